// The line that says how far a long `quiz check` is: on stderr, where that is a terminal, and gone when it is done.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { beforeAll, describe, expect, test } from 'vitest';
import { quiz } from '../support/inside.ts';
import { bin, folder } from '../support/program.ts';
import { open } from '../support/terminal.ts';

const question = (id: number): string =>
  `  - id: q${id}\n    type: true-false\n    prompt: Is it so in case ${id}?\n    answer: true\n    explanation: It is so, as far as anybody could find out in the ${id} cases.\n`;
const bank = (id: string, count: number): string =>
  `id: ${id}\ntitle: B\nquestions:\n${Array.from({ length: count }, (_, index) => question(index)).join('')}`;

const cwd = folder();
beforeAll(() => {
  for (const name of ['many', 'configured']) mkdirSync(join(cwd, name));
  for (let at = 0; at < 12; at += 1) writeFileSync(join(cwd, 'many', `bank-${at}.yaml`), bank(`bank-${at}`, 5));
  writeFileSync(join(cwd, 'large.yaml'), bank('large', 6000));
  writeFileSync(join(cwd, 'configured', 'large.yaml'), bank('large', 6000));
  writeFileSync(join(cwd, 'configured', 'quiz.config.yaml'), 'rules:\n  clang: bad\n');
});

/** `quiz check` with stdout in a file and stderr on a terminal: what it wrote there, and what is left on the screen. */
async function onTerminal(path: string) {
  const terminal = open('bash', ['-c', '"$0" "$@" > out.txt', process.execPath, bin, 'check', path, '--no-report'], { cwd });
  const code = await terminal.exit;
  return { code, raw: terminal.raw(), screen: terminal.screen(), out: readFileSync(join(cwd, 'out.txt'), 'utf8') };
}

/** `quiz check` by a clock on which so many milliseconds go by each time it is looked at. */
function byClock(path: string, pace: number, options: Parameters<typeof quiz>[1] = {}) {
  let now = 0;
  const tick = (): number => {
    now += pace;
    return now;
  };
  return quiz(['check', path, '--no-report'], { cwd, terminal: 80, now: tick, ...options });
}

/** What is left on a screen so wide, and how many rows were too long for it at any time. */
async function drawn(raw: string, columns: number): Promise<{ screen: string; overflows: number }> {
  const screen = new xterm.Terminal({ cols: columns, rows: 24, allowProposedApi: true });
  await new Promise<void>((resolve) => screen.write(raw, resolve));
  const rows = Array.from({ length: 24 }, (_, row) => screen.buffer.active.getLine(row));
  return {
    screen: rows.map((row) => row?.translateToString(true) ?? '').join(''),
    overflows: rows.filter((row) => row?.isWrapped === true).length,
  };
}

describe('many banks, slowly', () => {
  test('the number grows, and nothing of it is left', async () => {
    const { code, stdout, stderr } = await byClock('many', 100);
    const numbers = [...stderr.matchAll(/Checking (\d+) of 12: bank-\d+/g)].map(([, number]) => Number(number));
    expect(numbers.length).toBeGreaterThan(2);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect((await drawn(stderr, 80)).screen).toBe('');
    expect(stdout).not.toContain('Checking');
    expect(stdout).toMatch(/60 questions in 12 files/);
    expect(code).toBe(0);
  });

  test('on a narrow screen it is one line', async () => {
    const { stderr } = await byClock('many', 100, { terminal: 16 });
    expect(stderr).toMatch(/Checking \d+ of…/);
    expect(await drawn(stderr, 16)).toEqual({ screen: '', overflows: 0 });
  });

  test('a terminal that cannot erase gets nothing', async () => {
    expect((await byClock('many', 100, { env: { TERM: 'dumb' } })).stderr).toBe('');
  });
});

test('one large bank is named from the start, and that is erased', async () => {
  const { code, raw, screen, out } = await onTerminal('large.yaml');
  expect(raw).toMatch(/Checking large/);
  expect(screen).toBe('');
  expect(out).toMatch(/6000 questions in 1 file/);
  expect(code).toBe(0);
});

test('a short check says nothing', async () => {
  expect((await byClock('many', 1)).stderr).toBe('');
});

test('a pipe gets nothing, however large a bank is', async () => {
  const { stdout, stderr } = await quiz(['check', 'large.yaml', '--no-report'], { cwd });
  expect(stdout).toMatch(/6000 questions in 1 file/);
  expect(stderr).toBe('');
});

test('an error in the middle stands on a line of its own', async () => {
  const { code, raw, screen } = await onTerminal('configured');
  expect(raw).toContain('Checking large');
  expect(screen).toMatch(/^quiz: \S+quiz\.config\.yaml:2: "clang" cannot be "bad"\./);
  expect(code).toBe(2);
});
