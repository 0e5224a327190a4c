import { beforeAll, describe, expect, test } from 'vitest';
import { loadPatterns, matches, patternProblem } from '../../../src/core/answers/patterns.ts';
import { effort } from '../../support/effort.ts';

test('without its engine a pattern is a fault of the program, not an answer', async () => {
  // A module of its own: in the one above, another test may have loaded the engine.
  const path = '../../../src/core/answers/patterns.ts?without-engine';
  const fresh = (await import(path)) as typeof import('../../../src/core/answers/patterns.ts');
  expect(() => fresh.matches('a', 'a', false)).toThrow(/loadPatterns/);
  expect(() => fresh.patternProblem('a')).toThrow(/loadPatterns/);
});

describe('with the engine loaded', () => {
  beforeAll(loadPatterns);

  test.each([
    ['reward (model|network)s?', 'Reward Networks', false, true],
    ['reward (model|network)s?', '  reward \n model ', false, true],
    ['reward', 'a reward', false, false],
    ['reward', 'rewards', false, false],
    ['a|ab', 'ab', false, true],
    ['LoRA', 'lora', false, true],
    ['LoRA', 'lora', true, false],
    ['café', 'cafe\u0301', false, true],
    ['cafe\u0301', 'CAFÉ', false, true],
    ['\\d+ layers?', '12 layers', true, true],
    ['^a$', 'a', true, true],
    ['(?s).*', 'anything at all', true, true],
  ])('%j on %j (case %s): %s', (pattern, text, caseSensitive, expected) => {
    expect(matches(pattern, text, caseSensitive)).toBe(expected);
  });

  test('the pattern that takes a backtracking engine for ever is quick', () => {
    const spent = effort(() => {
      expect(matches('(a+)+$', 'a'.repeat(10_000), false)).toBe(true);
      expect(matches('(a+)+$', `${'a'.repeat(10_000)}b`, false)).toBe(false);
      expect(matches('(x|xx){0,500}y', 'x'.repeat(10_000), false)).toBe(false);
    });
    expect(spent).toBeLessThan(2_000);
  });

  test.each([
    ['(a', /missing closing \)/],
    ['*a', /missing argument/],
    ['(?=a)b', /unsupported Perl syntax/],
    ['(a)\\1', /invalid escape/],
    ['((a{1000}){1000}){1000}', /repeat/],
    ['a'.repeat(501), /longer than 500/],
  ])('%j cannot be used', (pattern, why) => {
    expect(patternProblem(pattern)).toMatch(why);
    expect(patternProblem(pattern)).not.toMatch(/error parsing/);
  });

  test('a sound one has no problem', () => {
    expect(patternProblem('(scalar |learned )?reward (model|network)s?')).toBeUndefined();
  });
});
