// A journal people own: JSON lines in the learner's data folder, one file per device, only ever appended to. Everything
// else is derived; docs/decisions.md says why it is no database.
import { isAscii } from 'node:buffer';
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Entry } from '../core/memory/entry.ts';
import { addEntry, comesTooLate, emptyPast, foldEntries, type Past } from '../core/memory/past.ts';
import type { Store } from '../core/memory/store.ts';
import { Glanced, glance } from './glance.ts';
import { lineOf, readLine } from './lines.ts';
import { makeFolder } from './make-folder.ts';
import { type Reached, readSnapshot, writeSnapshot } from './snapshot.ts';
import { timeOf } from './time-of.ts';

/** The journal's folder below the data folder. */
export const journalFolder = (data: string): string => join(data, 'journal');

/** The file of this device: a shared home folder has one for each machine, so that no two machines write to one file. */
export const deviceFile = (data: string, host: string = hostname()): string =>
  join(journalFolder(data), `${host.replace(/[^A-Za-z0-9.-]/g, '-').slice(0, 60) || 'device'}.jsonl`);

/** The journal files of a data folder, by name. A folder that is not there has none. */
export function journalFiles(data: string): string[] {
  const folder = journalFolder(data);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
}

/** A store that keeps entries in a journal below `data`. */
export function journalStore(data: string): Store {
  return {
    lasting: true,
    past: async () => recall(data),
    append: async (entry) => appendLines(deviceFile(data), lineOf(entry)),
  };
}

/**
 * Appends lines in one write and waits until the disk has them. Where the file ends in a torn line (a power cut), a line
 * feed is written first: the torn one is set aside by that, and spoils nothing.
 */
export function appendLines(file: string, lines: string): void {
  makeFolder(dirname(file));
  const handle = openSync(file, 'a+', 0o600);
  try {
    const bytes = Buffer.from(endsTorn(handle) ? `\n${lines}` : lines);
    // A short write (a disk that is just full) leaves a torn line; it is reported like any failure.
    if (writeSync(handle, bytes) < bytes.length) throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function endsTorn(handle: number): boolean {
  const { size } = fstatSync(handle);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(handle, last, 0, 1, size - 1);
  return last[0] !== LINE_FEED;
}

/** All that happened: from the snapshot where it fits, and the lines written since; else from the first line on. */
function recall(data: string): { past: Past; notices: readonly string[] } {
  const files = journalFiles(data);
  const snapshot = readSnapshot(data, files);
  const { past, reached, notices } = (snapshot && foldOn(files, snapshot)) ?? foldAll(files);
  const isNew = past !== snapshot?.past || files.some((file) => reached.get(file) !== snapshot.reached.get(file));
  if (isNew && files.length > 0) writeSnapshot(data, past, reached);
  return { past, notices };
}

interface Folded {
  readonly past: Past;
  readonly reached: Reached;
  readonly notices: readonly string[];
}

/** Folds all lines from the first one on. */
export const foldAll = (files: readonly string[]): Folded => foldOn(files) ?? foldSorted(files);

/** Folds the lines beyond a snapshot, or all, as they stand; nothing when they do not stand in the order of their times. */
function foldOn(files: readonly string[], { past, reached }: Pick<Folded, 'past' | 'reached'> = { past: emptyPast(), reached: new Map() }) {
  let ordered = true;
  const take = (entry: Entry, at: number): void => {
    ordered &&= at > past.latest && !comesTooLate(past, entry);
    if (ordered) addEntry(past, entry, at);
  };
  const read = readFrom(files, reached, take, (line) => glance(line) ?? readLine(line));
  // Only sessions that can be gone on with need their answers whole.
  for (const { entries } of past.open.values())
    for (const [index, entry] of entries.entries()) if (entry instanceof Glanced) entries[index] = entry.whole();
  return ordered ? { past, ...read } : undefined;
}

/** Folds all lines in the order of their times, each entry once: several devices, an import, a clock that was set back. */
function foldSorted(files: readonly string[]): Folded {
  const entries: Entry[] = [];
  const read = readFrom(files, new Map(), (entry) => entries.push(entry));
  return { past: foldEntries(merged(entries)), ...read };
}

/**
 * A union by id, in the order of times, whatever the order of the parts and however often each was given. Entries of one
 * session that share a millisecond keep their order: a session is written by one program, one line after the other.
 */
export function merged(entries: readonly Entry[]): Entry[] {
  const byId = new Map<string, { readonly entry: Entry; readonly at: number }>();
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, { entry, at: timeOf(entry.at) });
  const inOrder = [...byId.values()].sort((a, b) => a.at - b.at || compare(a.entry.session, b.entry.session));
  return inOrder.map((each) => each.entry);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Read {
  readonly reached: Reached;
  readonly notices: readonly string[];
}

const CHUNK = 1 << 18;
const LINE_FEED = 0x0a;

/** Gives `take` the entries of `files`, and their times, beyond the places reached; a last line without its end is left for the next time. */
export function readFrom(files: readonly string[], reached: Reached, take: (entry: Entry, at: number) => void, readOne = readLine): Read {
  const now = new Map<string, number>();
  const notices: string[] = [];
  for (const file of files) {
    let damaged = 0;
    let newer = 0;
    try {
      const end = eachLine(file, reached.get(file) ?? 0, (text) => {
        if (text.trim() === '') return;
        const read = readOne(text);
        if (read === 'damaged') damaged += 1;
        else if (read === 'newer') newer += 1;
        else take(read.entry, read.at);
      });
      now.set(file, end);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      notices.push(`${file} cannot be read (${error.message}). What was read of the others counts.`);
    }
    const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);
    if (damaged > 0)
      notices.push(`${file}: ${lines(damaged)} cannot be read (a power cut, or an edit). Left as they are; all others were read.`);
    if (newer > 0) notices.push(`${file}: ${lines(newer)} of a newer version of quiz. Kept, and left to that version.`);
  }
  return { reached: now, notices };
}

/** Calls `take` for each whole line from `start` on; answers where the last whole line ended. */
function eachLine(file: string, start: number, take: (line: string) => void): number {
  const handle = openSync(file, 'r');
  let buffer = Buffer.allocUnsafe(CHUNK);
  /** How many bytes at the front of the buffer belong to a line that has not ended yet. */
  let begun = 0;
  let at = start;
  try {
    for (;;) {
      if (begun === buffer.length) buffer = Buffer.concat([buffer], 2 * begun);
      const count = readSync(handle, buffer, begun, buffer.length - begun, at);
      if (count === 0) return at - begun;
      at += count;
      const block = buffer.subarray(0, begun + count);
      // The same for most blocks, and faster.
      const encoding = isAscii(block) ? 'latin1' : 'utf8';
      let from = 0;
      for (let feed = block.indexOf(LINE_FEED, begun); feed !== -1; feed = block.indexOf(LINE_FEED, from)) {
        // Each line is a text of its own: a part of it that is kept must not keep the whole block.
        take(block.toString(encoding, from, feed));
        from = feed + 1;
      }
      begun = block.length - from;
      block.copyWithin(0, from);
    }
  } finally {
    closeSync(handle);
  }
}
