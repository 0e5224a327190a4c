// The few words of roff that a manual page needs (man(7)). Plain ASCII comes out, so that every troff reads it alike.

/** What troff would turn into another sign, or take for an escape. */
const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
  '…': '...',
};

/** Text as it stands: nothing in it is taken for a request or an escape. */
export const text = (plain: string): string =>
  plain
    .replace(/[\\\-'`^~…]/g, (sign) => SIGNS[sign] ?? sign)
    .replace(/[^ -~\n]/gu, (sign) => `\\[u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/^\./gm, '\\&.');

/** Text in bold: what is typed as it stands. */
export const bold = (plain: string): string => `\\fB${text(plain)}\\fR`;

/** How something is typed: `<names>` and `[names]` to be filled in are set in italics, all else in bold. */
export const usage = (plain: string): string =>
  plain
    .split(/([<[][\w=-]+(?:\.\.\.)?[>\]])/)
    .map((piece, index) =>
      index % 2 === 1 ? `${text(piece.slice(0, 1))}\\fI${text(piece.slice(1, -1))}\\fR${text(piece.slice(-1))}` : typed(piece),
    )
    .join('');

const typed = (piece: string): string => piece.replace(/[^\s,]+/g, bold);

/** The heading of a section. */
export const section = (name: string): string => `.SH ${text(name)}`;

/** The heading of a part of a section. */
export const part = (name: string): string => `.SS ${text(name)}`;

/** A paragraph of `roff`. */
export const paragraph = (roff: string): string => `.PP\n${roff}`;

/** A term, and below it, indented, what it means; both are roff. */
export const item = (term: string, meaning: string): string => `.TP\n${term}\n${meaning}`;

/** Lines that stay lines, indented; none, and it is nothing. */
export const lines = (plain: string): string => (plain === '' ? '' : `.PP\n.RS 4\n.EX\n${text(plain)}\n.EE\n.RE`);

/** A page of its blocks, without the empty ones; a heading begins a paragraph by itself. */
export const page = (blocks: readonly string[]): string =>
  `${blocks.filter((block) => block !== '').join('\n')}\n`.replace(/^(\.S[HS] .*)\n\.PP\n/gm, '$1\n');
