import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LARGEST_FILE, readSource, type Source } from '../../../src/core/bank/source.ts';
import { effort } from '../../support/effort.ts';
import { anything, fixed } from '../../support/texts.ts';

const text = `id: ch4
title: "Alignment"
concepts:
  sft:
    title: Fine-tuning
questions:
  - id: one
    choices:
      - text: A
        correct: true
      - text: B
  - {id: two, choices: []}
`;
const source = readSource(text);
const cut = (of: Source, path: readonly (string | number)[], at?: 'key' | 'value'): string => {
  const { start, end } = of.extent(path, at);
  return of.text.slice(start, end);
};

describe('extent', () => {
  test.each<[(string | number)[], 'key' | 'value' | undefined, string]>([
    [['id'], undefined, 'ch4'],
    [['id'], 'key', 'id'],
    [['title'], undefined, '"Alignment"'],
    [['concepts', 'sft'], 'key', 'sft'],
    [['concepts', 'sft', 'title'], undefined, 'Fine-tuning'],
    [['questions', 0, 'choices', 0, 'correct'], undefined, 'true'],
    [['questions', 0, 'choices', 1], undefined, 'text'],
    [['questions', 1, 'id'], undefined, 'two'],
    // What does not exist is told at the nearest thing above it that does.
    [['questions', 0, 'prompt'], undefined, 'id'],
    [['no-such'], undefined, 'id'],
  ])('%j (%s) is %j', (path, at, expected) => {
    expect(cut(source, path, at)).toBe(expected);
  });
});

describe('place', () => {
  test('counts lines and columns from 1, the end column behind the last character', () => {
    expect(source.place(source.extent(['id']))).toEqual({ line: 1, column: 5, endLine: 1, endColumn: 8 });
    expect(source.place(source.extent(['questions', 0, 'choices', 1]))).toMatchObject({ line: 11, column: 9 });
  });

  test('is cut at the end of its line', () => {
    const block = readSource('a: |\n  one\n  two\nb: 1\n');
    const place = block.place(block.extent(['a']));
    expect(place.endLine).toBe(place.line);
  });

  test('counts columns in a file with Windows line ends', () => {
    const windows = readSource('id: a\r\ntitle: b\r\n');
    expect(windows.place(windows.extent(['title']))).toEqual({ line: 2, column: 8, endLine: 2, endColumn: 9 });
  });
});

test('lines are counted right behind what could not be read', () => {
  const broken = readSource('- \na\n  a: b\nc: d\n');
  const start = broken.text.indexOf('c: d');
  expect(broken.place({ start, end: start + 1 })).toMatchObject({ line: 4, column: 1 });
});

describe('what YAML cannot read is a problem, and never thrown', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[index]}`).join(', ')}]`)
    .join('\n')}\n`;
  test.each([
    ['a tab', 'a:\n\tb: 1\n'],
    ['a duplicate key', 'a: 1\na: 2\n'],
    ['an unclosed quote', 'a: "x\n'],
    ['an unclosed bracket', 'a: [1, 2\n'],
    ['an unknown alias', 'a: *nothing\n'],
    ['an alias bomb', bomb],
    ['a NUL', 'a: b\u0000c\n'],
    ['an unknown tag', 'a: !!js/function "x"\n'],
    ['a key that is no text', '[1, 2]: x\n'],
    ['a text that begins with a backtick', 'a: `x`\n'],
    ['a bad escape', 'a: "\\q"\n'],
    ['deep nesting', '['.repeat(50_000)],
    ['deep flow nesting, closed', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['deep mappings', `${'{a: '.repeat(20_000)}`],
  ])('%s', (_, bad) => {
    const read = readSource(bad);
    expect(read.problems.length).toBeGreaterThan(0);
    for (const { start, end } of read.problems) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
    }
  });

  test('two documents', () => {
    expect(readSource('a: 1\n---\nb: 2\n').problems).toMatchObject([{ code: 'MULTIPLE_DOCS' }]);
  });

  test('a file that is too large is not parsed', () => {
    const spent = effort(() => expect(readSource('x'.repeat(LARGEST_FILE + 1)).problems).toMatchObject([{ code: 'TOO_LARGE' }]));
    expect(spent).toBeLessThan(500);
  });

  test('a merge key merges nothing', () => {
    const read = readSource('base: &b {x: 1}\nother:\n  <<: *b\n');
    expect(read.value).not.toMatchObject({ other: { x: 1 } });
  });

  test('a key __proto__ changes no prototype', () => {
    const read = readSource('__proto__: {polluted: true}\na: {__proto__: {polluted: true}}\n');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(read.problems).toEqual([]);
  });
});

test('any text can be read, and every problem has a place in it', () => {
  fc.assert(
    fc.property(anything, (any) => {
      const read = readSource(any);
      const lines = any.split('\n').length;
      for (const problem of read.problems) {
        const { line, column, endLine, endColumn } = read.place(problem);
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(endLine).toBe(line);
        expect(endColumn).toBeGreaterThan(column);
      }
    }),
    fixed,
  );
});

test('a text read again is what it was, and names its questions by their ids, in their order', () => {
  for (const text of ['id: a\nquestions:\n  - id: one\n    answer: 1\n  - type: x\n', '- 1\n- two\n', 'id: [unclosed\n', '']) {
    expect(readSource(text).value).toStrictEqual(readSource(text).value);
  }
  expect(readSource('questions:\n  - id: one\n  - type: x\n  - id: 3\n  -\n').ids).toEqual(['one', undefined, undefined, undefined]);
  expect(readSource('questions: none\n').ids).toEqual([]);
});
