// Author text is Markdown, shown without losing a character: markers stay on the screen, dimmed, around what they
// style. Only white space changes (paragraphs are reflowed, table cells padded), so `<unk>`, `*args`, `[/INST]` and
// `$x$` can never vanish, whatever they might mean to a Markdown parser.
import { type Block, type Doc, gap, type Span, safe, span } from './doc.ts';
import { columns } from './layout.ts';

const FENCE = /^\s*(`{3,}|~{3,})(.*)$/;
const LIST_ITEM = /^(\s*)([-*+]|\d{1,3}[.)])(\s+)(?=\S)/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Author text as a doc. Every printable character of `text` is in the result, in its order. */
export function markdown(text: string): Doc {
  const lines = safe(text).replace(/\n+$/, '').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const taken = fence(lines, at) ?? table(lines, at) ?? quoteOrHeading(lines, at) ?? prose(lines, at);
    blocks.push(...taken.blocks);
    at += taken.count;
  }
  return blocks;
}

/** Author text on one line, styled: for choices in lists and for titles. */
export function inline(text: string): Span[] {
  return styled(safe(text).replace(/\s*\n\s*/g, ' '));
}

interface Taken {
  readonly blocks: Block[];
  readonly count: number;
}

function fence(lines: readonly string[], at: number): Taken | undefined {
  const open = FENCE.exec(lines[at] ?? '');
  const marker = open?.[1];
  if (marker === undefined) return undefined;
  let end = at + 1;
  while (end < lines.length && !(lines[end] ?? '').trim().startsWith(marker)) end += 1;
  const body = lines.slice(at + 1, end).map((line) => [span(line, 'code')]);
  const rule = (line: string | undefined): Span[][] => (line === undefined ? [] : [[span(line, 'dim')]]);
  const block: Block = { kind: 'verbatim', lines: [...rule(lines[at]), ...body, ...rule(lines[end])] };
  return { blocks: [block], count: Math.min(end + 1, lines.length) - at };
}

const cells = (line: string): string[] =>
  line
    .trim()
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

function table(lines: readonly string[], at: number): Taken | undefined {
  const rule = lines[at + 1];
  if (!(lines[at] ?? '').includes('|') || rule === undefined || !rule.includes('|') || !TABLE_RULE.test(rule)) return undefined;
  let end = at + 2;
  while (end < lines.length && (lines[end] ?? '').includes('|')) end += 1;
  const rows = lines.slice(at, end).map(cells);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row, index) => (index === 1 ? 0 : columns(row[column] ?? '')))));
  const shown = rows.map((row, index) =>
    row.flatMap((cell, column) => {
      const missing = Math.max(0, (widths[column] ?? 0) - columns(cell));
      const body = index === 1 ? [span(cell + '-'.repeat(missing), 'dim')] : [...styled(cell), span(' '.repeat(missing))];
      const edge = cell === '' && (column === 0 || column === row.length - 1);
      const before = column === 0 ? [] : [span('|', 'dim')];
      return edge ? before : [...before, span(column === 0 ? '' : ' '), ...body, span(' ')];
    }),
  );
  return { blocks: [{ kind: 'verbatim', lines: shown }], count: end - at };
}

/** Lines that keep to themselves: headings, and quotes, which hang under their marker. */
function quoteOrHeading(lines: readonly string[], at: number): Taken | undefined {
  const line = lines[at] ?? '';
  if (/^#{1,6}\s/.test(line)) return { blocks: [{ kind: 'paragraph', spans: [span(line, 'strong')] }], count: 1 };
  const quote = /^\s*(>\s?)(.*)$/.exec(line);
  if (quote?.[1] === undefined) return undefined;
  return { blocks: [{ kind: 'paragraph', lead: [span('> ', 'dim')], spans: styled(quote[2] ?? '') }], count: 1 };
}

/** A paragraph or a list item with the lines that continue it; empty lines become gaps. */
function prose(lines: readonly string[], at: number): Taken {
  const first = lines[at] ?? '';
  if (first.trim() === '') return { blocks: [gap], count: 1 };
  const item = LIST_ITEM.exec(first);
  let end = at + 1;
  while (end < lines.length && continues(lines, end)) end += 1;
  const body = [first.slice(item?.[0].length ?? 0), ...lines.slice(at + 1, end)].map((line) => line.trim()).join(' ');
  if (item === null) return { blocks: [{ kind: 'paragraph', spans: styled(body) }], count: end - at };
  const block: Block = { kind: 'paragraph', lead: [span(`${item[2]} `, 'dim')], spans: styled(body), indent: (item[1] ?? '').length };
  return { blocks: [block], count: end - at };
}

function continues(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const starts = line.trim() === '' || FENCE.test(line) || LIST_ITEM.test(line) || /^\s*>/.test(line) || /^#{1,6}\s/.test(line);
  return !starts && table(lines, at) === undefined;
}

// Code first: nothing inside it is emphasis. Emphasis opens and closes at the edge of words only, so that a_b_c, 2*3*4
// and **kwargs stay plain.
const MARKED =
  /(?<code>(?<!`)(?<tick>`+)(?!`)(?<inner>.+?)(?<!`)\k<tick>(?!`))|(?<![\p{L}\p{N}*_\\])(?<mark>\*\*|\*|__|_)(?=\S)(?<body>[^*_`]+?)(?<=\S)\k<mark>(?![\p{L}\p{N}*_])/gu;

function styled(text: string): Span[] {
  const spans: Span[] = [];
  let done = 0;
  for (const found of text.matchAll(MARKED)) {
    const { tick, inner, mark, body } = found.groups ?? {};
    if (found.index > done) spans.push(span(text.slice(done, found.index)));
    if (tick !== undefined && inner !== undefined) {
      spans.push(span(tick, 'dim'), span(inner, 'code'), span(tick, 'dim'));
    } else if (mark !== undefined && body !== undefined) {
      spans.push(span(mark, 'dim'), span(body, mark.length === 2 ? 'strong' : 'emphasis'), span(mark, 'dim'));
    }
    done = found.index + found[0].length;
  }
  if (done < text.length) spans.push(span(text.slice(done)));
  return spans;
}
