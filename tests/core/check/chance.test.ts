import { describe, expect, test } from 'vitest';
import { asUneven, atLeast, chiSquare, chiSquareTail } from '../../../src/core/check/chance.ts';

describe('the tail of chi-square', () => {
  // Critical values of the NIST/SEMATECH e-Handbook, section 1.3.6.7.4.
  test.each([
    [0.1, 1, 2.706],
    [0.05, 1, 3.841],
    [0.01, 1, 6.635],
    [0.001, 1, 10.828],
    [0.05, 2, 5.991],
    [0.05, 3, 7.815],
    [0.01, 3, 11.345],
    [0.001, 3, 16.266],
    [0.05, 4, 9.488],
    [0.05, 5, 11.07],
    [0.01, 10, 23.209],
    [0.05, 20, 31.41],
    [0.001, 100, 149.449],
  ])('%f at %i degrees of freedom is passed at %f', (p, degrees, value) => {
    expect(chiSquareTail(value, degrees) / p).toBeCloseTo(1, 2);
  });

  test('at the ends', () => {
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(chiSquareTail(2000, 3)).toBe(0);
    expect(chiSquareTail(1e9, 25)).toBe(0);
    // Two degrees of freedom: exp(-value / 2).
    for (const value of [0.001, 0.5, 3, 20, 60]) expect(chiSquareTail(value, 2)).toBeCloseTo(Math.exp(-value / 2), 12);
  });
});

describe('the tail of the binomial', () => {
  test.each([
    [8, 10, 0.5, 0.0546875],
    [9, 10, 0.5, 0.0107421875],
    [15, 20, 0.5, 0.020694733],
    [5, 20, 0.25, 0.585158],
    [8, 20, 0.25, 0.101812],
    [1, 20, 0.05, 0.641514],
    [10, 10, 0.5, 2 ** -10],
  ])('at least %i of %i at %f: %f', (hits, trials, share, expected) => {
    expect(atLeast(hits, trials, share)).toBeCloseTo(expected, 6);
  });

  test('at the ends', () => {
    expect(atLeast(0, 10, 0.3)).toBe(1);
    expect(atLeast(11, 10, 0.3)).toBe(0);
    expect(atLeast(3, 10, 0)).toBe(0);
    expect(atLeast(10, 10, 1)).toBe(1);
    expect(atLeast(2500, 10_000, 0.25)).toBeGreaterThan(0.49);
  });

  test('the two-sided test counts both ends', () => {
    expect(asUneven(8, 10)).toBeCloseTo(0.109375, 9);
    expect(asUneven(2, 10)).toBeCloseTo(0.109375, 9);
    expect(asUneven(5, 10)).toBe(1);
  });
});

describe('chi-square of counts', () => {
  test("Mendel's peas: 315, 101, 108 and 32 against 9 : 3 : 3 : 1", () => {
    const cells = [315, 101, 108, 32].map((observed, index) => ({ observed, expected: (556 * ([9, 3, 3, 1][index] ?? 0)) / 16 }));
    const { value, degrees, p } = chiSquare(cells);
    expect(value).toBeCloseTo(0.47, 2);
    expect(degrees).toBe(3);
    expect(p).toBeCloseTo(0.925, 2);
  });

  test('cells of little expectation are pooled', () => {
    const cells = [
      { observed: 12, expected: 10 },
      { observed: 8, expected: 10 },
      { observed: 4, expected: 3 },
      { observed: 1, expected: 2 },
    ];
    // 3 + 2 make one cell that is met exactly.
    expect(chiSquare(cells)).toMatchObject({ value: 0.8, degrees: 2 });
    expect(chiSquare(cells.slice(2))).toMatchObject({ degrees: 0, p: 1 });
    // What is left over at the first cells goes to the one after.
    expect(chiSquare([{ observed: 1, expected: 2 }, ...cells.slice(0, 2)]).degrees).toBe(1);
    expect(chiSquare([])).toMatchObject({ value: 0, p: 1 });
  });
});
