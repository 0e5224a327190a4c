import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { run } from '../run/run.ts';

/** Milliseconds between two keys. Inquirer drops what is typed before a page stands, so each key is typed until its page is gone. */
const KEY_EVERY = 20;
/** After so many keys, a minute, the terminal is closed, which ends every session: then something else is on the screen than was thought. */
const MOST_KEYS = 3000;

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
  let keys = 0;
  const typing = setInterval(() => {
    keys += 1;
    if (keys < MOST_KEYS) stdin.write(begun ? 'q' : '\r');
    else stdin.end();
  }, KEY_EVERY);
  try {
    // Inquirer ends a page's output with the page, which the real one withstands.
    const terminal = { stdin, stdout: Object.assign(stdout, { isTTY: true, columns: 80, rows: 24, end: () => stdout }) };
    // A multiple-choice question, where Enter alone decides nothing and q is no text.
    const options = { type: ['multiple-choice'], seed: '1', record: true };
    const env = { QUIZ_DATA_DIR: folder, TERM: 'xterm-256color', LANG: 'C.UTF-8' };
    const code = await run([bank], options, { ...context, ...terminal, env });
    return keys < MOST_KEYS ? code : exit.failed;
  } finally {
    clearInterval(typing);
    rmSync(folder, { recursive: true, force: true });
  }
}
