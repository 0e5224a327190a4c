import { expect, test } from 'vitest';
import { plainText } from '../../src/core/doc.ts';
import { authoredOrder, random } from '../../src/core/random.ts';
import { graded, problem, question, rules } from './load.ts';

const pairs = (...rights: string[]): string =>
  `pairs:\n${rights.map((right, index) => `  - left: Left ${index + 1}\n    right: ${right}\n`).join('')}`;

test.each([
  [{ '1': 'a', '2': 'b', '3': 'c', '4': 'd' }, 1, 'correct'],
  [{ '1': 'A', '2': ' b ', '3': 'c', '4': 'd' }, 1, 'correct'],
  [{ '1': 'a', '2': 'b', '3': 'd', '4': 'c' }, 0.5, 'partial'],
  [{ '1': 'a', '2': 'b', '3': 'c', '4': 'e' }, 0.75, 'partial'],
  [{ '1': 'a', '2': 'a', '3': 'a', '4': 'a' }, 0.25, 'partial'],
  [{ '1': 'b', '2': 'a', '3': 'd', '4': 'c' }, 0, 'wrong'],
])('%j scores %d', async (reply, score, verdict) => {
  const asked = await question('matching', `${pairs('one', 'two', 'three', 'four')}distractors: [five]`);
  expect(graded(asked, reply)).toMatchObject({ score, verdict });
});

test('a right side may serve twice and is one option', async () => {
  const asked = await question('matching', `${pairs('same', 'other', '"same "')}distractors: [spare]`);
  expect(asked.ask(authoredOrder)).toEqual({
    kind: 'match',
    left: [
      { letter: '1', text: 'Left 1' },
      { letter: '2', text: 'Left 2' },
      { letter: '3', text: 'Left 3' },
    ],
    right: [
      { letter: 'a', text: 'same' },
      { letter: 'b', text: 'other' },
      { letter: 'c', text: 'spare' },
    ],
  });
  expect(graded(asked, { '1': 'a', '2': 'b', '3': 'a' }).score).toBe(1);
});

test('the right sides are shuffled, the left ones are not', async () => {
  const asked = await question('matching', pairs('one', 'two', 'three', 'four'));
  const orders = Array.from({ length: 50 }, (_, seed) => {
    const ask = asked.ask(random(seed));
    if (ask.kind !== 'match') throw new Error(ask.kind);
    expect(ask.left.map(({ letter }) => letter)).toEqual(['1', '2', '3', '4']);
    return ask.right.map(({ letter }) => letter).join('');
  });
  expect(new Set(orders).size).toBeGreaterThan(10);
});

test('what is missing or unknown is named', async () => {
  const asked = await question('matching', pairs('one', 'two', 'three'));
  expect(problem(asked, { '1': 'a' })).toBe('Still to match: "Left 2", "Left 3".');
  expect(problem(asked, { '1': 'a', '2': '', '3': null })).toBe('Still to match: "Left 2", "Left 3".');
  expect(problem(asked, { '1': 'a', '4': 'b' })).toBe('There is no left side "4": they are numbered 1 to 3.');
  expect(problem(asked, { '1': 'a', '2': 'z', '3': 'b' })).toMatch(/^Left side 2: There is no choice "z"/);
  expect(problem(asked, ['a', 'b', 'c'])).toMatch(/^A reply here names a right side/);
});

test('feedback says both sides by their text', async () => {
  const asked = await question('matching', `${pairs('one', 'two')}    feedback: Because it is two.\ndistractors: [five]`);
  const ask = {
    kind: 'match',
    left: [],
    right: [
      { letter: 'c', text: 'five' },
      { letter: 'b', text: 'two' },
      { letter: 'a', text: 'one' },
    ],
  } as const;
  expect(plainText(graded(asked, { '1': 'a', '2': 'c' }, ask).feedback)).toBe(
    [
      '✓ 1 Left 1',
      'your answer, right: one',
      '✗ 2 Left 2',
      'your answer, wrong: five',
      'right answer: two',
      'Because it is two.',
      '',
      'belongs to none: five',
    ].join('\n'),
  );
});

test.each([
  [pairs('one', 'two'), ['info matching/last-pair-free']],
  [`${pairs('one', 'two')}distractors: [three]`, []],
  [pairs('one', 'two', 'one'), []],
  [pairs('one', 'one'), ['error matching/one-right-side']],
  [`${pairs('one', 'two')}distractors: [three, three]`, ['error matching/duplicate-distractor']],
  [`${pairs('one', 'two')}distractors: [two]`, ['error matching/distractor-belongs']],
  [pairs('one', 'two', 'two').replace('Left 3', 'Left 1'), ['error matching/duplicate-left']],
])('lint %#', async (yaml, expected) => {
  expect(await rules('matching', yaml)).toEqual(expected);
});
