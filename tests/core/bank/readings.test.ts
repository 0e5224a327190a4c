// Two libraries read YAML: js-yaml what is plain, `yaml` the rest. Whatever the quick one takes, both must read alike;
// and a bank read in stretches must be what it is when it is read as one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readDocument } from '../../../src/core/bank/document.ts';
import { readPlain } from '../../../src/core/bank/plain.ts';
import { readSource } from '../../../src/core/bank/source.ts';
import type { Path } from '../../../src/core/finding.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';
import { anything } from '../../support/texts.ts';

const seeded = { seed: 20_251_122 } as const;
const root = join(import.meta.dirname, '..', '..', '..');
const filesIn = (folder: string): [string, string][] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')]);
const banks = filesIn('questions');
const files = [...banks, ...filesIn('tests/fixtures'), ...filesIn('tests/core/check/fixtures')];

/** Whether the quick reading took the text; what it took, the careful one must read alike and have nothing to tell of. */
function agreesOn(text: string): boolean {
  const quick = readPlain(text);
  if (quick === undefined) return false;
  const careful = readDocument(text);
  expect({ value: quick.value, problems: [] }, text).toStrictEqual({ value: careful.value, problems: careful.problems });
  return true;
}

/** The paths of all keys and items of a value. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [path, ...steps.flatMap((step) => pathsIn((value as Record<string | number, unknown>)[step], [...path, step]))];
}

/** A text read in stretches is what it is when read as one: value, places, and whether there is something to tell. */
function isReadAlike(text: string, places = true): void {
  const source = readSource(text);
  const whole = readDocument(text);
  expect(source.problems.length > 0, text).toBe(whole.problems.length > 0);
  if (whole.problems.length > 0) return;
  expect(source.value, text).toStrictEqual(whole.value);
  if (!places) return;
  for (const path of pathsIn(whole.value)) {
    // What holds all questions is not one piece of text any more; nobody asks for it.
    if (path.length === 0 || (path.length === 1 && path[0] === 'questions')) continue;
    expect({ path, ...source.extent(path) }, text).toEqual({ path, ...whole.extent(path, 'value') });
    expect({ path, ...source.extent(path, 'key') }, text).toEqual({ path, ...whole.extent(path, 'key') });
    expect({ path, ...source.range(path) }, text).toEqual({ path, ...whole.range(path) });
  }
}

describe('the two readings agree', () => {
  test.each(files)('on %s', (_, text) => {
    agreesOn(text);
    isReadAlike(text, text.length < 20_000);
  });

  test('and every shipped bank is read by the quick one', () => {
    for (const [name, text] of banks) expect(readPlain(text), name).toBeDefined();
  });

  test('on the examples of all types', () => {
    for (const { example } of questionTypes) expect(agreesOn(example)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['only a comment', '# nothing\n'],
    ['a byte order mark', '\ufeffid: a\n'],
    ['a beginning', '---\nid: a\n'],
    ['an end', 'id: a\n...\n'],
    ['what stands behind an end', 'id: a\n...\n---\nid: b\n'],
    ['a directive', '%YAML 1.2\n---\nid: a\n'],
    ['an alias', 'a: &x 1\nb: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge key', 'a: {b: 1}\n<<: {c: 1}\n'],
    ['keys that are no text', '1: a\nnull: b\ntrue: c\n~: d\n0x10: e\n1e3: f\n.inf: g\n'],
    ['keys that look like no text', '1a: a\nnulls: b\nTrueish: c\n0x: e\n1-2: f\n-: g\n'],
    ['keys in quotes', '"1": a\n\'null\': b\n'],
    ['an empty key', ': a\n'],
    ['a key asked for', '? a\n: b\n'],
    ['a list as a key', '[a, b]: c\n'],
    ['keys twice', 'a: 1\na: 2\n'],
    ['keys twice under two spellings', 'a: 1\n"a": 2\n'],
    ['__proto__', '__proto__: {a: 1}\nb: {__proto__: 1, constructor: 2}\n'],
    [
      'words of YAML 1.1',
      'a: [yes, no, on, off, y, n, 2001-12-14, 1:30, 0o17, 017, 0b1, 1_000, +1, -0, 0., .5, 1e3, 0x1F, .inf, -.INF, .NaN, ~, Null]\n',
    ],
    ['large numbers', 'a: [12345678901234567890, 1e400, 0.1e-400, 9007199254740993]\n'],
    ['Windows line ends', 'a: |\r\n  b\r\n  c\r\nd: "e\r\n  f"\r\n'],
    ['a lone carriage return', 'a: b\rc: d\n'],
    ['line ends of other scripts', 'a: b\u2028c\nd: "e\u0085f"\n'],
    ['block texts', 'a: |2-\n   b\n\n  c\nd: >+\n  e\n  f\n\n   g\n\n\nh: |\n\n  i\n'],
    ['a block text without an end', 'a: |+\n  b\n  '],
    ['folded quotes', "a: \"b\n\n  c\\\n  d \\\n   e\"\nf: 'g\n\n  h''s'\n"],
    ['an empty line behind an escaped line end', 'a: "b\\\n\n  c"\n'],
    ['escapes', 'a: "\\x41\\u00e9\\U0001F600\\n\\t\\0\\e\\_\\N\\L\\P\\/\\a"\n'],
    ['pairs in a list', 'a: [b: c, d, "e": f, {g: h}, i:j, "k":l]\n'],
    ['a list not indented', 'a:\n- b\n- c\nd: e\n'],
    ['lists in lists', '- - a\n  - b\n-\n  - c\n- \n- {}\n- []\n'],
    ['comments everywhere', '# a\nb: # c\n  - d # e\n  # f\n  - "g" # h\n# i\nj: k#l\n'],
    ['tabs', 'a:\tb\nc: [\td,\te ]\nf: "g\th"\n'],
    ['tabs before a comment', 'a: b\t# c\n'],
    ['plain texts over lines', 'a: b\n  c\n\n  d\ne: f\n'],
    ['plain texts with marks', 'a: b: c\n'],
    ['plain texts with other marks', 'a: b#c -d ?e :f !g &h *i %j @k `l\n'],
    ['marks that begin no text', 'a: @b\n'],
    ['a question mark', 'a: ?b\n-c: :d\n'],
    ['control characters', 'a: "b\u0001c"\n'],
    ['lone surrogates', 'a: "b\ud800c"\n'],
    ['deep nesting', `${'['.repeat(40)}${']'.repeat(40)}\n`],
  ])('on %s', (_, text) => {
    agreesOn(text);
    isReadAlike(text);
  });

  test('on any value, however it is written', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'a',
        'text',
        '1',
        'null',
        'true',
        '~',
        '',
        ' ',
        '- a',
        'a: b',
        '#c',
        '"q"',
        "it's",
        'x\ny',
        'x\n\n  y\n',
        '0x1F',
        '1e3',
        '=',
        '<<',
        '|',
        '>',
      ),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      anything.map((text) => text.slice(0, 30)),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), tie('list'), tie('map')),
      list: fc.array(tie('tree'), { maxLength: 4 }),
      map: fc.dictionary(word, tie('tree'), { maxKeys: 4 }),
    }));
    const style = fc.record({
      collectionStyle: fc.constantFrom<('any' | 'block' | 'flow')[]>('any', 'block', 'flow'),
      defaultStringType: fc.constantFrom<('PLAIN' | 'BLOCK_LITERAL' | 'BLOCK_FOLDED' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE')[]>(
        'PLAIN',
        'BLOCK_LITERAL',
        'BLOCK_FOLDED',
        'QUOTE_SINGLE',
        'QUOTE_DOUBLE',
      ),
      indent: fc.integer({ min: 1, max: 4 }),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 20, 80),
    });
    let taken = 0;
    fc.assert(
      fc.property(tree, style, (value, options) => {
        if (agreesOn(stringify(value, options))) taken += 1;
      }),
      { ...seeded, numRuns: 1000 },
    );
    expect(taken).toBeGreaterThan(500);
  });

  test('on any tokens in any order', () => {
    const token = fc.constantFrom(
      ...[
        'a',
        'b',
        '1',
        'id',
        'questions',
        '- ',
        '-',
        ': ',
        ':',
        '? ',
        '\n',
        '\n  ',
        '\n    ',
        '\n- ',
        '\n  - ',
        ' ',
        '  ',
        '\t',
        '# c',
        '#',
      ],
      ...[
        '"',
        "'",
        '\\',
        '[',
        ']',
        '{',
        '}',
        ', ',
        ',',
        '|',
        '>',
        '|-',
        '>+',
        '|2',
        '&x ',
        '*x',
        '!t ',
        '!!str ',
        '---\n',
        '...\n',
        '%',
        '<<: ',
        '\r\n',
        '~',
        'é',
      ],
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), (tokens) => {
        if (agreesOn(tokens.join(''))) taken += 1;
      }),
      { ...seeded, numRuns: 10_000 },
    );
    expect(taken).toBeGreaterThan(1000);
  });
});

describe('a bank in stretches is read as if at once', () => {
  const [, pty = ''] = files.find(([name]) => name.endsWith('pty.yaml')) ?? [];
  const lines = pty.split('\n');
  const line = fc.constantFrom(
    ...lines,
    '',
    '# a comment',
    '---',
    '...',
    'concepts:',
    'title: again',
    '  - id: new',
    '   - id: crooked',
    '\t- id: tab',
    '  - "a": b',
    '    text: "open',
    "    it's: |",
    '  x',
    ']',
    '- id: left',
  );
  const edit = fc.record({
    at: fc.nat(lines.length),
    drop: fc.integer({ min: 0, max: 3 }),
    put: fc.array(line, { maxLength: 2 }),
    shift: fc.integer({ min: -3, max: 3 }),
  });

  test('whatever is done to its lines', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = [...lines];
        for (const { at, drop, put, shift } of edits) {
          text.splice(at, drop, ...put);
          const moved = text[at] ?? '';
          text[at] = shift >= 0 ? ' '.repeat(shift) + moved : moved.replace(new RegExp(`^ {0,${-shift}}`), '');
        }
        isReadAlike(text.join('\n'), false);
      }),
      { ...seeded, numRuns: 200 },
    );
  });

  test('with more questions than one stretch holds', () => {
    const question = (index: number): string =>
      `  - id: q${index}\n    prompt: |\n      Number ${index}.\n\n    choices: [a, {b: "${'x'.repeat(300)}"}]\n`;
    const list = Array.from({ length: 500 }, (_, index) => question(index));
    isReadAlike(`id: many\nquestions:\n${list.join('')}`, false);
    isReadAlike(`id: many\nquestions:\n${list.join('')}concepts:\n  a: {title: A}\n`, false);
    const slips = list.map((each, index) => (index % 100 === 7 ? each.replace('prompt:', 'id: again\n    prompt:') : each));
    const slipped = readSource(`id: many\nquestions:\n${slips.join('')}`);
    expect(slipped.problems.map(({ code, start }) => [code, slipped.place({ start, end: start }).line])).toEqual(
      [7, 107, 207, 307, 407].map((index, before) => ['DUPLICATE_KEY', 4 + index * 5 + before]),
    );
  });
});
