import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/core/doc.ts';
import { authoredOrder } from '../../src/core/random.ts';
import { graded, problem, question, rules } from './load.ts';

const yaml = `
points:
  - text: First idea
    weight: 2
    critical: true
  - text: Second idea
    weight: 2
  - text: Third idea
model: |
  All three ideas.
`;
const reply = (...points: number[]) => ({ text: 'My answer.\n\nIn two parts.', points });

test('the points are asked by number, without model or weights', async () => {
  const asked = await question('open-response', yaml);
  expect(asked.ask(authoredOrder)).toEqual({
    kind: 'self-check',
    points: [
      { letter: '1', text: 'First idea' },
      { letter: '2', text: 'Second idea' },
      { letter: '3', text: 'Third idea' },
    ],
  });
  expect(asked.weight).toBe(1);
});

test.each([
  [[1, 2, 3], 1, 'correct'],
  [[1, 2], 0.8, 'partial'],
  [[1, 3], 0.6, 'partial'],
  [[1], 0.4, 'partial'],
  [[2], 0.4, 'partial'],
  [[2, 3], 0.5, 'partial'],
  [[], 0, 'wrong'],
])('points %j earn %d', async (points, score, verdict) => {
  const grade = graded(await question('open-response', yaml), reply(...points));
  expect(grade.score).toBeCloseTo(score, 10);
  expect(grade.verdict).toBe(verdict);
});

test('without critical points the share alone counts', async () => {
  const asked = await question('open-response', `points: [${'{text: a1}, {text: b2}, {text: c3}, {text: d4}, {text: e5}'}]\nmodel: All.`);
  expect(graded(asked, reply(1, 2, 3, 4))).toMatchObject({ verdict: 'partial', rule: '4 of 5 points in the answer' });
  expect(graded(asked, reply(1, 2, 3))).toMatchObject({ verdict: 'partial' });
  expect(asked.replies().partial).toHaveLength(10);
});

test.each([
  [null, 'Write an answer first.'],
  ['', 'Write an answer first.'],
  ['text', 'A reply here holds the text and the numbers of the points in it, such as {"text": "…", "points": [1, 3]}.'],
  [{ text: ' ', points: [] }, 'Write an answer first.'],
  [{ text: 'x', points: [4] }, 'There is no point 4: they are numbered 1 to 3.'],
  [{ text: 'x', points: [0] }, 'There is no point 0: they are numbered 1 to 3.'],
  [{ text: 'x', points: ['1'] }, 'There is no point "1": they are numbered 1 to 3.'],
  [{ text: 'x', points: [1.5] }, 'There is no point 1.5: they are numbered 1 to 3.'],
  [{ text: 'x', points: [1, 1] }, 'Point 1 stands twice in the reply.'],
])('%j is no attempt', async (given, why) => {
  expect(problem(await question('open-response', yaml), given)).toBe(why);
});

test('feedback: the answer, its points, then the model answer', async () => {
  const grade = graded(await question('open-response', yaml), reply(2));
  expect(plainText(grade.feedback)).toBe(
    [
      'Your answer',
      'My answer.',
      '',
      'In two parts.',
      '',
      '✗ 1 First idea',
      'missing, and critical: without it half the credit is the most',
      '✓ 2 Second idea',
      'in your answer',
      '✗ 3 Third idea',
      'missing',
      '',
      'Model answer',
      'All three ideas.',
      '',
      'You judged this answer yourself.',
    ].join('\n'),
  );
  expect(grade.rule).toBe('1 of 3 points in the answer, a critical one missing');
});

describe('lint', () => {
  test.each([
    ['points: [{text: One idea}, {text: One  idea}]\nmodel: M.', ['error open-response/duplicate-point']],
    ['points: [{text: One idea}]\nmodel: M.', []],
  ])('%j: %j', async (keys, expected) => {
    expect(await rules('open-response', keys)).toEqual(expected);
  });
  test('points and model must be there', async () => {
    for (const keys of ['points: []\nmodel: M.', 'points: [{text: One}]', 'points: [{text: One, weight: 0}]\nmodel: M.']) {
      expect(await rules('open-response', keys), keys).toContainEqual(expect.stringContaining('error'));
    }
  });
});
