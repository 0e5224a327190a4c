// Several slips in one question: each is told at its line, and nothing that merely follows from another one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSource } from '../../../src/core/bank/source.ts';
import { wordingOf } from '../../../src/core/bank/syntax.ts';
import { random } from '../../../src/core/random.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'questions');
const banks = readdirSync(folder).filter((name) => name.endsWith('.yaml') && !name.includes('signoff'));
const texts = banks.map((name) => readFileSync(join(folder, name), 'utf8'));

/** A slip in a line that holds a key and a text without quotes: what becomes of the line, and how the last of it is told. */
type Slip = (line: string) => { readonly lines: readonly string[]; readonly rule: string };
const slips: readonly Slip[] = [
  (line) => ({ lines: [line.replace(/^ +/, '\t')], rule: 'yaml/tab' }),
  (line) => ({ lines: [line.replace(/: /, ': "')], rule: 'yaml/unclosed' }),
  (line) => ({ lines: [line.replace(/: /, ': [')], rule: 'yaml/unclosed' }),
  (line) => ({ lines: [`${line}: and more`], rule: 'yaml/colon' }),
  (line) => ({ lines: [line.replace(/: /, ': `')], rule: 'yaml/plain-text' }),
  (line) => ({ lines: [line, line.replace(/^( *)- /, '$1  ')], rule: 'yaml/duplicate-key' }),
];

/** The lines of a question, behind its first one, in which a slip can be made: they hold a key and one line of text without quotes. */
function slippery(lines: readonly string[]): number[] {
  const found: number[] = [];
  const columnOf = (line: string): number => line.length - line.trimStart().length;
  let block = Number.POSITIVE_INFINITY;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || columnOf(line) > block) continue;
    block = /[|>]-?$/.test(line) ? columnOf(line) : Number.POSITIVE_INFINITY;
    const goesOn = columnOf(lines[at + 1] ?? '') > columnOf(line);
    if (at > 0 && /^ +(?:- )?[a-z]+: [A-Za-z][^#:"'[\]{}]*$/.test(line) && !goesOn) found.push(at);
  }
  return found;
}

const questions = texts.flatMap((text) =>
  text
    .split(/^(?= {2}- id:)/m)
    .slice(1)
    .map((each) => each.trimEnd().split('\n')),
);

test.each([1, 2, 3, 5])('%i slips in one question are all told, each at its line, and nothing else is', (count) => {
  const rng = random('slips', String(count));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(rng() * list.length)] as T; // never empty here
  let made = 0;
  for (let round = 0; round < 150; round += 1) {
    const [before, lines, after] = [pick(questions), pick(questions), pick(questions)];
    const places = slippery(lines);
    const chosen = new Set(places.length < count ? [] : Array.from({ length: count }, () => pick(places)));
    if (chosen.size < count) continue;
    const expected: string[] = [];
    const broken = ['id: b', 'title: B', 'questions:', ...before];
    for (const [at, line] of lines.entries()) {
      const slip = chosen.has(at) ? pick(slips)(line) : undefined;
      broken.push(...(slip?.lines ?? [line]));
      if (slip !== undefined) expected.push(`${slip.rule} ${broken.length}`);
    }
    const source = readSource([...broken, ...after, ''].join('\n'));
    const told = source.problems.map((each) => `${wordingOf(each).rule} ${source.place(each).line}`);
    expect(told, broken.slice(-lines.length - count).join('\n')).toEqual(expected);
    made += expected.length;
  }
  expect(made).toBeGreaterThan(100);
});

test('a slip in the head hides no other one there', () => {
  const text = 'id: b\ntitle: "B\ncourse: [C\nconcepts:\n  a:\n    title: A: and more\n\tsummary: x\nquestions:\n  - id: one\n';
  const source = readSource(text);
  const told = source.problems.map((each) => `${wordingOf(each).rule} ${source.place(each).line}:${source.place(each).column}`);
  expect(told).toEqual(['yaml/unclosed 2:8', 'yaml/unclosed 3:9', 'yaml/colon 6:12', 'yaml/tab 7:1']);
});
