// zod's issues in our own words. zod's sentences never reach the user.
import type { z } from 'zod';
import { type Finding, type Path, valueAt } from '../finding.ts';
import { suggest } from '../suggest.ts';
import { otherName } from './other-names.ts';

type Issue = z.core.$ZodIssue;

/** Findings for what a schema did not accept. `scope` is the question type, `bank` or `concept`; `what` names the thing. */
export function issueFindings(error: z.ZodError, schema: z.ZodType, value: unknown, scope: string): Finding[] {
  // A key that is there under another name is not missing as well.
  const meant = new Set(error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? meantKeys(issue, schema, value) : [])));
  return error.issues
    .filter((issue) => !meant.has(issue.path.map(String).join('/')) && !isOfLetters(issue))
    .flatMap((issue) => fromIssue(issue, schema, value, scope));
}

/** What counts the letters of a text where a list belongs: that it is no list is told already. */
const isOfLetters = (issue: Issue): boolean => (issue.code === 'too_big' || issue.code === 'too_small') && issue.origin === 'string';

/** The paths of missing keys that unknown ones seem to be. */
function meantKeys({ keys, path }: Extract<Issue, { code: 'unrecognized_keys' }>, schema: z.ZodType, value: unknown): string[] {
  const where = path.filter((step) => typeof step !== 'symbol');
  const missing = missingAt(where, schema, value);
  return keys.flatMap((key) => {
    const meant = meantKey(key, missing);
    return meant === undefined ? [] : [[...where, meant].join('/')];
  });
}

/** The one of `keys` that somebody who wrote `key` most likely meant, or nothing. */
const meantKey = (key: string, keys: readonly string[]): string | undefined => suggest(key, keys) ?? otherName(key, keys);

function missingAt(path: Path, schema: z.ZodType, value: unknown): string[] {
  const present = new Set(Object.keys((valueAt(value, path) as object | undefined) ?? {}));
  return keysAt(schema, path).filter((each) => !present.has(each));
}

function fromIssue(issue: Issue, schema: z.ZodType, value: unknown, scope: string): Finding[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const given = valueAt(value, path);
  const name = path.at(-1);
  const finding = (rule: string, message: string, rest: Partial<Finding> = {}): Finding[] => [
    { rule: `${scope}/${rule}`, severity: 'error', path, message, ...rest },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, path, schema, value, scope);
    case 'invalid_type':
      if (given === undefined || given === null) return missing(path, given, schema, scope);
      return finding('wrong-type', `${subject(path, scope)} must be ${kindOf(issue.expected)}, and here it is ${kindOfValue(given)}.`, {
        help: typeHelp(issue.expected, given, keysAt(schema, path)),
      });
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (given === undefined) return missing(path, given, schema, scope);
      const near = suggest(String(given), allowed);
      return finding('unknown-value', `${subject(path, scope)} cannot be ${quote(given)}.`, {
        help: near === undefined ? `write one of: ${allowed.join(', ')}` : `did you mean "${near}"? (one of: ${allowed.join(', ')})`,
      });
    }
    case 'invalid_format':
      return badFormat(issue.message, name, given, finding);
    case 'too_small':
      return finding('too-few', tooFew(issue, name), { help: issue.origin === 'array' ? 'add what is missing' : 'write a larger number' });
    case 'too_big':
      if (issue.origin !== 'array')
        return finding('too-many', `"${name}" must be at most ${issue.maximum}.`, { help: 'write a smaller number' });
      return finding('too-many', `"${name}" has more than ${issue.maximum} entries.`, { help: 'drop what is too much' });
    case 'invalid_union':
      return finding('wrong-type', `${subject(path, scope)} cannot be ${kindOfValue(given)}.`, {
        help: 'see `quiz schema` for the forms it can take',
      });
    case 'invalid_key':
      return finding('bad-name', `${quote(name)} cannot be the name of ${scope === 'bank' ? 'a concept' : 'a blank'}.`, {
        at: 'key',
        why: 'Names are typed on the command line and used in links.',
        help: 'use lower-case words and digits joined by hyphens',
      });
    case 'not_multiple_of':
    case 'invalid_element':
    case 'custom':
      return finding('wrong-value', `${subject(path, scope)} cannot be ${quote(given)}.`);
  }
}

/** What stands at a path, as the subject of a sentence. */
function subject(path: Path, scope: string): string {
  const name = path.at(-1);
  if (name === undefined) return owner(path, scope);
  return typeof name === 'number' ? `An entry of "${String(path.findLast((step) => typeof step === 'string'))}"` : `"${name}"`;
}

const quote = (value: unknown): string => {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
};

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (keys and values)',
  record: 'a mapping (keys and values)',
};

const kindOf = (expected: string): string => KINDS[expected] ?? `a ${expected}`;

function kindOfValue(value: unknown): string {
  if (value === undefined || value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping (keys and values)';
  return `${typeof value === 'string' ? 'the text' : typeof value === 'number' ? 'the number' : 'the value'} ${quote(value)}`;
}

function typeHelp(expected: string, given: unknown, keys: readonly string[]): string {
  if (expected === 'string') {
    if (typeof given === 'object') return 'write the text under a | on lines of its own, or put it in quotes';
    // A number is told as it was read, and may have been written otherwise: 1e3, 1.0.
    return typeof given === 'number' ? 'put quotes around it' : `put it in quotes: "${String(given)}"`;
  }
  if (expected === 'array') return bounds(given) ?? 'write each entry on a line of its own after "- "';
  if (expected === 'int') return 'write a whole number';
  if (expected === 'number') {
    if (typeof given === 'number') return 'write a number that is finite';
    return typeof given === 'string' ? (asNumber(given) ?? 'write the number without quotes and without a unit') : 'write a number';
  }
  if (expected === 'boolean') return 'write true or false, without quotes';
  if (typeof given === 'string' && keys.includes('text')) return 'write "text:" in front of it; its other keys stand below that';
  return `write its keys on lines of their own, indented below it${keys.length > 0 ? `: ${keys.join(', ')}` : ''}`;
}

/** What to write for a number that is not written as YAML wants it: `0,5`, `14_000`, `1/4`, `14%`; nothing for other texts. */
function asNumber(text: string): string | undefined {
  const given = text.trim();
  const percent = /^(-?\d+(?:\.\d+)?)\s*%$/.exec(given);
  if (percent !== null) return `write ${percent[1]}, and unit: "%" on a line of its own`;
  const fraction = /^(-?\d+)\s*\/\s*(\d+)$/.exec(given);
  const quotient = Number(fraction?.[1]) / Number(fraction?.[2]);
  if (Number.isFinite(quotient)) return `write ${quotient}`;
  if (/^-?\d{1,3}(?:[_'’ ]\d{3})+(?:\.\d+)?$|^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(given))
    return `write ${given.replace(/[_'’ ,]/g, '')}`;
  if (/^-?\d+,\d+$/.test(given)) return `write ${given.replace(',', '.')}`;
  return undefined;
}

/** What to write for a range written as a text, such as `7-9`. */
function bounds(given: unknown): string | undefined {
  const found = typeof given === 'string' ? /^\s*(-?\d+(?:\.\d+)?)\s*(?:-|–|—|to|\.\.+)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(given) : null;
  return found === null ? undefined : `write [${found[1]}, ${found[2]}]`;
}

function missing(path: Path, given: unknown, schema: z.ZodType, scope: string): Finding[] {
  const name = path.at(-1);
  const wanted = schemaAt(schema, path);
  const description = wanted?.description ?? unwrap(wanted)?.description;
  const thing = owner(path.slice(0, -1), scope);
  return [
    {
      rule: `${scope}/missing-key`,
      severity: 'error',
      path: given === null ? path : path.slice(0, -1),
      at: 'key',
      message: given === null ? `${subject(path, scope)} is empty.` : `${thing} has no "${name}".`,
      ...(description !== undefined && { why: `${name}: ${lowerFirst(description)}` }),
      help: given === null ? emptyHelp(name) : `add "${name}:"`,
    },
  ];
}

function emptyHelp(name: string | number | undefined): string {
  if (name === undefined) return 'write its keys on lines of their own, indented below it';
  if (typeof name === 'number') return 'write something after "- ", or remove it';
  const more = SHOWN.has(name) ? '; a text that begins with # needs quotes, and so does the word null' : '';
  return `write something after "${name}:"${more}`;
}

/** Keys of short texts in which anything may stand. */
const SHOWN: ReadonlySet<string> = new Set(['text', 'left', 'right', 'prompt']);

const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** What is no question of a certain type. */
const OWNERS: Readonly<Record<string, string>> = { bank: 'The bank', concept: 'The concept', question: 'This question' };

/** What to call the thing that a path below a question, concept or bank leads to. */
function owner(path: Path, scope: string): string {
  const list = path.findLast((step) => typeof step === 'string');
  if (typeof list !== 'string') return OWNERS[scope] ?? `This ${scope} question`;
  if (typeof path.at(-1) !== 'number') return `"${list}"`;
  const words: Readonly<Record<string, string>> = {
    choices: 'A choice',
    pairs: 'A pair',
    wrong: 'An entry of "wrong"',
    points: 'A point',
    allow: 'A waiver',
  };
  return words[list] ?? `An entry of "${list}"`;
}

function unknownKeys(keys: readonly string[], path: Path, schema: z.ZodType, value: unknown, scope: string): Finding[] {
  const owning = owner(path, scope);
  const absent = missingAt(path, schema, value); // once: there may be ten thousand keys
  return keys.map((key) => ({
    rule: `${scope}/unknown-key`,
    severity: 'error',
    path: [...path, key],
    at: 'key',
    message: `${owning} has no key ${quote(key)}.`,
    why: 'A misspelled key would be ignored, and what it says would be lost.',
    help: unknownHelp(key, path, schema, absent, scope),
  }));
}

function unknownHelp(key: string, path: Path, schema: z.ZodType, absent: readonly string[], scope: string): string {
  const known = keysAt(schema, path);
  const near = meantKey(key, absent) ?? suggest(key, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  const listed = (wanted: string): string | undefined => known.find((each) => keysAt(schema, [...path, each, 0]).includes(wanted));
  const list = listed(key);
  if (list !== undefined) return `it belongs to an entry of "${list}": indent it as the other keys there`;
  const marked = listed('correct');
  if (marked !== undefined && (key === 'answer' || otherName(key, ['answer']) !== undefined))
    return `write "correct: true" below the "text" of what is right in "${marked}"`;
  return scope === 'question' ? 'no type of question has it' : `the keys here are: ${known.join(', ')}`;
}

function badFormat(
  code: string,
  name: unknown,
  given: unknown,
  finding: (rule: string, message: string, rest?: Partial<Finding>) => Finding[],
): Finding[] {
  if (code === 'empty') {
    return finding('empty-text', typeof name === 'number' ? 'This text is empty.' : `"${String(name)}" is empty.`, {
      why: 'A learner would see nothing there.',
      help: 'write the text, or remove the line',
    });
  }
  const kebab = String(given)
    .toLowerCase()
    .replace(/[^a-z0-9/]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return finding(
    code === 'concept' ? 'bad-concept-name' : 'bad-id',
    `${quote(given)} cannot be ${code === 'concept' ? 'the name of a concept' : 'an id'}.`,
    {
      why: 'Ids are typed on the command line and keep their meaning for years.',
      help: kebab === '' ? 'use lower-case words and digits joined by hyphens' : `write "${kebab}"`,
    },
  );
}

function tooFew(issue: Extract<Issue, { code: 'too_small' }>, name: unknown): string {
  if (issue.origin === 'array') return `"${String(name)}" needs at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}.`;
  return `"${String(name)}" must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}.`;
}

/** The schema that a path below `schema` leads to, through optional, list, mapping and object. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let here: z.ZodType | undefined = schema;
  for (const step of path) {
    here = unwrap(here);
    const def = here?.def as { type?: string; shape?: Record<string, z.ZodType>; element?: z.ZodType; valueType?: z.ZodType } | undefined;
    if (def?.type === 'object') here = def.shape?.[String(step)];
    else if (def?.type === 'array') here = def.element;
    else if (def?.type === 'record') here = def.valueType;
    else return undefined;
  }
  return here;
}

/** The keys of the mapping that belongs at a path; none where the schema names none. */
const keysAt = (schema: z.ZodType, path: Path): string[] =>
  Object.keys((unwrap(schemaAt(schema, path))?.def as { shape?: object } | undefined)?.shape ?? {});

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  const inner = (schema?.def as { type?: string; innerType?: z.ZodType } | undefined)?.innerType;
  return inner !== undefined && schema?.def.type === 'optional' ? unwrap(inner) : schema;
}
