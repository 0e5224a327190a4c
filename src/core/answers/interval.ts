import { lastKept } from '../last-kept.ts';

/** An interval of accepted values, both ends in it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What an author wrote to say which numbers are right. */
export interface NumberKey {
  readonly answer?: number | undefined;
  readonly tolerance?: number | string | undefined;
  readonly range?: readonly number[] | undefined;
  readonly unit?: string | undefined;
  readonly significant?: number | undefined;
}

/** The share that `2%` names, 0.02; nothing when `text` is no percentage. */
export function shareOf(text: string): number | undefined {
  const found = /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(text);
  return found?.[1] === undefined ? undefined : Number(`${found[1]}e-2`);
}

/** Half a unit in the last of `digits` significant digits of `value`: what rounding to them may change. */
export function roundingOf(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(digits)) return 0;
  return Number(`5e${Number(value.toExponential().split('e')[1]) - digits}`);
}

/** How far from `answer` a value may be: `tolerance` (absolute, or `2%` of the answer), else rounding to `significant` digits. */
export function toleranceOf({ tolerance, significant }: NumberKey, answer: number): number {
  if (typeof tolerance === 'number') return tolerance;
  if (tolerance !== undefined) return Math.abs(answer) * (shareOf(tolerance) ?? 0);
  return significant === undefined ? 0 : roundingOf(answer, significant);
}

/** The accepted interval: `range`, or `answer` with its tolerance. */
export const acceptedInterval = lastKept((key: NumberKey): Interval => {
  const answer = key.answer ?? Number.NaN;
  const [low = answer - toleranceOf(key, answer), high = answer + toleranceOf(key, answer)] = key.range ?? [];
  // Two units in the last place: what 0.3 − 0.1 is off by. More would blur large whole numbers.
  const slack = 2 * Number.EPSILON * Math.max(Math.abs(low), Math.abs(high));
  return { low: low - slack, high: high + slack };
});

/** Whether `value` lies in the interval. */
export const accepts = ({ low, high }: Interval, value: number): boolean => value >= low && value <= high;

/** Whether a share is asked for: every accepted value is one, so that 40 % can only mean 0.4 (Perseus' rule). */
export const asksShare = ({ low, high }: Interval): boolean => Math.max(Math.abs(low), Math.abs(high)) <= 1 + 1e-9;

const FACTORS = [
  [10, 'ten'],
  [100, 'a hundred'],
  [1e3, 'a thousand'],
  [1e6, 'a million'],
  [1e9, 'a billion'],
] as const;
const LOGARITHMS = [Math.LN2, Math.LN10, Math.LN10 / Math.LN2];

/**
 * What a wrong number looks like from the right one, in words that name the slip but not the answer: sign, percentage,
 * power of ten, base of the logarithm. Nothing when it fits none, or when so much is accepted that it would fit by chance.
 */
export function nearMissHint(value: number, interval: Interval, asksPercent = false): string | undefined {
  const size = Math.max(Math.abs(interval.low), Math.abs(interval.high));
  if (value === 0 || interval.high - interval.low > size / 5) return undefined;
  const hair = 1e-9 * size;
  const right = (candidate: number): boolean => accepts({ low: interval.low - hair, high: interval.high + hair }, candidate);
  if (right(-value)) return 'The size is right, the sign is not.';
  if (right(value / 100) && asksShare(interval)) return 'Looks like a percentage: a share is asked for.';
  if (right(value * 100) && asksPercent) return 'Looks like a share: a percentage is asked for.';
  for (const [factor, words] of FACTORS) {
    if (right(value * factor)) return `Too small by a factor of ${words}: check the powers of ten and the units.`;
    if (right(value / factor)) return `Too large by a factor of ${words}: check the powers of ten and the units.`;
  }
  const log = LOGARITHMS.some((factor) => right(value * factor) || right(value / factor));
  return log ? 'Looks like another logarithm: check its base.' : undefined;
}
