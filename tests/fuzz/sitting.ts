// Visits to a bank in a real terminal, and what must hold after each: the terminal as before, no answer lost, none twice.
import { readFileSync } from 'node:fs';
import type { Attempt, Entry } from '../../src/core/memory/entry.ts';
import type { Random } from '../../src/core/random.ts';
import { journalFiles } from '../../src/store/journal.ts';
import { readLine } from '../../src/store/lines.ts';
import { bin, fixture, folder, root } from '../support/program.ts';
import { open, type Terminal } from '../support/terminal.ts';
import { Broken, must } from './law.ts';

/** Something done at the terminal. */
export type Press =
  | { readonly keys: string; readonly wait: boolean }
  | { readonly resize: readonly [columns: number, rows: number] }
  | { readonly sleep: number }
  | { readonly signal: 'SIGTSTP' | 'SIGCONT' | 'SIGWINCH' };

/** One run of the program. */
export interface Visit {
  readonly options: readonly string[];
  readonly size: readonly [columns: number, rows: number];
  /** Whether the shell around it has job control, so that Ctrl-Z puts it to sleep. */
  readonly jobs: boolean;
  readonly presses: readonly Press[];
  /** How it is brought to its end: keys, a signal, or the terminal is closed. */
  readonly end: string;
}

/** Visits with one history. */
export interface Sitting {
  readonly bank: string;
  readonly visits: readonly Visit[];
}

// Runs the program, wakes it when it was put to sleep, and looks at the terminal that both share.
const SHELL = `
[ "$JOBS" = 1 ] && set -m
trap : INT
before=$(stty -g)
sh -c 'echo "pid $$"; exec "$0" "$@"' "$@"
code=$?
# No loop: bash ends one in which a program is stopped.
wake() {
  if [ $code -ge 147 ] && [ $code -le 150 ]; then
    fg
    code=$?
    wake
  fi
}
wake
[ "$(stty -g)" = "$before" ] && echo 'modes: as before'
echo "code $code."
exit $code`;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the program has written nothing for a moment, or has ended. */
async function quiet(terminal: Terminal, moment = 40, most = 1500): Promise<void> {
  const until = Date.now() + most;
  for (let size = -1; size !== terminal.raw().length && Date.now() < until; ) {
    size = terminal.raw().length;
    await pause(moment);
  }
}

/** Waits until the program has taken the terminal and drawn on it, or has ended: before that keys are the shell's. */
async function taken(terminal: Terminal): Promise<void> {
  const drawn = (): boolean => terminal.raw().includes('\u001b[?1049h') && !/^(?:pid |$)/.test(terminal.screen());
  const isReady = (): boolean => drawn() || /code \d/.test(terminal.raw());
  for (const until = Date.now() + 60_000; Date.now() < until && !isReady(); ) await pause(20);
  await quiet(terminal, 60, 4000);
}

/** Runs all visits of a sitting. */
export async function keysLaws(sitting: Sitting, rng: Random): Promise<void> {
  const data = folder();
  const cache = folder();
  for (const visit of sitting.visits) await visited(sitting.bank, visit, { data, cache }, rng);
}

interface Folders {
  readonly data: string;
  readonly cache: string;
}

const KILLED: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGKILL: 137 };

async function visited(bank: string, visit: Visit, { data, cache }: Folders, rng: Random): Promise<void> {
  const before = journalOf(data);
  const [columns, rows] = visit.size;
  const terminal = open(
    'bash',
    ['--norc', '--noprofile', '-c', SHELL, 'bash', process.execPath, bin, fixture(bank), '--seed', '1', ...visit.options],
    {
      columns,
      rows,
      cwd: root,
      env: { QUIZ_DATA_DIR: data, QUIZ_CACHE_DIR: cache, JOBS: visit.jobs ? '1' : '0' },
    },
  );
  let over = false;
  void terminal.exit.then(() => {
    over = true;
  });
  try {
    await taken(terminal);
    if (visit.options.length === 0) goesOn(terminal, entriesOf(before), fixture(bank));
    const told = !visit.options.some((each) => each === '--exam' || each === '--no-record');
    for (const press of visit.presses) {
      if (over) break;
      await pressed(press, terminal, rng);
      // What stands on the screen is in the journal already.
      if (told && 'keys' in press && press.wait) seenIsWritten(terminal, data);
    }
    const code = await ended(terminal, visit.end);
    screenLaws(terminal, code, visit);
    journalLaws(before, data, visit);
  } finally {
    terminal.kill();
  }
}

/** A session that was left with an answer in it is gone on with: the first page says so. */
function goesOn(terminal: Terminal, entries: readonly Entry[], run: string): void {
  const start = entries.findLast((entry) => entry.kind === 'start' && entry.run === run);
  const own = entries.filter(({ session }) => session === start?.session);
  const left = own.some(({ kind }) => kind === 'attempt') && !own.some(({ kind }) => kind === 'end');
  const [columns, rows] = [terminal.rows()[0]?.length ?? 0, terminal.rows().length];
  if (!left || rows < 12 || columns === 0) return;
  must('a session that was left goes on', /You stopped at|were put|were answered/.test(terminal.screen()), () => terminal.screen());
}

const pidOf = (terminal: Terminal): number => Number(/pid (\d+)/.exec(terminal.raw())?.[1]);

function send(terminal: Terminal, signal: NodeJS.Signals): void {
  try {
    process.kill(pidOf(terminal), signal);
  } catch {
    // It has ended already.
  }
}

async function pressed(press: Press, terminal: Terminal, rng: Random): Promise<void> {
  if ('keys' in press) {
    terminal.write(press.keys);
    if (press.wait) await quiet(terminal);
  } else if ('resize' in press) {
    terminal.resize(...press.resize);
    await pause(rng() * 20);
  } else if ('sleep' in press) await pause(press.sleep);
  else {
    // The shell wakes what sleeps; without job control nothing does sleep.
    send(terminal, press.signal);
    await quiet(terminal);
  }
}

/** Brings the program to its end and answers with its exit code. */
async function ended(terminal: Terminal, end: string): Promise<number> {
  const code = within(terminal, 300);
  let over = await code;
  if (over !== undefined) return over;
  if (end === 'hang up') {
    terminal.kill();
    return terminal.exit;
  }
  await quiet(terminal);
  if (end.startsWith('SIG')) {
    send(terminal, end as NodeJS.Signals);
    over = await within(terminal, 60_000);
    must('a signal ends the program', over !== undefined, () => `${end}\n${terminal.screen()}`);
    return over ?? 0;
  }
  // A paste that was begun takes keys for text; letters are text where something is typed.
  for (const keys of [`\u001b[201~${end}`, `${end}`, '\u0015:q\r', '\u0003', '\u0003']) {
    terminal.write(keys);
    over = await within(terminal, 2500);
    if (over !== undefined) return over;
  }
  terminal.write('\u0003');
  over = await within(terminal, 60_000);
  if (over !== undefined) return over;
  throw new Broken('there is a way out', `${JSON.stringify(end)}, :q and Ctrl-C do not end it\n${terminal.screen()}`);
}

const within = (terminal: Terminal, milliseconds: number): Promise<number | undefined> =>
  Promise.race([terminal.exit, pause(milliseconds).then(() => undefined)]);

const BAD = ['\u001b]', '\u009b', '\u009d', '\u0090', '\u202e', '\u2066', '\u001bc', '\u001b[5m'];

function screenLaws(terminal: Terminal, code: number, { end, presses }: Visit): void {
  const raw = terminal.raw();
  const seen = (): string => `${code} after ${JSON.stringify(end)}\n${terminal.history().slice(-3000)}`;
  must(
    'the program never fails',
    !/should not:|^\s+at \S+ \(?\S+:\d+:\d+|ExitPromptError|UnhandledPromise|Error:/m.test(terminal.history()),
    seen,
  );
  // While it sleeps the terminal itself shows what is typed.
  const slept = presses.some(
    (press) => ('keys' in press && press.keys.includes('\u001a')) || ('signal' in press && press.signal === 'SIGTSTP'),
  );
  for (const bad of slept ? [] : BAD)
    must(
      'nothing of a bank drives the terminal',
      !raw.includes(bad),
      () => `${JSON.stringify(bad)} in ${JSON.stringify(raw.slice(Math.max(0, raw.indexOf(bad) - 100), raw.indexOf(bad) + 50))}`,
    );
  if (end === 'hang up' && !raw.includes('code ')) return;
  must('an exit code means something', [0, 2, 130, 143, 129, 137].includes(code), seen);
  if (code === KILLED['SIGKILL']) return;
  must('the modes of the terminal are as before', raw.includes('modes: as before'), seen);
  const last = (text: string): number => raw.lastIndexOf(text);
  must('the cursor is shown', last('\u001b[?25h') >= last('\u001b[?25l'), seen);
  must('the alternate screen is left', last('\u001b[?1049l') >= last('\u001b[?1049h'), seen);
  must('bracketed paste is off', last('\u001b[?2004l') >= last('\u001b[?2004h'), seen);
}

const textOf = (data: string): string =>
  journalFiles(data)
    .map((file) => readFileSync(file, 'utf8'))
    .join('');
const journalOf = (data: string): string => (journalFiles(data).length === 0 ? '' : textOf(data));

function entriesOf(text: string): Entry[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const read = readLine(line);
      if (typeof read === 'string') throw new Broken('every line of the journal can be read', line);
      return read.entry;
    });
}

const VERDICT = /^(?:✓ Correct|✗ Not right|◐ Partly right|The answer)/m;

/** A verdict on the screen is that of the last attempt in the journal. */
function seenIsWritten(terminal: Terminal, data: string): void {
  const rows = terminal.rows().slice(0, 2).join('\n');
  const [verdict] = VERDICT.exec(rows) ?? [];
  if (verdict === undefined) return;
  const attempts = entriesOf(journalOf(data)).filter((entry): entry is Attempt => entry.kind === 'attempt');
  const last = attempts.at(-1);
  const expected =
    last === undefined
      ? 'none'
      : last.gaveUp === true
        ? 'The answer'
        : { correct: '✓ Correct', partial: '◐ Partly right', wrong: '✗ Not right' }[last.verdict];
  must(
    'what is told is in the journal',
    expected === verdict,
    () => `the screen says ${verdict}, the last attempt is ${JSON.stringify(last)}\n${terminal.screen()}`,
  );
}

function journalLaws(before: string, data: string, { options, end }: Visit): void {
  const after = journalOf(data);
  must('a journal only grows', after.startsWith(before), () => after.slice(0, 500));
  if (options.includes('--no-record')) must('nothing is recorded', after === before, () => after.slice(before.length));
  const entries = entriesOf(after);
  must('an entry is written once', new Set(entries.map(({ id }) => id)).size === entries.length, () => `${end}: ${after}`);
  for (const entry of entries) {
    if (entry.kind !== 'slip') continue;
    must(
      'a slip is about an attempt',
      entries.some(({ id, kind }) => kind === 'attempt' && id === entry.attempt),
      () => JSON.stringify(entry),
    );
  }
}
