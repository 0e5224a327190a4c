// The journal as a whole: exported, merged with another, put aside and brought back.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../core/memory/entry.ts';
import { appendLines, deviceFile, journalFiles, journalFolder, merged, readFrom } from './journal.ts';
import { lineOf, readLine } from './lines.ts';

/** Every entry of all devices as JSON lines, in the order of times: the same journal always gives the same bytes. */
export const exportLines = (data: string): string => merged(allEntries(data)).map(lineOf).join('');

function allEntries(data: string): Entry[] {
  const entries: Entry[] = [];
  readFrom(journalFiles(data), new Map(), (entry) => entries.push(entry));
  return entries;
}

/** What an import came to. */
export interface Imported {
  readonly added: number;
  readonly known: number;
  /** Lines that are no entries, or of a newer version: not taken. */
  readonly refused: number;
}

/** Adds the entries of `text` that are not known yet to this device's journal, in one write. */
export function importLines(data: string, text: string): Imported {
  const known = new Set(allEntries(data).map((entry) => entry.id));
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
  const count = allEntries(data).length;
  rmSync(asideFolder(data), { recursive: true, force: true });
  if (existsSync(journalFolder(data))) renameSync(journalFolder(data), asideFolder(data));
  rmSync(join(data, 'snapshot.json'), { force: true });
  return count;
}

/** Brings back what was put aside, next to what was recorded since; nothing when there is nothing. Answers with how many entries came. */
export function bringBack(data: string): number | undefined {
  if (!existsSync(asideFolder(data))) return undefined;
  const before = allEntries(data).length;
  for (const name of readdirSync(asideFolder(data)).filter((each) => each.endsWith('.jsonl'))) {
    // As it stands: lines that this version cannot read come back too.
    const text = readFileSync(join(asideFolder(data), name), 'utf8');
    if (text !== '') appendLines(join(journalFolder(data), name), text.endsWith('\n') ? text : `${text}\n`);
  }
  rmSync(asideFolder(data), { recursive: true, force: true });
  return allEntries(data).length - before;
}
