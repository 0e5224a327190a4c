import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hash, hashBytes, shortHash, shortHashBetween } from '../../src/core/hash.ts';
import { fixed } from '../support/texts.ts';

test('is sixteen hexadecimal digits, the same for the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(hash(text)).toMatch(/^[0-9a-f]{16}$/);
      expect(hash(text)).toBe(hash(text));
    }),
    fixed,
  );
});

test('never changes: sign-offs and histories hold it', () => {
  expect(['', 'a', 'Why is the loss on the prompt set to zero?', '漢字'].map(hash)).toMatchInlineSnapshot(`
    [
      "1aee8d83488bdcb8",
      "82c97901501c2ba7",
      "0b03782bc24396ff",
      "adabc0bb3f71734c",
    ]
  `);
});

test('tells apart what differs in one character', () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `question ${index}`);
  expect(new Set(texts.map(hash)).size).toBe(texts.length);
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (text, at, sign) => {
      const place = text.length === 0 ? 0 : at % text.length;
      const other = text.slice(0, place) + sign + text.slice(place + 1);
      fc.pre(other !== text);
      expect(hash(other)).not.toBe(hash(text));
    }),
    fixed,
  );
});

test('half of the bits change with one character', () => {
  const bits = (text: string): string =>
    BigInt(`0x${hash(text)}`)
      .toString(2)
      .padStart(64, '0');
  let changed = 0;
  for (let index = 0; index < 1000; index += 1) {
    const [one, two] = [bits(`text ${index} a`), bits(`text ${index} b`)];
    changed += [...one].filter((bit, place) => bit !== two[place]).length;
  }
  expect(changed / 1000).toBeGreaterThan(24);
  expect(changed / 1000).toBeLessThan(40);
});

describe('of bytes', () => {
  test('wherever they lie in memory, the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), fc.nat(7), (bytes, before) => {
        const whole = new Uint8Array(before + bytes.length);
        whole.set(bytes, before);
        expect(hashBytes(bytes)).toMatch(/^[0-9a-f]{16}$/);
        expect(hashBytes(whole.subarray(before))).toBe(hashBytes(bytes));
      }),
      fixed,
    );
  });

  test('tells apart what differs in any bit, or in zeros at the end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), fc.nat(), fc.nat(7), (bytes, at, bit) => {
        const other = Uint8Array.from(bytes);
        const place = at % bytes.length;
        other[place] = (bytes[place] ?? 0) ^ (1 << bit);
        expect(hashBytes(other)).not.toBe(hashBytes(bytes));
        expect(hashBytes(Uint8Array.from([...bytes, 0]))).not.toBe(hashBytes(bytes));
      }),
      fixed,
    );
    const texts = Array.from({ length: 20_000 }, (_, index) => Buffer.from(`question ${index}`));
    expect(new Set(texts.map(hashBytes)).size).toBe(texts.length);
  });

  test('half of the bits change with one bit, at the beginning as at the end', () => {
    for (const place of [0, 999]) {
      let changed = 0;
      for (let round = 0; round < 500; round += 1) {
        const bytes = new Uint8Array(1000).fill(round & 255);
        const other = Uint8Array.from(bytes);
        other[place] = (other[place] ?? 0) ^ (1 << (round % 8));
        const differing = BigInt(`0x${hashBytes(bytes)}`) ^ BigInt(`0x${hashBytes(other)}`);
        changed += [...differing.toString(2)].filter((bit) => bit === '1').length;
      }
      expect(changed / 500).toBeGreaterThan(24);
      expect(changed / 500).toBeLessThan(40);
    }
  });
});

describe('a short hash', () => {
  test('is a whole number that tells ids apart, whatever they look like', () => {
    const ids = Array.from({ length: 50_000 }, (_, index) => [
      `c${index.toString(16).padStart(7, '0')}-0000-4000-8000-000000000000`,
      `${index}`,
    ]);
    const hashes = ids.flat().map(shortHash);
    expect(new Set(hashes).size).toBe(100_000);
    expect(hashes.every((each) => Number.isSafeInteger(each) && each >= 0)).toBe(true);
  });

  test('of ASCII is that of its bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.nat(5), (text, before) => {
        const bytes = Buffer.from(`${'x'.repeat(before)}${text}spare`);
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
        expect(shortHashBetween(view, before, before + text.length)).toBe(shortHash(text));
      }),
      fixed,
    );
  });
});
