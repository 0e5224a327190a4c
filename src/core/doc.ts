/** What a piece of text is for. One file in `cli/terminal` turns roles into color. */
export type Role = 'good' | 'bad' | 'warn' | 'accent' | 'strong' | 'emphasis' | 'code' | 'dim' | 'cursor';

/**
 * A run of text in one role. `ascii` is its twin for terminals without Unicode; what is `drawn` only pictures what words
 * beside it say, and is left out of plain lines, where a screen reader would spell it.
 */
export interface Span {
  readonly text: string;
  readonly role?: Role;
  readonly ascii?: string;
  readonly drawn?: true;
}

/**
 * A block of a `Doc`. `indent` counts columns; `lead` is what stands before the first line (a bullet, a number) and
 * later lines hang under its end. `verbatim` lines keep their spaces and are never reflowed.
 */
export type Block =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[]; readonly lead?: readonly Span[]; readonly indent?: number }
  | { readonly kind: 'verbatim'; readonly lines: readonly (readonly Span[])[]; readonly lead?: readonly Span[]; readonly indent?: number }
  | { readonly kind: 'gap' };

/** Styled text without a width: what the core says, before a terminal decides how it looks. */
export type Doc = readonly Block[];

/** What `paragraph` and its kin accept: plain text or spans. */
export type Inline = string | Span | readonly (string | Span)[];

/** A run of text in a role. */
export function span(text: string, role?: Role): Span {
  return role === undefined ? { text } : { text, role };
}

const toSpans = (inline: Inline): Span[] =>
  (Array.isArray(inline) ? inline : [inline]).map((part: string | Span) => (typeof part === 'string' ? { text: part } : part));

/** One paragraph, wrapped to the width it is shown at. */
export function paragraph(inline: Inline, lead?: Inline): Block {
  const spans = toSpans(inline);
  return lead === undefined ? { kind: 'paragraph', spans } : { kind: 'paragraph', spans, lead: toSpans(lead) };
}

/** Lines that keep their spaces. */
export function verbatim(lines: readonly Inline[]): Block {
  return { kind: 'verbatim', lines: lines.map(toSpans) };
}

/** One empty line; several in a row are shown as one. */
export const gap: Block = { kind: 'gap' };

/** Moves every block `columns` to the right. */
export function indent(doc: Doc, columns: number): Doc {
  return doc.map((block) => (block.kind === 'gap' ? block : { ...block, indent: (block.indent ?? 0) + columns }));
}

/** Puts `lead` (of `columns` columns) before the first line of `doc` and hangs the rest under its end. */
export function hang(lead: Inline, columns: number, doc: Doc): Doc {
  const [first, ...rest] = doc;
  if (first === undefined) return [paragraph('', lead)];
  if (first.kind === 'gap' || first.lead !== undefined) return [paragraph('', lead), ...indent(doc, columns)];
  return [{ ...first, lead: toSpans(lead) }, ...indent(rest, columns)];
}

/** Puts spans before the text of the first block of `doc`. */
export function prepend(spans: readonly Span[], doc: Doc): Doc {
  const [first, ...rest] = doc;
  return first?.kind === 'paragraph' ? [{ ...first, spans: [...spans, ...first.spans] }, ...rest] : [paragraph(spans), ...doc];
}

/** Gives every span of `doc` that has no role yet the role named. */
export function tint(doc: Doc, role: Role): Doc {
  const dye = (spans: readonly Span[]): Span[] => spans.map((each) => (each.role === undefined ? { ...each, role } : each));
  return doc.map((block) => {
    switch (block.kind) {
      case 'gap':
        return block;
      case 'paragraph':
        return { ...block, spans: dye(block.spans) };
      case 'verbatim':
        return { ...block, lines: block.lines.map(dye) };
    }
  });
}

/** The signs of the program, each with its twin for terminals without Unicode. */
export const sign = {
  tick: { text: '✓', ascii: '+', role: 'good' },
  cross: { text: '✗', ascii: 'x', role: 'bad' },
  half: { text: '◐', ascii: '~', role: 'warn' },
  bullet: { text: '•', ascii: '*' },
  pointer: { text: '❯', ascii: '>', role: 'accent' },
  dot: { text: '·', ascii: '-' },
  arrow: { text: '→', ascii: '->' },
  ticked: { text: '◉', ascii: '[x]', role: 'accent' },
  unticked: { text: '◯', ascii: '[ ]', role: 'dim' },
} as const satisfies Record<string, Span>;

/** A bar of `columns` columns, `share` (0…1) of it full. */
export function bar(share: number, columns: number, role: Role = 'accent'): Span[] {
  const full = Math.round(Math.min(1, Math.max(0, share)) * columns);
  return [
    { text: '━'.repeat(full), ascii: '='.repeat(full), role, drawn: true },
    { text: '─'.repeat(columns - full), ascii: '-'.repeat(columns - full), role: 'dim', drawn: true },
  ];
}

// Controls (C0 but for line feed and tab, DEL, C1), invisible formatting that reorders or hides text (bidirectional
// marks, embeddings, overrides and isolates; line and paragraph separators) and lone surrogates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** True when `text` holds a character that may drive a terminal or reorder what is read. */
export function isUnsafe(text: string): boolean {
  UNSAFE.lastIndex = 0;
  return UNSAFE.test(text);
}

/** `text` with each unsafe character shown as U+FFFD and each tab as four spaces. Everything printable stays. */
export function safe(text: string): string {
  if (/^[\x20-\x7e\n]*$/.test(text)) return text;
  return text.replaceAll('\r\n', '\n').replace(UNSAFE, '\ufffd').replaceAll('\t', '    ');
}

/** JSON with what it leaves bare (C1 controls, marks of direction) escaped: the same value, and nothing in it drives a terminal. */
export const escapedJson = (json: string): string =>
  isUnsafe(json) ? json.replace(UNSAFE, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`) : json;

/** The text of a doc without styles, one line a block: for messages and tests. */
export function plainText(doc: Doc): string {
  const join = (spans: readonly Span[]): string => spans.map((each) => each.text).join('');
  return doc
    .map((block) => {
      switch (block.kind) {
        case 'gap':
          return '';
        case 'paragraph':
          return join(block.lead ?? []) + join(block.spans);
        case 'verbatim':
          return join(block.lead ?? []) + block.lines.map(join).join('\n');
      }
    })
    .join('\n');
}
