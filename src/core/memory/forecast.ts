import { daysBetween } from '../report/when.ts';
import type { DueItem } from './due.ts';

/** A day on which questions fall due. `at` is one of its times (milliseconds since 1970); overdue ones count for today. */
export interface DueDay {
  readonly at: number;
  /** Days from today, 0 for today. */
  readonly days: number;
  readonly count: number;
}

/** How many questions fall due on which day, nearest first; days without any are left out. */
export function forecast(scheduled: readonly DueItem[], now: number, offset: number): DueDay[] {
  const found = new Map<number, { at: number; count: number }>();
  for (const { due } of scheduled) {
    const at = Math.max(due, now);
    const days = daysBetween(now, at, offset);
    const day = found.get(days);
    if (day === undefined) found.set(days, { at, count: 1 });
    else day.count += 1;
  }
  return [...found].map(([days, day]) => ({ days, ...day })).sort((a, b) => a.days - b.days);
}
