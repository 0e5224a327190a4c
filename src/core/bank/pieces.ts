// A bank that YAML cannot read as one is read in pieces, so that a slip in one question hides no other: where each
// question's lines begin and end, and what a line that does not line up was meant to be. Works on text alone.
import type { Extent } from './source.ts';

/** The lines of one question. `crooked` is the extent of its indentation where that differs from its neighbors'. */
export interface Piece extends Extent {
  readonly crooked: (Extent & { readonly tab: boolean }) | undefined;
}

/** The questions of a bank by their lines, and the rest of the text with them blanked, offsets unchanged. */
export interface Pieces {
  readonly rest: string;
  readonly questions: readonly Piece[];
}

const QUESTIONS = /^questions:[^\S\n]*(?:#.*)?\r?$/m;
const FIRST_ITEM = /^( *)-(?=\s)/m;

/** Cuts a bank at the lines that begin its questions; nothing when it has no list of them in block style. */
export function piecesOf(text: string): Pieces | undefined {
  const key = QUESTIONS.exec(text);
  if (key === null) return undefined;
  const from = key.index + key[0].length;
  const level = FIRST_ITEM.exec(text.slice(from))?.[1]?.length;
  if (level === undefined) return undefined;
  // A question begins with a key after its dash; one space too few or too many is a slip, not another list. Behind a tab the key tells
  // a question from an entry of one of its lists.
  const begins = new RegExp(
    `^ {${Math.max(0, level - 1)},${level + 1}}-[ \\t]+["']?[\\w-]+["']?[ \\t]*:(?=\\s)|^[ \\t]*\\t[ \\t]*-[ \\t]+(?:id|type)[ \\t]*:(?=\\s)|^ {${level}}-[ \\t]*(?=[\\r\\n{&#])`,
    'gm',
  );
  begins.lastIndex = from;
  const starts: number[] = [];
  for (let found = begins.exec(text); found !== null; found = begins.exec(text)) starts.push(found.index);
  if (starts.length === 0) return undefined;
  const end = regionEnd(text, starts);
  const within = starts.filter((start) => start < end);
  const questions = within.map((start, index): Piece => {
    const indent = /^[ \t]*/.exec(text.slice(start, start + 200))?.[0] ?? '';
    const crooked = indent.length !== level || indent.includes('\t');
    return {
      start,
      end: within[index + 1] ?? end,
      crooked: crooked
        ? {
            start: start + (indent.includes('\t') ? indent.indexOf('\t') : indent.length),
            end: start + indent.length + 1,
            tab: indent.includes('\t'),
          }
        : undefined,
    };
  });
  const first = within[0] ?? end;
  const behind = text.slice(end);
  return { rest: text.slice(0, first) + (behind.trim() === '' ? '' : `${' '.repeat(end - first - 1)}\n${behind}`), questions };
}

/** Where the list of questions ends: at a key of the bank with no question behind it, or at its concepts. */
function regionEnd(text: string, starts: readonly number[]): number {
  const last = starts.at(-1) ?? 0;
  for (const found of text.slice(starts[0]).matchAll(/^(?:(concepts)|id|title|course|source|allow):(?=\s)/gm)) {
    const at = (starts[0] ?? 0) + found.index;
    if (found[1] !== undefined || at > last) return at;
  }
  return text.length;
}

/** The parts of a line: indentation and dashes, a key, and what is said of it. */
export const PARTS = /^([ \t]*(?:-[ \t]+)*)((?:"[^"]*"|'[^']*'|[\w-]+)[ \t]*:(?=\s|$)[ \t]*)?(.*)$/s;

const KEY_LINE = /^[ \t]*(?:-[ \t]+)*["']?[\w-]+["']?[ \t]*:(?:\s|$)/;
const WHOLE_VALUE = /^[ \t]*(?:-[ \t]+)*["']?[\w-]+["']?[ \t]*:[ \t]+[^\s|>#&!{["']/;

/**
 * The indentation to blame for a problem at `at`: a tab, or a line that fits none of the levels above it. YAML tells such
 * slips where it noticed them, which is often a line earlier or a few words later.
 */
export function crookedLine(text: string, at: number): { readonly start: number; readonly end: number; readonly tab: boolean } | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const line = lineAt(text, start);
  const tab = /^ *\t/.exec(line);
  if (tab !== null && line.trim() !== '') return { start: start + tab[0].length - 1, end: start + tab[0].length, tab: true };
  const levels = levelsBefore(text, start);
  const blame = (begin: number, body: string): ReturnType<typeof crookedLine> => {
    const column = columnOf(body);
    const colon = body.indexOf(':', column);
    return { start: begin + column, end: begin + (colon === -1 ? body.trimEnd().length : colon), tab: false };
  };
  const column = columnOf(line);
  if (KEY_LINE.test(line) && levels.length > 0 && column < (levels.at(-1) ?? 0) && !levels.includes(column)) return blame(start, line);
  // A key that is deeper than the finished line above it was read as the rest of that line.
  const next = nextLine(text, start + line.length);
  if (next === undefined) return undefined;
  const begins = WHOLE_VALUE.test(line) && KEY_LINE.test(next.line) && columnOf(next.line) > keyColumn(line);
  if (/^ *\t/.test(next.line) && WHOLE_VALUE.test(line) && KEY_LINE.test(next.line)) {
    return { start: next.start + next.line.indexOf('\t'), end: next.start + next.line.indexOf('\t') + 1, tab: true };
  }
  return begins ? blame(next.start, next.line) : undefined;
}

const lineAt = (text: string, start: number): string => {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
};

/** The column of the first thing in a line, from 0. */
export const columnOf = (line: string): number => line.length - line.trimStart().length;
/** The column of what stands behind the dashes of a line, from 0. */
export const keyColumn = (line: string): number => /^[ \t]*(?:-[ \t]+)*/.exec(line)?.[0].length ?? 0;

function nextLine(text: string, from: number): { readonly start: number; readonly line: string } | undefined {
  for (let start = from + 1; start < text.length; ) {
    const line = lineAt(text, start);
    if (line.trim() !== '' && !line.trimStart().startsWith('#')) return { start, line };
    start += line.length + 1;
  }
  return undefined;
}

/** The columns at which something stands open above `before`, outermost first; text under a `|` or `>` has none. */
export function levelsBefore(text: string, before: number): number[] {
  const levels: number[] = [];
  let folded = -1;
  for (let start = 0; start < before; ) {
    const line = lineAt(text, start);
    start += line.length + 1;
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const column = columnOf(line);
    if (folded >= 0 && column > folded) continue;
    folded = -1;
    while ((levels.at(-1) ?? -1) > column) levels.pop();
    for (const level of new Set([column, keyColumn(line)])) if (level > (levels.at(-1) ?? -1)) levels.push(level);
    if (/(?:^|[\s:])[|>][-+\d]*[ \t]*(?:#.*)?\r?$/.test(line)) folded = keyColumn(line);
  }
  return levels;
}
