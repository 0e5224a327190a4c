// What runs first: loads the program with the machine code that V8 made of it the last time, which halves the time to the first
// question. The code is kept beside the program by the build, or in the learner's cache; whatever does not fit is ignored.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder } from '../store/bank-cache.ts';

/** A hash of the sources, put in by the build. */
declare const QUIZ_BUILD: string;

/** Starts the program that lies in `home`. */
export function start(home: string): Promise<void> {
  const file = join(home, 'dist', 'quiz.cjs');
  // V8 takes old code for a changed source of equal length: the name holds what the source was built from.
  const name = `quiz-${QUIZ_BUILD}-${process.version}-${process.arch}.code`;
  const places = [join(home, 'dist', name), join(cacheFolder(process.env), name)];
  const cachedData = firstReadable(places);
  // The build writes ASCII only, which is read fastest as Latin-1.
  const source = Module.wrap(readFileSync(file, 'latin1'));
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  if (cachedData === undefined || script.cachedDataRejected === true) {
    // At the end all that a run needs has been compiled.
    process.once('exit', () => keep(process.env['QUIZ_CODE_HERE'] === undefined ? places[1] : places[0], script.createCachedData()));
  }
  const module: { exports: { start?: (home: string) => Promise<void> } } = { exports: {} };
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void; // Module.wrap makes it such a function
  run(module.exports, createRequire(file), module, file, dirname(file));
  return module.exports.start?.(home) ?? Promise.reject(new Error(`${file} is not the program`));
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
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.${process.pid}`, code, { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Without it the program starts as well, only later.
  }
}
