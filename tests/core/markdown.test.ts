import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, plainText, type Span } from '../../src/core/doc.ts';
import { type Line, layout } from '../../src/core/layout.ts';
import { inline, markdown } from '../../src/core/markdown.ts';
import { effort } from '../support/effort.ts';
import { anything, FORBIDDEN, fixed, printable, squeezed } from '../support/texts.ts';

const textOf = (lines: readonly Line[]): string[] => lines.map((line) => line.map((span) => span.text).join(''));
const laidOut = (text: string, width: number): string[] => textOf(layout(markdown(text), { width }));

// The rule of a table is drawn as wide as its columns: the only characters that are ever added.
const withoutRules = (text: string): string => squeezed(text).replace(/-+/g, '-');

describe("the author's text is sacred", () => {
  test('every printable character is laid out, in its order, at any width', () => {
    fc.assert(
      fc.property(printable, fc.integer({ min: 1, max: 120 }), (text, width) => {
        expect(withoutRules(laidOut(text, width).join('\n'))).toBe(withoutRules(text));
      }),
      fixed,
    );
  });

  test('the same holds for text on one line', () => {
    fc.assert(
      fc.property(printable, (text) => {
        const line = inline(text)
          .map((span) => span.text)
          .join('');
        expect(squeezed(line)).toBe(squeezed(text));
        expect(line).not.toContain('\n');
      }),
      fixed,
    );
  });

  test.each([
    '<unk>',
    '[/INST]',
    '<|endoftext|>',
    'x < 3 and y > 2',
    'a \\ b \\n \\\\ \\*',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an author may write
    '${x} {{x}} $…$',
    '*args and **kwargs',
    '_x_ and __init__',
    '2*3*4 and a_b_c',
    '# no heading',
    '| no table |',
    '`unclosed code',
    '**unclosed',
    '[text](http://example.org "title")',
    '![image](x.png)',
    '<!-- comment -->',
    '&amp; &lt;',
    '[^1] and [ref]: x',
    '\\[x\\]',
    '***',
    '===',
    '- [ ] task',
    '1. one',
    '1) one',
    '> quote',
    '>no quote',
    '```',
    '```js\ncode\n```',
    '~~~\n```\n~~~',
    '| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |',
    'a|b\n-|-\n1|2',
    '漢字かな交じり文',
    '👩‍👩‍👧‍👦 🏳️‍🌈',
    'e\u0301 n\u0303',
    'שלום עולם',
    'hard  \nbreak',
  ])('%j', (text) => {
    for (const width of [1, 2, 7, 20, 80]) expect(withoutRules(laidOut(text, width).join('\n'))).toBe(withoutRules(text));
  });
});

test('no control, no bidirectional control and no lone surrogate survives', () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 120 }), (text, width) => {
      for (const line of laidOut(text, width)) {
        expect(line).not.toMatch(FORBIDDEN);
        expect(line).not.toContain('\n');
      }
    }),
    fixed,
  );
});

const roles = (text: string): [string, string | undefined][] =>
  markdown(text)
    .flatMap((block: Block): readonly Span[] => (block.kind === 'paragraph' ? block.spans : []))
    .map(({ text: each, role }) => [each, role]);

describe('styles', () => {
  test.each<[string, [string, string | undefined][]]>([
    ['plain', [['plain', undefined]]],
    [
      'a *b* c',
      [
        ['a ', undefined],
        ['*', 'dim'],
        ['b', 'emphasis'],
        ['*', 'dim'],
        [' c', undefined],
      ],
    ],
    [
      '**b**',
      [
        ['**', 'dim'],
        ['b', 'strong'],
        ['**', 'dim'],
      ],
    ],
    [
      '__b__',
      [
        ['__', 'dim'],
        ['b', 'strong'],
        ['__', 'dim'],
      ],
    ],
    [
      '`x < 3`',
      [
        ['`', 'dim'],
        ['x < 3', 'code'],
        ['`', 'dim'],
      ],
    ],
    [
      '``a`b``',
      [
        ['``', 'dim'],
        ['a`b', 'code'],
        ['``', 'dim'],
      ],
    ],
    [
      '`*a*`',
      [
        ['`', 'dim'],
        ['*a*', 'code'],
        ['`', 'dim'],
      ],
    ],
    ['2*3*4', [['2*3*4', undefined]]],
    ['a_b_c', [['a_b_c', undefined]]],
    ['**kwargs and *args', [['**kwargs and *args', undefined]]],
    ['a * b * c', [['a * b * c', undefined]]],
    ['# Title', [['# Title', 'strong']]],
  ])('%j', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });
});

describe('blocks', () => {
  test('the lines of a paragraph flow together, an empty line parts paragraphs', () => {
    expect(laidOut('one\ntwo\n\nthree', 80)).toEqual(['one two', '', 'three']);
  });

  test('list items keep their markers and hang under their text', () => {
    expect(laidOut('- one two three\n- four\n  five', 9)).toEqual(['- one two', '  three', '- four', '  five']);
    expect(laidOut('10. one two', 8)).toEqual(['10. one', '    two']);
    expect(laidOut('- a\n  - b', 80)).toEqual(['- a', '  - b']);
  });

  test('code keeps its spaces and is broken only where it is too wide', () => {
    expect(laidOut('```\n  a   b\n\n    c\n```', 80)).toEqual(['```', '  a   b', '', '    c', '```']);
    expect(laidOut('```\nabcdef\n```', 4)).toEqual(['```', 'abcd', 'ef', '```']);
  });

  test('columns of a table line up, wide characters count two', () => {
    const [head, rule, ...rows] = laidOut('| a | long |\n|---|---|\n| 漢字 | x |\n| b | y |', 80);
    expect(head).toMatch(/^\| a {4}\| long \|/);
    expect(rule).toMatch(/^\| -{3,} \| -{4} \|/);
    expect(rows.map((row) => row.trimEnd())).toEqual(['| 漢字 | x    |', '| b    | y    |']);
  });

  test('nothing is nothing', () => {
    expect(laidOut('', 80)).toEqual([]);
    expect(laidOut('\n\n', 80)).toEqual([]);
    expect(plainText(markdown('\n'))).toBe('');
  });

  test('a long text takes time in proportion', () => {
    const texts = [...['*a ', '`', '_', '|', '> '].map((bit) => bit.repeat(20_000)), 'x'.repeat(40_000)];
    const spent = effort(() => {
      for (const text of texts) expect(withoutRules(laidOut(text, 80).join(''))).toBe(withoutRules(text));
    });
    expect(spent).toBeLessThan(5000);
  });
});
