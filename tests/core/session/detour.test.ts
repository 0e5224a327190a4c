import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/core/memory/entry.ts';
import { type Offer, offerAfter } from '../../../src/core/session/detour.ts';
import { replay } from '../../../src/core/session/session.ts';
import { attempt, bankFrom, detour, planFor, remember } from '../../support/sessions.ts';

const bank = bankFrom(
  [
    { id: 't1', concept: 'top' },
    { id: 't2', concept: 'top' },
    { id: 't3', concept: 'top' },
    { id: 'm1', concept: 'middle' },
    { id: 'm2', concept: 'middle' },
    { id: 'm3', concept: 'middle' },
    { id: 's1', concept: 'side' },
    { id: 'b1', concept: 'base' },
  ],
  { top: ['middle', 'side', 'ch2/far'], middle: ['base'], side: [], base: ['root'], root: [] },
);

/** The offer after the last of `now`, in a session over the concept `top`, with `past` before it. */
function offered(now: readonly Entry[], past: readonly Entry[] = [], concepts: readonly string[] = ['top']): Offer | undefined {
  const state = replay(planFor(bank, {}, { concepts }), now, { repeatMissed: true });
  const last = now.findLast((entry) => entry.kind === 'attempt');
  const item = state.plan.items.find(({ question }) => question.id === last?.question);
  if (item === undefined) throw new Error('no such question');
  return offerAfter(item, state, remember([...past, ...now]));
}

const miss = (id: string) => attempt(id, 'wrong');

describe('an offer to go back', () => {
  test('comes after two misses on a concept, with two questions of a prerequisite', () => {
    expect(offered([miss('t1')])).toBeUndefined();
    expect(offered([miss('t1'), miss('t2')])).toMatchObject({ concept: 'top', to: 'middle', questions: ['m1', 'm2'] });
  });

  test('counts misses of earlier sessions among the last five answers', () => {
    const early = miss('t1');
    const right = ['t1', 't2', 't3', 't1'].map((id) => attempt(id, 'correct'));
    const now = miss('t2');
    expect(offered([now], [early])).toMatchObject({ to: 'middle' });
    expect(offered([now], [early, ...right.slice(1)])).toMatchObject({ to: 'middle' });
    expect(offered([now], [early, ...right])).toBeUndefined();
  });

  test('does not come after a right answer', () => {
    expect(offered([miss('t1'), miss('t2'), attempt('t3', 'correct')])).toBeUndefined();
  });

  test('names the weakest of the nearest', () => {
    const past = [attempt('m1', 'correct'), attempt('s1', 'wrong')];
    expect(offered([miss('t1'), miss('t2')], past)).toMatchObject({ to: 'side', questions: ['s1'] });
  });

  test('goes a second step back where the nearest are mastered or have nothing to ask', () => {
    const days = ['2024-01-01', '2024-01-02', '2024-01-03'];
    const mastered = ['m1', 'm2', 'm3', 's1'].flatMap((id) => days.map((day) => attempt(id, 'correct', { at: `${day}T00:00:00.000Z` })));
    expect(offered([miss('t1'), miss('t2')], mastered)).toMatchObject({ to: 'base', questions: ['b1'] });
  });

  test('asks first what was never asked', () => {
    expect(offered([miss('t1'), miss('t2')], [miss('m1'), attempt('s1', 'correct')])).toMatchObject({
      to: 'middle',
      questions: ['m2', 'm3'],
    });
  });

  test('leaves out what this session asks anyway', () => {
    expect(offered([miss('t1'), miss('t2')], [], ['top', 'middle'])).toMatchObject({ to: 'side' });
    expect(offered([miss('t1'), miss('t2')], [], ['top', 'middle', 'side', 'base'])).toBeUndefined();
  });

  test('comes once for a concept, taken or not', () => {
    expect(offered([miss('t1'), miss('t2'), detour('top', 'middle', false, ['m1']), miss('t3')])).toBeUndefined();
  });

  test('does not come in the middle of another one', () => {
    expect(offered([miss('t1'), detour('x', 'middle', true, ['m1', 'm2']), miss('t2')])).toBeUndefined();
  });
});
