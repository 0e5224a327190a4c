// Findings about a bank's own structure, in words: type missing or unknown, ids used twice, files that are no bank.
import type { Finding, Path } from '../finding.ts';
import type { QuestionType } from '../question-type.ts';
import { suggest } from '../suggest.ts';

/** Whatever a reader wrote where a mapping was expected. */
export type Raw = Readonly<Record<string, unknown>>;

/** Whether `value` is a mapping. */
export const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A question that is no mapping. */
export const notAQuestion = (path: Path): Finding => ({
  rule: 'bank/wrong-type',
  severity: 'error',
  path,
  message: 'A question must be a mapping (keys and values).',
  help: 'begin it with "- id: …" and indent its other keys below "id"',
});

/** A question without a type, or with one that does not exist. */
export function typeFinding(raw: Raw, path: Path, types: readonly QuestionType[]): Finding {
  const names = types.map((type) => type.name);
  const given = raw['type'];
  if (given === undefined || given === null) {
    return {
      rule: 'bank/missing-key',
      severity: 'error',
      path: given === null ? [...path, 'type'] : path,
      at: 'key',
      message: 'A question has no "type".',
      why: 'The type says how it is asked and how it is scored.',
      help: `add "type:" with one of: ${names.join(', ')}`,
    };
  }
  if (typeof given !== 'string') {
    return {
      rule: 'bank/wrong-type',
      severity: 'error',
      path: [...path, 'type'],
      message: '"type" must be a word.',
      why: 'The question can be neither asked nor scored.',
      help: `write one of: ${names.join(', ')}`,
    };
  }
  const near = suggest(given, names);
  return {
    rule: 'bank/unknown-type',
    severity: 'error',
    path: [...path, 'type'],
    message: `There is no question type "${given}".`,
    why: 'The question can be neither asked nor scored.',
    help: near === undefined ? `write one of: ${names.join(', ')}` : `did you mean "${near}"?`,
  };
}

/** A composite question inside another. */
export const nestedFinding = (type: QuestionType, path: Path): Finding => ({
  rule: `${type.name}/nested`,
  severity: 'error',
  path: [...path, 'type'],
  message: `A ${type.name} cannot stand inside another question.`,
  help: 'make it a question of its own, or use another type here',
});

/** A file that is no bank at all. */
export const notABank = (raw: unknown): Finding => ({
  rule: 'bank/not-a-bank',
  severity: 'error',
  path: [],
  message: raw === null || raw === undefined ? 'The file is empty.' : 'A bank is a mapping with the keys id, title and questions.',
  help: 'begin with "id:", "title:" and "questions:"; `quiz new` writes a bank to start from',
});

/** A file of a folder bank beside `bank.yaml` holds questions and nothing else. */
export function partFileFindings(raw: Raw): Finding[] {
  if (!Array.isArray(raw['questions'])) {
    return [
      {
        rule: 'bank/missing-key',
        severity: 'error',
        path: [],
        message: 'This file has no "questions".',
        why: 'In a folder that is a bank, each file beside bank.yaml holds a list of questions.',
        help: 'add "questions:", or move the file elsewhere',
      },
    ];
  }
  return Object.keys(raw)
    .filter((key) => key !== 'questions')
    .map((key) => ({
      rule: 'bank/unknown-key',
      severity: 'error',
      path: [key],
      at: 'key',
      message: `Only "questions" may stand here, not "${key}".`,
      why: 'In a folder that is a bank, bank.yaml alone holds what belongs to the whole.',
      help: 'move it to bank.yaml',
    }));
}

/** An id that another question has already. */
export const duplicateId = (id: string, path: Path): Finding => ({
  rule: 'duplicate-id',
  severity: 'error',
  path,
  message: `Another question has the id "${id}" already.`,
  why: 'History and sign-offs follow the id, and two questions would share them.',
  help: 'give this one an id of its own',
});
