// What happened, folded from the lines of journal files: beyond a snapshot, from the first line on, or in the order of the times.
import { statSync } from 'node:fs';
import { type Amendments, amend, joined } from '../core/memory/amendments.ts';
import type { Entry } from '../core/memory/entry.ts';
import { merged } from '../core/memory/merge.ts';
import { addAttempt, addEntry, comesTooLate, emptyPast, foldEntries, type Past } from '../core/memory/past.ts';
import type { Block } from './block.ts';
import { type Read, readFrom, scanFrom } from './read-lines.ts';
import { entryOf, whole } from './rows.ts';
import type { Rows } from './scan.ts';
import { type Scanner, scanHere, withThread } from './scanner.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

/** All that happened: from the snapshot where it fits, and the lines written since; else from the first line on. */
export async function foldJournal(
  data: string,
  files: readonly string[],
  amendments: Amendments,
  thread?: string,
): Promise<Omit<Folded, 'reached'>> {
  const snapshot = readSnapshot(data, files);
  const all = snapshot === undefined ? amendments : joined(snapshot.past, amendments);
  const fits = snapshot !== undefined && amend(snapshot.past, amendments);
  const { past, reached, notices } = (fits ? await foldOn(files, scanHere, snapshot) : undefined) ?? (await foldAll(files, all, thread));
  const isNew = past !== snapshot?.past || files.some((file) => reached.get(file) !== snapshot.reached.get(file));
  if (isNew && files.length > 0) writeSnapshot(data, past, reached);
  return { past, notices };
}

interface Folded extends Read {
  readonly past: Past;
}

/** From so many bytes on a thread is worth its start. */
const LONG = 1 << 24;

/** Folds all lines from the first one on. */
async function foldAll(files: readonly string[], amendments: Amendments, thread: string | undefined): Promise<Folded> {
  const nothing = () => ({ past: emptyPast(amendments), reached: new Map() });
  const inOrder =
    isLong(files) && thread !== undefined
      ? withThread(thread, (scanner) => foldOn(files, scanner, nothing())).catch(() => foldOn(files, scanHere, nothing()))
      : foldOn(files, scanHere, nothing());
  return (await inOrder) ?? foldSorted(files, nothing().past);
}

const isLong = (files: readonly string[]): boolean => files.reduce((sum, file) => sum + sizeOf(file), 0) >= LONG;

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0; // reading it tells why
  }
}

/** Folds the lines beyond a snapshot, or all, as they stand; nothing when they do not stand in the order of their times. */
async function foldOn(files: readonly string[], scanner: Scanner, { past, reached }: Omit<Folded, 'notices'>): Promise<Folded | undefined> {
  let ordered = true;
  const isNext = (at: number): boolean => {
    ordered &&= at > past.latest;
    return ordered;
  };
  const take = (entry: Entry, at: number): void => {
    if (comesTooLate(past, entry)) ordered = false;
    if (isNext(at)) addEntry(past, entry, at);
  };
  const takeRow = (block: Block, rows: Rows, row: number): void => {
    const entry = entryOf(block, rows, row);
    if (!isNext(entry.time)) return;
    if (entry.kind === 'attempt') addAttempt(past, entry, entry);
    else addEntry(past, entry, entry.time);
  };
  const { reached: now, notices } = await scanFrom(files, reached, { take, takeRow, leave: () => makeWhole(past) }, scanner);
  return ordered ? { past, reached: now, notices } : undefined;
}

/** What is kept of lines that were only scanned is made whole: sessions that can be gone on with, and the last one of each run. */
function makeWhole(past: Past): void {
  for (const [run, { start, entries }] of past.open) {
    for (const [index, entry] of entries.entries()) entries[index] = whole(entry);
    past.open.set(run, { start: whole(start), entries });
  }
  for (const [run, { start, end, attempts }] of past.finished) {
    for (const [index, attempt] of attempts.entries()) attempts[index] = whole(attempt);
    past.finished.set(run, { end: whole(end), start: start && whole(start), attempts });
  }
}

/** Folds all lines in the order of their times, each entry once: several devices, an import, a clock that was set back. */
function foldSorted(files: readonly string[], past: Past): Folded {
  const entries: Entry[] = [];
  const { reached, notices } = readFrom(files, new Map(), (entry) => entries.push(entry));
  return { past: foldEntries(merged(entries), past), reached, notices };
}
