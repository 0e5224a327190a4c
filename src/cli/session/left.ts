// A session that was left: what of it can be gone on with, and where.
import type { Bank } from '../../core/bank/bank.ts';
import type { Open, Past } from '../../core/memory/past.ts';
import { type Plan, planOf } from '../../core/session/plan.ts';
import { progress, replay } from '../../core/session/session.ts';

/** A session that was begun and not ended, with what is left of its plan. */
export interface Left extends Open {
  readonly plan: Plan;
}

/** A session to go on with by `plan`; nothing where none of its questions is left. */
export const leftWith = (open: Open, plan: Plan): Left | undefined => (plan.items.length === 0 ? undefined : { ...open, plan });

/** The session that was left of a run, such as `ch4`, if anything happened in it and some of its questions are still there. */
export function leftOf(run: string, banks: readonly Bank[], past: Past): Left | undefined {
  const open = past.open.get(run);
  if (open === undefined || open.entries.length === 0) return undefined;
  return leftWith(open, planOf(banks, open.start.items, open.start.seed));
}

/** How many of its questions were put, of how many, and whether any waits: one not yet put, or one that was missed. */
export function placeIn({ plan, entries }: Left): { readonly done: number; readonly of: number; readonly waits: boolean } {
  const state = replay(plan, entries, { repeatMissed: true });
  return { ...progress(state), waits: state.queue.length > 0 };
}
