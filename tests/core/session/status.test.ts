import { describe, expect, test } from 'vitest';
import type { Bank } from '../../../src/core/bank/bank.ts';
import type { StatusMark } from '../../../src/core/bank/schema.ts';
import { plainText } from '../../../src/core/doc.ts';
import { amendmentsOf, memoryFor } from '../../../src/core/memory/amendments.ts';
import type { Attempt, Entry } from '../../../src/core/memory/entry.ts';
import { emptyPast, type Finished, foldEntries } from '../../../src/core/memory/past.ts';
import { summaryPage } from '../../../src/core/report/summary-page.ts';
import { offerAfter } from '../../../src/core/session/detour.ts';
import { planOf, planSession, questionsNamed } from '../../../src/core/session/plan.ts';
import { progress, replay, type SessionState } from '../../../src/core/session/session.ts';
import { pointsOf, resultDocument, summarize } from '../../../src/core/session/summary.ts';
import { attempt, bankFrom, detour, slip } from '../../support/sessions.ts';

type Marks = Readonly<Record<string, StatusMark>>;

/** Two questions and a case study, then one more; `marks` gives some of them a status. */
const bankWith = (marks: Marks = {}): Bank => {
  const mark = (id: string) => marks[id] && { status: marks[id] };
  return bankFrom(
    [
      { id: 'a', concept: 'top', ...mark('a') },
      { id: 'b', concept: 'top', ...mark('b') },
      {
        id: 'case',
        ...mark('case'),
        parts: [
          { id: 'p', ...mark('case.p') },
          { id: 'q', points: 3, ...mark('case.q') },
        ],
      },
      { id: 'c', concept: 'base', ...mark('c') },
    ],
    { base: [], top: ['base'] },
  );
};
const names = ['test#a', 'test#b', 'test#case.p', 'test#case.q', 'test#c'];

/** A session that was begun before anything was known, replayed with the bank of today. */
const resumed = (marks: Marks, entries: readonly Entry[]): SessionState =>
  replay(planOf([bankWith(marks)], names, 'seed'), entries, { repeatMissed: true });
const queue = (state: SessionState): string[] => state.queue.map(({ item, occasion }) => `${item.question.id} ${occasion}`);

test('a new session asks what is in use, and what accepts every answer', () => {
  const plan = planSession(
    [bankWith({ a: 'disregard', b: 'accept-all', 'case.p': 'disregard' })],
    new Map(),
    {},
    { order: 'file', count: 0, seed: 's' },
  );
  expect(plan.items.map((item) => item.question.id)).toEqual(['b', 'case.q', 'c']);
  expect(plan).toMatchObject({ questions: 3, available: 3, withdrawn: [] });
});

describe('a session that was left', () => {
  const entries = [attempt('a', 'wrong'), attempt('b', 'wrong')];

  test('goes on without a question that is disregarded, and without its repeat', () => {
    expect(queue(resumed({}, entries))).toEqual(['case.p planned', 'case.q planned', 'a again', 'b again', 'c planned']);
    const state = resumed({ a: 'disregard' }, entries);
    expect(queue(state)).toEqual(['case.p planned', 'case.q planned', 'c planned', 'b again']);
    expect(progress(state)).toEqual({ done: 1, of: 3 });
    expect(summarize(state)).toMatchObject({ first: { score: 0, outOf: 3 }, answered: 1, missed: [{ items: [{ name: 'test#b' }] }] });
  });

  test('says what was taken out, a case study once', () => {
    expect(planOf([bankWith({ a: 'disregard', case: 'disregard' })], names, 's').withdrawn).toEqual([
      { question: 'a', mark: 'disregard', because: 'Two choices are right.' },
      { question: 'case', mark: 'disregard', because: 'Two choices are right.' },
    ]);
    expect(planOf([bankWith({ 'case.p': 'disregard', c: 'accept-all' })], names, 's').withdrawn.map(({ question }) => question)).toEqual([
      'case.p',
    ]);
  });

  test('goes on without a part, whose weight no longer counts', () => {
    const both = [attempt('case.p', 'correct'), attempt('case.q', 'wrong')];
    expect(summarize(resumed({}, both)).first.score).toBe(0.25);
    expect(summarize(resumed({ 'case.q': 'disregard' }, both)).first.score).toBe(1);
    expect(summarize(resumed({ 'case.p': 'disregard' }, both)).first.score).toBe(0);
  });

  test('brings back no miss that is accepted, and takes its repeat for nothing', () => {
    const state = resumed({ a: 'accept-all' }, [...entries, attempt('a', 'correct')]);
    expect(queue(state)).toEqual(['case.p planned', 'case.q planned', 'c planned', 'b again']);
    expect(state.outcomes.get('test#a')?.attempts).toMatchObject([{ verdict: 'correct', score: 1 }]);
  });

  test('has as many questions as it was begun with, whatever is left of them', () => {
    expect(questionsNamed(names)).toBe(4);
  });
});

describe('every answer accepted', () => {
  const accepting: Marks = { a: 'accept-all' };
  const first = (...entries: Entry[]) => summarize(resumed(accepting, entries));

  test.each<[string, Partial<Attempt>]>([
    ['wrong', {}],
    ['partly right', { verdict: 'partial', score: 0.4 }],
    ['helped by a hint', { verdict: 'correct', score: 0.5, hints: 1 }],
  ])('an answer that was %s earns full credit', (_, more) => {
    const found = first(attempt('a', 'wrong', more));
    expect(found).toMatchObject({ first: { score: 1 }, missed: [], hints: 0, concepts: [{ concept: 'top', score: 1, outOf: 1 }] });
    expect(found.faults).toEqual([{ question: 'a', mark: 'accept-all', because: 'Two choices are right.' }]);
  });

  test('a request for the answer is none, and a question not answered earns nothing', () => {
    expect(first(attempt('a', 'wrong', { gaveUp: true, reply: null }))).toMatchObject({ first: { score: 0 }, missed: [{}] });
    expect(first()).toMatchObject({ first: { score: 0 }, faults: [] });
  });

  test('how sure one was is counted as right', () => {
    expect(first(attempt('a', 'wrong', { confidence: 'sure' })).calibration).toEqual([{ confidence: 'sure', answers: 1, right: 1 }]);
  });

  test('a slip puts it again, and both answers are right', () => {
    const miss = attempt('a', 'wrong');
    const state = resumed(accepting, [miss, slip(miss), attempt('a', 'wrong')]);
    expect(state.outcomes.get('test#a')?.attempts.map(({ verdict }) => verdict)).toEqual(['correct', 'correct']);
    expect(queue(state)).not.toContain('a again');
  });

  test('misses of it lead to no detour', () => {
    const entries = [attempt('a', 'wrong'), attempt('b', 'wrong')];
    const offered = (marks: Marks) => {
      const bank = bankWith(marks);
      const state = replay(planOf([bank], names.slice(0, 2), 's'), entries, { repeatMissed: true });
      const [, item] = state.plan.items;
      return item && offerAfter(item, state, memoryFor(foldEntries(entries, emptyPast(amendmentsOf([bank]))), [bank]));
    };
    expect(offered({})).toMatchObject({ to: 'base', questions: ['c'] });
    expect(offered(accepting)).toBeUndefined();
    // Nor is anything offered of which nothing is left to ask.
    expect(offered({ c: 'disregard' })).toBeUndefined();
  });

  test('a detour to a question that was taken out since asks nothing', () => {
    expect(queue(resumed({ c: 'disregard' }, [detour('top', 'base', true, ['c'])]))).toEqual([
      'a planned',
      'b planned',
      'case.p planned',
      'case.q planned',
    ]);
  });
});

test('the summary says what changed the score and why, as a page and as JSON', () => {
  const state = resumed({ a: 'accept-all', b: 'disregard' }, [attempt('a', 'wrong'), attempt('b', 'wrong')]);
  const page = plainText(summaryPage(state, { ended: undefined, left: false, command: 'quiz test', exam: false, waiting: 0, width: 80 }));
  expect(page).toContain('Score 1 of 3');
  expect(page).toContain('a counts as right, whatever was answered: Two choices are right.');
  expect(page).toContain('b was taken out, and does not count: Two choices are right.');
  expect(page).not.toContain('To look at again');
  expect(resultDocument(state, '')).toMatchObject({
    score: 1,
    outOf: 3,
    results: [{ question: 'a', score: 1, verdict: 'correct', reply: 'true' }, { question: 'case' }, { question: 'c' }],
    faults: [
      { question: 'a', mark: 'accept-all' },
      { question: 'b', mark: 'disregard' },
    ],
  });
  expect(resultDocument(resumed({}, []), '')).not.toHaveProperty('faults');
});

describe('the comparison with last time', () => {
  const begun: Entry = {
    kind: 'start',
    id: 'begun',
    session: 's',
    at: '2025-01-01T00:00:00.000+00:00',
    run: 'r',
    seed: 'x',
    items: names,
    exam: false,
  };
  const over: Entry = { kind: 'end', id: 'over', session: 's', at: '2025-01-02T00:00:00.000+00:00', run: 'r', score: 2, outOf: 4 };
  const all = [
    attempt('a', 'wrong'),
    attempt('b', 'correct'),
    attempt('case.p', 'wrong'),
    attempt('case.q', 'wrong'),
    attempt('c', 'correct'),
  ];
  const finished = (entries: readonly Entry[]): Finished => {
    const found = foldEntries(entries, emptyPast()).finished.get('r');
    if (found === undefined) throw new Error('not finished');
    return found;
  };
  const last = finished([begun, ...all, over]);

  test('is with what that session comes to by the bank of today', () => {
    expect(pointsOf(last, [bankWith()])).toEqual({ score: 2, outOf: 4 });
    expect(pointsOf(last, [bankWith({ a: 'disregard' })])).toEqual({ score: 2, outOf: 3 });
    expect(pointsOf(last, [bankWith({ a: 'accept-all' })])).toEqual({ score: 3, outOf: 4 });
    expect(pointsOf(last, [bankWith({ case: 'disregard' })])).toEqual({ score: 2, outOf: 3 });
  });

  test('is with what was recorded where its answers or some of its questions are not known', () => {
    expect(pointsOf(finished([over]), [bankWith({ a: 'disregard' })])).toEqual({ score: 2, outOf: 4 });
    expect(pointsOf(last, [bankFrom([{ id: 'a', status: 'disregard' }, { id: 'b' }])])).toEqual({ score: 2, outOf: 4 });
  });
});
