// Slips of a character that upset a line: no space behind a colon or a dash, other characters in their place, a text that is not indented.
import { columnOf, keyColumn } from './pieces.ts';
import type { SyntaxProblem } from './source.ts';

/** A slip, where it begins in a line, how long it is, and what belongs there. */
interface Slip {
  readonly code: string;
  readonly pattern: RegExp;
  readonly instead: (found: string) => string;
}

const SLIPS: readonly Slip[] = [
  { code: 'NO_BREAK_INDENT', pattern: /(?<=^[ \t]*)\u00a0[ \t\u00a0]*/, instead: (found) => ' '.repeat(found.length) },
  { code: 'LONG_DASH', pattern: /(?<=^[ \t]*)[–—−](?=\s)/, instead: () => '-' },
  { code: 'NO_SPACE_AFTER_DASH', pattern: /(?<=^[ \t]*(?:-[ \t]+)*)-(?=["'\p{L}\u00a0])\u00a0?/u, instead: () => '- ' },
  { code: 'NO_BREAK_AFTER_COLON', pattern: /(?<=^[ \t]*(?:-[ \t]+)*[a-z][a-z-]*:)\u00a0/, instead: () => ' ' },
  { code: 'WIDE_COLON', pattern: /(?<=^[ \t]*(?:-[ \t]+)*[a-z][a-z-]*)：[ \t]*/, instead: () => ': ' },
  { code: 'NO_SPACE_AFTER_COLON', pattern: /(?<=^[ \t]*(?:-[ \t]+)*[a-z][a-z-]*):(?![\s:]|\/\/)/, instead: () => ': ' },
];

const KEY = /^[ \t]*(?:-[ \t]+)*["']?[a-z][a-z-]*["']?:(?:\s|$)/;
const HEADER = /(?:^|[:-])[ \t]+([|>])[-+\d]*[ \t]*(?:#.*)?\r?$/;

/** The slip in the line of a problem, at its own place; nothing where the line shows none. */
export function misspelled(text: string, at: number): SyntaxProblem | undefined {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const line = lineAt(text, from);
  for (const { code, pattern } of SLIPS) {
    const found = pattern.exec(line);
    if (found !== null)
      return { code, detail: '', start: from + found.index, end: from + found.index + Math.max(1, found[0].trimEnd().length) };
  }
  return unindented(text, from);
}

/** A line with its slip mended; nothing where it has none. */
export function spelt(line: string): string | undefined {
  const slip = SLIPS.find(({ pattern }) => pattern.test(line));
  return slip && line.replace(slip.pattern, slip.instead);
}

/** The text to which the line at `from` belongs, if it stands below a `|` and no deeper than its key. */
function unindented(text: string, from: number): SyntaxProblem | undefined {
  let first = from;
  for (let count = 0; count < 40 && first > 0; count += 1) {
    const line = lineAt(text, first);
    if (KEY.test(line)) return undefined;
    const above = text.lastIndexOf('\n', first - 2) + 1;
    const header = lineAt(text, above).trimEnd();
    if (HEADER.test(header)) {
      if (line.trim() === '' || columnOf(line) > keyColumn(header)) return undefined;
      const start = first + columnOf(line);
      return { code: 'UNINDENTED_TEXT', detail: header.trim().replace(/^(?:-[ \t]+)*/, ''), start, end: start + line.trim().length };
    }
    first = above;
  }
  return undefined;
}

/** The lines of a text that stands no deeper than its key, from the one at `at` on: how many they are. */
export function unindentedLines(lines: readonly string[], at: number): number {
  const column = columnOf(lines[at] ?? '');
  const end = lines.findIndex((line, index) => index > at && line.trim() !== '' && (columnOf(line) < column || KEY.test(line)));
  return (end === -1 ? lines.length : end) - at;
}

const lineAt = (text: string, start: number): string => {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
};
