// Power cuts on request: the program is killed at a chosen moment of a write to its journal, and its process id is known.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from './program.ts';

/** Where in a write the program dies: before it, with half a line written, or with the line on disk and nothing said yet. */
export type Moment = 'before' | 'torn' | 'synced';

/** A way to kill the program. */
export interface Death {
  /** What the program's environment needs for it. */
  readonly env: Readonly<Record<string, string>>;
  /** Kills the program at once, unless it has just ended by itself. */
  strike(): void;
}

// Loaded by Node before the program. Only writes of journal lines count; the snapshot is no line.
const HOOK = `
const fs = require('node:fs');
const { writeSync, fsyncSync } = fs;
const [moment, number] = (process.env.QUIZ_TEST_DEATH || ' 0').split(' ');
const die = () => { process.kill(process.pid, 'SIGKILL'); for (;;); };
let count = 0;
fs.writeFileSync(process.env.QUIZ_TEST_PID, String(process.pid));
fs.writeSync = (handle, bytes, ...rest) => {
  const isLine = Buffer.isBuffer(bytes) && bytes.toString('latin1', 0, 6).trimStart().startsWith('{"v":');
  const last = isLine && ++count === Number(number);
  if (last && moment === 'before') die();
  if (last && moment === 'torn') {
    writeSync(handle, bytes.subarray(0, bytes.length >> 1));
    die();
  }
  return writeSync(handle, bytes, ...rest);
};
fs.fsyncSync = (handle) => {
  fsyncSync(handle);
  if (count === Number(number) && moment === 'synced') die();
};
`;

let hook: string | undefined;

/** Prepares a death: at a moment of the write of this number, counted from 1 in one run; or only by `strike`. */
export function death(moment?: Moment, number = 0): Death {
  const place = folder();
  if (hook === undefined) {
    hook = join(place, 'hook.cjs');
    writeFileSync(hook, HOOK);
  }
  const pid = join(place, 'pid');
  return {
    env: {
      NODE_OPTIONS: `--require ${hook}`,
      QUIZ_TEST_PID: pid,
      ...(moment !== undefined && { QUIZ_TEST_DEATH: `${moment} ${number}` }),
    },
    strike() {
      try {
        process.kill(Number(readFileSync(pid, 'utf8')), 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // what process.kill throws
      }
    },
  };
}
