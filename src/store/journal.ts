// A journal people own: JSON lines in the learner's data folder, one file per device, only ever appended to. Everything
// else is derived; docs/decisions.md says why it is no database.
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Entry } from '../core/memory/entry.ts';
import { addAttempt, addEntry, comesTooLate, emptyPast, foldEntries, type Past } from '../core/memory/past.ts';
import type { Store } from '../core/memory/store.ts';
import type { Block } from './block.ts';
import { glance, whole } from './glance.ts';
import { lineOf } from './lines.ts';
import { makeFolder } from './make-folder.ts';
import { LINE_FEED, readFrom } from './read-lines.ts';
import { type Reached, readSnapshot, writeSnapshot } from './snapshot.ts';

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
  const isNext = (at: number): boolean => {
    ordered &&= at > past.latest;
    return ordered;
  };
  const take = (entry: Entry, at: number): void => {
    if (comesTooLate(past, entry)) ordered = false;
    if (isNext(at)) addEntry(past, entry, at);
  };
  const skim = (block: Block, from: number): number | undefined => {
    const seen = glance(block, from);
    if (seen === undefined) return undefined;
    if (isNext(seen.time)) {
      if (seen.kind === 'attempt') addAttempt(past, seen, seen);
      else addEntry(past, seen, seen.time);
    }
    return seen.end;
  };
  const read = readFrom(files, reached, take, { skim, leave: () => makeWhole(past) });
  return ordered ? { past, ...read } : undefined;
}

/** What is kept of lines that were only glanced at is made whole: sessions that can be gone on with, and the last one of each run. */
function makeWhole(past: Past): void {
  for (const [run, { start, entries }] of past.open) {
    for (const [index, entry] of entries.entries()) entries[index] = whole(entry);
    past.open.set(run, { start: whole(start), entries });
  }
  for (const [run, { start, end, attempts }] of past.finished) {
    for (const [index, attempt] of attempts.entries()) attempts[index] = whole(attempt);
    past.finished.set(run, { end, start: start && whole(start), attempts });
  }
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
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, { entry, at: Date.parse(entry.at) });
  const inOrder = [...byId.values()].sort((a, b) => a.at - b.at || compare(a.entry.session, b.entry.session));
  return inOrder.map((each) => each.entry);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
