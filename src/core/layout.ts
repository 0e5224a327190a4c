import stringWidth from 'fast-string-width';
import { type Block, type Doc, type Role, type Span, safe } from './doc.ts';

/** One line on the screen: spans whose widths add up to no more than the width asked for. */
export type Line = readonly Span[];

/** How a doc is laid out: `width` in columns (at least 1), whether only ASCII signs can be shown, and whether drawings are left out. */
export interface Page {
  readonly width: number;
  readonly ascii?: boolean;
  readonly plain?: boolean;
}

/** The columns `text` takes in a terminal: wide characters and emoji count two, combining marks none. */
export function columns(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text);
}

/** Turns a doc into lines of at most `page.width` columns. Every printable character of the doc is in them. */
export function layout(doc: Doc, page: Page): Line[] {
  const lines: Line[] = [];
  for (const block of doc) {
    if (block.kind === 'gap') {
      const last = lines.at(-1);
      if (last !== undefined && last.length > 0) lines.push([]);
    } else {
      lines.push(...linesOf(block, page));
    }
  }
  while (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

type Written = Exclude<Block, { kind: 'gap' }>;

/** What blocks were laid out to the last time: a page is drawn anew with each key, and most of its blocks are the ones of before. */
const laid = new WeakMap<Written, { readonly page: Page; readonly lines: readonly Line[] }>();

function linesOf(block: Written, page: Page): readonly Line[] {
  const known = laid.get(block);
  if (known?.page.width === page.width && known.page.ascii === page.ascii && known.page.plain === page.plain) return known.lines;
  const lines = layoutBlock(block, page);
  laid.set(block, { page, lines });
  return lines;
}

function layoutBlock(block: Written, page: Page): Line[] {
  const shown = (spans: readonly Span[]): Span[] =>
    (page.plain ? spans.filter((each) => each.drawn !== true) : spans).map((each) => ({
      ...each,
      text: safe(page.ascii && each.ascii !== undefined ? each.ascii : each.text).replaceAll('\n', ' '),
    }));
  // In a very narrow terminal the text matters more than its indentation.
  const indent = Math.min(block.indent ?? 0, Math.floor(page.width / 4));
  const lead = shown(block.lead ?? []);
  const leadEnd = indent + lineWidth(lead);
  const hanging = Math.min(leadEnd, Math.floor(page.width / 2));
  const room = Math.max(1, page.width - hanging);
  const body =
    block.kind === 'paragraph'
      ? wrap(shown(block.spans), room)
      : block.lines.flatMap((line) => {
          const spans = shown(line);
          return lineWidth(spans) <= room ? [spans] : breakHard(spans, room);
        });
  if (body.length === 0) body.push([]);
  const margin = (columnsWide: number): Span[] => (columnsWide === 0 ? [] : [{ text: ' '.repeat(columnsWide) }]);
  // A lead that takes more than half of the line stands on lines of its own.
  const wide = leadEnd > hanging;
  const above = wide ? breakHard(lead, page.width - indent).map((line) => [...margin(indent), ...line]) : [];
  const below = body.map((line, index) => [...(index === 0 && !wide ? [...margin(indent), ...lead] : margin(hanging)), ...line]);
  return [...above, ...below].map(merged);
}

/** A line with neighbors of one role in one span: fewer escape sequences, and the same look. */
function merged(line: Line): Line {
  const spans: Span[] = [];
  for (const { text, role } of line) {
    const last = spans.at(-1);
    if (text === '') continue;
    if (last !== undefined && last.role === role) spans.splice(-1, 1, { ...last, text: last.text + text });
    else spans.push(role === undefined ? { text } : { text, role });
  }
  return spans;
}

/** The columns that spans take together. */
export const lineWidth = (spans: readonly Span[]): number => spans.reduce((sum, each) => sum + columns(each.text), 0);

/** A word is what may not be broken unless it is wider than the line. `spaced`: a space stood before it. */
interface Word {
  pieces: Span[];
  spaced: boolean;
}

// Between ideographs, kana and Hangul a line may break without a space.
const BREAKABLE = /([\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60])/u;

function words(spans: readonly Span[]): Word[] {
  const found: Word[] = [];
  let current: Word | undefined;
  let spaced = false;
  for (const each of spans) {
    for (const part of each.text.split(/(\s+)/)) {
      if (part === '') continue;
      if (/^\s/.test(part)) {
        current = undefined;
        spaced = true;
        continue;
      }
      for (const piece of part.split(BREAKABLE)) {
        if (piece === '') continue;
        if (current === undefined || BREAKABLE.test(piece)) {
          current = { pieces: [], spaced };
          found.push(current);
          spaced = false;
        }
        current.pieces.push({ ...each, text: piece });
        if (BREAKABLE.test(piece)) current = undefined;
      }
    }
  }
  return found;
}

function wrap(spans: readonly Span[], width: number): Line[] {
  const lines: Span[][] = [];
  let line: Span[] = [];
  let used = 0;
  const flush = (): void => {
    if (line.length > 0) lines.push(line);
    line = [];
    used = 0;
  };
  for (const word of words(spans)) {
    const wide = lineWidth(word.pieces);
    const space = word.spaced && used > 0 ? 1 : 0;
    if (used > 0 && used + space + wide > width) flush();
    if (used > 0 && space === 1) {
      // A space inside one role belongs to it (underlined emphasis stays in one piece); between roles it is plain.
      const role = line.at(-1)?.role;
      line.push(role !== undefined && role === word.pieces[0]?.role ? { text: ' ', role } : { text: ' ' });
      used += 1;
    }
    if (wide <= width) {
      line.push(...word.pieces);
      used += wide;
    } else {
      const broken = breakHard(word.pieces, width);
      line.push(...(broken.at(-1) ?? []));
      lines.push(...broken.slice(0, -1).map((each) => [...each]));
      used = lineWidth(line);
    }
  }
  flush();
  return lines;
}

let segmenter: Intl.Segmenter | undefined;
/** Characters segmented at a time: the segmenter's time grows with the square of its text. */
const WINDOW = 256;

/** What a reader sees as one character. ASCII is split without the segmenter, whose first use is slow. */
function graphemes(text: string): string[] {
  if (/^[\x20-\x7e]*$/.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const found: string[] = [];
  for (let from = 0, size = WINDOW; from < text.length; ) {
    const end = from + size + (/[\ud800-\udbff]/.test(text.charAt(from + size - 1)) ? 1 : 0);
    const segments = Array.from(segmenter.segment(text.slice(from, end)), (each) => each.segment);
    // The last one of a window may go on behind it.
    if (end < text.length) segments.pop();
    if (segments.length === 0) size *= 2;
    for (const segment of segments) {
      found.push(segment);
      from += segment.length;
      size = WINDOW;
    }
  }
  return found;
}

/** `spans` cut to `width` columns, with a sign where something was cut. */
export function cut(spans: readonly Span[], width: number): Span[] {
  if (lineWidth(spans) <= width) return [...spans];
  const [first = []] = breakHard(spans, Math.max(1, width - 1));
  return width < 1 ? [] : [...first, { text: '…', ascii: '~' }];
}

/** `text` cut or filled up to exactly `width` columns: a cell of a table. */
export function padded(text: string, width: number, role?: Role): Span[] {
  const shown = cut([role === undefined ? { text } : { text, role }], width);
  return [...shown, { text: ' '.repeat(Math.max(0, width - lineWidth(shown))) }];
}

function breakHard(spans: readonly Span[], width: number): Line[] {
  const lines: Span[][] = [[]];
  let used = 0;
  for (const each of spans) {
    let text = '';
    const push = (): void => {
      if (text !== '') lines.at(-1)?.push({ ...each, text });
      text = '';
    };
    for (const grapheme of graphemes(each.text)) {
      const wide = columns(grapheme);
      if (used > 0 && used + wide > width) {
        push();
        lines.push([]);
        used = 0;
      }
      text += grapheme;
      used += wide;
    }
    push();
  }
  return lines;
}
