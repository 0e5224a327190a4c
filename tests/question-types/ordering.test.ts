import { expect, test } from 'vitest';
import { plainText } from '../../src/core/doc.ts';
import { authoredOrder, random } from '../../src/core/random.ts';
import { graded, problem, question, rules } from './load.ts';

const steps = (count: number): string => `steps:\n${Array.from({ length: count }, (_, index) => `  - Step ${index + 1}\n`).join('')}`;

// The numbers of reference/pedagogy.md, section 6.4.
test.each([
  ['abcdef', 1, 'correct'],
  ['bacdef', 0.87, 'partial'],
  ['abcdfe', 0.87, 'partial'],
  ['bcdefa', 0.33, 'partial'],
  ['fedcba', 0, 'wrong'],
])('6 steps as %s', async (order, score, verdict) => {
  const grade = graded(await question('ordering', steps(6)), [...order]);
  expect(grade.score).toBeCloseTo(score, 2);
  expect(grade.verdict).toBe(verdict);
});

test('every step must be placed, once', async () => {
  const asked = await question('ordering', steps(3));
  expect(problem(asked, [])).toBe('Put the steps in order first.');
  expect(problem(asked, ['a', 'c'])).toBe('Every step needs its place. Still to place: "Step 2".');
  expect(problem(asked, ['a', 'b', 'b'])).toMatch(/twice/);
  expect(problem(asked, ['a', 'b', 'c', 'd'])).toMatch(/no choice "d"/);
});

test.each([2, 3, 4])('%i steps are never shown in the right order', async (count) => {
  const asked = await question('ordering', steps(count));
  const right = asked.ask(authoredOrder);
  expect(right).toMatchObject({ items: Array.from({ length: count }, (_, index) => ({ text: `Step ${index + 1}` })) });
  for (let seed = 0; seed < 300; seed += 1) expect(asked.ask(random(seed))).not.toEqual(right);
});

test('feedback says where each step belongs and what mends the order', async () => {
  const grade = graded(await question('ordering', steps(4)), ['b', 'c', 'd', 'a']);
  expect(plainText(grade.feedback)).toBe(
    [
      '✗ 1 Step 2',
      'belongs at place 2',
      '✗ 2 Step 3',
      'belongs at place 3',
      '✗ 3 Step 4',
      'belongs at place 4',
      '✗ 4 Step 1',
      'belongs at place 1',
      '',
      'Move one step and it is right: "Step 1" to place 1.',
      '',
      'The right order:',
      '1 Step 1',
      '2 Step 2',
      '3 Step 3',
      '4 Step 4',
    ].join('\n'),
  );
});

test('nothing is mended that is right', async () => {
  expect(plainText(graded(await question('ordering', steps(3)), ['a', 'b', 'c']).feedback)).toBe(
    ['✓ 1 Step 1', 'in its place', '✓ 2 Step 2', 'in its place', '✓ 3 Step 3', 'in its place'].join('\n'),
  );
});

const permutations = (items: readonly string[]): string[][] =>
  items.length === 0 ? [[]] : items.flatMap((item) => permutations(items.filter((each) => each !== item)).map((rest) => [item, ...rest]));

test('the moves named mend every order', async () => {
  const asked = await question('ordering', steps(5));
  for (const order of permutations(['a', 'b', 'c', 'd', 'e'])) {
    const feedback = plainText(graded(asked, order).feedback);
    if (feedback.includes('It takes 4 moves')) continue;
    const moves = [...feedback.matchAll(/"Step (\d)" to place (\d)/g)].map(([, step, place]) => ({
      step: Number(step),
      place: Number(place),
    }));
    const mended = order.map((letter) => 'abcde'.indexOf(letter) + 1).filter((step) => !moves.some((move) => move.step === step));
    for (const { step, place } of moves) mended.splice(place - 1, 0, step);
    expect(mended, order.join('')).toEqual([1, 2, 3, 4, 5]);
  }
});

test.each([
  [steps(3), []],
  [steps(2), ['warning ordering/few-steps']],
  [steps(3).replace('Step 3', 'Step 1'), ['error ordering/duplicate-step']],
])('lint %#', async (yaml, expected) => {
  expect(await rules('ordering', yaml)).toEqual(expected);
});
