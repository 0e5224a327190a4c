import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortHash } from '../../../src/core/hash.ts';
import type { Attempt, End, Entry, Start } from '../../../src/core/memory/entry.ts';
import { isMastered, isMissed } from '../../../src/core/memory/mastery.ts';
import { merged } from '../../../src/core/memory/merge.ts';
import { addEntry, comesTooLate, foldEntries, type Past, type Recall, scheduleOf } from '../../../src/core/memory/past.ts';
import { ratingOf, type Schedule } from '../../../src/core/memory/schedule.ts';
import { reviewed } from '../../support/reviewed.ts';
import { attempt, detour, flag, skip, slip } from '../../support/sessions.ts';
import { fixed } from '../../support/texts.ts';

/** What is known of question `q`. */
function recallOf(past: Past): Recall {
  const recall = past.questions.get('test#q');
  if (recall === undefined) throw new Error('q was never answered');
  return recall;
}

const on = (day: string, verdict: Attempt['verdict'] = 'correct', more: Partial<Attempt> = {}): Attempt =>
  attempt('q', verdict, { at: `${day}T18:00:00.000+01:00`, ...more });

const begun = (session: string, more: Partial<Start> = {}): Start => ({
  kind: 'start',
  id: `start of ${session}`,
  session,
  at: '2025-01-01T08:00:00.000+01:00',
  run: 'test',
  seed: 'seed',
  items: ['test#q'],
  exam: false,
  ...more,
});

const ended = (session: string, more: Partial<End> = {}): End => ({
  kind: 'end',
  id: `end of ${session}`,
  session,
  at: '2025-01-03T08:00:00.000+01:00',
  run: 'test',
  ...more,
});

describe('what is known of a question', () => {
  test('the last five answers are kept, oldest first', () => {
    const all = Array.from({ length: 7 }, (_, index) => attempt('q', index === 6 ? 'wrong' : 'correct'));
    const recall = recallOf(foldEntries(all));
    expect(recall.attempts).toBe(7);
    expect(recall.recent.map((answer) => answer.idHash)).toEqual(all.slice(2).map((each) => shortHash(each.id)));
    expect(isMissed(recall)).toBe(true);
  });

  test('three different days master it, and the third answer of one day does not', () => {
    expect(isMastered(recallOf(foldEntries([on('2025-01-01'), on('2025-01-01'), on('2025-01-01'), on('2025-01-02')])))).toBe(false);
    expect(isMastered(recallOf(foldEntries([on('2025-01-01'), on('2025-01-02'), on('2025-01-09')])))).toBe(true);
  });

  test('a day is the one of the learner, as the entry writes it', () => {
    // Half past eleven in the evening and half past midnight: two days there, one in UTC.
    const evening = attempt('q', 'correct', { at: '2025-03-01T23:30:00.000+02:00' });
    const night = attempt('q', 'correct', { at: '2025-03-02T00:30:00.000+02:00' });
    const past = foldEntries([evening, night]);
    expect(recallOf(past).days).toEqual(['2025-03-01', '2025-03-02']);
    expect([...past.days.keys()]).toEqual(['2025-03-01', '2025-03-02']);
  });

  test.each([
    ['wrong', on('2025-01-03', 'wrong')],
    ['only partly right', on('2025-01-03', 'partial', { score: 0.9 })],
    ['helped by a hint', on('2025-01-03', 'correct', { hints: 1, score: 0.5 })],
  ])('an answer that is %s adds no day', (_, third) => {
    const recall = recallOf(foldEntries([on('2025-01-01'), on('2025-01-02'), third]));
    expect(recall.days).toEqual(['2025-01-01', '2025-01-02']);
  });

  test('a slip takes its answer back: from what is known, from the days, and from the schedule', () => {
    const first = on('2025-01-01');
    const second = on('2025-01-02', 'wrong');
    const third = on('2025-01-03');
    const without = recallOf(foldEntries([first]));
    for (const slipped of [second, third]) {
      const recall = recallOf(foldEntries([first, slipped, slip(slipped)]));
      expect(recall.attempts).toBe(1);
      expect(recall.recent).toEqual(without.recent);
      expect(recall.days).toEqual(['2025-01-01']);
      expect(scheduleOf(recall)).toEqual(scheduleOf(without));
    }
  });

  test('a slip leaves a day that an earlier answer had added', () => {
    const first = on('2025-01-01');
    const second = on('2025-01-01');
    expect(recallOf(foldEntries([first, second, slip(second)])).days).toEqual(['2025-01-01']);
  });

  test('a slip whose answer was followed by another changes nothing', () => {
    const first = on('2025-01-01', 'wrong');
    const second = on('2025-01-02');
    expect(recallOf(foldEntries([first, second, slip(first)]))).toEqual(recallOf(foldEntries([first, second])));
  });

  test('a slip comes too late when the schedule holds its answer already', () => {
    const answer = on('2025-01-01', 'wrong');
    const past = foldEntries([answer]);
    expect(comesTooLate(past, slip(answer))).toBe(false);
    scheduleOf(recallOf(past));
    expect(comesTooLate(past, slip(answer))).toBe(true);
    expect(comesTooLate(past, slip(on('2025-01-02')))).toBe(false);
    expect(comesTooLate(past, on('2025-01-02'))).toBe(false);
  });

  test('the schedule is the same whenever it is asked for', () => {
    const all = [on('2025-01-01'), on('2025-01-03', 'wrong'), on('2025-01-03'), on('2025-01-10')];
    const step = foldEntries([]);
    for (const each of all) {
      addEntry(step, each);
      scheduleOf(recallOf(step));
    }
    expect(scheduleOf(recallOf(step))).toEqual(scheduleOf(recallOf(foldEntries(all))));
  });

  test('the schedule is that of its reviews one by one, though only the last of them asks for an interval', () => {
    const rating = fc.constantFrom<Attempt['verdict']>('correct', 'correct', 'correct', 'wrong');
    const steps = fc.array(fc.record({ rating, after: fc.nat({ max: 40 * 86_400_000 }) }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(steps, (reviews) => {
        let at = Date.UTC(2025, 0, 1);
        let expected: Schedule | undefined;
        const all = reviews.map(({ rating: verdict, after }) => {
          at += after;
          const each = attempt('q', verdict, { at: new Date(at).toISOString() });
          expected = reviewed(expected, { at, rating: ratingOf(each) });
          return each;
        });
        expect(scheduleOf(recallOf(foldEntries(all)))).toEqual(expected);
      }),
      fixed,
    );
  });

  test('flags keep their notes; neither they nor skips are answers', () => {
    const past = foldEntries([flag('q'), flag('q'), skip('other'), detour('concept', 'before', true, ['q'])]);
    expect(recallOf(past)).toMatchObject({ attempts: 0, flags: ['odd', 'odd'] });
    expect(past.questions.has('test#other')).toBe(false);
    expect(past.days.size).toBe(0);
  });
});

describe('what is known of a day', () => {
  test('answers are counted, and those that were no misses', () => {
    const past = foldEntries([on('2025-01-01'), on('2025-01-01', 'wrong'), on('2025-01-02', 'partial', { score: 0.9 })]);
    expect([...past.days]).toEqual([
      ['2025-01-01', { answers: 2, passed: 1 }],
      ['2025-01-02', { answers: 1, passed: 1 }],
    ]);
  });
});

describe('what is known of a run', () => {
  const inside = (session: string): Attempt => on('2025-01-02', 'correct', { session });

  test('a session that was begun is open, with its entries and no others', () => {
    const mine = inside('mine');
    const past = foldEntries([begun('mine'), inside('other'), mine]);
    expect(past.open.get('test')).toEqual({ start: begun('mine'), entries: [mine] });
  });

  test('a session that ended is not, and its score is kept', () => {
    const past = foldEntries([begun('mine'), inside('mine'), ended('mine', { score: 3, outOf: 4 })]);
    expect(past.open.size).toBe(0);
    expect(past.finished.get('test')).toMatchObject({ end: { score: 3, outOf: 4 }, start: { session: 'mine' } });
  });

  test('one given up leaves the score of the last that was finished', () => {
    const finished = [begun('one'), ended('one', { score: 3, outOf: 4 })];
    const past = foldEntries([...finished, begun('two'), ended('two')]);
    expect(past.open.size).toBe(0);
    expect(past.finished.get('test')).toMatchObject({ end: { session: 'one' } });
  });

  test('a new start takes the place of one that was left', () => {
    const past = foldEntries([begun('one'), inside('one'), begun('two')]);
    expect(past.open.get('test')).toEqual({ start: begun('two'), entries: [] });
  });

  test('the end of a session in one terminal leaves that of another open', () => {
    const past = foldEntries([begun('one'), begun('two'), inside('two'), ended('one', { score: 1, outOf: 1 })]);
    expect(past.open.get('test')?.start.session).toBe('two');
    expect(past.finished.get('test')).toMatchObject({ end: { session: 'one' } });
  });

  test('runs of other names do not meet', () => {
    const past = foldEntries([begun('one'), begun('two', { run: 'test --missed' }), ended('one')]);
    expect([...past.open.keys()]).toEqual(['test --missed']);
  });
});

describe('merged', () => {
  /** What two devices wrote: sessions, each with entries in the order of their times (some share a millisecond), as files. */
  const devices = fc
    .array(fc.array(fc.record({ after: fc.integer({ min: 0, max: 2 }), kind: fc.nat(5), question: fc.nat(3) }), { maxLength: 8 }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((sessions) =>
      sessions.map((steps, index) => {
        const session = `s${index}`;
        let at = Date.UTC(2025, 0, 1, 0, 0, index % 2);
        const entries: Entry[] = [begun(session, { at: new Date(at).toISOString(), run: `run ${index % 2}` })];
        for (const { after, kind, question } of steps) {
          at += after * 400;
          const stamp = { session, at: new Date(at).toISOString(), id: `${session}-${entries.length}` };
          const last = entries.findLast((entry) => entry.kind === 'attempt');
          if (kind === 0) entries.push({ ...flag(`q${question}`), ...stamp });
          else if (kind === 1 && last !== undefined) entries.push({ ...slip(last), ...stamp });
          else if (kind === 2) entries.push(ended(session, { ...stamp, run: `run ${index % 2}`, score: 1, outOf: 2 }));
          else entries.push(attempt(`q${question}`, kind === 3 ? 'wrong' : 'correct', stamp));
        }
        return entries;
      }),
    );

  test('depends neither on the order of the parts nor on how often each was given', () => {
    const copies = fc.array(fc.record({ part: fc.nat(3), upTo: fc.nat(10) }), { maxLength: 6 });
    fc.assert(
      fc.property(devices, copies, fc.nat(), (files, more, turn) => {
        const whole = merged(files.flat());
        // Any order; and copies that another device holds, from when the file was shorter.
        const turned = [...files.slice(turn % files.length), ...files.slice(0, turn % files.length)].reverse();
        const parts = [...more.map(({ part, upTo }) => files[part % files.length]?.slice(0, upTo) ?? []), ...turned, ...turned];
        expect(merged(parts.flat())).toEqual(whole);
        expect(foldEntries(merged(parts.flat()))).toEqual(foldEntries(whole));
      }),
      fixed,
    );
  });

  test('is in the order of times wherever the clocks were', () => {
    const early = on('2025-01-01', 'correct', { id: 'b', at: '2025-01-01T23:00:00.000+09:00' });
    const late = on('2025-01-01', 'correct', { id: 'a', at: '2025-01-01T15:00:00.000+00:00' });
    expect(merged([late, early, late])).toEqual([early, late]);
  });
});
