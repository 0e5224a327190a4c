import type { FileFinding, Loaded } from '../bank/load.ts';
import type { Place, Source } from '../bank/source.ts';
import type { Severity } from '../finding.ts';

/** A finding with its place: what reporters turn into text. Lines and columns count from 1. */
export interface Diagnostic extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  /** The id of the question it is about, if it is about one. */
  readonly question: string | undefined;
  readonly message: string;
  readonly why: string | undefined;
  readonly help: string | undefined;
  /** Whether `--fix` can mend it. */
  readonly fixable: boolean;
  /** The text of the line, for an excerpt. */
  readonly excerpt: string;
  readonly related: readonly RelatedPlace[];
}

/** Another place that a finding speaks of, perhaps in another file of the bank. */
export interface RelatedPlace extends Place {
  readonly file: string;
  readonly message: string;
  readonly excerpt: string;
}

/** Findings with their places, sorted by place, each told once. Positions are computed here and only here. */
export function diagnose({ findings, sources }: Pick<Loaded, 'findings' | 'sources'>): Diagnostic[] {
  const located = findings.flatMap((finding) => {
    const source = sources.get(finding.file);
    return source === undefined ? [] : [locate(finding, source, sources)];
  });
  located.sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule));
  const told = new Set<string>();
  return located.filter((each) => {
    const key = JSON.stringify([each.file, each.line, each.column, each.rule, each.message]);
    return !told.has(key) && told.add(key);
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function locate(finding: FileFinding, source: Source, sources: Loaded['sources']): Diagnostic {
  const place = source.place(finding.extent ?? source.extent(finding.path, finding.at));
  return {
    ...place,
    rule: finding.rule,
    severity: finding.severity,
    file: finding.file,
    question: questionAt(finding, source),
    message: finding.message,
    why: finding.why,
    help: finding.help,
    fixable: finding.fix !== undefined,
    excerpt: lineOf(source, place.line),
    related: (finding.related ?? []).flatMap(({ path, message, file = finding.file }): RelatedPlace[] => {
      const there = sources.get(file);
      if (there === undefined) return [];
      const other = there.place(there.extent(path));
      return [{ ...other, file, message, excerpt: lineOf(there, other.line) }];
    }),
  };
}

/** The id of the question that a finding's path leads into, or in whose lines its extent begins. */
function questionAt({ path, extent }: FileFinding, source: Source): string | undefined {
  const named = path[0] === 'questions' ? path[1] : undefined;
  const index = extent === undefined ? named : (source.questionAt(extent.start) ?? indexAt(extent.start, source.ids.length, source));
  return typeof index === 'number' ? source.ids[index] : undefined;
}

/** Which of the questions, in the order of the text, has the line in which `offset` lies. */
function indexAt(offset: number, count: number, source: Source): number {
  const lineOf = (index: number): number => source.text.lastIndexOf('\n', source.extent(['questions', index]).start - 1) + 1;
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lineOf(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const lines = new WeakMap<Source, readonly string[]>();

function lineOf(source: Source, line: number): string {
  let split = lines.get(source);
  if (split === undefined) {
    split = source.text.split(/\r?\n/);
    lines.set(source, split);
  }
  return split[line - 1] ?? '';
}
