// The journal's lines: how an entry is written, and what a line turns out to be.
import { escapedJson } from '../core/doc.ts';
import type { Entry } from '../core/memory/entry.ts';

/** The format of the lines that this program writes. */
export const FORMAT = 1;

/** An entry as one line, with its line feed; people look at journals in their terminals. */
export const lineOf = (entry: Entry): string => `${escapedJson(JSON.stringify({ v: FORMAT, ...entry }))}\n`;

/** What a line is: an entry with its time (milliseconds since 1970), one of a newer format (kept, and left to a newer program), or damaged. */
export type ReadLine = { readonly entry: Entry; readonly at: number } | 'newer' | 'damaged';

const KINDS: ReadonlySet<unknown> = new Set<Entry['kind']>(['start', 'end', 'attempt', 'skip', 'slip', 'flag', 'detour']);

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string');

/** What a learner can give: nothing, a text, texts, or pairs of texts. */
const isReply = (value: unknown): boolean =>
  value === null || typeof value === 'string' || areTexts(value) || (typeof value === 'object' && areTexts(Object.values(value as object)));

const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Whether a time (milliseconds since 1970) is one at which something can have happened: from 1970 to the year 9999. */
export const isTime = (at: number): boolean => at >= 0 && at <= LATEST;

/** Reads a line without its line feed. What is relied on is checked; the rest was written by this program. */
export function readLine(text: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'damaged';
  }
  if (typeof value !== 'object' || value === null) return 'damaged';
  const line = value as Readonly<Record<string, unknown>>; // an object, and no more is assumed
  const { v } = line;
  if (typeof v === 'number' && v > FORMAT) return 'newer';
  if (v !== FORMAT || !isEntry(line)) return 'damaged';
  const at = Date.parse(line.at);
  // The entry keeps its `v`: taking it off means a copy, and there may be a million lines.
  return isTime(at) ? { entry: line, at } : 'damaged';
}

function isEntry(value: Readonly<Record<string, unknown>>): value is Readonly<Record<string, unknown>> & Entry {
  const { kind, id, session, at } = value;
  if (!KINDS.has(kind) || !isText(id) || !isText(session) || typeof at !== 'string') return false;
  switch (kind as Entry['kind']) {
    case 'attempt':
      return (
        isText(value['bank']) &&
        isText(value['question']) &&
        typeof value['wording'] === 'string' &&
        areTexts(value['shown']) &&
        isReply(value['reply']) &&
        typeof value['score'] === 'number' &&
        isText(value['verdict']) &&
        typeof value['ms'] === 'number' &&
        typeof value['hints'] === 'number'
      );
    case 'slip':
      return isText(value['bank']) && isText(value['question']) && isText(value['attempt']);
    case 'flag':
      return isText(value['bank']) && isText(value['question']) && typeof value['note'] === 'string';
    case 'skip':
      return isText(value['bank']) && isText(value['question']);
    case 'start':
      return isText(value['run']) && typeof value['seed'] === 'string' && areTexts(value['items']);
    case 'end':
      return isText(value['run']);
    case 'detour':
      return isText(value['bank']) && areTexts(value['questions']);
  }
}
