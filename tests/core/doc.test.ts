import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, bar, gap, hang, indent, isUnsafe, paragraph, plainText, prepend, safe, sign, span, tint } from '../../src/core/doc.ts';
import { anything, FORBIDDEN, fixed, printable, UNSAFE_BITS } from '../support/texts.ts';

describe('safe', () => {
  test('leaves no unsafe character, and a second time changes nothing', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(safe(text)).not.toMatch(FORBIDDEN);
        expect(isUnsafe(safe(text))).toBe(false);
        expect(safe(safe(text))).toBe(safe(text));
      }),
      fixed,
    );
  });

  test('leaves everything printable as it is', () => {
    fc.assert(
      fc.property(printable, (text) => {
        expect(safe(text)).toBe(text.replaceAll('\t', '    '));
      }),
      fixed,
    );
  });

  test.each(UNSAFE_BITS.map((bit) => [JSON.stringify(bit), bit] as const))('%s is found, and shown as a sign', (_, bit) => {
    if (bit === '\r\n') expect(safe(`a${bit}b`)).toBe('a\nb');
    else {
      expect(isUnsafe(`a${bit}b`)).toBe(true);
      expect(safe(`a${bit}b`)).toMatch(/^a.*\ufffd.*b$/s);
    }
  });

  test('finding one unsafe text does not hide the next', () => {
    expect([isUnsafe('\u001b'), isUnsafe('\u001b'), isUnsafe('a'), isUnsafe('\u001b')]).toEqual([true, true, false, true]);
  });

  test('joiners of emoji and scripts stay', () => {
    for (const text of ['👩‍👩‍👧', 'क्‍ष', 'می‌خواهم']) expect(safe(text)).toBe(text);
  });
});

test('a bar is as long as asked for and as full as its share', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 2, noNaN: true }), fc.integer({ min: 0, max: 40 }), (share, columns) => {
      const [full, empty] = bar(share, columns);
      expect((full?.text.length ?? 0) + (empty?.text.length ?? 0)).toBe(columns);
      expect(full?.ascii?.length).toBe(full?.text.length);
      expect(full?.text.length).toBe(Math.round(Math.min(1, Math.max(0, share)) * columns));
    }),
    fixed,
  );
});

test('every sign has a twin in ASCII', () => {
  for (const each of Object.values(sign)) expect(each.ascii).toMatch(/^[\x20-\x7e]+$/);
});

test('docs are put together', () => {
  const verbatim = (lines: readonly string[]): Block => ({ kind: 'verbatim', lines: lines.map((line) => [span(line)]) });
  const doc = [paragraph('a'), gap, verbatim(['b', 'c'])];
  expect(plainText(doc)).toBe('a\n\nb\nc');
  expect(plainText(hang('1) ', 3, doc))).toBe('1) a\n\nb\nc');
  expect(plainText(prepend([span('> ')], doc))).toBe('> a\n\nb\nc');
  expect(plainText(prepend([span('> ')], [gap]))).toBe('> \n');
  expect(indent(indent(doc, 2), 2)).toEqual([{ ...doc[0], indent: 4 }, gap, { ...doc[2], indent: 4 }]);
  expect(tint([paragraph(['a', span('b', 'code')])], 'dim')).toEqual([paragraph([span('a', 'dim'), span('b', 'code')])]);
});
