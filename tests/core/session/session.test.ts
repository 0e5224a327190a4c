import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt, Entry } from '../../../src/core/memory/entry.ts';
import type { Verdict } from '../../../src/core/question-type.ts';
import type { Plan } from '../../../src/core/session/plan.ts';
import { advance, begin, progress, replay, type SessionState, toCome } from '../../../src/core/session/session.ts';
import { attempt, bankFrom, detour, flag, planFor, type Sketch, skip, slip } from '../../support/sessions.ts';
import { fixed } from '../../support/texts.ts';

const rules = { repeatMissed: true };
const letters = (count: number): Sketch[] => Array.from({ length: count }, (_, index) => ({ id: `q${index}` }));
const plan = (count: number): Plan => planFor(bankFrom(letters(count)));
const queue = (state: SessionState): string[] => state.queue.map(({ item, occasion }) => `${item.question.id} ${occasion}`);
const ids = (state: SessionState): string[] => state.queue.map(({ item }) => item.question.id);

describe('a miss', () => {
  test.each<[number, string[]]>([
    [1, ['q0']],
    [2, ['q1', 'q0']],
    [4, ['q1', 'q2', 'q3', 'q0']],
    [6, ['q1', 'q2', 'q3', 'q0', 'q4', 'q5']],
  ])('among %i comes back after three others, or as many as there are', (count, expected) => {
    for (const verdict of ['wrong', 'partial'] as const) {
      const state = replay(plan(count), [attempt('q0', verdict)], rules);
      expect(ids(state)).toEqual(expected);
      expect(state.queue.find(({ item }) => item.question.id === 'q0')?.occasion).toBe('again');
    }
  });

  test('comes back until it was right once', () => {
    const entries = [attempt('q0', 'wrong'), attempt('q0', 'wrong'), attempt('q0', 'partial')];
    expect(queue(replay(plan(1), entries, rules))).toEqual(['q0 again']);
    expect(queue(replay(plan(1), [...entries, attempt('q0', 'correct')], rules))).toEqual([]);
  });

  test('does not come back in an exam', () => {
    expect(ids(replay(plan(2), [attempt('q0', 'wrong')], { repeatMissed: false }))).toEqual(['q1']);
  });

  test('never parts a case study', () => {
    const bank = bankFrom([{ id: 'a' }, { id: 'b' }, { id: 'case', parts: [{ id: 'x' }, { id: 'y' }, { id: 'z' }] }, { id: 'c' }]);
    const state = replay(planFor(bank), [attempt('a', 'wrong')], rules);
    expect(ids(state)).toEqual(['b', 'case.x', 'case.y', 'case.z', 'a', 'c']);
    // Nor does a missed part come between the others of its own case.
    const within = replay(planFor(bank), [attempt('a', 'correct'), attempt('b', 'correct'), attempt('case.x', 'wrong')], rules);
    expect(ids(within)).toEqual(['case.y', 'case.z', 'c', 'case.x']);
  });
});

test('what is still to come: a case study once, and each repeat', () => {
  const bank = bankFrom([{ id: 'a' }, { id: 'case', parts: [{ id: 'x' }, { id: 'y' }] }]);
  const after = (...entries: Entry[]): number => toCome(replay(planFor(bank), entries, rules));
  const misses = [attempt('a', 'wrong'), attempt('case.x', 'wrong'), attempt('case.y', 'wrong')];
  expect([0, 1, 2, 3].map((count) => after(...misses.slice(0, count)))).toEqual([2, 2, 3, 3]);
});

describe('a skip', () => {
  test('puts off to the end; a second one drops', () => {
    expect(queue(replay(plan(3), [skip('q0')], rules))).toEqual(['q1 planned', 'q2 planned', 'q0 planned']);
    expect(queue(replay(plan(3), [skip('q0'), skip('q0')], rules))).toEqual(['q1 planned', 'q2 planned']);
  });

  test('of all, twice, ends the session with nothing answered', () => {
    const state = replay(plan(2), [skip('q0'), skip('q1'), skip('q0'), skip('q1')], rules);
    expect(state.queue).toEqual([]);
    expect([...state.outcomes.values()].flatMap(({ attempts }) => attempts)).toEqual([]);
  });
});

describe('a slip', () => {
  test('puts the question again at once, and takes back the repeat of its miss', () => {
    const miss = attempt('q0', 'wrong');
    expect(queue(replay(plan(3), [miss, slip(miss)], rules))).toEqual(['q0 slip', 'q1 planned', 'q2 planned']);
  });

  test('of a right answer works as well', () => {
    const hit = attempt('q0', 'correct');
    expect(queue(replay(plan(2), [hit, slip(hit)], rules))).toEqual(['q0 slip', 'q1 planned']);
  });

  test('keeps the attempt: the first one counts', () => {
    const miss = attempt('q0', 'wrong');
    const state = replay(plan(1), [miss, slip(miss), attempt('q0', 'correct')], rules);
    expect(state.queue).toEqual([]);
    expect(state.outcomes.get('test#q0')?.attempts.map(({ verdict }) => verdict)).toEqual(['wrong', 'correct']);
  });
});

test('a detour that is taken comes next; one that is not changes nothing', () => {
  const bank = bankFrom(
    [
      { id: 'a', concept: 'top' },
      { id: 'b', concept: 'top' },
      { id: 'c', concept: 'base' },
    ],
    { base: [], top: ['base'] },
  );
  const some = planFor(bank, {}, { concepts: ['top'] });
  expect(queue(replay(some, [attempt('a', 'correct'), detour('top', 'base', true, ['c'])], rules))).toEqual(['c detour', 'b planned']);
  expect(queue(replay(some, [attempt('a', 'correct'), detour('top', 'base', false, ['c'])], rules))).toEqual(['b planned']);
  expect(queue(replay(some, [detour('top', 'base', true, ['no-such'])], rules))).toEqual(['a planned', 'b planned']);
});

test('a flag, and entries about questions that are not in the plan, change nothing but the list of entries', () => {
  const before = begin(plan(2));
  const missing = attempt('no-such', 'wrong');
  for (const entry of [flag('q0'), missing, skip('no-such'), slip(missing)]) {
    const after = advance(before, entry, rules);
    expect(after).toEqual({ ...before, entries: [entry] });
  }
});

test('progress counts planned questions, a case study as one', () => {
  const bank = bankFrom([{ id: 'a' }, { id: 'case', parts: [{ id: 'x' }, { id: 'y' }] }]);
  const at = (entries: readonly Entry[]) => progress(replay(planFor(bank), entries, rules));
  expect(at([])).toEqual({ done: 0, of: 2 });
  expect(at([attempt('a', 'wrong')])).toEqual({ done: 1, of: 2 });
  expect(at([attempt('a', 'wrong'), attempt('case.x', 'correct')])).toEqual({ done: 1, of: 2 });
  expect(at([attempt('a', 'wrong'), attempt('case.x', 'correct'), attempt('case.y', 'correct')])).toEqual({ done: 2, of: 2 });
});

type Move = 'correct' | 'partial' | 'wrong' | 'skip' | 'slip' | 'flag' | 'detour';
const moves = fc.array(fc.constantFrom<Move>('correct', 'correct', 'partial', 'wrong', 'wrong', 'skip', 'slip', 'flag', 'detour'), {
  maxLength: 60,
});
const sizes = fc.integer({ min: 1, max: 12 });

/** Plays moves as the program does: what comes next is put, and a slip is about the answer just before. */
function play(
  start: Plan,
  all: readonly Move[],
  seen: (state: SessionState, entry: Entry, next: SessionState) => void = () => {},
): SessionState {
  let state = begin(start);
  let last: Attempt | undefined;
  for (const move of all) {
    const id = state.queue[0]?.item.question.id;
    let entry: Entry;
    if (move === 'slip') {
      if (last === undefined) continue;
      entry = slip(last);
    } else if (move === 'detour') entry = detour('c', 'd', true, []);
    else if (id === undefined) break;
    else if (move === 'skip') entry = skip(id);
    else if (move === 'flag') entry = flag(id);
    else entry = attempt(id, move satisfies Verdict);
    last = entry.kind === 'attempt' ? entry : undefined;
    const next = advance(state, entry, rules);
    seen(state, entry, next);
    state = next;
  }
  return state;
}

const mixed = (count: number): Plan =>
  planFor(bankFrom(letters(count).map((each, index) => (index % 4 === 2 ? { ...each, parts: [{ id: 'x' }, { id: 'y' }] } : each))));

describe('whatever is answered', () => {
  test('a replay is the fold, entry by entry and from any point on', () => {
    fc.assert(
      fc.property(sizes, moves, fc.nat(), (count, all, cut) => {
        const start = mixed(count);
        const state = play(start, all);
        expect(replay(start, state.entries, rules)).toEqual(state);
        const at = cut % (state.entries.length + 1);
        const resumed = state.entries
          .slice(at)
          .reduce((sofar, entry) => advance(sofar, entry, rules), replay(start, state.entries.slice(0, at), rules));
        expect(resumed).toEqual(state);
      }),
      fixed,
    );
  });

  test('a state is never changed, only followed by another', () => {
    fc.assert(
      fc.property(sizes, moves, (count, all) => {
        play(mixed(count), all, (state, entry, next) => {
          const before = { queue: [...state.queue], outcomes: new Map(state.outcomes), entries: [...state.entries] };
          advance(state, entry, rules);
          expect({ queue: state.queue, outcomes: state.outcomes, entries: state.entries }).toEqual(before);
          expect(next.entries).toEqual([...state.entries, entry]);
        });
      }),
      fixed,
    );
  });

  test('no question waits twice, and progress never goes back', () => {
    fc.assert(
      fc.property(sizes, moves, (count, all) => {
        play(mixed(count), all, (state, _, next) => {
          expect(new Set(ids(next)).size).toBe(next.queue.length);
          expect(progress(next).done).toBeGreaterThanOrEqual(progress(state).done);
          expect(progress(next).done).toBeLessThanOrEqual(progress(next).of);
        });
      }),
      fixed,
    );
  });

  test('a missed question comes back after at least three others, where there are as many', () => {
    fc.assert(
      fc.property(sizes, moves, (count, all) => {
        play(mixed(count), all, (state, entry, next) => {
          if (entry.kind !== 'attempt' || entry.verdict === 'correct') return;
          const place = ids(next).indexOf(entry.question);
          expect(place).toBeGreaterThanOrEqual(Math.min(3, state.queue.length - 1));
          expect(next.queue[place]?.occasion).toBe('again');
        });
      }),
      fixed,
    );
  });

  test('a slip puts its question next', () => {
    fc.assert(
      fc.property(sizes, moves, (count, all) => {
        play(mixed(count), all, (_, entry, next) => {
          if (entry.kind === 'slip') expect(next.queue[0]).toMatchObject({ item: { question: { id: entry.question } }, occasion: 'slip' });
        });
      }),
      fixed,
    );
  });

  test('a question skipped twice does not come again', () => {
    fc.assert(
      fc.property(sizes, moves, (count, all) => {
        const skips = new Map<string, number>();
        play(mixed(count), all, (_, entry, next) => {
          if (entry.kind !== 'skip') return;
          skips.set(entry.question, (skips.get(entry.question) ?? 0) + 1);
          expect(ids(next).includes(entry.question)).toBe(skips.get(entry.question) === 1);
        });
      }),
      fixed,
    );
  });

  test('the parts of a case study that were never answered stay together', () => {
    fc.assert(
      fc.property(
        sizes,
        moves.map((all) => all.filter((move) => move !== 'skip')),
        (count, all) => {
          play(mixed(count), all, (_, __, next) => {
            next.queue.forEach(({ item, occasion }, index) => {
              const before = next.queue[index - 1];
              if (occasion !== 'planned' || item.whole?.part !== 2 || before === undefined) return;
              expect(before.occasion === 'slip' || before.item.whole?.question.id === item.whole.question.id).toBe(true);
            });
          });
        },
      ),
      fixed,
    );
  });

  test('right answers end the session', () => {
    fc.assert(
      fc.property(sizes, moves, (count, all) => {
        let state = play(mixed(count), all);
        for (let steps = 0; state.queue.length > 0; steps += 1) {
          expect(steps).toBeLessThan(100);
          state = advance(state, attempt(state.queue[0]?.item.question.id ?? '', 'correct'), rules);
        }
        expect(progress(state)).toEqual({ done: state.plan.questions, of: state.plan.questions });
      }),
      fixed,
    );
  });
});
