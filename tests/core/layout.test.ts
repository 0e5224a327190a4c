import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type Doc, gap, hang, indent, paragraph, type Span, safe, span } from '../../src/core/doc.ts';
import { columns, cut, type Line, layout, lineWidth } from '../../src/core/layout.ts';
import { markdown } from '../../src/core/markdown.ts';
import { effort } from '../support/effort.ts';
import { anything, FORBIDDEN, fixed, printable, squeezed } from '../support/texts.ts';

const verbatim = (lines: readonly string[]): Block => ({ kind: 'verbatim', lines: lines.map((line): Span[] => [span(line)]) });
const textOf = (lines: readonly Line[]): string[] => lines.map((line) => line.map((each) => each.text).join(''));
const lay = (doc: Doc, width: number): string[] => textOf(layout(doc, { width }));
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), (each) => each.segment);

/** A line fits, or is one grapheme that alone is wider than it may be. */
function expectFits(line: string, width: number): void {
  if (columns(line) <= width) return;
  expect(graphemes(line.trim()).length, `${JSON.stringify(line)} is wider than ${width}`).toBe(1);
}

const widths = fc.integer({ min: 1, max: 120 });
const blocks = (text: fc.Arbitrary<string>): fc.Arbitrary<Block> =>
  fc.oneof(
    text.map((each) => paragraph(each)),
    fc.tuple(text, text).map(([one, two]) => paragraph([span(one, 'strong'), span(two, 'code')])),
    fc
      .array(
        text.map((each) => each.replaceAll('\n', ' ')),
        { maxLength: 4 },
      )
      .map((lines) => verbatim(lines)),
    fc.constant(gap),
  );
const docs = (text: fc.Arbitrary<string>): fc.Arbitrary<Doc> =>
  fc.oneof(
    text.map(markdown),
    fc.array(blocks(text), { maxLength: 5 }),
    fc.tuple(fc.array(blocks(text), { maxLength: 5 }), fc.integer({ min: 0, max: 12 })).map(([doc, by]) => indent(doc, by)),
    fc.array(blocks(text), { maxLength: 5 }).map((doc) => hang('1) ', 3, doc)),
  );

test('what was laid out before makes no difference', () => {
  const pages = fc.record({ width: widths, ascii: fc.boolean(), plain: fc.boolean() });
  fc.assert(
    fc.property(docs(printable), fc.array(pages, { minLength: 2, maxLength: 4 }), (doc, each) => {
      for (const page of each) expect(layout(doc, page)).toEqual(layout(structuredClone(doc), page));
    }),
    fixed,
  );
});

describe('no line is wider than the page', () => {
  // A lead needs as much room as what hangs under it: pages of 12 columns and more have it for "100) ".
  test('for any doc', () => {
    fc.assert(
      fc.property(docs(printable), fc.integer({ min: 12, max: 120 }), (doc, width) => {
        for (const line of lay(doc, width)) expectFits(line, width);
      }),
      fixed,
    );
  });

  test('for text without a lead, however narrow', () => {
    fc.assert(
      fc.property(printable, widths, (text, width) => {
        for (const line of [...lay([paragraph(text)], width), ...lay([verbatim(text.split('\n'))], width)]) expectFits(line, width);
      }),
      fixed,
    );
  });

  // Fails: a lead wider than half the page is printed whole beside text that is wrapped to the other half.
  test('for a lead wider than half the page', () => {
    for (const line of lay([{ kind: 'paragraph', lead: [span('  PgUp, PgDn  ')], spans: [span('something is hidden')] }], 20)) {
      expectFits(line, 20);
    }
  });
});

test('no control, no bidirectional control and no lone surrogate leaves a layout', () => {
  fc.assert(
    fc.property(docs(anything), widths, fc.boolean(), (doc, width, ascii) => {
      for (const line of layout(doc, { width, ascii })) for (const each of line) expect(each.text).not.toMatch(FORBIDDEN);
    }),
    fixed,
  );
});

test('no line holds a line feed, wherever in a doc one stands', () => {
  const places: Doc[] = [[paragraph('a\nb')], [paragraph('a', 'b\nc')], [verbatim(['a\nb'])]];
  const broken = places.map((doc) => textOf(layout(doc, { width: 80 })).some((line) => line.includes('\n')));
  expect(broken).toEqual([false, false, false]);
});

test('every printable character of a doc is laid out', () => {
  fc.assert(
    fc.property(printable, widths, (text, width) => {
      expect(squeezed(lay([paragraph(text)], width).join('\n'))).toBe(squeezed(text));
      expect(squeezed(lay([verbatim(text.split('\n'))], width).join('\n'))).toBe(squeezed(text));
    }),
    fixed,
  );
});

test('roles stay with their text', () => {
  fc.assert(
    fc.property(printable, printable, widths, (one, two, width) => {
      const lines = layout([paragraph([span(one, 'good'), span(two, 'bad')])], { width });
      const of = (role: string): string =>
        lines
          .flat()
          .filter((each) => each.role === role)
          .map((each) => each.text)
          .join('');
      // Only a space between the two may go to neither.
      expect(squeezed(of('good'))).toBe(squeezed(one));
      expect(squeezed(of('bad'))).toBe(squeezed(two));
    }),
    fixed,
  );
});

describe('paragraphs', () => {
  test.each<[string, number, string[]]>([
    ['one two three', 80, ['one two three']],
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 8, ['one two', 'three']],
    ['one  two\n\tthree', 80, ['one two three']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['a abcdefgh b', 4, ['a', 'abcd', 'efgh', 'b']],
    ['漢字漢字', 5, ['漢字', '漢字']],
    ['漢字', 1, ['漢', '字']],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']],
    ['e\u0301e\u0301e\u0301', 2, ['e\u0301e\u0301', 'e\u0301']],
  ])('%j at %i', (text, width, expected) => {
    expect(lay([paragraph(text)], width)).toEqual(expected);
  });

  test('a word in several roles is not broken between them', () => {
    expect(lay([paragraph(['a ', span('b', 'code'), 'cd e'])], 4)).toEqual(['a', 'bcd', 'e']);
  });

  test('later lines hang under the end of the lead', () => {
    expect(lay([paragraph('one two', '1) ')], 7)).toEqual(['1) one', '   two']);
    expect(lay(indent([paragraph('one two', '- ')], 2), 8)).toEqual(['  - one', '    two']);
    expect(lay(hang('1) ', 3, [paragraph('one two three'), paragraph('four')]), 12)).toEqual(['1) one two', '   three', '   four']);
  });

  test('an empty paragraph with a lead shows the lead', () => {
    expect(lay([paragraph('', '> ')], 80)).toEqual(['> ']);
    expect(lay(hang('1) ', 3, []), 80)).toEqual(['1) ']);
  });
});

test('several gaps are one, and none begins or ends a page', () => {
  expect(lay([gap, gap, paragraph('a'), gap, gap, paragraph('b'), gap, gap], 80)).toEqual(['a', '', 'b']);
});

test('signs have a twin in ASCII', () => {
  const doc = [paragraph([{ text: '→ ', ascii: '-> ' }, 'x'])];
  expect(textOf(layout(doc, { width: 80, ascii: true }))).toEqual(['-> x']);
  expect(textOf(layout(doc, { width: 80 }))).toEqual(['→ x']);
});

describe('columns', () => {
  test.each([
    ['abc', 3],
    ['', 0],
    ['漢字', 4],
    ['한', 2],
    ['e\u0301', 1],
    ['👍🏽', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['שלום', 4],
    ['é', 1],
  ] as const)('%j takes %i', (text, expected) => {
    expect(columns(text)).toBe(expected);
  });
});

describe('cut', () => {
  test.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['漢字', 3, '漢…'],
    ['漢字', 4, '漢字'],
    ['abc', 1, 'a…'],
    ['abc', 0, ''],
  ] as const)('%j at %i', (text, width, expected) => {
    // At one column there is room for the first letter and the sign that more follows.
    expect(textOf([cut([{ text }], width)])[0]).toBe(expected);
  });

  test('is never wider than asked for', () => {
    fc.assert(
      fc.property(printable, fc.integer({ min: 3, max: 60 }), (text, width) => {
        expect(lineWidth(cut([{ text: safe(text).replaceAll('\n', ' ') }], width))).toBeLessThanOrEqual(width);
      }),
      fixed,
    );
  });
});

test('a long word is broken between characters as readers see them, and takes no longer than its length', () => {
  const family = '👩‍👩‍👧‍👦';
  const marked = `e${'\u0301'.repeat(600)}`;
  const flags = '🇩🇪'.repeat(300);
  for (const text of [`${'é'.repeat(255)}${family}`, `é${family.repeat(60)}`, `${'x'.repeat(250)}é${marked}x`, `x${flags}é`]) {
    expect(lay([paragraph(text)], 30).flatMap(graphemes)).toEqual(graphemes(text));
  }
  const timeOf = (length: number): number => effort(() => lay([paragraph('é'.repeat(length))], 39));
  timeOf(1000);
  // Eight times the length, and not sixty-four times the time.
  expect(timeOf(80_000)).toBeLessThan(30 * Math.max(timeOf(10_000), 5));
});
