import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/core/doc.ts';
import type { Reading } from '../../src/core/question-type.ts';
import { authoredOrder } from '../../src/core/random.ts';
import { graded, problem, question, rules } from './load.ts';

const yaml = `
answer: 14
tolerance: 2%
unit: GB
wrong:
  - match: 28
    because: That is FP32.
`;
const again: Reading = { terms: new Set(), again: true };

test.each([
  ['14', 1, 'inside the accepted interval'],
  ['14.2 GB', 1, 'inside the accepted interval'],
  ['1.4×10^1', 1, 'inside the accepted interval'],
  ['14.3', 0, 'outside the accepted interval'],
  ['28 GB', 0, 'a wrong answer listed'],
])('%j scores %d', async (text, score, rule) => {
  expect(graded(await question('numeric', yaml), text)).toMatchObject({ score, rule, verdict: score === 1 ? 'correct' : 'wrong' });
});

test('the ask names the unit, where there is one', async () => {
  expect((await question('numeric', yaml)).ask(authoredOrder)).toEqual({ kind: 'line', expects: 'number', unit: 'GB' });
  expect((await question('numeric', 'answer: 3')).ask(authoredOrder)).toEqual({ kind: 'line', expects: 'number' });
});

test('what is no number, or in another unit, is no attempt', async () => {
  const asked = await question('numeric', yaml);
  expect(problem(asked, 'many')).toBe('Not a number: type something like 0.25, 1/4 or 2.5e-3, in GB.');
  expect(problem(asked, '14 MB')).toBe('The unit here is GB, not MB: type the number in GB.');
  expect(problem(await question('numeric', 'answer: 3'), '3 layers')).toBe('No unit is wanted here: type the number without "layers".');
  for (const reply of ['', null, [], { text: '3' }, false]) expect(problem(asked, reply)).not.toBe('');
});

test('the right value in the wrong form is asked again, once', async () => {
  const asked = await question('numeric', 'answer: 0.0625\nsignificant: 3');
  expect(asked.mark('0.06', asked.ask(authoredOrder), again)).toEqual({ problem: 'Right so far: give 3 significant figures.', once: true });
  expect(graded(asked, '0.06').score).toBe(0);
  expect(graded(asked, '1/16', undefined, again).score).toBe(1);
  expect(asked.mark('6.25', asked.ask(authoredOrder), again)).toHaveProperty('problem');
});

test('feedback says what was typed, what slipped, and what is right', async () => {
  const asked = await question('numeric', yaml);
  expect(plainText(graded(asked, '28 GB').feedback)).toBe('✗ your answer, wrong: 28 GB\nThat is FP32.\nright answer: 14 ± 2% GB');
  expect(plainText(graded(asked, '1.4').feedback)).toContain('Too small by a factor of ten');
  expect(plainText(graded(asked, '14').feedback)).toBe('✓ your answer, right: 14\nright answer: 14 ± 2% GB');
  expect(plainText(graded(await question('numeric', 'answer: 3'), '3').feedback)).toBe('✓ your answer, right: 3');
});

test.each([
  ['answer: 3.5\ntolerance: 0.1', '3.5 ± 0.1'],
  ['range: [2, 3]\nunit: s', 'between 2 and 3 s'],
  ['range: [2, 2]', '2'],
  ['answer: 3.14159\nsignificant: 3', '3.14159 (3 significant figures)'],
])('the key of %j is %s', async (keys, expected) => {
  expect(plainText((await question('numeric', keys)).key())).toBe(expected);
});

describe('lint', () => {
  test.each([
    ['unit: GB', ['error numeric/no-answer']],
    ['answer: 3\nrange: [2, 4]', ['error numeric/answer-and-range']],
    ['range: [4, 2]', ['error numeric/range-order']],
    ['range: [2, 4]\ntolerance: 1', ['error numeric/tolerance-and-range']],
    ['range: [2, 4]\nsignificant: 2', ['error numeric/significant-and-range']],
    ['answer: 3\ntolerance: about', ['error numeric/tolerance-form']],
    ['answer: 3\ntolerance: "0.1"', ['error numeric/tolerance-form']],
    ['answer: 3\ntolerance: -1', ['error numeric/tolerance-form']],
    ['answer: 3\ntolerance: 1.5', ['warning numeric/wide-tolerance']],
    ['answer: -3\ntolerance: 50%', ['warning numeric/wide-tolerance']],
    ['answer: 0\ntolerance: 0.1', []],
    ['answer: 3.5', ['warning numeric/no-tolerance']],
    ['answer: 3.5\ntolerance: 0', ['warning numeric/no-tolerance']],
    ['answer: 3.5\nsignificant: 2', []],
    ['answer: 3', []],
    ['answer: 3\ntolerance: 1\nwrong:\n  - match: 4\n    because: No.', ['error numeric/wrong-is-right']],
    ['answer: 3\nwrong:\n  - match: 4\n    because: No.', []],
  ])('%j: %j', async (keys, expected) => {
    expect(await rules('numeric', keys)).toEqual(expected);
  });
  test('the schema refuses what no rule need look at', async () => {
    for (const keys of ['answer: 3\nsignificant: 0', 'answer: 3\nsignificant: 1.5', 'range: [1]', 'answer: .inf']) {
      expect(await rules('numeric', keys), keys).toContainEqual(expect.stringContaining('error'));
    }
  });
});
