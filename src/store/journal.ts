// A journal people own: JSON lines in the learner's data folder, one file per device, only ever appended to. Everything
// else is derived; docs/decisions.md says why it is no database.
import { closeSync, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Entry } from '../core/memory/entry.ts';
import { addEntry, emptyPast, type Past } from '../core/memory/past.ts';
import type { Store } from '../core/memory/store.ts';
import { lineOf, readLine } from './lines.ts';
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
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
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
  return last[0] !== 0x0a;
}

/** All that happened: from the snapshot where it fits, and the lines written since; else from the first line on. */
function recall(data: string): { past: Past; notices: readonly string[] } {
  const files = journalFiles(data);
  const snapshot = readSnapshot(data, files);
  if (snapshot !== undefined) {
    const more = readFrom(files, snapshot.reached);
    if (isInOrder(more.entries, snapshot.past)) {
      for (const entry of more.entries) addEntry(snapshot.past, entry);
      if (more.entries.length > 0) writeSnapshot(data, snapshot.past, more.reached);
      return { past: snapshot.past, notices: more.notices };
    }
  }
  const all = readFrom(files, new Map());
  const past = foldAll(all.entries, files.length > 1);
  if (all.entries.length > 0) writeSnapshot(data, past, all.reached);
  return { past, notices: all.notices };
}

/** Folds entries of one or several devices: each once, in the order of their times. */
export function foldAll(entries: Entry[], severalFiles: boolean): Past {
  const past = emptyPast();
  for (const entry of severalFiles ? merged(entries) : entries) addEntry(past, entry);
  return past;
}

/** A union by id, in the order of times (then of ids), whatever the order and however often each was given. */
export function merged(entries: readonly Entry[]): Entry[] {
  const byId = new Map<string, { readonly entry: Entry; readonly at: number }>();
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, { entry, at: Date.parse(entry.at) });
  return [...byId.values()].sort((a, b) => a.at - b.at || (a.entry.id < b.entry.id ? -1 : 1)).map((each) => each.entry);
}

/** Whether new entries come after what the snapshot holds of their questions, so that folding them on is right. */
function isInOrder(entries: readonly Entry[], past: Past): boolean {
  return entries.every((entry) => {
    if (entry.kind !== 'attempt') return true;
    const last = past.questions.get(`${entry.bank}#${entry.question}`)?.recent.at(-1);
    return last === undefined || last.at <= Date.parse(entry.at);
  });
}

interface Read {
  readonly entries: Entry[];
  readonly reached: Reached;
  readonly notices: readonly string[];
}

const CHUNK = 1 << 22;

/** The entries of `files` beyond the places reached; a last line without its end is left for the next time. */
export function readFrom(files: readonly string[], reached: Reached): Read {
  const entries: Entry[] = [];
  const now = new Map<string, number>();
  const notices: string[] = [];
  for (const file of files) {
    let damaged = 0;
    let newer = 0;
    const end = eachLine(file, reached.get(file) ?? 0, (text) => {
      if (text.trim() === '') return;
      const read = readLine(text);
      if (read === 'damaged') damaged += 1;
      else if (read === 'newer') newer += 1;
      else entries.push(read.entry);
    });
    now.set(file, end);
    const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);
    if (damaged > 0)
      notices.push(`${file}: ${lines(damaged)} cannot be read (a power cut, or an edit). Left as they are; all others were read.`);
    if (newer > 0) notices.push(`${file}: ${lines(newer)} of a newer version of quiz. Kept, and left to that version.`);
  }
  return { entries, reached: now, notices };
}

/** Calls `take` for each whole line from `start` on; answers where the last whole line ended. */
function eachLine(file: string, start: number, take: (line: string) => void): number {
  const handle = openSync(file, 'r');
  const buffer = Buffer.allocUnsafe(CHUNK);
  let rest = Buffer.alloc(0);
  let at = start;
  let done = start;
  try {
    for (;;) {
      const count = readSync(handle, buffer, 0, CHUNK, at);
      if (count === 0) return done;
      at += count;
      const block = rest.length === 0 ? buffer.subarray(0, count) : Buffer.concat([rest, buffer.subarray(0, count)]);
      const last = block.lastIndexOf(0x0a);
      if (last === -1) {
        rest = Buffer.from(block);
        continue;
      }
      const text = block.toString('utf8', 0, last);
      for (let from = 0; from <= text.length; ) {
        const feed = text.indexOf('\n', from);
        const to = feed === -1 ? text.length : feed;
        take(text.slice(from, to));
        from = to + 1;
      }
      done += last + 1;
      rest = Buffer.from(block.subarray(last + 1));
    }
  } finally {
    closeSync(handle);
  }
}
