import type { Read, Reading } from '../question-type.ts';
import { acceptedInterval, accepts, asksShare, type Interval, type NumberKey, nearMissHint, roundingOf } from './interval.ts';
import { plainUnit, readNumber, type TypedNumber } from './numbers.ts';
import { type Judgment, oneLine } from './typed-feedback.ts';

/** A number that learners give by mistake, and what it tells about them. */
interface WrongNumber {
  readonly match: number;
  readonly because: string;
}

/** The right numbers and the wrong ones worth a word. */
export interface NumberKeys extends NumberKey {
  readonly wrong?: readonly WrongNumber[] | undefined;
}

/** A number understood: as typed, and the value it has here (40 % is 0.4 where a share is asked for). */
export interface UnderstoodNumber {
  readonly text: string;
  readonly value: number;
  readonly significant: number;
}

const isWord = (unit: string): boolean => /\p{L}{4}/u.test(unit);
const folded = (unit: string): string => unit.toLowerCase().replace(/s$/, '');

/** Whether two units are one: short ones as written (MB is not Mb), words in any case and number (1 token, 5 Tokens). */
function sameUnit(typed: string, declared: string): boolean {
  return typed === declared || (isWord(declared) && folded(typed) === folded(declared));
}

function unitProblem(typed: string, declared: string | undefined): string | undefined {
  if (typed === '' || (declared === undefined && typed === '%')) return undefined;
  if (declared === undefined) return `No unit is wanted here: type the number without "${oneLine(typed)}".`;
  return sameUnit(typed, plainUnit(declared))
    ? undefined
    : `The unit here is ${declared}, not ${oneLine(typed)}: type the number in ${declared}.`;
}

/** Whether `value`, written with so many significant digits, is `target` as far as it goes. */
const agrees = (value: number, significant: number, target: number): boolean =>
  Math.abs(value - target) <= roundingOf(value, significant) * (1 + 1e-9) + 1e-6 * Math.abs(target);

const isTooShort = ({ value, significant }: UnderstoodNumber, { answer, significant: wanted }: NumberKey): boolean =>
  wanted !== undefined && answer !== undefined && significant < wanted && agrees(value, significant, answer);

const asksPercent = ({ unit }: NumberKey): boolean => unit !== undefined && plainUnit(unit) === '%';

const figures = (count: number | undefined): string => `${count} significant ${count === 1 ? 'figure' : 'figures'}`;

/** Read as thousands, and meant as a decimal where a comma is its mark. */
const MAY_BE_DECIMAL = /^[-+−–]?\d{1,3},\d{3}(?![\d.,])/;

/** Why the right value is in the wrong form, or nothing. */
function formProblem(number: UnderstoodNumber, typed: TypedNumber, key: NumberKeys, interval: Interval): string | undefined {
  if (key.wrong?.some(({ match }) => agrees(number.value, Number.POSITIVE_INFINITY, match))) return undefined;
  if (isTooShort(number, key)) return `Right so far: give ${figures(key.significant)}.`;
  if (accepts(interval, number.value)) return undefined;
  if (MAY_BE_DECIMAL.test(number.text.trim()) && accepts(interval, number.value / 1000))
    return 'A comma before three digits groups them: type a point where decimals begin, such as 1.234.';
  if (asksPercent(key)) {
    const isShare = typed.unit === '' && accepts(interval, typed.value * 100);
    return isShare ? 'That looks like a share: a percentage is asked for, such as 25.' : undefined;
  }
  const mayBePercent = typed.unit === '%' || (key.unit === undefined && asksShare(interval));
  const isPercent = mayBePercent && accepts(interval, typed.value / 100);
  return isPercent ? 'That looks like a percentage: type it as a share, such as 0.25.' : undefined;
}

/** Understands what was typed as a number, or says why it must be typed again. */
export function understandNumber(text: string, key: NumberKeys, { again }: Reading): Read<UnderstoodNumber> {
  const typed = readNumber(text);
  const where = key.unit === undefined ? '' : `, in ${key.unit}`;
  if (typed === undefined) return { problem: `Not a number: type something like 0.25, 1/4 or 2.5e-3${where}.` };
  const unit = unitProblem(typed.unit, key.unit);
  if (unit !== undefined) return { problem: unit };
  const interval = acceptedInterval(key);
  const isShare = typed.unit === '%' && !asksPercent(key) && asksShare(interval);
  const answer = { text, value: isShare ? typed.value / 100 : typed.value, significant: typed.significant };
  const problem = again ? formProblem(answer, typed, key, interval) : undefined;
  return problem === undefined ? { answer } : { problem, once: true };
}

/** The wrong number an author listed that `number` is: exactly, or rounded to the (two or more) digits typed. */
function listed({ value, significant }: UnderstoodNumber, wrong: readonly WrongNumber[]): WrongNumber | undefined {
  return (
    wrong.find(({ match }) => agrees(value, Number.POSITIVE_INFINITY, match)) ??
    wrong.find(({ match }) => significant >= 2 && agrees(value, significant, match))
  );
}

/** Whether a number is right, and what is known about it when it is wrong. */
export function judgeNumber(number: UnderstoodNumber, key: NumberKeys): Judgment {
  const interval = acceptedInterval(key);
  if (accepts(interval, number.value)) return { right: true, rule: 'inside the accepted interval' };
  const known = listed(number, key.wrong ?? []);
  if (known !== undefined) return { right: false, rule: 'a wrong answer listed', reason: known.because };
  const hint = isTooShort(number, key)
    ? `Right as far as it goes: ${figures(key.significant)} are asked for.`
    : nearMissHint(number.value, interval, asksPercent(key));
  return { right: false, rule: 'outside the accepted interval', ...(hint !== undefined && { reason: hint }) };
}
