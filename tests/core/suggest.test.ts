import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, suggest } from '../../src/core/suggest.ts';
import { fixed } from '../support/texts.ts';

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'abd', 1],
    ['abc', 'ab', 1],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['corect', 'correct', 1],
  ] as const)('%j to %j is %i', (from, to, expected) => {
    expect(editDistance(from, to)).toBe(expected);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

  test('is symmetric, zero only for the same, and at most the longer length', () => {
    fc.assert(
      fc.property(word, word, (from, to) => {
        const distance = editDistance(from, to);
        expect(editDistance(to, from)).toBe(distance);
        expect(distance === 0).toBe(from === to);
        expect(distance).toBeLessThanOrEqual(Math.max(from.length, to.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(from.length - to.length));
      }),
      fixed,
    );
  });

  test('a limit changes nothing below it', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (from, to, limit) => {
        const distance = editDistance(from, to);
        if (distance <= limit) expect(editDistance(from, to, limit)).toBe(distance);
        else expect(editDistance(from, to, limit)).toBeGreaterThan(limit);
      }),
      fixed,
    );
  });
});

describe('suggest', () => {
  const keys = ['correct', 'feedback', 'text', 'id'];
  test.each([
    ['corect', 'correct'],
    ['Correct', 'correct'],
    ['feedbak', 'feedback'],
    ['feed', 'feedback'],
    ['txt', 'text'],
    ['explanation', undefined],
    ['x', undefined],
    ['', undefined],
  ] as const)('%j: %s', (name, expected) => {
    expect(suggest(name, keys)).toBe(expected);
  });

  test('the nearest wins, the first among equals', () => {
    expect(suggest('ch3', ['ch30', 'ch4', 'ch5'])).toBe('ch30');
    expect(suggest('ch9', ['ch4', 'ch5'])).toBe('ch4');
  });

  test('a known name is its own suggestion', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 3, unit: fc.constantFrom(...'abcdef') }), { minLength: 1 }), (known) => {
        for (const name of known) expect(suggest(name, known)).toBe(name);
      }),
      fixed,
    );
  });
});
