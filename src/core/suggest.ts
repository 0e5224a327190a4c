/**
 * Damerau–Levenshtein distance (optimal string alignment): the fewest insertions, deletions, replacements and swaps of
 * neighbors that turn `from` into `to`. Stops early and answers `limit + 1` once it exceeds `limit`.
 */
export function editDistance(from: string, to: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[to.length] ?? 0, limit + 1);
}

/** The one of `known` that somebody who wrote `name` most likely meant, or nothing when none is near. */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let nearest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const lower = candidate.toLowerCase();
    const distance = lower !== wanted && wanted.length >= 3 && lower.startsWith(wanted) ? 1 : editDistance(wanted, lower, nearest);
    if (distance < nearest) {
      best = candidate;
      nearest = distance;
    }
  }
  return best;
}
