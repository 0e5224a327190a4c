/** A range of numbers with its unit; an open end is left out of it. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly openLow: boolean;
  readonly openHigh: boolean;
  readonly unit: string;
}

const NUMBER = '([-−]?\\d+(?:,\\d{3})*(?:\\.\\d+)?)';
const UNIT = '\\s*((?:%|[\\p{L}°$€]*)(?:\\s[\\p{L}]+)?)';
const whole = (pattern: string): RegExp => new RegExp(`^${pattern}[.]?$`, 'iu');

const BETWEEN = whole(`(?:(?:from|between|about|roughly) )?${NUMBER}(?:\\s*%)?\\s*(?:to|and|through|up to|–|—|-)\\s*${NUMBER}${UNIT}`);
const BELOW = whole(`(less than|fewer than|below|under|smaller than|<|≤|<=|at most|up to|no more than)\\s*${NUMBER}${UNIT}`);
const ABOVE = whole(`(more than|greater than|above|over|larger than|>|≥|>=|at least|no less than|from)\\s*${NUMBER}${UNIT}`);
const OR_MORE = whole(`${NUMBER}${UNIT}\\s*(?:or|and) (?:more|above|over|larger|higher|up)`);
const OR_LESS = whole(`${NUMBER}${UNIT}\\s*(?:or|and) (?:less|fewer|below|under|lower|smaller)`);

const value = (text: string | undefined): number => Number((text ?? '').replace(/,/g, '').replace('−', '-'));
const unitOf = (text: string | undefined): string => (text ?? '').trim().toLowerCase();
const closed = (low: number, high: number, unit: string): NumberRange => ({ low, high, openLow: false, openHigh: false, unit });

/** The range that a choice consists of, or nothing. */
export function rangeIn(text: string): NumberRange | undefined {
  const [, low, high, unit] = BETWEEN.exec(text) ?? [];
  if (low !== undefined) return value(low) < value(high) ? closed(value(low), value(high), unitOf(unit)) : undefined;
  const [, below, top, topUnit] = BELOW.exec(text) ?? [];
  if (below !== undefined) {
    return { ...closed(Number.NEGATIVE_INFINITY, value(top), unitOf(topUnit)), openHigh: !/^(?:≤|<=|at most|up to|no more)/i.test(below) };
  }
  const [, above, bottom, bottomUnit] = ABOVE.exec(text) ?? [];
  if (above !== undefined) {
    return {
      ...closed(value(bottom), Number.POSITIVE_INFINITY, unitOf(bottomUnit)),
      openLow: !/^(?:≥|>=|at least|no less|from)/i.test(above),
    };
  }
  const [, least, leastUnit] = OR_MORE.exec(text) ?? [];
  if (least !== undefined) return closed(value(least), Number.POSITIVE_INFINITY, unitOf(leastUnit));
  const [, most, mostUnit] = OR_LESS.exec(text) ?? [];
  return most === undefined ? undefined : closed(Number.NEGATIVE_INFINITY, value(most), unitOf(mostUnit));
}

/** Whether two ranges in one unit have a number in common. A unit left out is that of the other. */
export function overlap(a: NumberRange, b: NumberRange): boolean {
  if (a.unit !== b.unit && a.unit !== '' && b.unit !== '') return false;
  const [left, right] = a.low < b.low || (a.low === b.low && a.high <= b.high) ? [a, b] : [b, a];
  return right.low < left.high || (right.low === left.high && !right.openLow && !left.openHigh);
}
