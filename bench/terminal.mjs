// Programs in a real pseudo-terminal of 80 by 24, timed by what they paint.
import { readFileSync } from 'node:fs';
import { setTimeout as startTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';

const PATIENCE = 120_000;
/** A screen counts as painted when nothing more came for so many milliseconds; the time that counts is that of the last piece. */
const QUIET = 25;

/** The page before the first question: Enter begins. */
const WELCOME = /Enter begin/;
/** A question on the screen: which one of how many, and under it the line of keys. */
export const QUESTION = /\b1\/\d+[\s\S]*\? keys/;

/** The largest memory in MB of a process or one below it; only Linux tells. */
function peakOf(pid) {
  try {
    const own = Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
    return Math.max(own, ...(children === '' ? [] : children.split(' ').map((child) => peakOf(child) ?? 0)));
  } catch {
    return undefined;
  }
}

/**
 * Starts a program and waits until what it wrote matches `sign`, pressing Enter on a welcome page. `first` is when it had painted anything,
 * `ms` when the sign was there. Then it is ended; before that `afterwards` may do more with the terminal, and its answer is added.
 */
export async function paint({ file, args }, { sign, env, cwd, afterwards = async () => ({}) }) {
  const start = performance.now();
  const pty = spawn(file, args, { name: 'xterm-256color', cols: 80, rows: 24, cwd, env });
  const ended = new Promise((resolve) => pty.onExit(resolve));
  try {
    const shown = await signIn(pty, { sign, start, ended, name: [file, ...args].join(' ') });
    return { ...shown, peak: peakOf(pty.pid), ...(await afterwards(pty)) };
  } finally {
    tryToKill(pty);
    await ended;
  }
}

function signIn(pty, { sign, start, ended, name }) {
  return new Promise((resolve, reject) => {
    let written = '';
    let first;
    let begun = false;
    const fail = (why) => reject(new Error(`${name} ${why} ${sign}. It wrote: ${stripVTControlCharacters(written).slice(-400)}`));
    const timer = startTimer(() => fail('took too long to show'), PATIENCE);
    void ended.then(() => fail('ended before it showed'));
    const watching = pty.onData((data) => {
      const now = performance.now() - start;
      written += data;
      const text = stripVTControlCharacters(written);
      if (first === undefined && /\S/.test(text)) first = now;
      if (sign.test(text)) {
        clearTimeout(timer);
        watching.dispose();
        resolve({ first, ms: now });
      } else if (!begun && WELCOME.test(text)) {
        begun = true;
        pty.write('\r');
      }
    });
  });
}

function tryToKill(pty) {
  try {
    pty.kill('SIGKILL');
  } catch {
    // It has ended.
  }
}

/** Leaves the program with Ctrl-C as a person does, and waits for its end: only then does it keep what it compiled. */
export async function leave(pty) {
  const ended = new Promise((resolve) => pty.onExit(resolve));
  pty.write('\u0003');
  await Promise.race([ended, setTimeout(5000, undefined, { ref: false })]);
  return {};
}

/** Presses keys one after the other, each when the screen has come to rest; answers with the time to each repaint, in milliseconds. */
export async function press(pty, keys) {
  const times = [];
  // What was painted last may not have come through yet.
  await setTimeout(200);
  for (const key of keys) {
    const start = performance.now();
    const painted = rested(pty);
    pty.write(key);
    times.push((await painted) - start);
  }
  return { times, peak: peakOf(pty.pid) };
}

/** Resolves when nothing more comes, with the time of the last piece of output. */
function rested(pty) {
  return new Promise((resolve, reject) => {
    let last;
    const done = () => {
      watching.dispose();
      if (last === undefined) reject(new Error('A key was pressed and nothing was painted.'));
      else resolve(last);
    };
    let timer = startTimer(done, 2000);
    const watching = pty.onData(() => {
      last = performance.now();
      clearTimeout(timer);
      timer = startTimer(done, QUIET);
    });
  });
}
