import type { Bank } from '../../bank/bank.ts';
import { type Concepts, isForeign } from '../../bank/concepts.ts';
import { questionsOf } from '../../memory/mastery.ts';
import type { BankFound, BankRule } from '../rule.ts';

const ENOUGH = 2;

/** For each concept before an asked one, directly or through others, an asked one that builds on it. */
function neededBy(concepts: Concepts, isAsked: (id: string) => boolean): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open = Object.keys(concepts)
    .filter(isAsked)
    .map((id) => ({ id, by: id }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const before of concepts[next.id]?.after ?? []) {
      if (found.has(before) || !Object.hasOwn(concepts, before)) continue;
      found.set(before, next.by);
      open.push({ id: before, by: next.by });
    }
  }
  return found;
}

/** C08: concepts that cannot be practiced. */
export const conceptCoverage: BankRule = {
  name: 'concept-coverage',
  severity: 'warning',
  checks:
    'A concept that nothing asks about and that an asked concept builds on. An info for one that no asked concept builds on, and one info each for all concepts with fewer than two questions (parts of case studies count) and for all whose questions only ask to recognize the answer. Concepts of other banks are not looked at. Nothing is told while a question is broken, since it may be the one that asks.',
  why: 'Who misses a question is led back to the concepts before it, and a concept counts as mastered by two questions, one of them answered without choices in sight.',
  bad: `\
id: coverage
title: Coverage
concepts:
  pre-training: # ! concept-coverage
    title: Pre-training
  fine-tuning:
    title: Fine-tuning
    after: [pre-training]
questions:
  - id: continued
    type: true-false
    concept: fine-tuning
    prompt: Fine-tuning starts from the weights that pre-training left.
    answer: true
    explanation: Otherwise it would be training from scratch.
  - id: name-it
    type: short-answer
    concept: fine-tuning
    prompt: What is it called to train a model further on data of a task?
    accept: [fine-tuning, finetuning]
    explanation: The weights are tuned, not learned anew.
`,
  good: `\
id: coverage
title: Coverage
concepts:
  fine-tuning:
    title: Fine-tuning
    after: [ch1/pre-training]
questions:
  - id: continued
    type: true-false
    concept: fine-tuning
    prompt: Fine-tuning starts from the weights that pre-training left.
    answer: true
    explanation: Otherwise it would be training from scratch.
  - id: name-it
    type: short-answer
    concept: fine-tuning
    prompt: What is it called to train a model further on data of a task?
    accept: [fine-tuning, finetuning]
    explanation: The weights are tuned, not learned anew.
`,
  source: 'pedagogy of the project, C08',
  bank(bank, _, { head }) {
    // What a broken question asks about is not known: once it is mended, nothing may be missing.
    if (bank.broken > 0) return [];
    const needed = neededBy(bank.concepts, (id) => questionsOf(bank, id).length > 0);
    const own = Object.keys(bank.concepts).filter((id) => !isForeign(id));
    const empty = own.filter((id) => questionsOf(bank, id).length === 0);
    const single = own.filter((id) => questionsOf(bank, id).length === 1);
    const recognized = own.filter(
      (id) => questionsOf(bank, id).length >= ENOUGH && questionsOf(bank, id).every((question) => question.recognition),
    );
    return [
      ...empty.map((id) => ({ file: head, path: ['concepts', id], at: 'key' as const, ...unasked(bank, id, needed.get(id)) })),
      ...thin(
        bank,
        single,
        ['has one question only', 'have one question only'],
        'Who misses it can only be asked the same again.',
        'add one of another type to each',
        head,
      ),
      ...thin(
        bank,
        recognized,
        ['only asks to recognize the answer', 'only ask to recognize the answer'],
        'Recognizing an answer is easier than knowing it.',
        'add a short-answer, numeric, cloze or open-response question to each',
        head,
      ),
    ];
  },
};

/** A concept without any question. `follower` is an asked concept that builds on it. */
function unasked(bank: Bank, id: string, follower: string | undefined): Omit<BankFound, 'file' | 'path'> {
  const title = `"${bank.concepts[id]?.title ?? id}"`;
  if (follower === undefined) {
    return {
      severity: 'info',
      message: `No question asks about ${title}.`,
      why: 'It can be neither practiced nor mastered.',
      help: `add questions with "concept: ${id}", or drop the concept`,
    };
  }
  return {
    message: `No question asks about ${title}, which "${bank.concepts[follower]?.title ?? follower}" builds on.`,
    why: 'Who misses that is led back here and finds nothing to practice.',
    help: `add two questions with "concept: ${id}", one of them without choices`,
    related: [{ path: ['concepts', follower], message: 'builds on it' }],
  };
}

const NAMED = 5;

/** One info for all concepts that share a lack: a line for each of a hundred would drown what is worse. */
function thin(
  bank: Bank,
  ids: readonly string[],
  [one, several]: readonly [string, string],
  why: string,
  help: string,
  file: string,
): BankFound[] {
  const [first] = ids;
  if (first === undefined) return [];
  const names = ids.slice(0, NAMED).map((id) => `"${bank.concepts[id]?.title ?? id}"`);
  const more = ids.length > NAMED ? `, and ${ids.length - NAMED} more (quiz check --report lists the coverage)` : '';
  const counted = ids.length === 1 ? `1 concept ${one}` : `${ids.length} concepts ${several}`;
  const message = `${counted}: ${names.join(', ')}${more}.`;
  return [{ file, path: ['concepts', first], at: 'key', severity: 'info', message, why, help }];
}
