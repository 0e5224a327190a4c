import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/core/doc.ts';
import type { Reading } from '../../src/core/question-type.ts';
import { authoredOrder, random } from '../../src/core/random.ts';
import { graded, problem, question, rules } from './load.ts';

const yaml = `
text: The weights are [[state]] [[sic]], the update has rank [[r]], and it [[merge]] be merged.
blanks:
  merge:
    choices:
      - text: can
        correct: true
      - text: cannot
        feedback: It has the same shape.
  r:
    answer: 0.5
    tolerance: 0.1
    unit: bits
  state:
    accept: [frozen, fixed]
    wrong:
      - match: trainable
        because: Only two small matrices are.
`;
const again: Reading = { terms: new Set(), again: true };

test('blanks are asked in the order of the text, with the text as written', async () => {
  const asked = await question('cloze', yaml);
  const ask = asked.ask(authoredOrder);
  expect(ask).toMatchObject({ kind: 'blanks', text: expect.stringContaining('[[state]] [[sic]]') });
  expect('blanks' in ask && ask.blanks).toEqual([
    { name: 'state', expects: 'text', options: [] },
    { name: 'r', expects: 'number', options: [] },
    {
      name: 'merge',
      expects: 'option',
      options: [
        { letter: 'a', text: 'can' },
        { letter: 'b', text: 'cannot' },
      ],
    },
  ]);
  const orders = Array.from({ length: 30 }, (_, seed) => JSON.stringify(asked.ask(random(seed))));
  expect(new Set(orders).size).toBe(2);
});

test.each([
  [['Fixed', '1/2', 'a'], 1, 'correct'],
  [['frozen', 0.5, 'a'], 1, 'correct'],
  [['frozen', '0.6 bits', 'b'], 2 / 3, 'partial'],
  [['trainable', '0.5', 'b'], 1 / 3, 'partial'],
  [['trainable', '5', 'b'], 0, 'wrong'],
])('%j scores %d', async (reply, score, verdict) => {
  const grade = graded(await question('cloze', yaml), reply);
  expect(grade.score).toBeCloseTo(score, 10);
  expect(grade.verdict).toBe(verdict);
});

test('a problem names its blank', async () => {
  const asked = await question('cloze', yaml);
  expect(problem(asked, null)).toBe('Fill in the blanks first.');
  expect(problem(asked, 'frozen')).toMatch(/list/);
  expect(problem(asked, ['frozen', ' ', 'a'])).toBe('Blank 2 is still empty.');
  expect(problem(asked, ['frozen', '0.5'])).toBe('Blank 3 is still empty.');
  expect(problem(asked, ['frozen', '0.5', 'a', 'b'])).toBe('The reply has 4 entries, and there are 3 blanks.');
  expect(problem(asked, ['frozen', 'half', 'a'])).toBe('Blank 2: Not a number: type something like 0.25, 1/4 or 2.5e-3, in bits.');
  expect(problem(asked, ['frozen', '0.5', 'c'])).toMatch(/^Blank 3: There is no choice "c"/);
  expect(problem(asked, [['frozen'], '0.5', 'a'])).toMatch(/^Blank 1: /);
  expect(asked.mark(['frozne', '0.5', 'a'], asked.ask(authoredOrder), again)).toEqual({
    problem: 'Blank 1: Very close: check the spelling.',
    once: true,
  });
  expect(graded(asked, ['frozne', '0.5', 'a']).score).toBeCloseTo(2 / 3, 10);
});

test('feedback has a row for each blank', async () => {
  const asked = await question('cloze', yaml);
  expect(plainText(graded(asked, ['trainable', '0.5', 'b']).feedback)).toBe(
    [
      '✗ 1 your answer, wrong: trainable',
      'Only two small matrices are.',
      'right answer: frozen',
      'also accepted: fixed',
      '✓ 2 your answer, right: 0.5',
      'right answer: 0.5 ± 0.1 bits',
      '✗ 3 your answer, wrong: cannot',
      'It has the same shape.',
      'right answer: can',
    ].join('\n'),
  );
  expect(plainText(asked.key())).toBe(' 1 frozen\nalso accepted: fixed\n 2 0.5 ± 0.1 bits\n 3 can');
});

test('one blank has no partial credit', async () => {
  const asked = await question('cloze', 'text: It is [[a]].\nblanks: {a: {accept: [frozen]}}');
  expect(asked.replies()).toMatchObject({ right: [['frozen']], wrong: [['xyzzy plugh'], ['xyzzy plugh']], partial: [] });
});

test('names of what every object has are no blanks', async () => {
  const asked = await question('cloze', 'text: "[[constructor]] is [[a]]."\nblanks: {a: {accept: [frozen]}}');
  expect(asked.ask(authoredOrder)).toMatchObject({ blanks: [{ name: 'a' }] });
});

describe('lint', () => {
  const blank = (keys: string, text = 'It is [[a]] here.'): string => `text: "${text}"\nblanks:\n  a: ${keys}`;
  test.each([
    ['text: Nothing.\nblanks: {}', ['error cloze/no-blank']],
    [blank('{accept: [frozen]}', 'It is [[b]].'), ['error cloze/blank-missing']],
    [blank('{accept: [frozen]}', '[[a]] and [[a]]'), ['error cloze/blank-twice']],
    [blank('{typos: ask}'), ['error cloze/blank-kind']],
    [blank('{accept: [x], answer: 3}'), ['error cloze/blank-kind']],
    [blank('{answer: 3, range: [2, 4]}'), ['error cloze/answer-and-range']],
    [blank('{answer: 3.5}'), ['warning cloze/no-tolerance']],
    [blank('{answer: 3, case: sensitive}'), ['error cloze/useless-key']],
    [blank('{answer: 3, wrong: [{match: four, because: No.}]}'), ['error cloze/wrong-form']],
    [blank('{answer: 3, wrong: [{match: 3, because: No.}]}'), ['error cloze/wrong-is-right']],
    [blank('{accept: [frozen], wrong: [{match: Frozen, because: No.}]}'), ['error cloze/wrong-is-right']],
    [blank('{accept: [frozen, Frozen]}'), ['info cloze/same-accept']],
    [blank('{accept: [here]}'), ['error cloze/answer-in-text']],
    [blank('{accept: [what]}'), ['error cloze/answer-in-text']],
    [blank('{accept: [z]}', 'Given z, it is [[a]].'), ['info cloze/answer-in-text']],
    [blank('{accept: [a]}'), []],
    [blank('{choices: [{text: x}, {text: y}]}'), ['error cloze/no-key']],
    [blank('{accept: [frozen]}'), []],
    [blank('{accept: [frozen]}', 'It is [[a]], not [[b]] or [[0, 1]].'), []],
  ])('%j: %j', async (keys, expected) => {
    expect(await rules('cloze', keys)).toEqual(expected);
  });
});

test('blanks that offer the same choices show them in the same order', async () => {
  const asked = await question(
    'cloze',
    `
text: "[[one]], [[two]] and [[three]]."
blanks:
  one: {choices: [{text: accurate, correct: true}, {text: relevant}, {text: safe}]}
  two: {choices: [{text: relevant, correct: true}, {text: accurate}, {text: safe}]}
  three: {choices: [{text: accurate, correct: true}, {text: relevant}, {text: legal}]}
`,
  );
  const orders = Array.from({ length: 30 }, (_, seed) => {
    const ask = asked.ask(random(seed));
    return ask.kind === 'blanks' ? ask.blanks.map(({ options }) => options.map(({ text }) => text).join(' ')) : [];
  });
  expect(orders.filter(([one, two]) => one !== two)).toEqual([]);
  expect(new Set(orders.map(([one]) => one)).size).toBe(6);
  const letters = asked.ask(authoredOrder);
  expect(letters).toMatchObject({ blanks: [{}, { options: [{ letter: 'b' }, { letter: 'a' }, { letter: 'c' }] }, {}] });
});
