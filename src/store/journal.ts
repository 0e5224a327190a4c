// A journal people own: JSON lines in the learner's data folder, one file per device, only ever appended to. Everything
// else is derived; docs/decisions.md says why it is no database.
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Amendments } from '../core/memory/amendments.ts';
import type { Store } from '../core/memory/store.ts';
import { LINE_FEED } from './block.ts';
import { foldJournal } from './fold.ts';
import { lineOf } from './lines.ts';
import { makeFolder } from './make-folder.ts';

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

const NONE: Amendments = { banks: new Set(), renamed: new Map(), accepting: new Set() };

/** A store that keeps entries in a journal below `data`. A long one is read with the help of a thread that runs `thread`, if it is given. */
export function journalStore(data: string, thread?: string): Store {
  return {
    lasting: true,
    past: async (amendments = NONE) => foldJournal(data, journalFiles(data), amendments, thread),
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
