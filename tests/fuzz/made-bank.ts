// Banks that nobody wrote: questions of every type with values by chance, most of them allowed, written as YAML in many styles.
import type { Dice } from './dice.ts';
import { anyText, cleanText, longText, NUMBER_BITS, YAML_BITS } from './words.ts';

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
type Keys = Readonly<Record<string, Value>>;

const WORDS = ['kitten', 'reward model', 'encoder', 'decoder', 'BERT', 'GPT-2', 'tf-idf', 'x_k', 'attention', 'A*', 'π', 'naïve Bayes'];
const PATTERNS = [
  'kit+en',
  '(a+)+$',
  '(a|a)*b',
  '.*',
  '',
  '[',
  '(?<=a)b',
  '\\d{1,1000}',
  '(((((a{9}){9}){9}){9}){9})',
  '\\p{L}+',
  '^x$',
  '\\1',
  '(?i)ab',
];

const text = (dice: Dice): string =>
  dice.weighted([
    [20, () => cleanText(dice)],
    [4, () => anyText(dice)],
    [1, () => longText(dice)],
  ])();
const word = (dice: Dice): string =>
  dice.weighted([
    [6, () => dice.pick(WORDS)],
    [2, () => cleanText(dice, 2)],
    [1, () => anyText(dice, 3)],
  ])();
const number = (dice: Dice): number =>
  dice.weighted<() => number>([
    [6, () => dice.int(-20, 500)],
    [3, () => dice.int(1, 99_999) / 10 ** dice.int(1, 6)],
    [1, () => dice.pick([0, -0, 1e300, -1e300, 5e-324, 1.7976931348623157e308, 2 ** 53 + 2, 0.1 + 0.2])],
  ])();

/** The keys given, each left out with a chance. */
const maybe = (dice: Dice, keys: Readonly<Record<string, () => Value>>, share = 0.3): Keys =>
  Object.fromEntries(Object.entries(keys).flatMap(([key, make]) => (dice.chance(share) ? [[key, make()] as const] : [])));

const choices = (dice: Dice, right: number): Value => {
  const made = dice.some(2, dice.chance(0.1) ? 40 : 6, (): Keys => ({ text: text(dice), ...maybe(dice, { feedback: () => text(dice) }) }));
  return made.map((each, at) => ({
    ...each,
    ...(at < right ? { correct: true } : {}),
    ...maybe(dice, { id: () => dice.pick(['a', 'b', 'one', 'B', '1', `c${at}`]) }, 0.08),
  }));
};

const wrongTexts = (dice: Dice): Value => dice.some(1, 3, () => ({ match: word(dice), because: text(dice) }));
const wrongNumbers = (dice: Dice): Value => dice.some(1, 3, () => ({ match: number(dice), because: text(dice) }));
const tolerance = (dice: Dice): Value => dice.pick([0, 0.1, 5, '2%', '0%', '200%', '1e-3%', '-1%', 'x', number(dice)]);
const textKeys = (dice: Dice): Keys => ({
  accept: dice.some(1, 4, () => word(dice)),
  ...maybe(dice, { wrong: () => wrongTexts(dice), case: () => 'sensitive', typos: () => dice.pick(['ask', 'accept', 'reject']) }),
});
const numberKeys = (dice: Dice): Keys => ({
  ...(dice.chance(0.8) ? { answer: number(dice) } : { range: [number(dice), number(dice)].sort((a, b) => a - b) }),
  ...maybe(dice, {
    tolerance: () => tolerance(dice),
    unit: () => dice.pick(['GB', '%', 'legs', 'x', 'm/s', '°C', '€', '10 GB', 'e5', text(dice)]),
  }),
});

const own: Readonly<Record<string, (dice: Dice) => Keys>> = {
  'multiple-choice': (dice) => ({ choices: choices(dice, 1), ...maybe(dice, { order: () => dice.pick(['shuffled', 'fixed']) }) }),
  'multiple-response': (dice) => ({
    choices: choices(dice, dice.int(1, 3)),
    ...maybe(dice, { scoring: () => dice.pick(['balanced', 'exact', 'per-option']), choose: () => dice.int(1, 4), order: () => 'fixed' }),
  }),
  'true-false': (dice) => ({ answer: dice.chance(0.5), ...maybe(dice, { feedback: () => text(dice) }) }),
  matching: (dice) => ({
    pairs: dice.some(2, 5, () => ({ left: text(dice), right: text(dice), ...maybe(dice, { feedback: () => text(dice) }) })),
    ...maybe(dice, { distractors: () => dice.some(1, 3, () => text(dice)) }),
  }),
  ordering: (dice) => ({ steps: dice.some(2, dice.chance(0.05) ? 60 : 6, () => text(dice)) }),
  'short-answer': (dice) => ({ ...textKeys(dice), ...maybe(dice, { patterns: () => dice.some(1, 3, () => dice.pick(PATTERNS)) }) }),
  numeric: (dice) => ({ ...numberKeys(dice), ...maybe(dice, { wrong: () => wrongNumbers(dice), significant: () => dice.int(1, 15) }) }),
  cloze: (dice) => {
    const names = dice.some(1, 3, () => dice.pick(['one', 'two', 'x-1', 'A', '1', 'constructor']));
    const blank = (): Keys =>
      dice.weighted([
        [3, () => textKeys(dice)],
        [2, () => numberKeys(dice)],
        [2, () => ({ choices: choices(dice, 1) })],
      ])();
    return {
      text: names.map((name) => `${text(dice)} [[${name}]]`).join(dice.pick([' ', '\n', '\n\n'])) + text(dice),
      blanks: Object.fromEntries(names.map((name) => [name, blank()])),
    };
  },
  'case-study': (dice) => ({
    scenario: text(dice),
    questions: dice.some(1, 3, () => made(dice, dice.pick(simple))).map((each, at) => ({ ...each, id: `part-${at}` })),
  }),
  'open-response': (dice) => ({
    points: dice.some(1, 4, () => ({
      text: text(dice),
      ...maybe(dice, { weight: () => Math.abs(number(dice)) || 1, critical: () => dice.chance(0.5) }),
    })),
    model: text(dice),
  }),
};

const types = Object.keys(own);
const simple = types.filter((type) => type !== 'case-study');

function made(dice: Dice, type: string): Keys {
  return {
    type,
    prompt: text(dice),
    ...own[type]?.(dice),
    ...maybe(dice, { concept: () => dice.pick(['one', 'two', 'other/three', 'unknown']), points: () => Math.abs(number(dice)) || 1 }, 0.15),
    ...maybe(
      dice,
      {
        level: () => dice.pick(['remember', 'apply', 'create']),
        tags: () => dice.some(1, 3, () => word(dice)),
        hints: () => dice.some(1, 3, () => text(dice)),
        context: () => text(dice),
        source: () => text(dice),
        allow: () =>
          dice.some(1, 2, () => ({ rule: dice.pick(['negative-stem', 'self-proof', 'no-such-rule', text(dice)]), because: text(dice) })),
        'renamed-from': () => ['old', 'older'],
      },
      0.1,
    ),
    explanation: text(dice),
  };
}

const concepts = (dice: Dice): Value => ({
  one: { title: text(dice), ...maybe(dice, { after: () => dice.pick([['two'], ['one'], ['three'], ['x/y']]), summary: () => text(dice) }) },
  two: { title: text(dice), ...maybe(dice, { after: () => dice.pick([['one'], []]), related: () => ['one'] }) },
});

/** A value somewhere in `value` replaced by something nobody expects there. */
function upset(value: Value, dice: Dice): Value {
  if (dice.chance(0.15) || typeof value !== 'object' || value === null) {
    return dice.pick<() => Value>([
      () => null,
      () => [],
      () => ({}),
      () => true,
      () => number(dice),
      () => anyText(dice),
      () => [value],
      () => ({ a: value }),
    ])();
  }
  if (isList(value)) return value.length === 0 ? [null] : value.with(dice.int(0, value.length - 1), upset(dice.pick(value), dice));
  const keys = Object.keys(value);
  if (keys.length === 0) return { x: 1 };
  const key = dice.pick(keys);
  const renamed = dice.chance(0.2) ? dice.pick([...YAML_BITS, ...NUMBER_BITS, 'constructor']) : key;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => (name === key ? [renamed, upset(each, dice)] : [name, each])));
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** A bank by chance, as text. */
export function madeBank(dice: Dice): string {
  const questions = dice.some(1, 4, () => made(dice, dice.pick(types))).map((each, at) => ({ id: `q${at}`, ...each }));
  const bank: Value = {
    id: 'made',
    title: text(dice),
    ...maybe(dice, { concepts: () => concepts(dice), course: () => text(dice) }),
    questions,
  };
  return `${written(dice.chance(0.3) ? upset(bank, dice) : bank, '', dice)}\n`;
}

/** A value as YAML, each text in a style by chance among those in which it can be written. */
function written(value: Value, margin: string, dice: Dice): string {
  if (typeof value === 'string') return scalar(value, margin, dice);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  const entries = isList(value)
    ? value.map((each) => ['-', each] as const)
    : Object.entries(value).map(([key, each]) => [`${keyOf(key)}:`, each] as const);
  if (entries.length === 0) return isList(value) ? '[]' : '{}';
  if (dice.chance(0.04)) return JSON.stringify(value);
  const deeper = `${margin}${dice.pick(['  ', '  ', '  ', '    '])}`;
  const lines = entries.map(([lead, each]) => {
    const nested = typeof each === 'object' && each !== null && Object.keys(each).length > 0;
    if (!nested) return `${margin}${lead} ${written(each, deeper, dice)}`;
    const inner = written(each, deeper, dice);
    if (!inner.startsWith('\n')) return `${margin}${lead} ${inner}`;
    return lead === '-' && dice.chance(0.8) ? `${margin}-${inner.slice(margin.length + 2)}` : `${margin}${lead}${inner}`;
  });
  return `${margin === '' ? '' : '\n'}${lines.join('\n')}`;
}

const keyOf = (key: string): string => (/^[a-z][\w-]*$/i.test(key) ? key : JSON.stringify(key));

function scalar(value: string, margin: string, dice: Dice): string {
  if (/^[a-z][a-z ]*[a-z]$/i.test(value) && dice.chance(0.6)) return value;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a block cannot hold them
  const blockable = value.includes('\n') && !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]|^\s|\p{Surrogate}/u.test(value);
  if (blockable && dice.chance(0.7)) return `|${value.endsWith('\n') ? '' : '-'}\n${value.trimEnd().replace(/^(?=.)/gm, margin)}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: quotes cannot hold them
  if (!/[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u.test(value) && dice.chance(0.3)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value);
}
