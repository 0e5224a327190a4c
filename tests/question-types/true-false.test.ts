import { expect, test } from 'vitest';
import type { Reply } from '../../src/core/ask.ts';
import { plainText } from '../../src/core/doc.ts';
import { random } from '../../src/core/random.ts';
import { graded, problem, question } from './load.ts';

const yaml = 'answer: false\nfeedback: Think of the empty set.';

test.each<[Reply, number]>([
  ['false', 1],
  ['true', 0],
  [false, 1],
  [true, 0],
  ['F', 1],
  [' True ', 0],
  ['t', 0],
])('%j scores %d', async (reply, score) => {
  expect(graded(await question('true-false', yaml), reply)).toMatchObject({ score, verdict: score === 1 ? 'correct' : 'wrong' });
});

test.each<Reply>([0, 1, 'yes', 'tru', ['true'], { answer: true }])('%j is no attempt', async (reply) => {
  expect(problem(await question('true-false', yaml), reply)).toBe('A reply here is "true" or "false".');
});

test('True always stands first', async () => {
  const asked = await question('true-false', yaml);
  for (let seed = 0; seed < 20; seed += 1) {
    expect(asked.ask(random(seed))).toMatchObject({ options: [{ text: 'True' }, { text: 'False' }] });
  }
});

test('the feedback is for who was wrong', async () => {
  const asked = await question('true-false', yaml);
  expect(plainText(graded(asked, 'true').feedback)).toBe('✗ 1 True\nyour answer, wrong: Think of the empty set.\n✓ 2 False\nright answer');
  expect(plainText(graded(asked, 'false').feedback)).toBe('  1 True\n✓ 2 False\nyour answer, right');
});
