import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/core/memory/entry.ts';
import { replay } from '../../../src/core/session/session.ts';
import { resultDocument, summarize } from '../../../src/core/session/summary.ts';
import { attempt, bankFrom, planFor, skip, slip } from '../../support/sessions.ts';

const bank = bankFrom(
  [
    { id: 'a', concept: 'x' },
    { id: 'b', concept: 'x', points: 3 },
    {
      id: 'case',
      concept: 'y',
      parts: [
        { id: 'p', concept: 'y' },
        { id: 'r', points: 2 },
      ],
    },
    { id: 'c' },
  ],
  { x: [], y: [] },
);
const state = (entries: readonly Entry[]) => replay(planFor(bank), entries, { repeatMissed: true });
const summary = (...entries: Entry[]) => summarize(state(entries));
const of = (found: ReturnType<typeof summary>, id: string) =>
  found.results.find(({ items }) => items.some(({ question }) => question.id === id || question.id.startsWith(`${id}.`)));

describe('the score', () => {
  test('of nothing is nothing, of all there was', () => {
    expect(summary()).toMatchObject({ first: { score: 0, outOf: 6 }, best: { score: 0 }, answered: 0, skipped: 4, missed: [] });
  });

  test('counts first tries, weighed by points; repeats are told apart', () => {
    const found = summary(attempt('a', 'wrong'), attempt('b', 'partial'), attempt('c', 'correct'), attempt('a', 'correct'));
    expect(found.first).toEqual({ score: 0 + 0.5 * 3 + 1, outOf: 6 });
    expect(found.best).toEqual({ score: 1 + 0.5 * 3 + 1, outOf: 6 });
    expect(found).toMatchObject({ answered: 3, skipped: 1 });
  });

  test('of a case study is the weighted mean of its parts, and it counts as one', () => {
    const found = summary(attempt('case.p', 'correct'), attempt('case.r', 'wrong'));
    expect(of(found, 'case')).toMatchObject({ score: 1 / 3, weight: 1, verdict: 'partial' });
    expect(of(summary(attempt('case.p', 'correct'), attempt('case.r', 'correct')), 'case')).toMatchObject({ score: 1, verdict: 'correct' });
    expect(of(summary(attempt('case.p', 'wrong'), attempt('case.r', 'wrong')), 'case')).toMatchObject({ score: 0, verdict: 'wrong' });
    expect(of(summary(), 'case')).toMatchObject({ verdict: 'unanswered' });
  });

  test('keeps the verdict of an answer whose points a hint has halved', () => {
    const found = summary(attempt('a', 'correct', { score: 0.5, hints: 1 }));
    expect(of(found, 'a')).toMatchObject({ score: 0.5, verdict: 'correct' });
    expect(found.missed).toEqual([]);
    expect(found.hints).toBe(1);
  });

  test('of a slip is that of the first answer', () => {
    const miss = attempt('a', 'wrong');
    expect(summary(miss, slip(miss), attempt('a', 'correct'))).toMatchObject({ first: { score: 0 }, best: { score: 1 }, slips: 1 });
  });

  test('of what was skipped is nothing', () => {
    expect(of(summary(skip('a'), skip('a')), 'a')).toMatchObject({ score: 0, verdict: 'unanswered' });
  });
});

test('concepts are summed by what was answered, the parts of a case study sharing its points', () => {
  const found = summary(attempt('a', 'correct'), attempt('b', 'wrong'), attempt('case.p', 'correct'));
  expect(found.concepts).toEqual([
    { bank: 'test', concept: 'x', title: 'x', score: 1, outOf: 4 },
    { bank: 'test', concept: 'y', title: 'y', score: 1 / 3, outOf: 1 / 3 },
  ]);
});

test('misses: sure but wrong ones first', () => {
  const found = summary(
    attempt('a', 'wrong', { confidence: 'guess' }),
    attempt('b', 'correct'),
    attempt('c', 'partial', { confidence: 'sure' }),
  );
  expect(found.missed.map(({ items }) => items[0]?.question.id)).toEqual(['c', 'a']);
});

test('calibration counts first tries by how sure they were', () => {
  const found = summary(
    attempt('a', 'wrong', { confidence: 'sure' }),
    attempt('b', 'correct', { confidence: 'sure' }),
    attempt('c', 'correct', { confidence: 'guess' }),
    attempt('a', 'correct', { confidence: 'sure' }),
  );
  expect(found.calibration).toEqual([
    { confidence: 'guess', answers: 1, right: 1 },
    { confidence: 'sure', answers: 2, right: 1 },
  ]);
});

test('the result document: its form is fixed', () => {
  const entries = [
    attempt('a', 'partial', { reply: 'false', score: 1 / 3, hints: 1, ms: 1234 }),
    attempt('case.p', 'correct'),
    attempt('a', 'correct'),
  ];
  const document = resultDocument(state(entries), '2025-01-01T00:00:00.000Z');
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  expect(document).toMatchObject({
    version: 1,
    bank: 'test',
    seed: 'test',
    startedAt: '2025-01-01T00:00:00.000Z',
    score: 0.666667,
    outOf: 6,
    results: [
      {
        question: 'a',
        type: 'true-false',
        concept: 'x',
        reply: 'false',
        score: 0.333333,
        verdict: 'partial',
        tries: 2,
        hints: 1,
        ms: 1234,
      },
      { question: 'b', reply: null, score: 0, verdict: 'unanswered', tries: 0 },
      { question: 'case', type: 'case-study', concept: 'y', reply: { p: 'true' }, score: 0.333333, verdict: 'partial', tries: 1 },
      { question: 'c', concept: null, verdict: 'unanswered' },
    ],
  });
});
