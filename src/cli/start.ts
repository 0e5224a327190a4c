// What runs first: loads the program with the machine code that V8 made of it the last time, which halves the time to the first
// question. The code is kept beside the program by the build, or in the learner's cache; whatever does not fit is ignored.
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder } from '../store/folders.ts';
import { makeFolder } from '../store/make-folder.ts';
import { exit } from './exit.ts';

/** A hash of the sources, put in by the build. */
declare const QUIZ_BUILD: string;

/** Starts the program that lies in `home`. */
export function start(home: string): Promise<void> {
  if (Number.parseInt(process.version.slice(1), 10) < OLDEST) return refuse();
  const file = join(home, 'dist', 'quiz.cjs');
  // V8 takes old code for a changed source of equal length: the name holds what the source was built from.
  // A check runs other code than a session, which would start later if it read both.
  const kind = process.argv[2] === 'check' ? 'check' : 'session';
  const name = `quiz-${kind}-${QUIZ_BUILD}-${process.version}-${process.arch}.code`;
  const places = [join(home, 'dist', name), join(cacheFolder(process.env), name)];
  const cachedData = firstReadable(places);
  // The build writes ASCII only, which is read fastest as Latin-1.
  const source = Module.wrap(readFileSync(file, 'latin1'));
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const fits = cachedData !== undefined && script.cachedDataRejected !== true;
  const place = process.env['QUIZ_CODE_HERE'] === undefined ? places[1] : places[0];
  // Only a session or a check compiles what the next one needs, all of it by its end; what `quiz --version` leaves would serve nobody.
  const keepCode = (): void => {
    if (!fits) process.once('exit', () => keep(place, script.createCachedData()));
  };
  const module: { exports: { start?: (home: string, keepCode: () => void) => Promise<void> } } = { exports: {} };
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void; // Module.wrap makes it such a function
  run(module.exports, createRequire(file), module, file, dirname(file));
  return module.exports.start?.(home, keepCode) ?? Promise.reject(new Error(`${file} is not the program`));
}

/** The oldest major version of Node in which nothing is missing. */
const OLDEST = 20;

async function refuse(): Promise<void> {
  process.stderr.write(
    `quiz: This is Node ${process.version}, which lacks some of what quiz uses: it would break off in the middle.\n` +
      '      install Node 20.19 or newer; `node --version` tells which one is found\n',
  );
  process.exitCode = exit.failed;
}

function firstReadable(files: readonly string[]): Buffer | undefined {
  for (const file of files) {
    try {
      return readFileSync(file);
    } catch {
      // Not there: the next one, or none.
    }
  }
  return undefined;
}

function keep(file: string | undefined, code: Buffer): void {
  if (file === undefined) return;
  try {
    makeFolder(dirname(file));
    writeFileSync(`${file}.${process.pid}`, code, { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
    removeOldest(dirname(file));
  } catch {
    // Without it the program starts as well, only later.
  }
}

/** Some versions of the program and of Node may take turns on one machine, each with code of two kinds; what is older fits nothing any more. */
const KEPT = 8;

function removeOldest(folder: string): void {
  const code = readdirSync(folder).filter((name) => /^quiz-.*\.code(?:\.\d+)?$/.test(name));
  const files = code.map((name) => join(folder, name)).map((path) => ({ path, written: statSync(path).mtimeMs }));
  for (const { path } of files.sort((a, b) => b.written - a.written).slice(KEPT)) rmSync(path, { force: true });
}
