// Lines of a bank as findings show them: numbered, with carets under what is meant, never wider than the page.
import type { Place } from '../bank/source.ts';
import { type Block, type Doc, paragraph, type Role, type Span, safe, span } from '../doc.ts';
import { columns, cut, lineWidth } from '../layout.ts';

/** A place and the text of its line. */
export interface Excerpt extends Place {
  readonly excerpt: string;
}

/** The most columns that carets take: where a text is longer, its beginning is enough. */
const CARETS = 60;

const bar = (lead: string): Span => ({ text: `${lead}│ `, ascii: `${lead}| `, role: 'dim' });

/** A line with carets under the part that is meant, and `words` beside them, or below where there is no room. */
export function excerptDoc({ line, excerpt, column, endColumn }: Excerpt, words: string, role: Role, width: number): Doc {
  const number = String(line);
  const margin = ' '.repeat(number.length + 2);
  const room = Math.max(1, width - margin.length - 2);
  const { shown, before } = around(excerpt, column, room);
  const wanted = columns(safe(excerpt.slice(column - 1, endColumn - 1)));
  const carets = Math.max(1, Math.min(CARETS, wanted, room - before));
  const isBeside = before + carets + 1 + columns(words) <= room;
  const marks: Span[] = [span(' '.repeat(before)), span('^'.repeat(carets), role)];
  return [
    {
      kind: 'verbatim',
      lines: [
        [bar(` ${number} `), ...shown],
        [bar(margin), ...marks, ...(isBeside && words !== '' ? [span(` ${words}`, role)] : [])],
      ],
    },
    ...(isBeside || words === '' ? [] : [paragraph(span(words, role), bar(margin))]),
  ];
}

/** Lines one below the other, without carets; the numbers are in line. */
export function linesDoc(places: readonly Excerpt[], width: number): Block {
  const digits = Math.max(...places.map(({ line }) => String(line).length));
  return {
    kind: 'verbatim',
    lines: places.map(({ line, excerpt, column }) => {
      const lead = bar(` ${String(line).padStart(digits)} `);
      return [lead, ...around(excerpt, column, Math.max(1, width - lineWidth([lead]))).shown];
    }),
  };
}

/** As much of a line as fits, with a sign where something was cut, and how many columns of it stand before `column`. */
function around(text: string, column: number, room: number): { readonly shown: readonly Span[]; readonly before: number } {
  const whole = safe(text);
  const lead = safe(text.slice(0, column - 1));
  if (columns(whole) <= room || columns(lead) < room / 2) return { shown: cut([span(whole)], room), before: columns(lead) };
  // What comes before is told from its end: the words next to the carets say most.
  let kept = lead.slice(-Math.max(1, Math.floor(room / 4)));
  while (columns(kept) > room / 3) kept = kept.slice(1);
  const shown: Span[] = [{ text: '…', ascii: '~', role: 'dim' }, span(kept + whole.slice(lead.length))];
  return { shown: cut(shown, room), before: columns(kept) + 1 };
}
