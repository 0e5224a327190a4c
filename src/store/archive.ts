// The journal as a whole: exported, merged with another, put aside and brought back.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../core/memory/entry.ts';
import { appendLines, deviceFile, journalFiles, journalFolder, merged, readFrom } from './journal.ts';
import { lineOf, readLine } from './lines.ts';

/** Every entry of all devices as JSON lines, in the order of times: the same journal always gives the same bytes. */
export const exportLines = (data: string): string =>
  merged(readFrom(journalFiles(data), new Map()).entries)
    .map(lineOf)
    .join('');

/** What an import came to. */
export interface Imported {
  readonly added: number;
  readonly known: number;
  /** Lines that are no entries, or of a newer version: not taken. */
  readonly refused: number;
}

/** Adds the entries of `text` that are not known yet to this device's journal, in one write. */
export function importLines(data: string, text: string): Imported {
  const known = new Set(readFrom(journalFiles(data), new Map()).entries.map((entry) => entry.id));
  const before = known.size;
  const fresh: Entry[] = [];
  let lines = 0;
  let refused = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    lines += 1;
    const read = readLine(line);
    if (typeof read === 'string') refused += 1;
    else if (!known.has(read.entry.id)) {
      known.add(read.entry.id);
      fresh.push(read.entry);
    }
  }
  if (fresh.length > 0) appendLines(deviceFile(data), merged(fresh).map(lineOf).join(''));
  const added = known.size - before;
  return { added, known: lines - refused - added, refused };
}

const asideFolder = (data: string): string => join(data, 'deleted');

/** Puts the journal aside; answers with how many entries it had. What was put aside before is gone then. */
export function putAside(data: string): number {
  const { entries } = readFrom(journalFiles(data), new Map());
  rmSync(asideFolder(data), { recursive: true, force: true });
  if (existsSync(journalFolder(data))) renameSync(journalFolder(data), asideFolder(data));
  rmSync(join(data, 'snapshot.json'), { force: true });
  return entries.length;
}

/** Brings back what was put aside, merged with what was recorded since; nothing when there is nothing. */
export function bringBack(data: string): Imported | undefined {
  if (!existsSync(asideFolder(data))) return undefined;
  const files = readdirSync(asideFolder(data)).map((name) => join(asideFolder(data), name));
  const imported = importLines(data, files.map((file) => readFileSync(file, 'utf8')).join('\n'));
  rmSync(asideFolder(data), { recursive: true, force: true });
  return imported;
}
