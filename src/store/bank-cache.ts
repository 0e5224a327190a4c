// Validated banks, kept by the hash of their files: a learner's start needs no YAML parser. `quiz check` never uses it. What is damaged,
// foreign or of another version of the program is ignored, and made anew.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bank } from '../core/bank/bank.ts';
import { type StoredBank, type StoredHead, toStored } from '../core/bank/stored.ts';
import { hash, hashBytes } from '../core/hash.ts';
import { makeFolder } from './make-folder.ts';

/** The key of a bank's files: their contents, and `build`, which names the program that validated them. */
export const cacheKey = (contents: readonly Uint8Array[], build: string): string =>
  [build, ...contents.map((bytes) => `${bytes.length.toString(36)}-${hashBytes(bytes)}`)].join(' ');

/** A file for each bank, so that an edited bank replaces what was kept of it. */
const fileFor = (folder: string, name: string, path: string): string => join(folder, `${name.replace(/[^\w.-]/g, '-')}-${hash(path)}.json`);

/** The second line of a file of the cache: the head of the bank, and how long the text of each question is. */
interface Head {
  readonly head: StoredHead;
  readonly lengths: readonly number[];
}

/** What a file of the cache holds: a line with the key and the hash of the rest; the head; a line for each question. */
function read(file: string, key: string): StoredBank | undefined {
  try {
    const bytes = readFileSync(file);
    const first = bytes.indexOf('\n');
    const rest = bytes.subarray(first + 1);
    if (bytes.toString('latin1', 0, first) !== `${key} ${hashBytes(rest)}`) return undefined;
    const second = rest.indexOf('\n');
    const { head, lengths } = JSON.parse(rest.toString('latin1', 0, second)) as Head; // its hash says that we wrote it
    const starts = [second + 1];
    for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length + 1);
    return { head, question: (index) => rest.toString('latin1', starts[index], (starts[index + 1] ?? 0) - 1) };
  } catch {
    return undefined;
  }
}

/** The bank kept under `key`: in the learner's cache, else among those that were made with the program. */
export function cached(folder: string, shipped: string, name: string, path: string, key: string): StoredBank | undefined {
  return read(join(shipped, `${name}.json`), key) ?? read(fileFor(folder, name, path), key);
}

/** Keeps a bank; a failure is no matter. */
export function keep(folder: string, name: string, path: string, key: string, bank: Bank): void {
  try {
    makeFolder(folder);
    const file = fileFor(folder, name, path);
    writeFileSync(`${file}.${process.pid}`, asText(key, bank), { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Without a cache the bank is read from its source each time.
  }
}

/** A file of the cache as text, in ASCII, so that a place in it is the same in bytes and in characters. */
export function asText(key: string, bank: Bank): string {
  const { head, questions } = toStored(bank);
  const lines = questions.map(inAscii);
  const body = `${inAscii(JSON.stringify({ head, lengths: lines.map(({ length }) => length) }))}\n${lines.map((line) => `${line}\n`).join('')}`;
  return `${key} ${hashBytes(Buffer.from(body, 'latin1'))}\n${body}`;
}

/** JSON with escapes for all that is not ASCII. */
const inAscii = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
