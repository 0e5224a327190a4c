import { type Span, span } from '../../core/doc.ts';
import { columns, type Line } from '../../core/layout.ts';
import type { KeyHint } from './widgets/widget.ts';

/** Lines that may not fit, and the ones among them that must be in sight (`from` up to, not including, `to`): asked for only then. */
export interface Tall {
  readonly lines: readonly Line[];
  focus(): { readonly from: number; readonly to: number } | undefined;
}

/** What of a tall page is shown. `more` tells whether something is hidden below. */
export interface Shown {
  readonly lines: readonly Line[];
  readonly top: number;
  readonly more: boolean;
}

/**
 * Fits lines into `rows` rows from line `top` on. Where something is hidden, the first or last row says so. The focus is
 * kept in sight unless `scrolled`: then the reader decides.
 */
export function fitRows(tall: Tall, rows: number, top: number, scrolled: boolean): Shown {
  const { lines } = tall;
  if (lines.length <= rows) return { lines, top: 0, more: false };
  const room = Math.max(1, rows - 2);
  const last = Math.max(0, lines.length - rows + 1);
  let start = Math.min(Math.max(0, top), last);
  const focus = scrolled ? undefined : tall.focus();
  if (focus !== undefined) {
    if (focus.to > start + room) start = focus.to - room;
    if (focus.from < start + (start > 0 ? 1 : 0)) start = Math.max(0, focus.from - 1);
    start = Math.min(Math.max(0, start), last);
  }
  const hiddenAbove = start > 0;
  const from = hiddenAbove ? start + 1 : 0;
  const until = Math.min(lines.length, from + rows - (hiddenAbove ? 1 : 0));
  const hiddenBelow = until < lines.length;
  const end = hiddenBelow ? until - 1 : until;
  const note = (arrow: Span, count: number, key: string): Line => [
    arrow,
    span(` ${count} more ${count === 1 ? 'line' : 'lines'} (${key})`, 'dim'),
  ];
  return {
    top: start,
    more: hiddenBelow,
    lines: [
      ...(hiddenAbove ? [note({ text: '↑', ascii: '^', role: 'dim' }, from, 'PgUp')] : []),
      ...lines.slice(from, end),
      ...(hiddenBelow ? [note({ text: '↓', ascii: 'v', role: 'dim' }, lines.length - end, 'PgDn')] : []),
    ],
  };
}

/** One dim line with the keys that work now; those that do not fit are left out, the last one never. */
export function keyLine(hints: readonly KeyHint[], width: number, ascii: boolean): Line {
  const shown = hints.map(([keys, does]) => [ascii ? keys.replace('↑↓', 'up/down').replace('←→', 'left/right') : keys, does] as const);
  const separator = ascii ? ' - ' : ' · ';
  const widthOf = (list: readonly KeyHint[]): number =>
    list.reduce((sum, [keys, does]) => sum + columns(keys) + 1 + columns(does), (list.length - 1) * separator.length);
  const kept = [...shown];
  while (kept.length > 1 && widthOf(kept) > width) kept.splice(-2, 1);
  return kept.flatMap(([keys, does], index) => [...(index === 0 ? [] : [span(separator, 'dim')]), span(keys), span(` ${does}`, 'dim')]);
}
