// A session that was left: what of it can be gone on with, and where.
import type { Bank } from '../../core/bank/bank.ts';
import type { Entry } from '../../core/memory/entry.ts';
import type { Past } from '../../core/memory/past.ts';
import { type Plan, planOf } from '../../core/session/plan.ts';
import { progress, replay } from '../../core/session/session.ts';

/** A session that was begun and not ended, with what happened in it. */
export interface Left {
  readonly plan: Plan;
  readonly session: string;
  readonly entries: readonly Entry[];
}

/** The session that was left of a run, such as `ch4`, if anything happened in it and some of its questions are still there. */
export function leftOf(run: string, banks: readonly Bank[], past: Past): Left | undefined {
  const open = past.open.get(run);
  if (open === undefined || open.entries.length === 0) return undefined;
  const plan = planOf(banks, open.start.items, open.start.seed);
  return plan.items.length === 0 ? undefined : { plan, session: open.start.session, entries: open.entries };
}

/** How many of its questions were put, of how many, and whether any waits: one not yet put, or one that was missed. */
export function placeIn({ plan, entries }: Left): { readonly done: number; readonly of: number; readonly waits: boolean } {
  const state = replay(plan, entries, { repeatMissed: true });
  return { ...progress(state), waits: state.queue.length > 0 };
}
