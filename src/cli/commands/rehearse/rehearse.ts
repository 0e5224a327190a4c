import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Context } from '../../context.ts';
import type { ExitCode } from '../../exit.ts';
import { run } from '../run/run.ts';

/** Milliseconds between two keys. Inquirer drops what is typed before a page stands, so each key is typed until its page is gone. */
const KEY_EVERY = 20;

/**
 * Begins a session of `bank` and leaves it at its first question, on a screen that nobody sees: what V8 compiles for that is what
 * each start of a learner needs.
 */
export async function rehearse(bank: string, context: Context): Promise<ExitCode> {
  const folder = mkdtempSync(join(tmpdir(), 'quiz-'));
  let begun = false;
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const stdout = new Writable({
    write(chunk, _encoding, written) {
      begun ||= /\b1\/\d/.test(stripVTControlCharacters(String(chunk)));
      written();
    },
  });
  const typing = setInterval(() => stdin.write(begun ? 'q' : '\r'), KEY_EVERY);
  try {
    const terminal = { stdin, stdout: Object.assign(stdout, { isTTY: true, columns: 80, rows: 24 }) };
    return await run(
      [bank],
      { record: true, seed: '1' },
      { ...context, ...terminal, env: { QUIZ_DATA_DIR: folder, TERM: 'xterm-256color', LANG: 'C.UTF-8' } },
    );
  } finally {
    clearInterval(typing);
    rmSync(folder, { recursive: true, force: true });
  }
}
