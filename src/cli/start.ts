// What runs first: loads the program with the machine code that V8 made of it the last time, which halves the time to the first
// question. The code is kept beside the program by the build, or in the learner's cache; whatever does not fit is ignored.
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type V8 from 'node:v8';
import { Script } from 'node:vm';
import { cacheFolder } from '../store/folders.ts';
import { makeFolder } from '../store/make-folder.ts';
import { exit } from './exit.ts';

/** A hash of the sources, put in by the build. */
declare const QUIZ_BUILD: string;

/** A file of the program, run. */
interface Loaded {
  readonly exports: unknown;
  readonly script: Script;
  /** Where its machine code is looked for, and whether there was some that fits. */
  readonly places: readonly [beside: string, cached: string];
  readonly fits: boolean;
}

/** Starts the program that lies in `home`. */
export function start(home: string): Promise<void> {
  if (Number.parseInt(process.version.slice(1), 10) < OLDEST) return refuse();
  const kind = process.argv[2] === 'check' ? 'check' : 'session';
  if (kind === 'check' && process.version.startsWith('v20.'))
    (require('node:v8') as typeof V8).setFlagsFromString(`--interrupt-budget=${LATER}`);
  const loaded = new Map<string, Loaded>();
  // Only a session or a check compiles what the next one needs, all of it by its end; what `quiz --version` leaves would serve nobody.
  const keepCode = (): void => {
    process.once('exit', () => keepAll([...loaded.values()].filter(({ fits }) => !fits)));
  };
  /** The program asks for the libraries beside it as `./zod.cjs`, and for modules of Node. */
  const load = (name: string): unknown => {
    const known =
      loaded.get(name) ?? run(home, name, kind, (id) => (id.startsWith('./') ? load(id.slice(2, -'.cjs'.length)) : require(id)));
    loaded.set(name, known);
    return known.exports;
  };
  const program = load('quiz') as { start(home: string, keepCode: () => void): Promise<void> }; // src/cli/main.ts
  return program.start(home, keepCode);
}

function run(home: string, name: string, kind: string, load: (id: string) => unknown): Loaded {
  const file = join(home, 'dist', `${name}.cjs`);
  // V8 takes old code for a changed source of equal length, so the name holds what the source was built from; and refuses code that was
  // kept under other flags. A check runs other code than a session, which would start later if it read both.
  const code = `quiz-${kind}-${name}-${QUIZ_BUILD}-${process.version}-${process.arch}.code`;
  const places = [join(home, 'dist', code), join(cacheFolder(process.env), code)] as const;
  const cachedData = firstReadable(places);
  // The build writes ASCII only, which is read fastest as Latin-1. `node:module` would wrap it, and load the loader of ES modules for that.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`;
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const module: { exports: unknown } = { exports: {} };
  const wrapped = script.runInThisContext() as (...given: readonly unknown[]) => void; // the source is such a function
  wrapped(module.exports, load, module, file, dirname(file));
  return { exports: module.exports, script, places, fits: cachedData !== undefined && script.cachedDataRejected !== true };
}

/**
 * How much bytecode a function runs before V8 11 (Node 20) optimizes it, six times as much as usual: a check runs some two thousand functions,
 * each for a short time, and optimizing many of them costs more than it gains. On 1,000 and 10,000 questions, 0.92 and 0.76 of the
 * processor time. Later releases optimize in more steps.
 */
const LATER = 400_000;

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

function keepAll(files: readonly Loaded[]): void {
  for (const { script, places } of files) {
    const [beside, cached] = places;
    const file = process.env['QUIZ_CODE_HERE'] === undefined ? cached : beside;
    try {
      makeFolder(dirname(file));
      writeFileSync(`${file}.${process.pid}`, script.createCachedData(), { mode: 0o600 });
      renameSync(`${file}.${process.pid}`, file);
      removeOldest(dirname(file));
    } catch {
      // Without it the program starts as well, only later.
    }
  }
}

/** Some versions of the program and of Node may take turns on one machine, each with code of some files; what is older fits nothing any more. */
const KEPT = 24;

function removeOldest(folder: string): void {
  const code = readdirSync(folder).filter((name) => /^quiz-.*\.code(?:\.\d+)?$/.test(name));
  const files = code.map((name) => join(folder, name)).map((path) => ({ path, written: statSync(path).mtimeMs }));
  for (const { path } of files.sort((a, b) => b.written - a.written).slice(KEPT)) rmSync(path, { force: true });
}
