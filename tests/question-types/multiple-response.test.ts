import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/core/doc.ts';
import { authoredOrder } from '../../src/core/random.ts';
import { graded, problem, question, rules } from './load.ts';

/** `right` right choices of `all`: a, b, … are the right ones. */
const choices = (right: number, all: number): string =>
  `choices:\n${Array.from({ length: all }, (_, index) => `  - text: Choice ${'ABCDEFG'[index]} here\n${index < right ? '    correct: true\n' : ''}`).join('')}`;

describe('balanced: share of right ones less share of wrong ones', () => {
  test.each([
    // right, all, ticked, score
    [2, 4, ['a', 'b'], 1],
    [2, 4, ['a'], 0.5],
    [2, 4, ['a', 'b', 'c'], 0.5],
    [2, 4, ['a', 'c'], 0],
    [2, 4, ['c', 'd'], 0],
    [2, 4, ['a', 'b', 'c', 'd'], 0],
    [3, 4, ['a', 'b', 'c', 'd'], 0],
    [4, 5, ['a', 'b', 'c', 'd', 'e'], 0],
    [3, 4, ['a', 'b'], 2 / 3],
    [1, 3, ['a', 'b'], 0.5],
  ])('%i of %i right, ticked %j', async (right, all, ticked, score) => {
    expect(graded(await question('multiple-response', choices(right, all)), ticked).score).toBeCloseTo(score, 10);
  });
});

test('who asks to see the answer sees every choice in its place, with what is right and why', async () => {
  const asked = await question(
    'multiple-response',
    'choices:\n  - text: One\n    correct: true\n    feedback: It is.\n  - text: Two\n    feedback: It is not.\n  - text: Three\n    correct: true\n',
  );
  expect(plainText(asked.reveal(asked.ask(authoredOrder)))).toBe(
    '✓ 1 One\nright answer: It is.\n  2 Two\nIt is not.\n✓ 3 Three\nright answer',
  );
});

test.each([
  ['exact', ['a', 'b'], 1],
  ['exact', ['a'], 0],
  ['exact', ['a', 'b', 'c'], 0],
  ['per-option', ['a', 'b'], 1],
  ['per-option', ['a'], 0.75],
  ['per-option', ['a', 'b', 'c', 'd'], 0.5],
  ['per-option', ['c', 'd'], 0],
])('scoring: %s, ticked %j', async (scoring, ticked, score) => {
  const asked = await question('multiple-response', `${choices(2, 4)}scoring: ${scoring}`);
  expect(graded(asked, ticked).score).toBe(score);
  expect(asked.replies().wrong.length).toBeGreaterThan(0);
});

test.each(
  ['balanced', 'exact', 'per-option'].flatMap(
    (scoring) =>
      [
        [scoring, ''],
        [scoring, 'choose: 2\n'],
      ] as const,
  ),
)('its own replies score as promised: %s %s', async (scoring, choose) => {
  const asked = await question('multiple-response', `${choices(2, 5)}${choose}scoring: ${scoring}`);
  const { right, wrong, partial = [] } = asked.replies();
  expect(right.map((reply) => graded(asked, reply).score)).toEqual([1]);
  expect(wrong.length).toBeGreaterThan(3);
  for (const reply of wrong) expect(graded(asked, reply).score).toBeLessThan(1);
  for (const reply of partial) expect(graded(asked, reply).verdict).toBe('partial');
  expect(partial.length > 0).toBe(scoring !== 'exact');
});

test('the order of the ticks does not matter', async () => {
  expect(graded(await question('multiple-response', choices(2, 4)), ['b', 'a']).score).toBe(1);
});

test('with `choose`, another number of ticks is no attempt', async () => {
  const asked = await question('multiple-response', `${choices(2, 4)}choose: 2`);
  expect(asked.ask(authoredOrder)).toMatchObject({ kind: 'pick-many', choose: 2 });
  expect(problem(asked, ['a'])).toBe('Choose two.');
  expect(problem(asked, ['a', 'b', 'c'])).toBe('Choose two.');
  expect(graded(asked, ['a', 'c']).score).toBe(0);
});

test('without `choose` the ask does not tell how many are right', async () => {
  expect(Object.keys((await question('multiple-response', choices(2, 4))).ask(authoredOrder))).toEqual(['kind', 'options']);
});

test('feedback says what was missed and why the rest is wrong', async () => {
  const asked = await question(
    'multiple-response',
    `
choices:
  - text: Red
    correct: true
  - text: Blue
    correct: true
    feedback: It is one too.
  - text: Wood
    feedback: That is no color.
  - text: Stone
    feedback: Nor is that.
`,
  );
  expect(plainText(graded(asked, ['a', 'c']).feedback)).toBe(
    [
      '✓ 1 Red',
      'your answer, right',
      '✓ 2 Blue',
      'right answer, not picked: It is one too.',
      '✗ 3 Wood',
      'your answer, wrong: That is no color.',
      '  4 Stone',
      'Nor is that.',
    ].join('\n'),
  );
});

test.each([
  [`${choices(2, 4)}choose: 3`, ['error multiple-response/choose-count']],
  [choices(3, 3), ['error multiple-response/all-correct']],
  [choices(0, 3), ['error multiple-response/no-key']],
  [choices(2, 4), []],
  [choices(2, 4).replace('Choice D', 'Choice  A'), ['error multiple-response/duplicate-choice']],
  [choices(2, 4).replace('Choice D here', 'Choice D here\n    id: a'), ['error multiple-response/duplicate-choice-id']],
])('lint %#', async (yaml, expected) => {
  expect(await rules('multiple-response', yaml)).toEqual(expected);
});
