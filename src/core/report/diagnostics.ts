// Diagnostics as docs: where, what, an excerpt with a caret, why, and what to write instead.
import type { Json } from '../ask.ts';
import type { Diagnostic, RelatedPlace } from '../check/diagnostic.ts';
import { type Doc, gap, paragraph, type Role, type Span, span } from '../doc.ts';
import type { Severity } from '../finding.ts';
import { excerptDoc, linesDoc } from './excerpt.ts';

/** The role in which each severity is shown. */
export const ROLES: Readonly<Record<Severity, Role>> = { error: 'bad', warning: 'warn', info: 'accent' };

/** How a diagnostic is shown. `nameOf` turns its file into the name shown, `width` is that of the page in columns. */
export interface Showing {
  readonly nameOf: (file: string) => string;
  readonly width: number;
  /** Whether every related place is shown, however many there are. */
  readonly all: boolean;
}

/** More related places than this are listed without carets. */
const RELATED = 2;
/** How many of them are listed. */
const LISTED = 10;

/** One diagnostic as people read it. */
export function diagnosticDoc(found: Diagnostic, { nameOf, width, all }: Showing): Doc {
  const role = ROLES[found.severity];
  const { related } = found;
  const listed = all ? related : related.slice(0, LISTED);
  return [
    headLine(found, nameOf),
    paragraph(found.message, '  '),
    ...excerptDoc(found, found.help ?? '', role, width),
    ...(related.length > RELATED ? [paragraph('The others:', '  ')] : []),
    ...inTheirFiles(listed).flatMap((places) => [
      ...elsewhere(places, found, nameOf),
      ...(related.length > RELATED ? [linesDoc(places, width)] : places.flatMap((each) => excerptDoc(each, each.message, 'dim', width))),
    ]),
    ...(listed.length < related.length
      ? [paragraph(span(`and ${related.length - listed.length} more; --all shows them.`, 'dim'), '  ')]
      : []),
    ...(found.why === undefined ? [] : [paragraph(found.why, '  ')]),
    gap,
  ];
}

/** Related places, those one after the other in one file together. */
function inTheirFiles(related: readonly RelatedPlace[]): RelatedPlace[][] {
  const runs: RelatedPlace[][] = [];
  for (const each of related) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]?.file === each.file) last.push(each);
    else runs.push([each]);
  }
  return runs;
}

/** Which file an excerpt is from, where it is not the finding's. */
function elsewhere([first]: readonly RelatedPlace[], { file }: Diagnostic, nameOf: Showing['nameOf']): Doc {
  return first === undefined || first.file === file
    ? []
    : [paragraph(span(`${nameOf(first.file)}:${first.line}:${first.column}`, 'dim'), '  ')];
}

/** What is told, and where. */
export function headLine(
  { severity, rule, file, line, column, question }: Diagnostic,
  nameOf: (file: string) => string,
  more?: string,
): Doc[number] {
  const about = [question, more].filter((each) => each !== undefined).join(', ');
  const where = `${nameOf(file)}:${line}:${column}${about === '' ? '' : ` (${about})`}`;
  return paragraph([span(severity, ROLES[severity]), ' ', span(rule, 'strong'), '  ', span(where, 'dim')]);
}

/** A count and its word. */
export const some = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

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
      ...(each.related.length > 0 && {
        related: each.related.map(({ file, line, column, endLine, endColumn, message }) => ({
          file: nameOf(file),
          line,
          column,
          endLine,
          endColumn,
          message,
        })),
      }),
    })),
    summary: { ...counts },
    ...(reports.length > 0 && { reports }),
  };
}
