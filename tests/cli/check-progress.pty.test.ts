// The line that says how far a long `quiz check` is: on stderr, where that is a terminal, and gone when it is done.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bin, folder, quiz } from '../support/program.ts';
import { open, type Setup } from '../support/terminal.ts';

const question = (id: number): string =>
  `  - id: q${id}\n    type: true-false\n    prompt: Is it so in case ${id}?\n    answer: true\n    explanation: It is so, as far as anybody could find out in the ${id} cases.\n`;
const bank = (id: string, count: number): string =>
  `id: ${id}\ntitle: B\nquestions:\n${Array.from({ length: count }, (_, index) => question(index)).join('')}`;

const cwd = folder();
beforeAll(() => {
  mkdirSync(join(cwd, 'many'));
  for (let at = 0; at < 12; at += 1) writeFileSync(join(cwd, 'many', `bank-${at}.yaml`), bank(`bank-${at}`, 800));
  writeFileSync(join(cwd, 'large.yaml'), bank('large', 6000));
  writeFileSync(join(cwd, 'small.yaml'), bank('small', 2));
});

/** `quiz check` with stdout in a file and stderr on a terminal: what it wrote there, and what is left on the screen. */
async function onTerminal(path: string, setup: Setup = {}) {
  const terminal = open('bash', ['-c', '"$0" "$@" > out.txt', process.execPath, bin, 'check', path, '--no-report'], { cwd, ...setup });
  const code = await terminal.exit;
  return {
    code,
    raw: terminal.raw(),
    screen: terminal.screen(),
    overflows: terminal.overflows(),
    out: readFileSync(join(cwd, 'out.txt'), 'utf8'),
  };
}

test('many banks: the number grows, and nothing of it is left', async () => {
  const { code, raw, screen, out } = await onTerminal('many');
  const numbers = [...raw.matchAll(/Checking (\d+) of 12: bank-\d+/g)].map(([, number]) => Number(number));
  expect(numbers.length).toBeGreaterThan(2);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(screen).toBe('');
  expect(out).not.toContain('Checking');
  expect(out).toMatch(/9600 questions in 12 files/);
  expect(code).toBe(0);
});

test('one large bank is named from the start; on a narrow screen in one line', async () => {
  expect((await onTerminal('large.yaml')).raw).toMatch(/Checking large/);
  const narrow = await onTerminal('many', { columns: 16 });
  expect(narrow.raw).toMatch(/Checking \d+ of…/);
  expect(narrow.overflows).toBe(0);
  expect(narrow.screen).toBe('');
});

test('a short check says nothing', async () => {
  expect((await onTerminal('small.yaml')).raw).toBe('');
});

test('a terminal that cannot erase gets nothing, nor does a pipe', async () => {
  expect((await onTerminal('large.yaml', { env: { TERM: 'dumb' } })).raw).toBe('');
  expect((await quiz(['check', 'large.yaml', '--no-report'], { cwd })).stderr).toBe('');
});

test('an error in the middle stands on a line of its own', async () => {
  mkdirSync(join(cwd, 'configured'));
  writeFileSync(join(cwd, 'configured', 'large.yaml'), bank('large', 6000));
  writeFileSync(join(cwd, 'configured', 'quiz.config.yaml'), 'rules:\n  clang: bad\n');
  const { code, raw, screen } = await onTerminal('configured');
  expect(raw).toContain('Checking large');
  expect(screen).toMatch(/^quiz: \S+quiz\.config\.yaml:2: "clang" cannot be "bad"\./);
  expect(code).toBe(2);
});
