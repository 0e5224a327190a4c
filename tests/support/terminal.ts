// A real terminal for tests: a pseudo-terminal, and an emulator that knows what stands on its screen.
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** How large the terminal is, and what the program finds in its environment besides the essentials. */
export interface Setup {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** A program in a terminal. */
export interface Terminal {
  /** The rows of the visible screen, from the top, without spaces at their ends. */
  rows(): string[];
  /** The visible screen as one text. */
  screen(): string;
  /** How many visible rows were too long for the screen, and went on in the next one. */
  overflows(): number;
  /** All that can be scrolled back to, and the visible screen below it. */
  history(): string;
  /** Everything the program wrote, as it wrote it. */
  raw(): string;
  /** Resolves once the visible screen matches; fails with the screen when that does not come about. */
  waitFor(wanted: RegExp, unwanted?: RegExp): Promise<void>;
  /** The same for everything the program wrote, with what drives the terminal. */
  waitForRaw(wanted: RegExp): Promise<void>;
  write(keys: string): void;
  resize(columns: number, rows: number): void;
  /** Resolves with the exit code, when all output has reached the screen. */
  readonly exit: Promise<number>;
  kill(): void;
}

// Enough for a machine that is busy with other work; nobody waits for it when all is well.
const PATIENCE = 60_000;

// Leads the terminal, and outlives the program in it until its end mark has come through: when a leader ends, what is still on
// its way to a reader that is busy may be lost. Ctrl-C at the shell's own terminal is for the program.
const LEADER = `trap : INT
"$@"
printf '\\033]7777;%d\\a' $?
exec sleep 1000`;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the mark that the leader prints
const END = /\u001b\]7777;(\d+)\u0007$/;

/** The environment of a person at a terminal: nothing of the one in which tests run. */
export const environment = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  HOME: process.env['HOME'] ?? '/tmp',
  LANG: 'C.UTF-8',
  ...more,
});

/** Opens a terminal with a program in it. */
export function open(
  file: string,
  args: readonly string[],
  { columns = 80, rows = 24, env = {}, cwd = process.cwd() }: Setup = {},
): Terminal {
  const emulator = new xterm.Terminal({ cols: columns, rows, scrollback: 1000, allowProposedApi: true });
  const pty = spawn('sh', ['-c', LEADER, 'sh', file, ...args], {
    name: env['TERM'] ?? 'xterm-256color',
    cols: columns,
    rows,
    cwd,
    env: environment({ TERM: 'xterm-256color', ...env }),
  });
  const watchers = new Set<() => void>();
  let raw = '';
  let writing: Promise<void> = Promise.resolve();

  let ended: (code: number) => void = () => undefined;
  const exit = new Promise<number>((resolve) => {
    ended = resolve;
  });

  // The screen can be read once the emulator has taken in what was written.
  pty.onData((data) => {
    raw += data;
    const end = END.exec(raw.slice(-20));
    if (end !== null) raw = raw.slice(0, -end[0].length);
    writing = new Promise((resolve) => {
      emulator.write(data, () => {
        resolve();
        for (const watch of watchers) watch();
      });
    });
    if (end !== null) void writing.then(() => ended(Number(end[1]))).then(() => pty.kill('SIGKILL'));
  });
  // Without a mark: the terminal was closed.
  pty.onExit(({ exitCode, signal }) => setImmediate(() => void writing.then(() => ended(signal ? 128 + signal : exitCode))));

  const lines = () => {
    const { active } = emulator.buffer;
    return Array.from({ length: emulator.rows }, (_, row) => active.getLine(active.baseY + row));
  };
  const rowTexts = (): string[] => lines().map((line) => line?.translateToString(true).trimEnd() ?? '');
  const screen = (): string => rowTexts().join('\n').trimEnd();

  const until = (isSo: () => boolean, wanted: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        watchers.delete(watch);
        clearTimeout(timer);
      };
      const watch = (): void => {
        if (!isSo()) return;
        stop();
        resolve();
      };
      const fail = (why: string): void => {
        stop();
        reject(new Error(`${why}: waited for ${wanted}, and the screen is\n${screen()}`));
      };
      const timer = setTimeout(() => fail('Too late'), PATIENCE);
      watchers.add(watch);
      void exit.then(() => (watchers.has(watch) ? fail('The program ended') : undefined));
      watch();
    });

  return {
    rows: rowTexts,
    screen,
    overflows: () => lines().filter((line) => line?.isWrapped === true).length,
    history() {
      const { active } = emulator.buffer;
      const all = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true).trimEnd() ?? '');
      return all.join('\n').trimEnd();
    },
    raw: () => raw,
    waitFor: (wanted, unwanted) =>
      until(
        () => {
          const text = screen();
          return wanted.test(text) && unwanted?.test(text) !== true;
        },
        `${wanted}${unwanted === undefined ? '' : ` without ${unwanted}`}`,
      ),
    waitForRaw: (wanted) => until(() => wanted.test(raw), String(wanted)),
    write: (keys) => pty.write(keys),
    resize(newColumns, newRows) {
      emulator.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    exit,
    kill: () => pty.kill(),
  };
}

/** The keys that have no letter. */
export const key = {
  enter: '\r',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  tab: '\t',
  pageDown: '\u001b[6~',
  pageUp: '\u001b[5~',
  backspace: '\u007f',
  escape: '\u001b',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  ctrlZ: '\u001a',
} as const;

/** Text as a terminal sends what was pasted. */
export const pasted = (text: string): string => `\u001b[200~${text}\u001b[201~`;
