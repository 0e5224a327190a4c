// The program in this process: its own main on streams, a clock and chance of ours, in a folder of its own.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Context } from '../../src/cli/context.ts';
import { main } from '../../src/cli/main.ts';
import { random } from '../../src/core/random.ts';
import { root } from '../support/program.ts';
import { Broken } from './law.ts';
import { bytesOf, type Scenario, type Typed } from './scenario.ts';

/** What a command left behind. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder in which commands run one after the other, as if no time passed but theirs. */
export interface World {
  readonly folder: string;
  run(typed: Typed): Promise<Outcome>;
  /** The text of a file, or nothing when there is none. */
  read(path: string): string | undefined;
  /** All journals' lines, file by file. */
  journals(): ReadonlyMap<string, string>;
  remove(): void;
}

class Sink extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number;

  constructor(columns: number | undefined) {
    super({ decodeStrings: false });
    this.isTTY = columns !== undefined;
    this.columns = columns ?? 0;
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

const PATIENCE = 60_000;

/** A new world with the files of a scenario. */
export function worldOf({ files }: Pick<Scenario, 'files'>): World {
  const folder = mkdtempSync(join(tmpdir(), 'quiz-fuzz-'));
  const put = (path: string, bytes: Buffer | string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  put('home/package.json', readFileSync(join(root, 'package.json')));
  for (const [path, text] of Object.entries(files)) put(path, bytesOf(text));
  const rng = random('world');
  let now = Date.UTC(2025, 0, 9, 12);
  let id = 0;
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(join(folder, path), 'utf8');
    } catch {
      return undefined;
    }
  };
  return {
    folder,
    read,
    async run({ args, input, columns, env = {} }) {
      const [stdout, stderr] = [new Sink(columns), new Sink(columns)];
      const context: Context = {
        args,
        env: { LANG: 'C.UTF-8', QUIZ_DATA_DIR: join(folder, 'data'), QUIZ_CACHE_DIR: join(folder, 'cache'), ...env },
        cwd: folder,
        home: join(folder, 'home'),
        // Half of the commands find the cache of the ones before them.
        build: args.length % 2 === 0 ? 'fuzz' : '',
        stdin: Readable.from(input === '' ? [] : [Buffer.from(input)], { objectMode: false }),
        stdout,
        stderr,
        keepCode() {},
        now() {
          now += 10;
          return now;
        },
        roll: rng,
        newId() {
          id += 1;
          return `id-${id}`;
        },
      };
      const late = new Promise<never>((_, reject) => {
        setTimeout(
          () => reject(new Broken('a command ends', `${JSON.stringify(args)} did not within ${PATIENCE} ms\n${stdout.text.slice(-500)}`)),
          PATIENCE,
        ).unref();
      });
      const code = await Promise.race([main(context), late]);
      return { code, stdout: stdout.text, stderr: stderr.text };
    },
    journals() {
      try {
        const names = readdirSync(join(folder, 'data', 'journal')).filter((name) => name.endsWith('.jsonl'));
        return new Map(names.map((name) => [name, read(join('data', 'journal', name)) ?? '']));
      } catch {
        return new Map();
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
