// How likely chance alone is to give what was counted.

/**
 * The probability that a chi-square of `degrees` degrees of freedom (1 or more) is at least `value`: the regularized upper
 * incomplete gamma function Q(degrees / 2, value / 2), by the series of the lower one (Abramowitz & Stegun 6.5.29).
 */
export function chiSquareTail(value: number, degrees: number): number {
  const [a, x] = [degrees / 2, value / 2];
  if (x <= 0) return 1;
  // Below 1e-100 there, and the series would overflow.
  if (x > 300 + 10 * a) return 0;
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.max(0, 1 - Math.exp(a * Math.log(x) - x - logGammaOfHalves(degrees + 2) + Math.log(sum)));
}

/** ln Γ(halves / 2): from Γ(1/2) = √π or Γ(1) = 1 upward by Γ(a + 1) = a Γ(a). */
function logGammaOfHalves(halves: number): number {
  let log = halves % 2 === 1 ? Math.log(Math.PI) / 2 : 0;
  for (let each = halves % 2 === 1 ? 1 : 2; each < halves; each += 2) log += Math.log(each / 2);
  return log;
}

/** The probability of at least `hits` among `trials` when each hits with probability `share` (0…1): the exact binomial tail. */
export function atLeast(hits: number, trials: number, share: number): number {
  if (hits <= 0) return 1;
  if (hits > trials || share <= 0) return 0;
  if (share >= 1) return 1;
  let sum = 0;
  let logChoose = 0;
  for (let k = 0; k <= trials; k += 1) {
    if (k > 0) logChoose += Math.log(trials - k + 1) - Math.log(k);
    if (k >= hits) sum += Math.exp(logChoose + k * Math.log(share) + (trials - k) * Math.log1p(-share));
  }
  return Math.min(1, sum);
}

/** The probability of a count at least as far from even as `hits` of `trials`, either way: the exact two-sided sign test. */
export const asUneven = (hits: number, trials: number): number => Math.min(1, 2 * atLeast(Math.max(hits, trials - hits), trials, 0.5));

/** What was counted in one cell, and what chance would give there. */
export interface Cell {
  readonly observed: number;
  readonly expected: number;
}

/** Fewer expected than this make a chi-square of the cell untrustworthy (Cochran 1954). */
const LEAST_EXPECTED = 5;

/** Pearson's chi-square of `cells`, those of little expectation pooled from the last one forward; `p` is 1 when one cell is left. */
export function chiSquare(cells: readonly Cell[]): { readonly value: number; readonly degrees: number; readonly p: number } {
  const pooled: Cell[] = [];
  let rest: Cell = { observed: 0, expected: 0 };
  for (const cell of [...cells].reverse()) {
    rest = { observed: rest.observed + cell.observed, expected: rest.expected + cell.expected };
    if (rest.expected < LEAST_EXPECTED) continue;
    pooled.push(rest);
    rest = { observed: 0, expected: 0 };
  }
  const last = pooled.pop();
  if (last !== undefined) pooled.push({ observed: last.observed + rest.observed, expected: last.expected + rest.expected });
  const value = pooled.reduce((sum, { observed, expected }) => sum + (observed - expected) ** 2 / expected, 0);
  const degrees = pooled.length - 1;
  return { value, degrees, p: degrees < 1 ? 1 : chiSquareTail(value, degrees) };
}
