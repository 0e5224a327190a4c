// `quiz check --watch` on a bank that is a folder, whose files come and go, and on a folder of banks.
import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { bin, folder } from '../support/program.ts';
import { environment } from '../support/terminal.ts';

const truth = (id: string): string =>
  `  - id: ${id}\n    type: true-false\n    prompt: Is it so?\n    answer: true\n    explanation: It is so, as far as anybody could find out.\n`;
const head = 'id: b\ntitle: B\nquestions:\n';

const running: (() => void)[] = [];
afterEach(() => {
  for (const kill of running.splice(0)) kill();
});

/** `quiz check <path> --watch` in `cwd`, its output in a file beside the banks: nobody may be woken by that. */
function watching(cwd: string, path: string) {
  const log = join(cwd, 'log');
  const out = openSync(log, 'w');
  const child = spawn(process.execPath, [bin, 'check', path, '--watch', '--no-report'], {
    cwd,
    stdio: ['ignore', out, out],
    env: environment({ QUIZ_DATA_DIR: folder() }),
  });
  running.push(() => void child.kill('SIGKILL'));
  const done = new Promise<number | null>((resolve) => child.on('close', resolve));
  let read = 0;
  const said = (): string => readFileSync(log, 'utf8').slice(read);
  return {
    said,
    /** Waits until what was said since the last time matches. */
    async until(wanted: RegExp): Promise<void> {
      for (let waited = 0; !wanted.test(said()); waited += 50) {
        if (waited > 60_000) throw new Error(`waited for ${wanted}, and got ${said()}`);
        await after(50);
      }
      read = readFileSync(log, 'utf8').length;
    },
    async stop(): Promise<void> {
      child.kill('SIGINT');
      expect(await done).toBe(130);
    },
  };
}

test('a bank that is a folder is checked again when files are added, changed and removed', async () => {
  const cwd = folder();
  const bank = join(cwd, 'b');
  mkdirSync(bank);
  writeFileSync(join(bank, 'bank.yaml'), head + truth('one'));
  const watch = watching(cwd, 'b');
  await watch.until(/No problems in 1 question in 1 file\./);
  writeFileSync(join(bank, 'more.yaml'), `questions:\n${truth('two').replace('answer', 'anser')}`);
  await watch.until(/error true-false\/unknown-key b.more\.yaml:5:5[\s\S]* in 2 questions in 2 files\./);
  writeFileSync(join(bank, 'more.yaml'), `questions:\n${truth('two')}${truth('three')}`);
  await watch.until(/ in 3 questions in 2 files\./);
  rmSync(join(bank, 'more.yaml'));
  await watch.until(/No problems in 1 question in 1 file\./);
  // An editor that saves by renaming.
  writeFileSync(join(bank, 'bank.yaml.new'), head + truth('one').replace('answer', 'anser'));
  renameSync(join(bank, 'bank.yaml.new'), join(bank, 'bank.yaml'));
  await watch.until(/error true-false\/unknown-key b.bank\.yaml:7:5/);
  await watch.stop();
});

test('a folder that is removed is told, and seen again when it comes back', async () => {
  const cwd = folder();
  const bank = join(cwd, 'b');
  mkdirSync(bank);
  writeFileSync(join(bank, 'bank.yaml'), head + truth('one'));
  const watch = watching(cwd, 'b');
  await watch.until(/No problems in 1 question/);
  rmSync(bank, { recursive: true });
  await watch.until(/quiz: There is no bank "b"\./);
  mkdirSync(bank);
  writeFileSync(join(bank, 'bank.yaml'), head + truth('one') + truth('two').replace('answer', 'anser'));
  await watch.until(/error true-false\/unknown-key b.bank\.yaml:12:5/);
  writeFileSync(join(bank, 'bank.yaml'), head + truth('one'));
  await watch.until(/No problems in 1 question/);
  await watch.stop();
});

test('in a folder of banks a new one is checked too, and what is no bank wakes nobody', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'a.yaml'), head + truth('one'));
  const watch = watching(cwd, '.');
  await watch.until(/No problems in 1 question in 1 file\./);
  // In one step: what is written in several may be checked more than once.
  const apart = join(folder(), 'b.yaml');
  writeFileSync(apart, head.replace('id: b', 'id: c') + truth('one'));
  renameSync(apart, join(cwd, 'b.yaml'));
  await watch.until(/No problems in 2 questions in 2 files\./);
  writeFileSync(join(cwd, 'notes.txt'), 'x');
  await after(600);
  expect(watch.said()).toBe('');
  await watch.stop();
});
