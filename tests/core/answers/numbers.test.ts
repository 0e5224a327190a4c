import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedInterval, accepts, nearMissHint, roundingOf, shareOf } from '../../../src/core/answers/interval.ts';
import { judgeNumber, type NumberKeys, understandNumber } from '../../../src/core/answers/judged-number.ts';
import { numberReplies } from '../../../src/core/answers/number-replies.ts';
import { readNumber } from '../../../src/core/answers/numbers.ts';
import { effort } from '../../support/effort.ts';

const fixed = { seed: 20_250_109, numRuns: 1000 };

describe('numbers as people type them', () => {
  test.each([
    ['12', 12],
    [' 12 ', 12],
    ['+12', 12],
    ['-12', -12],
    ['−2.5', -2.5],
    ['– 2.5', -2.5],
    ['= 12', 12],
    ['≈ 0.3', 0.3],
    ['12.', 12],
    ['0.25.', 0.25],
    ['.5', 0.5],
    ['1,5', 1.5],
    ['0,500', 0.5],
    [',5', 0.5],
    ['1,500', 1500],
    ['1,500.25', 1500.25],
    ['1,234,567', 1_234_567],
    ['1 500', 1500],
    ['1\u202f234\u202f567,5', 1_234_567.5],
    ["1'000", 1000],
    ['1’000', 1000],
    ['1_000_000', 1_000_000],
    ['1e-3', 1e-3],
    ['1E6', 1e6],
    ['1e+21', 1e21],
    ['2.5 e-3', 2.5e-3],
    ['1.2×10^-3', 1.2e-3],
    ['1.2 × 10⁻³', 1.2e-3],
    ['1.2*10^(-3)', 1.2e-3],
    ['1.2 x 10**-3', 1.2e-3],
    ['1.2·10^−3', 1.2e-3],
    ['1,2×10⁶', 1.2e6],
    ['1 234 × 10^3', 1_234_000],
    ['10⁻³', 1e-3],
    ['10^6', 1e6],
    ['-10^3', -1000],
    ['2^10', 1024],
    ['2¹⁰', 1024],
    ['3/4', 0.75],
    ['-3 / 4', -0.75],
    ['3⁄4', 0.75],
    ['1.5/3', 0.5],
    ['100000000000000000000000', 1e23],
  ])('%j is %d', (text, value) => {
    expect(readNumber(text)).toMatchObject({ value, unit: '' });
  });
  test.each([
    ['12 %', 12, '%'],
    ['12%', 12, '%'],
    ['12 percent', 12, '%'],
    ['5 ms', 5, 'ms'],
    ['5ms', 5, 'ms'],
    ['1e-3 s', 1e-3, 's'],
    ['5 eV', 5, 'eV'],
    ['5 m²', 5, 'm^2'],
    ['30 tokens/s', 30, 'tokens/s'],
    ['2.5×', 2.5, 'x'],
    ['2.5x', 2.5, 'x'],
    ['$5', 5, '$'],
    ['€ 5', 5, '€'],
    ['7B', 7, 'B'],
  ])('%j is %d in %j', (text, value, unit) => {
    expect(readNumber(text)).toMatchObject({ value, unit });
  });
  test.each([
    '',
    ' ',
    'twelve',
    '1.2.3',
    '1,2,3',
    '1,50,000',
    '1 2',
    '1 3/4',
    '3/0',
    '1/2/3',
    '--5',
    '1.2×10-3',
    '5 x 3',
    '1e9999',
    '0^-1',
    'e5',
    '∞',
    'NaN',
    'Infinity',
    '0x10',
    '-',
    '.',
    '%',
    'about 5',
    '5 or 6',
    '5 $ 6',
  ])('%j is no number', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
  test('every number a program writes is read back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => readNumber(String(value))?.value === value),
      fixed,
    );
  });
  test('groups of three make no difference', () => {
    const marks = fc.constantFrom(',', ' ', '_', "'", '’', '\u00a0', '\u202f');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 53 }), marks, (value, mark) => {
        const grouped = String(value).replace(/(?<=\d)(?=(?:\d{3})+$)/g, mark);
        expect(readNumber(grouped)).toMatchObject({ value, unit: '' });
      }),
      fixed,
    );
  });
  test('any text is read or refused, quickly', () => {
    const near = fc.string({ unit: fc.constantFrom(...'0123456789.,-+e^/×x% _()²⁻'), maxLength: 20 });
    const hold = (text: string): void => {
      const read = readNumber(text);
      if (read !== undefined) expect(Number.isFinite(read.value)).toBe(true);
    };
    fc.assert(fc.property(fc.oneof(near, fc.string({ unit: 'grapheme' })), hold), fixed);
    const spent = effort(() => {
      for (const text of ['1'.repeat(10_000), `1${' '.repeat(10_000)}x`, '1e'.repeat(90), '1,'.repeat(90), '('.repeat(199)]) hold(text);
    });
    expect(spent).toBeLessThan(500);
  });
  test.each([
    ['0.25', 2],
    ['0.250', 3],
    ['0.0012', 2],
    ['1500', 4],
    ['1.50e3', 3],
    ['1,500', 4],
    ['3/4', Number.POSITIVE_INFINITY],
    ['10^6', Number.POSITIVE_INFINITY],
    ['0', Number.POSITIVE_INFINITY],
  ])('%j has %d significant digits', (text, significant) => {
    expect(readNumber(text)).toMatchObject({ significant });
  });
});

describe('the accepted interval', () => {
  test.each<[NumberKeys, number[], number[]]>([
    [{ answer: 0.3 }, [0.3, 0.1 + 0.2], [0.3000001]],
    [{ answer: 3.5, tolerance: 0.1 }, [3.4, 3.6, 3.5], [3.39, 3.61]],
    [{ answer: 50, tolerance: '2%' }, [49, 51], [48.9, 51.1]],
    [{ answer: -50, tolerance: '2 %' }, [-49, -51], [-48.9, 50]],
    [{ range: [2, 3] }, [2, 2.5, 3], [1.99, 3.01]],
    [{ answer: 0.12345, significant: 3 }, [0.123, 0.12345, 0.1235], [0.12, 0.124, 0.1229]],
    [{ answer: 1234, significant: 2 }, [1200, 1234], [1300, 1150]],
    [{ answer: 2 ** 40 }, [2 ** 40], [2 ** 40 - 1, 2 ** 40 + 1]],
    [{ answer: 0 }, [0, -0], [1e-300]],
    [{ answer: 0, tolerance: 0.01, significant: 3 }, [0.01], [0.02]],
  ])('%j', (key, right, wrong) => {
    const interval = acceptedInterval(key);
    for (const value of right) expect(accepts(interval, value), `${value}`).toBe(true);
    for (const value of wrong) expect(accepts(interval, value), `${value}`).toBe(false);
  });
  test('percentages', () => {
    expect(['2%', '0.5 %', '12.3%', '2', '-2%', 'two%'].map(shareOf)).toEqual([0.02, 0.005, 0.123, undefined, undefined, undefined]);
  });
  test('rounding to digits', () => {
    expect([roundingOf(1234, 2), roundingOf(1000, 1), roundingOf(0.00123, 3), roundingOf(0, 3)]).toEqual([50, 500, 0.000005, 0]);
  });
});

describe('near misses', () => {
  test.each<[number, NumberKeys, RegExp | undefined]>([
    [-3.5, { answer: 3.5 }, /sign/],
    [35, { answer: 3.5 }, /large by a factor of ten:/],
    [350, { answer: 3.5 }, /large by a factor of a hundred/],
    [0.03, { answer: 30 }, /small by a factor of a thousand/],
    [7e9, { answer: 7 }, /large by a factor of a billion/],
    [40, { answer: 0.4 }, /percentage: a share/],
    [0.4, { answer: 40, unit: '%' }, /share: a percentage/],
    [Math.LN2, { answer: 1, tolerance: 0.01 }, /logarithm/],
    [Math.LN10, { answer: 1, tolerance: 0.01 }, /logarithm/],
    [Math.log2(10), { answer: 1, tolerance: 0.01 }, /logarithm/],
    [5, { answer: 3.5 }, undefined],
    [0, { answer: 3.5 }, undefined],
    [0.5, { range: [1, 100] }, undefined],
  ])('%d for %j', (value, key, hint) => {
    const found = nearMissHint(value, acceptedInterval(key), key.unit === '%');
    if (hint === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(hint);
  });
  test('a hint never names the answer', () => {
    const hold = (value: number, answer: number): void => {
      expect(nearMissHint(value, acceptedInterval({ answer })) ?? '').not.toMatch(/\d/);
    };
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), hold), fixed);
  });
});

const again = { terms: new Set<string>(), again: true };
const once = { terms: new Set<string>(), again: false };

/** What becomes of `text`: what is asked, or whether it is right and what is said. */
function outcome(text: string, key: NumberKeys, reading = again): string {
  const read = understandNumber(text, key, reading);
  if ('problem' in read) return `again: ${read.problem}`;
  const { right, reason = '' } = judgeNumber(read.answer, key);
  return `${right ? 'right' : 'wrong'}: ${reason}`;
}

describe('judging', () => {
  const GB = { answer: 14, unit: 'GB' };
  const share = { answer: 0.4 };
  const percent = { answer: 40, unit: '%' };
  const pi = { answer: Math.PI, significant: 3 };
  const slips = { answer: 14, wrong: [{ match: 28.04, because: 'FP32.' }] };
  test.each<[string, NumberKeys, RegExp]>([
    ['14', GB, /^right/],
    ['14 GB', GB, /^right/],
    ['14GB', GB, /^right/],
    ['14 gb', GB, /^again: The unit here is GB, not gb/],
    ['14 MB', GB, /^again: The unit here is GB, not MB/],
    ['14 %', GB, /^again: The unit here is GB, not %/],
    ['lots', GB, /^again: Not a number.*GB/],
    ['5 ms', { answer: 5, unit: 's' }, /^again: The unit here is s, not ms/],
    ['1 token', { answer: 1, unit: 'tokens' }, /^right/],
    ['5 m²', { answer: 5, unit: 'm²' }, /^right/],
    ['$5', { answer: 5, unit: '$' }, /^right/],
    ['2.5x', { answer: 2.5, unit: '×' }, /^right/],
    ['14 GB', { answer: 14 }, /^again: No unit is wanted here: type the number without "GB"/],
    ['40 %', share, /^right/],
    ['0.4', share, /^right/],
    ['40', share, /^again: That looks like a percentage/],
    ['41', share, /^wrong: $/],
    ['12.3 %', { answer: 0.123 }, /^right/],
    ['40 %', { range: [0.3, 1.2] }, /^again: That looks like a percentage/],
    ['100 %', { answer: 1 }, /^right/],
    ['40', percent, /^right/],
    ['40 %', percent, /^right/],
    ['0.5 %', { answer: 0.5, unit: '%' }, /^right/],
    ['40 percent', { answer: 40, unit: 'percent' }, /^right/],
    ['0.4', percent, /^again: That looks like a share/],
    ['0.4 %', percent, /^wrong: Looks like a share/],
    ['3.14', pi, /^right/],
    ['3.14159', pi, /^right/],
    ['3.1', pi, /^again: Right so far: give 3 significant figures/],
    ['3', pi, /^again: Right so far/],
    ['3.2', pi, /^wrong/],
    ['22/7', pi, /^right/],
    ['3.1', { ...pi, tolerance: 0.1 }, /^again: Right so far/],
    ['3.1', { ...pi, wrong: [{ match: 3.1, because: 'Rounded.' }] }, /^wrong: Rounded/],
    ['28.04', slips, /^wrong: FP32/],
    ['28', slips, /^wrong: FP32/],
    ['29', slips, /^wrong: $/],
    ['4', { answer: 9, wrong: [{ match: 3.5, because: 'Half.' }] }, /^wrong: $/],
    ['3,219', { answer: 3.219 }, /^again: A comma before three digits groups them: type a point/],
    ['-3,324', { answer: -3.324 }, /^again: A comma before three digits/],
    ['3,22', { answer: 3.219, tolerance: 0.005 }, /^right/],
    ['3,219', { answer: 3219 }, /^right/],
    ['3,219', { answer: 7 }, /^wrong: $/],
    ['3,219', { answer: 3.219, wrong: [{ match: 3219, because: 'Not divided.' }] }, /^wrong: Not divided/],
    ['40', { ...share, wrong: [{ match: 40, because: 'A share.' }] }, /^wrong: A share/],
  ])('%j for %j', (text, key, expected) => {
    expect(outcome(text, key)).toMatch(expected);
  });
  test('in an exam nothing is asked again for its form', () => {
    expect(outcome('40', share, once)).toBe('wrong: Looks like a percentage: a share is asked for.');
    expect(outcome('3.1', pi, once)).toBe('wrong: Right as far as it goes: 3 significant figures are asked for.');
    expect(outcome('14 MB', GB, once)).toMatch(/^again/);
  });
  test('every key answers itself', () => {
    const value = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
      fc.constantFrom(0, 0.5, 1, 100),
    );
    const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
    const key = fc.record({
      answer: value,
      tolerance: maybe(fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constantFrom('2%', '0.5 %'))),
      unit: maybe(fc.constantFrom('GB', '%', 'tokens', '$', 'm²', 'x')),
      significant: maybe(fc.integer({ min: 1, max: 6 })),
    });
    fc.assert(
      fc.property(key, (each) => {
        const { right, wrong } = numberReplies(each);
        expect(right.length).toBeGreaterThan(0);
        expect(wrong.length).toBeGreaterThan(0);
        expect(outcome(right[0] ?? '', each)).toMatch(/^right/);
      }),
      fixed,
    );
  });
});
