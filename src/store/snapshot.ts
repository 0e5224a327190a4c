// A snapshot of the fold beside the journal, so that a start reads only what is new. It is derived: deleting it changes
// nothing that is shown, and one that does not fit the journal is ignored.
import { closeSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hash, hashBytes } from '../core/hash.ts';
import { type Past, scheduleOf } from '../core/memory/past.ts';
import { LINE_FEED } from './block.ts';

/** How far each journal file was read, in bytes. */
export type Reached = ReadonlyMap<string, number>;

const VERSION = 7;
/** So many bytes tell one journal from another: some lines, each with an id of its own. */
const MARK = 4096;

interface Stored {
  readonly version: number;
  /** By file name: bytes read, and a hash of the last of them. */
  readonly files: Readonly<Record<string, { readonly size: number; readonly mark: string }>>;
  readonly questions: [string, Past['questions'] extends Map<string, infer R> ? R : never][];
  readonly days: [string, { answers: number; passed: number }][];
  readonly open: [string, Past['open'] extends Map<string, infer O> ? O : never][];
  readonly finished: [string, Past['finished'] extends Map<string, infer F> ? F : never][];
  readonly renamed: [string, string][];
  readonly accepting: readonly string[];
  readonly latest: number;
}

const pathIn = (data: string): string => join(data, 'snapshot.json');

/** The snapshot and how far it reaches, if there is one that fits these files. */
export function readSnapshot(data: string, files: readonly string[]): { readonly past: Past; readonly reached: Reached } | undefined {
  try {
    const bytes = readFileSync(pathIn(data));
    const feed = bytes.indexOf(LINE_FEED);
    const text = bytes.subarray(feed + 1, -1); // it ends in a line feed
    if (hashBytes(text) !== bytes.toString('latin1', 0, feed)) return undefined;
    const stored = JSON.parse(text.toString()) as Stored; // written below: the hash fits
    if (stored.version !== VERSION || Object.keys(stored.files).length !== files.length) return undefined;
    const reached = new Map<string, number>();
    for (const file of files) {
      const known = stored.files[basename(file)];
      if (known === undefined || markBefore(file, known.size) !== known.mark) return undefined;
      reached.set(file, known.size);
    }
    const { questions, days, open, finished, renamed, accepting, latest } = stored;
    return {
      reached,
      past: {
        questions: new Map(questions),
        days: new Map(days),
        open: new Map(open),
        finished: new Map(finished),
        renamed: new Map(renamed),
        accepting: new Set(accepting),
        latest,
      },
    };
  } catch {
    return undefined;
  }
}

/** Writes a snapshot; a failure is no matter, since everything in it can be derived again. */
export function writeSnapshot(data: string, past: Past, reached: Reached): void {
  for (const recall of past.questions.values()) {
    scheduleOf(recall);
    scheduleOf(recall.accepted);
  }
  const temporary = `${pathIn(data)}.${process.pid}`;
  try {
    const files = Object.fromEntries([...reached].map(([file, size]) => [basename(file), { size, mark: markBefore(file, size) }]));
    const stored: Stored = {
      version: VERSION,
      files,
      questions: [...past.questions],
      days: [...past.days],
      open: [...past.open],
      finished: [...past.finished],
      renamed: [...past.renamed],
      accepting: [...past.accepting],
      latest: past.latest,
    };
    const text = Buffer.from(JSON.stringify(stored));
    writeFileSync(temporary, Buffer.concat([Buffer.from(`${hashBytes(text)}\n`), text, Buffer.from('\n')]), { mode: 0o600 });
    renameSync(temporary, pathIn(data));
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** A hash of the bytes just before `size`: another file of the same name, or one cut short, has another. */
function markBefore(file: string, size: number): string {
  const handle = openSync(file, 'r');
  try {
    const length = Math.min(MARK, size);
    const bytes = Buffer.alloc(length);
    const count = readSync(handle, bytes, 0, length, size - length);
    return count < length ? 'short' : hash(bytes.toString('latin1'));
  } finally {
    closeSync(handle);
  }
}
