// Figures as tables, for the terminal and for `docs/performance.md`. A section is `{title, note, columns, rows, samples}`,
// a row a list of cells; the samples are for `--json`.

const EMPTY = '–';

/** A number with so many digits behind the point, or a dash where there is none. */
export const number = (value, digits = 0) =>
  value === undefined || !Number.isFinite(value)
    ? EMPTY
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A ratio: its median. */
export const times = ({ median }) => (Number.isFinite(median) ? `${number(median, 2)} ×` : EMPTY);

/** The middle half of some ratios; a dash where there is but one. */
export const middle = ({ low, high }) => (low < high ? `${number(low, 2)}–${number(high, 2)}` : EMPTY);

/** A goal and whether it was met; nothing where there is no goal or no figure. */
export const verdict = (goal, value) =>
  goal === undefined || value === undefined || !Number.isFinite(value) ? '' : `${goal.text} ${goal.met(value) ? '✓' : '✗'}`;

/** A section for the terminal: columns in line, the first to the left and the others to the right. */
export function asText({ title, note, columns, rows }) {
  const widths = columns.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at].length)));
  const line = (cells) => cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ');
  return [title, ...(note === undefined ? [] : [note]), '', ...[columns, ...rows].map((row) => line(row).trimEnd()), ''].join('\n');
}

/** A section as Markdown. */
export function asMarkdown({ title, note, columns, rows }) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, at) => (at === 0 ? '---' : '--:'));
  return [`### ${title}`, '', ...(note === undefined ? [] : [note, '']), line(columns), line(rule), ...rows.map(line), ''].join('\n');
}

/** `text` with what stands between the marks of `name` replaced; marks that are missing are added at the end. */
export function spliced(text, name, content) {
  const [open, close] = [`<!-- bench ${name} -->`, `<!-- end of ${name} -->`];
  const block = `${open}\n\n${content.trim()}\n\n${close}`;
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from === -1 || to === -1) return `${text.trimEnd()}\n\n${block}\n`;
  return text.slice(0, from) + block + text.slice(to + close.length);
}
