// The program without a process of its own: its `main` in this one, on streams, with folders and an environment handed to it. What it
// says and does is the same as in `program.ts`, without the start of Node each time; what only a process shows (signals, memory, a
// terminal, what a fresh start has loaded) is seen there alone.
import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { main } from '../../src/cli/main.ts';
import { type Conversation, folder, type Options, type Ran, type Running, root, separate, talkWith, toItsEnd } from './program.ts';

// Banks are cached as by the built program, but only from one run to the next of the same sources.
const QUIZ_CACHE_DIR = folder();

/** How the program is run here. */
interface InsideOptions extends Options {
  /** How wide the terminal is that stderr goes to; without it, it goes to a pipe as all else does. */
  readonly terminal?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

function start(args: readonly string[], { env, cwd = root, terminal, now = Date.now }: Omit<InsideOptions, 'input'>): Running {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  if (terminal !== undefined) Object.assign(stderr, { isTTY: true, columns: terminal });
  const ended = main({
    args,
    env: separate({ QUIZ_CACHE_DIR, ...env }),
    cwd,
    home: root,
    build: 'inside',
    stdin,
    stdout,
    stderr,
    now,
    roll: () => Math.random(),
    newId: () => randomUUID(),
    keepCode() {},
  });
  const close = async (code: number): Promise<number> => {
    for (const stream of [stdout, stderr]) await finished(stream.end());
    return code;
  };
  return { stdin, stdout, stderr, closed: ended.then(close) };
}

/** Runs `quiz` with `input` on stdin to its end. */
export const quiz = (args: readonly string[], options: InsideOptions = {}): Promise<Ran> => toItsEnd(start(args, options), options.input);

/** Starts `quiz` and talks to it line by line. */
export const converse = (args: readonly string[], options: Omit<InsideOptions, 'input'> = {}): Conversation =>
  talkWith(start(args, options));
