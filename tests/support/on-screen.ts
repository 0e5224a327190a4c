// The program on a screen, without a process and a pseudo-terminal: its `main` in this process, streams that say they are a terminal,
// and an emulator that knows what stands there. Signals and the modes of a real terminal are seen in `terminal.ts` alone.
import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import xterm from '@xterm/headless';
import { main } from '../../src/cli/main.ts';
import { folder, root, separate } from './program.ts';
import type { Setup, Terminal } from './terminal.ts';

/** What of a terminal can be had without one. */
export interface OnScreen extends Pick<Terminal, 'screen' | 'waitFor' | 'write' | 'exit'> {
  /** Writes keys, and resolves once the screen matches. */
  press(keys: string, wanted: RegExp, unwanted?: RegExp): Promise<void>;
}

// Enough for a machine that is busy with other work.
const PATIENCE = 60_000;
const QUIZ_CACHE_DIR = folder();

/** Runs `quiz` on a screen of its own. */
export function onScreen(
  args: readonly string[],
  { columns = 80, rows = 24, env, cwd = root, now = Date.now }: Setup & { readonly now?: () => number } = {},
): OnScreen {
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  Object.assign(stdin, { isTTY: true, setRawMode: () => stdin });
  // A prompt that is over ends its output, which does nothing to a terminal.
  Object.assign(stdout, { isTTY: true, columns, rows, end: () => stdout });
  const watchers = new Set<() => void>();
  const tell = (): void => {
    for (const watch of watchers) watch();
  };
  stdout.on('data', (data: Buffer) => emulator.write(data, tell));
  stderr.resume();
  let ended = false;
  const exit = main({
    args,
    env: { TERM: 'xterm-256color', ...separate({ QUIZ_CACHE_DIR, ...env }) },
    cwd,
    home: root,
    build: 'inside',
    stdin,
    stdout,
    stderr,
    now,
    roll: () => 0.5,
    newId: () => randomUUID(),
    keepCode() {},
  }).then(async (code): Promise<number> => {
    // Behind all that was written.
    await new Promise<void>((resolve) => setImmediate(() => emulator.write('', resolve)));
    ended = true;
    tell();
    return code;
  });

  const screen = (): string => {
    const { active } = emulator.buffer;
    const lines = Array.from(
      { length: rows },
      (_, row) =>
        active
          .getLine(active.baseY + row)
          ?.translateToString(true)
          .trimEnd() ?? '',
    );
    return lines.join('\n').trimEnd();
  };
  const waitFor = (wanted: RegExp, unwanted?: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (done: () => void): void => {
        watchers.delete(watch);
        clearTimeout(timer);
        done();
      };
      const fail = (why: string): void =>
        settle(() => reject(new Error(`${why}: waited for ${wanted} without ${unwanted}, and the screen is\n${screen()}`)));
      const watch = (): void => {
        const text = screen();
        if (wanted.test(text) && unwanted?.test(text) !== true) settle(resolve);
        else if (ended) fail('The program ended');
      };
      const timer = setTimeout(() => fail('Too late'), PATIENCE);
      watchers.add(watch);
      watch();
    });
  const write = (keys: string): void => void stdin.write(keys);
  return {
    screen,
    waitFor,
    write,
    press(keys, wanted, unwanted) {
      write(keys);
      return waitFor(wanted, unwanted);
    },
    exit,
  };
}
