// Roles become color here and nowhere else. The basic sixteen colors follow the reader's theme, light or dark; what a
// color says is always said in words or signs as well.
import { Chalk, type ChalkInstance } from 'chalk';
import type { Doc, Role, Span } from '../../core/doc.ts';
import { type Line, layout } from '../../core/layout.ts';
import type { Context, Output } from '../context.ts';

/** How text looks on one output. */
export interface Style {
  readonly ascii: boolean;
  /** Whether only words are wanted, for pipes and screen readers. */
  readonly plain: boolean;
  paint(span: Span): string;
}

const colored = (chalk: ChalkInstance): Readonly<Record<Role, (text: string) => string>> => ({
  good: chalk.green,
  bad: chalk.red,
  warn: chalk.yellow,
  accent: chalk.cyan,
  strong: chalk.bold,
  emphasis: chalk.italic,
  code: chalk.cyan,
  dim: chalk.dim,
  cursor: (text) => `\u001b[7m${text}\u001b[27m`,
});

/** The style for `output`: color unless NO_COLOR, a dumb terminal or a pipe forbids it; FORCE_COLOR wins over a pipe. */
export function styleFor(output: Output, env: Context['env']): Style {
  const chalk = new Chalk({ level: colorLevel(output, env) });
  const roles = colored(chalk);
  const terminal = output.isTTY === true && env['TERM'] !== 'dumb';
  return {
    ascii: !speaksUnicode(env),
    plain: false,
    paint({ text, role }) {
      if (role === undefined) return text;
      if (role === 'cursor' && !terminal) return text;
      return roles[role](text);
    },
  };
}

/** The style of plain lines: no escape sequence, nothing drawn. */
export const unstyled = (env: Context['env']): Style => ({ ascii: !speaksUnicode(env), plain: true, paint: ({ text }) => text });

function colorLevel(output: Output, env: Context['env']): 0 | 1 {
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force === '0' || force === 'false' ? 0 : 1;
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return 0;
  return output.isTTY === true && env['TERM'] !== 'dumb' ? 1 : 0;
}

/** Whether signs such as ✓ can be shown: not in the C locale, nor where a locale names another encoding. */
export function speaksUnicode(env: Context['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  if (locale === '') return env['TERM'] !== 'linux';
  return /utf-?8/i.test(locale);
}

/** One line with its styles. */
export const paintLine = (line: Line, style: Style): string => line.map((span) => style.paint(span)).join('');

/** A doc as text of at most `width` columns a line, ending in a line feed. A gap at its beginning is an empty line. */
export function paintDoc(doc: Doc, width: number, style: Style): string {
  const lines = layout(doc, { width, ascii: style.ascii, plain: style.plain }).map((line) => `${paintLine(line, style).trimEnd()}\n`);
  return (doc[0]?.kind === 'gap' ? '\n' : '') + lines.join('');
}

/** The width for reading: that of the terminal, never more than 80 columns. */
export const readingWidth = (output: Output): number =>
  Math.min(80, Math.max(10, (output.columns || 80) - (output.isTTY === true ? 1 : 0)));
