import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brief, quoted } from '../../src/core/brief.ts';
import { anything, fixed } from '../support/texts.ts';

/** Half of a surrogate pair. */
const LONE = /\p{Surrogate}/u;

test('a short text stays, on one line', () => {
  expect(brief('b')).toBe('b');
  expect(brief(' two\n  lines\t')).toBe('two lines');
  expect(quoted('say "b"')).toBe('"say \\"b\\""');
  expect(quoted({ a: [1, null] })).toBe('{"a":[1,null]}');
  expect(quoted(undefined)).toBe('nothing');
});

test('a long one is cut, and says so', () => {
  expect(brief('x'.repeat(10_000))).toBe(`${'x'.repeat(39)}…`);
  expect(brief(`${' '.repeat(10_000)}x`)).toBe('…');
  expect(quoted('x'.repeat(10_000))).toBe(`"${'x'.repeat(39)}…"`);
  expect(quoted(Array(1000).fill('b'))).toMatch(/^\["b","b",.{20,40}…$/);
});

test('no more than asked for, and no half of a character', () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 20 }), (text, most) => {
      const cut = brief(text, most);
      expect(cut.length).toBeLessThanOrEqual(most);
      if (!LONE.test(text)) expect(cut).not.toMatch(LONE);
    }),
    fixed,
  );
});
