// YAML text → a value, problems, and places by path. Everyone else knows nothing of YAML or of offsets.
import type { Path } from '../finding.ts';
import { isHard, isHopeless, moved, type Names, nothing, type Part, problem, readDocument, type Written } from './document.ts';
import { columnOf, keyColumn, type Piece, piecesOf } from './pieces.ts';
import { readPlain } from './plain.ts';
import { furtherSlips } from './slips.ts';

/** Offsets into the text, the end excluded. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** A place as people and editors count: lines and columns from 1; the end column is the one after the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What YAML itself could not read. `code` is the library's, to be put into our own words by the reader of findings. */
export interface SyntaxProblem extends Extent {
  readonly code: string;
  readonly detail: string;
}

/** A YAML text read: its value, what could not be read, and where each thing stands. */
export interface Source {
  readonly text: string;
  /** What could be read. */
  readonly value: unknown;
  /** The ids of the questions, in their order: nothing where one has no text for its id. */
  readonly ids: readonly (string | undefined)[];
  readonly problems: readonly SyntaxProblem[];
  /** Whether what was read at `path` (a question, a concept, a list entry, or the root for all around the questions) is not what was written. */
  unreadable(path: Path): boolean;
  /** The index of the question in whose lines an offset lies, if the questions were read one by one; -1 before the first one. */
  questionAt(offset: number): number | undefined;
  /** The extent of the key or value at `path`, or of the nearest thing above it that exists. */
  extent(path: Path, at?: 'key' | 'value'): Extent;
  /** All that the value at `path` takes up, from its first character to its last; nothing where there is no such value. */
  range(path: Path): Extent | undefined;
  /** The text that is the last one to begin at an offset or before it, within a question or around them. */
  textAt(offset: number): Written | undefined;
  /** An extent in lines and columns, cut at the end of its first line. */
  place(extent: Extent): Place;
}

/** More than any hand-written bank needs, little enough to read in bounded time. In characters. */
export const LARGEST_FILE = 64 * 1024 * 1024;
/** Questions are read in stretches of about this many characters, which bounds the memory that reading needs. */
const STRETCH = 64 * 1024;

/**
 * Reads YAML 1.2 text. Never throws: what is wrong is in `problems`, and `value` holds what could be read. All is read
 * quickly first, stretch by stretch; what holds something unusual is read carefully, question by question; and only where
 * that does not show what is unusual, the whole text is.
 */
export function readSource(text: string): Source {
  const refused = unreadableAtAll(text);
  if (refused !== undefined) return sourceOf(text, [nothing(refused)]);
  const reading = readingOf(text);
  const pieces = piecesOf(text);
  if (pieces === undefined)
    return sourceOf(text, [readQuickly(reading, { start: 0, end: text.length }) ?? withFurther(text, readDocument(text))]);
  const head = readHead(reading, pieces.rest);
  const stretches = stretchesOf(pieces.questions).map((each) => readStretch(reading, each));
  const parts = [head.part, ...stretches.flatMap((each) => each.parts)];
  const sure = head.explained && stretches.every(({ explained }) => explained);
  return sure ? sourceOf(text, parts) : readAsOne(text, parts);
}

/** Reads the whole text at once: what its parts seem to lack may stand outside of them. If it is broken, they show where. */
function readAsOne(text: string, parts: readonly Part[]): Source {
  const told = parts.some(({ problems }) => problems.some(isHard));
  const whole = readDocument(text);
  const stumbled = whole.problems.find(isHard);
  if (stumbled?.code === 'TOO_LARGE_TO_MEND' && told) return sourceOf(text, parts);
  if (stumbled === undefined || isHopeless(stumbled) || parts.some((each) => each.problems.some(isHopeless)))
    return sourceOf(text, [whole]);
  return told ? sourceOf(text, parts) : withProblem(text, parts, stumbled);
}

/** Why a text is not even looked at as YAML. */
function unreadableAtAll(text: string): SyntaxProblem | undefined {
  if (text.length > LARGEST_FILE) return problem('TOO_LARGE', String(text.length));
  const nul = text.indexOf('\u0000');
  if (nul !== -1) return problem('NUL', '', nul);
  const sample = text.slice(0, 4096);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell text from other data
  const controls = sample.match(/[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/g)?.length ?? 0;
  if (controls > 8 && controls > sample.length / 20) return problem('BINARY', '');
  const carriage = text.indexOf('\r');
  if (carriage !== -1 && !text.includes('\n')) return problem('CARRIAGE_RETURNS', '', carriage);
  return undefined;
}

/** A text being read, and what its parts share. */
interface Reading {
  readonly text: string;
  /** The names of all anchors and aliases, in any part. */
  names(): Names;
  /** The part at an extent, read carefully; the last one is kept. */
  again(extent: Extent): Part;
}

function readingOf(text: string): Reading {
  let names: Names | undefined;
  let last: { readonly start: number; readonly part: Part } | undefined;
  return {
    text,
    names() {
      const after = (mark: string): ReadonlySet<string> =>
        new Set([...text.matchAll(new RegExp(`(?<=[\\s[{,])\\${mark}([^\\s,[\\]{}]+)`, 'g'))].map(([, name]) => name ?? ''));
      names ??= { anchors: after('&'), aliases: after('*') };
      return names;
    },
    again({ start, end }) {
      if (last?.start !== start) last = { start, part: readDocument(text.slice(start, end), start) };
      return last.part;
    },
  };
}

/** Parts, and whether they show what kept them from being read quickly, so that the whole need not be looked at. */
interface Explained {
  readonly explained: boolean;
}

/** Slips that concern one part alone: no anchor for another, no second document, nothing that upsets the structure. */
const explains = (reading: Reading, parts: readonly Part[]): boolean => {
  const problems = parts.flatMap((each) => each.problems);
  return (
    problems.length > 0 && reading.names().anchors.size === 0 && !problems.some((each) => isHard(each) || each.code === 'MULTIPLE_DOCS')
  );
};

/** A text read quickly. Of its parts only the values are kept: for the place of something it is read again. */
function readQuickly(reading: Reading, extent: Extent): Part | undefined {
  const read = readPlain(reading.text.slice(extent.start, extent.end));
  return read && placedLater(extent.start, read.value, () => reading.again(extent));
}

/** A sound part of which the value is known; `again` reads it carefully, for the place of something. */
const placedLater = (offset: number, value: unknown, again: () => Part): Part => ({
  offset,
  value,
  problems: [],
  extent: (path, at) => again().extent(path, at),
  range: (path) => again().range(path),
  texts: () => again().texts(),
});

/** What stands around the questions, which are blanked in `rest`. */
function readHead(reading: Reading, rest: string): Explained & { readonly part: Part } {
  const read = readPlain(rest);
  const usual = (read?.value as { readonly questions?: unknown } | null | undefined)?.questions === null;
  if (!usual) {
    const part = withFurther(rest, readDocument(rest, 0, reading.names()), reading.names());
    return { part, explained: explains(reading, [part]) };
  }
  let careful: Part | undefined;
  const again = (): Part => {
    careful ??= readDocument(rest);
    return careful;
  };
  return { part: placedLater(0, read?.value, again), explained: true };
}

/** Questions that stand one after another, of a length that is read at once. */
function stretchesOf(questions: readonly Piece[]): Piece[][] {
  const stretches: Piece[][] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const each of questions) {
    const last = stretches.at(-1);
    if (last === undefined || each.end - from > STRETCH) {
      stretches.push([each]);
      from = each.start;
    } else last.push(each);
  }
  return stretches;
}

function readStretch(reading: Reading, questions: readonly Piece[]): Explained & { readonly parts: readonly Part[] } {
  const start = questions[0]?.start ?? 0;
  const end = questions.at(-1)?.end ?? start;
  const read = questions.some(({ crooked }) => crooked !== undefined) ? undefined : readPlain(reading.text.slice(start, end));
  const list: unknown = read?.value;
  if (Array.isArray(list) && list.length === questions.length) {
    return { parts: questions.map((each, index) => placedLater(each.start, [list[index]], () => reading.again(each))), explained: true };
  }
  const parts = questions.map((each) => readQuestion(reading, each));
  return { parts, explained: explains(reading, parts) };
}

function readQuestion(reading: Reading, { crooked, ...extent }: Piece): Part {
  const quick = crooked === undefined ? readQuickly(reading, extent) : undefined;
  if (quick !== undefined) return quick;
  const { start, end } = extent;
  const text = reading.text.slice(start, end);
  const part = readDocument(text, start, reading.names());
  if (crooked === undefined) {
    return part.problems.length > 0
      ? withFurther(text, part, reading.names())
      : placedLater(start, part.value, () => reading.again(extent));
  }
  const slip = problem(crooked.tab ? 'TAB_AS_INDENT' : 'BAD_INDENT', '', crooked.start, crooked.end);
  return { ...part, problems: [slip, ...problemsBelow(text, start, reading.names())] };
}

/** A part with the slips behind its first one, where it has any. `text` is that of the part. */
function withFurther(text: string, part: Part, names?: Names): Part {
  if (!part.problems.some(isHard) || part.problems.some(isHopeless)) return part;
  const own = part.problems.map((each) => moved(each, -part.offset));
  const found = furtherSlips(text, own, isHard, (mended) => readDocument(mended, 0, names).problems);
  const problems = [...part.problems, ...found.map((each) => moved(each, part.offset))];
  return { ...part, problems: problems.sort((a, b) => a.start - b.start) };
}

/** What is wrong in the lines below the first one of a question, once that is indented as they want it. */
function problemsBelow(text: string, offset: number, names: Names): SyntaxProblem[] {
  const [first = ''] = text.split('\n', 1);
  const next = text.split('\n').find((line, index) => index > 0 && line.trim() !== '' && !line.trimStart().startsWith('#')) ?? '';
  const mended = ' '.repeat(Math.max(0, columnOf(next) - (keyColumn(first) - columnOf(first)))) + text.trimStart();
  const by = text.length - mended.length;
  const { problems } = withFurther(mended, readDocument(mended, 0, names), names);
  const end = mended.indexOf('\n');
  return problems.filter((each) => end !== -1 && each.start > end).map((each) => moved(each, offset + by));
}

/** The piece in which the whole text could not be read is taken as unreadable, though alone it is sound. */
function withProblem(text: string, all: readonly Part[], stumbled: SyntaxProblem): Source {
  const at = all.findLastIndex((each, index) => index === 0 || each.offset <= stumbled.start);
  return sourceOf(
    text,
    all.map((each, index) => (index === at ? { ...each, problems: [...each.problems, stumbled] } : each)),
  );
}

/** A source of one part, or of a head and a part for each question. */
function sourceOf(text: string, [head, ...questions]: readonly Part[]): Source {
  const whole = questions.length === 0;
  const value = whole ? head?.value : { ...(head?.value as object | null), questions: questions.map((each) => firstOf(each.value)) };
  const partAt = (path: Path): { readonly part: Part | undefined; readonly path: Path } => {
    const [first, index, ...rest] = path;
    if (whole || first !== 'questions' || typeof index !== 'number') return { part: head, path };
    return { part: questions[index], path: [0, ...rest] };
  };
  const extent = (path: Path, at: 'key' | 'value' = 'value'): Extent => {
    const { part, path: inside } = partAt(path);
    return part?.extent(inside, at) ?? { start: part?.offset ?? 0, end: (part?.offset ?? 0) + 1 };
  };
  const upset = (head?.problems ?? []).filter(({ code }) => code !== 'DUPLICATE_KEY');
  const problems = [head, ...questions].flatMap((each) => each?.problems ?? []).filter(({ code }) => code !== 'ELSEWHERE');
  let starts: readonly number[] | undefined;
  return {
    text,
    value,
    ids: idsIn(value),
    problems,
    unreadable(path) {
      if (path.length === 0) return upset.some(isHard);
      if (!whole && path[0] === 'questions') return (partAt(path).part?.problems ?? []).some(({ code }) => code !== 'DUPLICATE_KEY');
      if (typeof path.at(-1) === 'string') return upset.some(isIn(blockAt(text, extent(path, 'key').start)));
      return upset.some((each) => touches(each, path, extent, text.length));
    },
    questionAt(offset) {
      return whole ? undefined : lastUpTo(questions, offset, (each) => each.offset);
    },
    extent,
    range(path) {
      const { part, path: inside } = partAt(path);
      return part?.range(inside);
    },
    textAt(offset) {
      const index = whole ? -1 : lastUpTo(questions, offset, (each) => each.offset);
      const own = lastText(questions[index], offset);
      const around = lastText(head, offset);
      if (own === undefined || (around !== undefined && around.start > own.start)) return around;
      return { ...own, path: ['questions', index, ...own.path.slice(1)] };
    },
    place(given) {
      starts ??= lineStarts(text);
      return placeOf(given, text, starts);
    },
  };
}

const textsOf = new WeakMap<Part, readonly Written[]>();

function lastText(part: Part | undefined, offset: number): Written | undefined {
  if (part === undefined) return undefined;
  const texts = textsOf.get(part) ?? part.texts();
  textsOf.set(part, texts);
  return texts[lastUpTo(texts, offset, ({ start }) => start)];
}

/** The index of the last of some sorted things that stands at `offset` or before it, or -1. */
function lastUpTo<T>(sorted: readonly T[], offset: number, placeOf: (each: T) => number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const each = sorted[middle];
    if (each !== undefined && placeOf(each) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function idsIn(value: unknown): (string | undefined)[] {
  const questions: unknown = (value as { readonly questions?: unknown } | null | undefined)?.questions;
  if (!Array.isArray(questions)) return [];
  return questions.map((each: { readonly id?: unknown } | null | undefined) => (typeof each?.id === 'string' ? each.id : undefined));
}

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? (value[0] as unknown) : value);

const isIn =
  ({ start, end }: Extent) =>
  (found: SyntaxProblem): boolean =>
    found.start >= start && found.start < end;

/** The lines that belong to the key at an offset: its own, and those below that are deeper, whatever tabs they begin with. */
function blockAt(text: string, offset: number): Extent {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const column = offset - start;
  const below = new RegExp(`\\n {0,${column}}[^\\s#]`, 'g');
  below.lastIndex = offset;
  return { start, end: below.exec(text)?.index ?? text.length };
}

/** Whether a problem stands within the list entry at `path`, or upset all that comes after it. */
function touches(found: SyntaxProblem, path: Path, extent: Source['extent'], length: number): boolean {
  const { start } = extent(path);
  const last = path.at(-1);
  const next = typeof last === 'number' ? extent([...path.slice(0, -1), last + 1]).start : start;
  const end = next > start ? next : length;
  return found.start < end && (found.start >= start || isHard(found));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function placeOf(extent: Extent, text: string, starts: readonly number[]): Place {
  const start = Math.max(0, Math.min(extent.start, text.length));
  const low = lastUpTo(starts, start, (each) => each);
  const next = starts[low + 1];
  const newline = next === undefined ? text.length : next - 1;
  const lineEnd = text[newline - 1] === '\r' ? newline - 1 : newline;
  const column = start - (starts[low] ?? 0) + 1;
  const width = Math.max(1, Math.min(extent.end, lineEnd) - start);
  return { line: low + 1, column, endLine: low + 1, endColumn: column + width };
}
