// What `quiz check` prints of a bank with thousands of findings: people get what they can read, programs get all of it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/check/diagnostic.ts';
import { plainText } from '../../src/core/doc.ts';
import { columns, layout } from '../../src/core/layout.ts';
import { diagnosticDoc } from '../../src/core/report/diagnostics.ts';
import { listingDoc } from '../../src/core/report/listing.ts';
import { quiz } from '../support/inside.ts';
import { folder } from '../support/program.ts';

const truth = (id: string, more = ''): string =>
  `  - id: ${id}\n    type: true-false\n    prompt: Is it so in case ${id}?\n    answer: true\n    explanation: It is so, as far as anybody could find out in ${id}.\n${more}`;
const bank = (questions: readonly string[]): string => `id: b\ntitle: B\nquestions:\n${questions.join('')}`;
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** A folder with `b.yaml` in it. */
function place(questions: readonly string[]): string {
  const cwd = folder();
  writeFileSync(join(cwd, 'b.yaml'), bank(questions));
  return cwd;
}

const check = (cwd: string, ...more: string[]) => quiz(['check', 'b.yaml', '--no-report', ...more], { cwd });

describe('one rule thousands of times, each in other words', () => {
  const questions = [...range(250).map((at) => truth(`q${at}`, `    k${at}: 1\n`)), truth('last').replace('answer: true', 'answer: maybe')];

  test('a hundred are shown, a rare one among them, and the rest is counted', async () => {
    const cwd = place(questions);
    const { stdout, code } = await check(cwd);
    expect(stdout.match(/^error /gm)).toHaveLength(100);
    expect(stdout).toMatch(/^error true-false\/wrong-type b\.yaml:\d+:13 \(last\)$/m);
    expect(stdout).toMatch(/^b\.yaml: and 151 more findings: 151 true-false\/unknown-key\. --all shows them\.$/m);
    expect(stdout).toMatch(/251 errors in 251 questions in 1 file\./);
    expect(code).toBe(1);
  });

  test('--all and every format for programs have all of them', async () => {
    const cwd = place(questions);
    const all = await check(cwd, '--all');
    expect(all.stdout.match(/^error /gm)).toHaveLength(251);
    expect(all.stdout).not.toContain('--all');
    expect(all.code).toBe(1);
    const json = JSON.parse((await check(cwd, '--format', 'json')).stdout) as { findings: unknown[]; summary: { errors: number } };
    expect(json.findings).toHaveLength(251);
    expect(json.summary.errors).toBe(251);
    expect((await check(cwd, '--format', 'github')).stdout.match(/^::error /gm)).toHaveLength(251);
    const sarif = JSON.parse((await check(cwd, '--format', 'sarif')).stdout) as { runs: { results: unknown[] }[] };
    expect(sarif.runs[0]?.results).toHaveLength(251);
  });

  test('each file has its share', async () => {
    const cwd = place(questions.slice(0, 150));
    writeFileSync(join(cwd, 'c.yaml'), bank(questions.slice(0, 120)).replace('id: b', 'id: c'));
    const { stdout } = await quiz(['check', '.'], { cwd });
    expect(stdout).toMatch(/^b\.yaml: and 50 more findings: /m);
    expect(stdout).toMatch(/^c\.yaml: and 20 more findings: /m);
  });
});

describe('the very same words many times', () => {
  const short = (id: string): string => truth(id).replace(/explanation: .*/, 'explanation: Yes.');

  test('are told once, with their lines', async () => {
    const cwd = place([...range(25).map((at) => short(`q${at}`)), truth('fine')]);
    const { stdout } = await check(cwd, '--rule', 'short-explanation=warn');
    expect(stdout.match(/^warning short-explanation/gm)).toHaveLength(1);
    expect(stdout).toMatch(/b\.yaml:8:18 \(q0, 24 more like it\)/);
    expect(stdout.match(/^ +\d+ │ +explanation: Yes\.$/gm)).toHaveLength(10);
    expect(stdout).toMatch(/^ {2}and 15 more; --all shows them\.$/m);
    expect(stdout).toMatch(/→ say why the right answer is right/);
    expect(stdout).toMatch(/25 warnings/);
    const all = await check(cwd, '--rule', 'short-explanation=warn', '--all');
    expect(all.stdout.match(/^warning short-explanation/gm)).toHaveLength(25);
  });

  test('up to three stay single', async () => {
    const { stdout } = await check(place(range(3).map((at) => short(`q${at}`))), '--rule', 'short-explanation=warn');
    expect(stdout.match(/^warning short-explanation/gm)).toHaveLength(3);
  });

  test('a missing ledger is one entry, and says what to do', async () => {
    const { stdout, code } = await check(place(range(40).map((at) => truth(`q${at}`))), '--require-signoff');
    expect(stdout.match(/^error /gm)).toHaveLength(1);
    expect(stdout).toMatch(/b\.yaml:4:9 \(q0, 39 more like it\)\n {2}Nobody has signed off this question\./);
    expect(stdout).toContain('quiz spot b.yaml');
    expect(stdout).toMatch(/40 errors/);
    expect(code).toBe(1);
  });
});

test('related places are in JSON too', async () => {
  const { stdout } = await check(place([truth('one'), truth('one')]), '--format', 'json');
  const [twice] = (JSON.parse(stdout) as { findings: { rule: string }[] }).findings.filter(({ rule }) => rule === 'duplicate-id');
  expect(twice).toMatchObject({ related: [{ file: 'b.yaml', line: 4, column: 9, endLine: 4, endColumn: 12, message: 'first used here' }] });
});

describe('an excerpt fits on the page', () => {
  const found = (excerpt: string, from: string, help: string): Diagnostic => {
    const at = excerpt.indexOf(from);
    const place = { line: 12, column: at + 1, endLine: 12, endColumn: at + from.length + 1 };
    const words = { rule: 'clang', severity: 'warning', file: 'b.yaml', question: 'q', message: 'M.', why: undefined, help } as const;
    return { ...place, ...words, fixable: false, excerpt, related: [] };
  };
  const lines = (diagnostic: Diagnostic, width: number): string[] =>
    layout(diagnosticDoc(diagnostic, { nameOf: (file) => file, width, all: false }), { width }).map((line) =>
      line.map(({ text }) => text).join(''),
    );

  test.each([20, 40, 80])('in %i columns, its carets under what is meant', (width) => {
    const before = 'The words that come first are many, and they go on and on, ';
    for (const lead of ['', before, `${before}漢字と言葉 `]) {
      const shown = lines(found(`    prompt: ${lead}here it is, and the line goes on after it as well.`, 'here', 'mend it'), width);
      expect(Math.max(...shown.map(columns))).toBeLessThanOrEqual(width);
      const at = shown.findIndex((line) => /\^\^\^\^/.test(line));
      const above = shown[at - 1] ?? '';
      expect(columns(above.slice(0, above.indexOf('here')))).toBe(columns((shown[at] ?? '').split('^')[0] ?? ''));
      expect(shown.join(' ')).toContain('mend it');
    }
  });

  test('long advice stands below the carets, wrapped beside the bar', () => {
    const shown = lines(found('    prompt: here it is.', 'here', 'say it in other words, or leave it out, or ask for something else'), 40);
    expect(shown.slice(3)).toEqual([
      '    │             ^^^^',
      '    │ say it in other words, or leave it',
      '      out, or ask for something else',
    ]);
  });

  test('a line that fits is shown whole', () => {
    const doc = diagnosticDoc(found('    prompt: here it is.', 'here', 'mend it'), { nameOf: (file) => file, width: 80, all: false });
    expect(plainText(doc)).toContain(' 12 │     prompt: here it is.\n    │             ^^^^ mend it');
  });
});

test('the time to list findings grows with their number, not with its square', () => {
  const placed = (count: number): Diagnostic[] =>
    range(count).map((at) => {
      const place = { line: at + 1, column: 1, endLine: at + 1, endColumn: 2 };
      const words = {
        rule: 'r',
        severity: 'error',
        file: 'b.yaml',
        question: undefined,
        message: 'm',
        why: undefined,
        help: undefined,
      } as const;
      return { ...place, ...words, fixable: false, excerpt: 'x', related: [] };
    });
  const timeOf = (found: readonly Diagnostic[]): number => {
    const started = performance.now();
    const doc = listingDoc(found, { nameOf: (file) => file, width: 80, all: false });
    expect(doc.length).toBeLessThan(20);
    return performance.now() - started;
  };
  timeOf(placed(1000));
  const [few, many] = [placed(5000), placed(50_000)];
  // Ten times as many; with the square it would be a hundred times as long.
  expect(timeOf(many)).toBeLessThan(40 * Math.max(1, timeOf(few)));
});
