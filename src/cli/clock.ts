/** Minutes east of UTC at `now`, where the learner is. */
export const offsetAt = (now: number): number => -new Date(now).getTimezoneOffset();

/** `now` in ISO 8601 with the learner's offset, such as `2026-11-22T18:03:11.123+01:00`: it names the learner's own day. */
export function localTime(now: number): string {
  const offset = offsetAt(now);
  const two = (number: number): string => String(Math.abs(number)).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  const local = new Date(now + offset * 60_000).toISOString().slice(0, -1);
  return `${local}${sign}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`;
}
