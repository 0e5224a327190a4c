const DAY = 86_400_000;

/** The number of midnights between two times, where the learner is (`offset` minutes east of UTC). */
export function daysBetween(from: number, to: number, offset: number): number {
  const day = (at: number): number => Math.floor((at + offset * 60_000) / DAY);
  return day(to) - day(from);
}

/** A day in words, seen from `now`: today, tomorrow, in 5 days, yesterday, 3 days ago. */
export function dayInWords(at: number, now: number, offset: number): string {
  const days = daysBetween(now, at, offset);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
