// The journal as a whole: exported, merged with another, put aside and brought back.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../core/memory/entry.ts';
import { merged } from '../core/memory/merge.ts';
import { appendLines, deviceFile, journalFiles, journalFolder } from './journal.ts';
import { lineOf, type ReadLine, readLine } from './lines.ts';
import { readFrom } from './read-lines.ts';

/**
 * Every entry of all devices as JSON lines, in the order of times, then the lines of newer formats as they stand: the same
 * journal always gives the same bytes.
 */
export function exportLines(data: string): string {
  const { entries, newer } = allLines(data);
  const kept = [...newer].sort().map((line) => `${line}\n`);
  return merged(entries).map(lineOf).join('') + kept.join('');
}

interface Lines {
  readonly entries: readonly Entry[];
  /** Lines that only a newer version can read. They have no id that we know of, so the same text counts once. */
  readonly newer: ReadonlySet<string>;
}

function allLines(data: string): Lines {
  const entries: Entry[] = [];
  const newer = new Set<string>();
  const readOne = (line: string): ReadLine => {
    const read = readLine(line);
    if (read === 'newer') newer.add(line.trim());
    return read;
  };
  readFrom(journalFiles(data), new Map(), (entry) => entries.push(entry), readOne);
  return { entries, newer };
}

const countIn = (data: string): number => allLines(data).entries.length;

/** What an import came to. */
export interface Imported {
  readonly added: number;
  readonly known: number;
  /** Lines that are no entries: not taken. */
  readonly refused: number;
}

/** Adds what is not known yet of `text` to this device's journal, in one write: entries, and lines of newer formats as they stand. */
export function importLines(data: string, text: string): Imported {
  const { entries, newer } = allLines(data);
  const known = new Set(entries.map((entry) => entry.id));
  const fresh: Entry[] = [];
  const kept = new Set<string>();
  let lines = 0;
  let refused = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    lines += 1;
    const read = readLine(line);
    if (read === 'damaged') refused += 1;
    else if (read === 'newer') {
      if (!newer.has(line.trim())) kept.add(line.trim());
    } else if (!known.has(read.entry.id)) {
      known.add(read.entry.id);
      fresh.push(read.entry);
    }
  }
  const added = fresh.length + kept.size;
  if (added > 0) appendLines(deviceFile(data), merged(fresh).map(lineOf).join('') + [...kept].map((line) => `${line}\n`).join(''));
  return { added, known: lines - refused - added, refused };
}

const asideFolder = (data: string): string => join(data, 'deleted');

/** Puts the journal aside; answers with how many entries it had. What was put aside before is gone then. */
export function putAside(data: string): number {
  const count = countIn(data);
  rmSync(asideFolder(data), { recursive: true, force: true });
  if (existsSync(journalFolder(data))) renameSync(journalFolder(data), asideFolder(data));
  rmSync(join(data, 'snapshot.json'), { force: true });
  return count;
}

/** Brings back what was put aside, next to what was recorded since; nothing when there is nothing. Answers with how many entries came. */
export function bringBack(data: string): number | undefined {
  if (!existsSync(asideFolder(data))) return undefined;
  const before = countIn(data);
  for (const name of readdirSync(asideFolder(data)).filter((each) => each.endsWith('.jsonl'))) {
    // As it stands: lines that this version cannot read come back too.
    const text = readFileSync(join(asideFolder(data), name), 'utf8');
    if (text !== '') appendLines(join(journalFolder(data), name), text.endsWith('\n') ? text : `${text}\n`);
  }
  rmSync(asideFolder(data), { recursive: true, force: true });
  return countIn(data) - before;
}
