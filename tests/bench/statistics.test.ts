import { describe, expect, test } from 'vitest';
import { growth, measured, median, p99, paired, pairedDifferences, pairedRatios, quantile, spread } from '../../bench/statistics.mjs';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('medians and quantiles', () => {
  test('the median is the value in the middle, or halfway between the two', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([40, 10, 30, 20])).toBe(25);
    expect(median([7])).toBe(7);
  });

  test('numbers are sorted as numbers, and the list stays as it is', () => {
    const values = [100, 9, 20];
    expect(median(values)).toBe(20);
    expect(values).toEqual([100, 9, 20]);
  });

  test('quartiles lie between neighbors in proportion', () => {
    expect(spread([4, 1, 3, 2])).toEqual({ median: 2.5, low: 1.75, high: 3.25 });
    expect(spread([5, 5, 5])).toEqual({ median: 5, low: 5, high: 5 });
    expect(quantile([1, 2], 0)).toBe(1);
    expect(quantile([1, 2], 1)).toBe(2);
  });

  test('the 99th of 100', () => {
    expect(p99(upTo(101))).toBe(100);
    expect(p99(upTo(201))).toBe(199);
    // A single slow one among 301 is not the 99th of a hundred; four are.
    expect(p99([...Array(300).fill(1), 50])).toBe(1);
    expect(p99([...Array(297).fill(1), 50, 50, 50, 50])).toBe(50);
  });

  test('of no values there is none', () => {
    expect(median([])).toBeNaN();
  });
});

describe('growth', () => {
  const sizes = [1000, 10_000, 100_000];

  test('what is linear grows by 1, however long the start takes', () => {
    expect(growth(sizes.map((size) => ({ size, cost: 500 + 0.2 * size }))).factor).toBeCloseTo(1);
  });

  test('what is quadratic does not', () => {
    expect(growth(sizes.map((size) => ({ size, cost: 500 + size ** 2 }))).factor).toBeCloseTo(10);
  });

  test('where noise hides the cost there is no answer', () => {
    expect(growth(sizes.map((size, at) => ({ size, cost: 500 - at }))).factor).toBeNaN();
  });
});

describe('pairs inside a round', () => {
  test('a ratio is taken round by round before the median', () => {
    // The second round ran at half the speed: both were slow, and the ratio is the same.
    expect(pairedRatios([30, 60, 30], [10, 20, 10])).toEqual([3, 3, 3]);
    // The median of the ratios is not the ratio of the medians.
    expect(median(pairedRatios([10, 40, 30], [10, 10, 30]))).toBe(1);
    expect(median([10, 40, 30]) / median([10, 10, 30])).toBe(3);
  });

  test('rounds in which one of the two sat out are left out', () => {
    const slow: number[] = [];
    slow[2] = 50;
    expect(pairedRatios(slow, [10, 10, 10, 10])).toEqual([5]);
    expect(pairedRatios([10, undefined, 30], [5, 5])).toEqual([2]);
    expect(pairedDifferences([10, undefined, 30], [5, 5, 6])).toEqual([5, 24]);
    expect(paired([], [1])).toEqual([]);
    expect(measured(slow)).toEqual([50]);
    expect(measured([10, undefined, 30])).toEqual([10, 30]);
  });
});
