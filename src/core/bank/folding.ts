// Markdown that needs its lines (code between fences, lists, tables) in a text of which YAML joins them.
import type { Written } from './document.ts';
import { columnOf } from './pieces.ts';
import type { Extent } from './source.ts';

const MARKS = [
  { what: 'code', mark: /^(?:`{3}|~{3})/, least: 1 },
  // One line may begin with a dash by chance, where a text was broken.
  { what: 'list', mark: /^(?:[-*+]|\d+[.)])[ \t]/, least: 2 },
  { what: 'table', mark: /^\|/, least: 2 },
] as const;

/** How far up the key of a text is looked for, in lines. */
const FAR = 60;

/** Offsets of what may be such Markdown: lines that begin like it, below a `>` or a key with a text, and deeper. */
export function* linesOfMarkdown(text: string): Generator<number> {
  // Entries of a bank's own lists are passed over: there are many of them.
  for (const { index, 0: mark } of text.matchAll(/^[ \t]+(?:[-*+][ \t](?!(?:id|text|left|match): )|\d+[.)][ \t]|\||`{3}|~{3})/gm)) {
    const column = columnOf(mark);
    if (goesOnWithText(text, index, column)) yield index + column;
  }
}

/** A line with a key, or a dash, and behind it a `>` or a text that may go on below. */
const BEGINS_TEXT = /^ *(?:- +)*(?:["']?[\w-]+["']?:[ \t]+)?(?!["']?[\w-]+["']?:(?:\s|$))(?:>[-+\d]*[ \t]*(?:#.*)?\r?$|[^\s|>#[{&*!-])/;

/** Whether the nearest line above that is less deep begins a text of which YAML joins the lines. */
function goesOnWithText(text: string, from: number, column: number): boolean {
  let end = from - 1;
  for (let count = 0; count < FAR && end > 0; count += 1) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    if (depthAt(text, start, column) < column) {
      const line = text.slice(start, end);
      if (line.trim() !== '') return BEGINS_TEXT.test(line) && !/:\s*$/.test(line);
    }
    end = start - 1;
  }
  return false;
}

/** How many spaces stand from an offset on, as far as `most`. */
function depthAt(text: string, start: number, most: number): number {
  let depth = 0;
  while (depth < most && text.charCodeAt(start + depth) === 0x20) depth += 1;
  return depth;
}

/** The first line of code, a list or a table in a text that is joined with the one before or behind it. */
export function joinedLine(text: string, { style, start, end }: Written): (Extent & { readonly what: string }) | undefined {
  if (style === 'literal') return undefined;
  const lines = text.slice(start, end).split('\n');
  const isFolded = style === 'folded';
  const within = lines.map((line, index) => (isFolded && index === 0 ? '' : line));
  const base = isFolded ? Math.min(...within.filter((line) => line.trim() !== '').map(columnOf)) : 0;
  // Under a > a line that is deeper than the others keeps its end.
  const isText = (line: string | undefined): boolean => line !== undefined && line.trim() !== '' && (!isFolded || columnOf(line) === base);
  const isKept = (line: string | undefined): boolean => style === 'double' && line?.trimEnd().endsWith('\\') === true;
  for (const { what, mark, least } of MARKS) {
    const own = within.map((line, index) => (isFolded || index > 0) && isText(line) && mark.test(line.trimStart()));
    if (own.filter((each) => each).length < least) continue;
    const at = own.findIndex((each, index) => {
      const before = isText(within[index - 1]) && !isKept(within[index - 1]);
      return each && (before || (least === 1 && isText(within[index + 1])));
    });
    if (at === -1) continue;
    const line = lines[at] ?? '';
    const from = start + lines.slice(0, at).join('\n').length + 1 + columnOf(line);
    return { what, start: from, end: from + Math.max(1, line.trim().length) };
  }
  return undefined;
}
