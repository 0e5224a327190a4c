import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bank } from '../../../src/core/bank/bank.ts';
import type { StatusMark } from '../../../src/core/bank/schema.ts';
import { acceptedRecall, lifted } from '../../../src/core/memory/accepted.ts';
import { amendmentsOf, memoryFor } from '../../../src/core/memory/amendments.ts';
import { scheduledItems } from '../../../src/core/memory/due.ts';
import type { Attempt, Entry } from '../../../src/core/memory/entry.ts';
import { isConceptMastered, isMastered, isMissed, type Memory, strength } from '../../../src/core/memory/mastery.ts';
import { addEntry, emptyPast, foldEntries, type Past, type Recall, scheduleOf } from '../../../src/core/memory/past.ts';
import { bankProgress, conceptProgress } from '../../../src/core/memory/progress.ts';
import { attempt, bankFrom, slip } from '../../support/sessions.ts';
import { fixed } from '../../support/texts.ts';

const day = (number: number): string => `2025-06-${String(number).padStart(2, '0')}T12:00:00.000+00:00`;
const bankWith = (status?: StatusMark): Bank =>
  bankFrom(
    [
      { id: 'a', concept: 'x', ...(status && { status }) },
      { id: 'b', concept: 'x' },
    ],
    { x: [] },
  );
/** Answers from before anybody knew that `a` is faulty. */
const before = [
  attempt('a', 'wrong', { at: day(1), confidence: 'sure' }),
  attempt('a', 'wrong', { at: day(2) }),
  attempt('b', 'correct', { at: day(3) }),
];
/** A fold that keeps what the answers would add up to if every one were right. */
const folded = (entries: readonly Entry[]): Past =>
  foldEntries(entries, emptyPast({ accepting: new Set(['test#a', 'test#b', 'test#new']) }));
const later = attempt('a', 'wrong', { at: day(4) });

const known = (memory: Memory, bank: Bank) => ({
  due: scheduledItems([bank], memory).map(({ item, due, sureButWrong }) => [item.question.id, due, sureButWrong]),
  progress: bankProgress([bank], memory, Date.parse(day(20))),
  concepts: conceptProgress(bank, memory),
});

describe('old answers', () => {
  test('to a disregarded question count nowhere', () => {
    const bank = bankWith('disregard');
    const memory = memoryFor(folded(before), [bank]);
    // As if there were only the other question.
    const other = bankFrom([{ id: 'b', concept: 'x' }], { x: [] });
    expect(known(memory, bank)).toEqual(known(memoryFor(folded(before.slice(2)), [other]), other));
    expect(known(memory, bank).progress).toMatchObject([{ questions: 1, answered: 1 }]);
    expect(known(memory, bank).concepts).toMatchObject([{ questions: 1, answered: 1, strength: 1 }]);
  });

  test('to a question that accepts all count as right', () => {
    const memory = memoryFor(folded(before), [bankWith('accept-all')]);
    expect(isMissed(memory.get('test#a'))).toBe(false);
    expect(strength(bankWith('accept-all'), 'x', memory)).toBe(1);
    const right = folded(before.map((each) => ({ ...each, verdict: 'correct' as const, score: 1 })));
    expect(known(memory, bankWith('accept-all'))).toEqual(known(memoryFor(right, [bankWith()]), bankWith()));
  });

  test.each(['disregard', 'accept-all'] as const)('count as ever once %s is gone again, and those given meanwhile with them', (status) => {
    const past = folded(before);
    const plain = known(memoryFor(past, [bankWith()]), bankWith());
    expect(known(memoryFor(past, [bankWith(status)]), bankWith(status))).not.toEqual(plain);
    expect(known(memoryFor(past, [bankWith()]), bankWith())).toEqual(plain);
    addEntry(past, later);
    expect(known(memoryFor(past, [bankWith()]), bankWith())).toEqual(
      known(memoryFor(folded([...before, later]), [bankWith()]), bankWith()),
    );
  });

  test('on three days master a question that accepts all, and its concept', () => {
    const bank = bankFrom([{ id: 'a', concept: 'x', status: 'accept-all' }], { x: [] });
    const memory = memoryFor(folded([1, 2, 3].map((each) => attempt('a', 'wrong', { at: day(each) }))), [bank]);
    expect(isMastered(memory.get('test#a'))).toBe(true);
    expect(isConceptMastered(bank, 'x', memory)).toBe(true);
  });

  test('that were only a request for the answer stay misses', () => {
    const memory = memoryFor(folded([attempt('a', 'wrong', { gaveUp: true, reply: null })]), [bankWith('accept-all')]);
    expect(isMissed(memory.get('test#a'))).toBe(true);
    expect(strength(bankWith('accept-all'), 'x', memory)).toBe(0);
  });
});

test('what is answered while a session runs is known at once', () => {
  const past = folded(before);
  const memory = memoryFor(past, [bankWith('accept-all')]);
  addEntry(past, later);
  expect(memory.get('test#a')).toMatchObject({ attempts: 3, days: ['2025-06-01', '2025-06-02', '2025-06-04'] });
});

test('a question that was renamed, and then found to be faulty, keeps both', () => {
  const entries = [...before.slice(0, 2), attempt('new', 'partial', { at: day(5) }), attempt('new', 'wrong', { at: day(6) })];
  const bank = bankFrom([{ id: 'new', status: 'accept-all', renamedFrom: 'a' }]);
  const recall = memoryFor(foldEntries(entries, emptyPast(amendmentsOf([bank]))), [bank]).get('test#new');
  const same = folded(entries.map((each) => ({ ...each, question: 'new', verdict: 'correct' as const, score: 1 }))).questions.get(
    'test#new',
  );
  expect(recall).toMatchObject({
    attempts: 4,
    days: same?.days,
    recent: [{ miss: false }, { miss: false }, { miss: false }, { miss: false }],
  });
  expect(scheduleOf(recall)).toEqual(scheduleOf(same));
});

/** Attempts of every kind on one question, slips among them, a few hours apart. */
const histories: fc.Arbitrary<Entry[]> = fc
  .array(
    fc.record({
      hours: fc.integer({ min: 1, max: 60 }),
      verdict: fc.constantFrom('correct', 'partial', 'wrong'),
      hints: fc.constantFrom(0, 0, 1),
      gaveUp: fc.constantFrom(false, false, false, true),
      confidence: fc.constantFrom(undefined, 'guess', 'sure'),
      slipped: fc.constantFrom(false, false, false, true),
    }),
    { maxLength: 12 },
  )
  .map((steps) => {
    let now = Date.UTC(2025, 0, 1);
    return steps.flatMap(({ hours, hints, gaveUp, confidence, slipped, ...step }): Entry[] => {
      now += hours * 3_600_000;
      const verdict = gaveUp ? 'wrong' : step.verdict;
      const score = { correct: 1, partial: 0.85, wrong: 0 }[verdict] / (hints > 0 ? 2 : 1);
      const more: Partial<Attempt> = {
        at: new Date(now).toISOString(),
        hints,
        score,
        ...(gaveUp && { gaveUp }),
        ...(confidence && { confidence }),
      };
      const made = attempt('a', verdict, more);
      return slipped ? [made, { ...slip(made), at: new Date(now + 1).toISOString() }] : [made];
    });
  });

/** What readers see of a question. */
const seen = (recall: Recall | undefined) =>
  recall && {
    attempts: recall.attempts,
    days: recall.days,
    recent: recall.recent.map(({ idHash, score, miss, confidence }) => ({ idHash, score, miss, confidence })),
    schedule: scheduleOf(recall),
  };

const asStored = (past: Past): Past => {
  for (const recall of past.questions.values()) {
    scheduleOf(recall);
    scheduleOf(recall.accepted);
  }
  return { ...past, questions: new Map(JSON.parse(JSON.stringify([...past.questions])) as [string, Recall][]) };
};

describe('for any history', () => {
  test('all answers accepted is what a fold of right answers gives, and the graded one is left as it is', () => {
    fc.assert(
      fc.property(histories, (entries) => {
        const past = folded(entries);
        const right = folded(entries.map((entry) => (entry.kind === 'attempt' ? lifted(entry) : entry)));
        const recall = past.questions.get('test#a');
        expect(seen(recall && acceptedRecall(recall))).toEqual(seen(right.questions.get('test#a')));
        expect(seen(recall)).toEqual(seen(folded(entries).questions.get('test#a')));
      }),
      fixed,
    );
  });

  test('a snapshot in between changes neither', () => {
    fc.assert(
      fc.property(histories, fc.nat(20), (entries, at) => {
        // A slip that names an answer before the snapshot makes the journal fold from the start: not here.
        const cut = entries[at]?.kind === 'slip' ? at + 1 : at;
        const past = asStored(folded(entries.slice(0, cut)));
        for (const entry of entries.slice(cut)) addEntry(past, entry);
        const cold = folded(entries).questions.get('test#a');
        const warm = past.questions.get('test#a');
        expect(seen(warm && acceptedRecall(warm))).toEqual(seen(cold && acceptedRecall(cold)));
        expect(seen(warm)).toEqual(seen(cold));
      }),
      fixed,
    );
  });
});
