// Diagnostics as docs: where, what, an excerpt with a caret, why, and what to write instead.
import type { Json } from '../ask.ts';
import type { Diagnostic } from '../check/diagnostic.ts';
import { type Doc, gap, paragraph, type Role, type Span, safe, span } from '../doc.ts';
import type { Severity } from '../finding.ts';
import { columns } from '../layout.ts';

const ROLES: Readonly<Record<Severity, Role>> = { error: 'bad', warning: 'warn', info: 'accent' };

/** One diagnostic as people read it. `nameOf` turns its file into the name shown. */
export function diagnosticDoc(found: Diagnostic, nameOf: (file: string) => string): Doc {
  const where = `${nameOf(found.file)}:${found.line}:${found.column}`;
  const question = found.question === undefined ? '' : ` (${found.question})`;
  return [
    paragraph([span(found.severity, ROLES[found.severity]), ' ', span(found.rule, 'strong'), '  ', span(`${where}${question}`, 'dim')]),
    paragraph(found.message, '  '),
    excerpt(found.line, found.excerpt, found.column, found.endColumn, found.help ?? '', ROLES[found.severity]),
    ...found.related.map((each) => excerpt(each.line, each.excerpt, each.column, each.endColumn, each.message, 'dim')),
    ...(found.why === undefined ? [] : [paragraph(found.why, '  ')]),
    gap,
  ];
}

/** Characters shown of a line; a file may have all of its text in one. */
const SHOWN = 200;

/** What of a line is shown, and the columns there. */
function nearby(text: string, column: number, endColumn: number): { text: string; column: number; endColumn: number } {
  if (text.length <= SHOWN) return { text, column, endColumn };
  const from = Math.max(0, Math.min(column - 1 - SHOWN / 4, text.length - SHOWN));
  const until = from + SHOWN;
  const cut = `${from > 0 ? '…' : ''}${text.slice(from, until)}${until < text.length ? '…' : ''}`;
  const by = from - (from > 0 ? 1 : 0);
  return { text: cut, column: column - by, endColumn: Math.min(endColumn, until + 1) - by };
}

/** The line in question with a caret under the part that is meant, and what to write beside it. */
function excerpt(line: number, whole: string, at: number, to: number, words: string, role: Role): Doc[number] {
  const { text, column, endColumn } = nearby(whole, at, to);
  const number = String(line);
  const margin = ' '.repeat(number.length + 2);
  const before = columns(safe(text.slice(0, column - 1)));
  const carets = Math.max(1, Math.min(60, columns(safe(text.slice(column - 1, endColumn - 1)))));
  const edge = (lead: string): Span => span(`${lead}│ `, 'dim');
  const ascii = (each: Span): Span => ({ ...each, ascii: each.text.replace('│', '|') });
  return {
    kind: 'verbatim',
    lines: [
      [ascii(edge(` ${number} `)), span(text)],
      [ascii(edge(margin)), span(' '.repeat(before)), span('^'.repeat(carets), role), span(words === '' ? '' : ` ${words}`, role)],
    ],
  };
}

/** What was found, counted. */
export interface Counts {
  readonly files: number;
  readonly questions: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Counts diagnostics by severity. */
export function countUp(found: readonly Diagnostic[], files: number, questions: number): Counts {
  const of = (severity: Severity): number => found.filter((each) => each.severity === severity).length;
  return { files, questions, errors: of('error'), warnings: of('warning'), infos: of('info') };
}

/** The last line of `quiz check`. */
export function countsLine({ files, questions, errors, warnings, infos }: Counts): (string | Span)[] {
  const some = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  const checked = `${some(questions, 'question')} in ${some(files, 'file')}`;
  if (errors + warnings === 0) return [span('No problems', 'good'), ` in ${checked}.`];
  const told = [errors > 0 && some(errors, 'error'), warnings > 0 && some(warnings, 'warning'), infos > 0 && some(infos, 'info')];
  return [span(told.filter((each) => each !== false).join(', '), errors > 0 ? 'bad' : 'warn'), ` in ${checked}.`];
}

/** The document of `quiz check --format json`: stable, versioned. Bank reports are in it where there are any. */
export function diagnosticsJson(
  found: readonly Diagnostic[],
  counts: Counts,
  nameOf: (file: string) => string,
  reports: readonly Json[] = [],
): Json {
  return {
    version: 1,
    findings: found.map((each) => ({
      rule: each.rule,
      severity: each.severity,
      file: nameOf(each.file),
      line: each.line,
      column: each.column,
      endLine: each.endLine,
      endColumn: each.endColumn,
      question: each.question ?? null,
      message: each.message,
      help: each.help ?? null,
    })),
    summary: { ...counts },
    ...(reports.length > 0 && { reports }),
  };
}
