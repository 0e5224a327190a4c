// The one file that knows which YAML library parses. Everyone else sees a value, problems, and places by path.
import {
  type Alias,
  Composer,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
  Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Path } from '../finding.ts';
import { crookedLine, piecesOf } from './pieces.ts';

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
  readonly value: unknown;
  readonly problems: readonly SyntaxProblem[];
  /** Whether what was read at `path` (a question, or the root for all around the questions) is not what was written. */
  unreadable(path: Path): boolean;
  /** The extent of the key or value at `path`, or of the nearest thing above it that exists. */
  extent(path: Path, at?: 'key' | 'value'): Extent;
  /** All that the value at `path` takes up, from its first character to its last; nothing where there is no such value. */
  range(path: Path): Extent | undefined;
  /** An extent in lines and columns, cut at the end of its first line. */
  place(extent: Extent): Place;
}

/** More than any hand-written bank needs, little enough to parse in bounded memory. */
export const LARGEST_FILE = 32 * 1024 * 1024;
/** Mappings and lists in one another; a bank needs about eight. */
const DEEPEST = 64;
/** Times that what aliases stand for may be repeated before a text counts as an alias bomb. */
const MOST_REPEATS = 100;
/** Anchors and aliases of a file. */
const MOST_ANCHORS = 2000;

/** Reads YAML 1.2 text. Never throws: what is wrong is in `problems`, and `value` holds what could be read. */
export function readSource(text: string): Source {
  const refused = unreadableAtAll(text);
  if (refused !== undefined) return sourceOf(text, [nothing(refused)]);
  const whole = read(text, 0);
  const stumbled = whole.problems.find((each) => isHard(each));
  if (stumbled === undefined || HOPELESS.has(stumbled.code)) return sourceOf(text, [whole]);
  return readInPieces(text, stumbled) ?? sourceOf(text, [whole]);
}

const problem = (code: string, detail: string, start = 0, end = start + 1): SyntaxProblem => ({ code, detail, start, end });

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

/** One YAML text read: the whole file, or a piece of it that begins at `offset`. */
interface Part {
  readonly offset: number;
  readonly document: Document.Parsed | undefined;
  readonly value: unknown;
  /** Offsets are of the file. Sorted; behind the first one that upsets the structure there is none. */
  readonly problems: readonly SyntaxProblem[];
}

const nothing = (why: SyntaxProblem): Part => ({ offset: 0, document: undefined, value: undefined, problems: [why] });

/** After these nothing that was read can be relied on. */
const HOPELESS: ReadonlySet<string> = new Set([
  'TOO_LARGE',
  'NUL',
  'BINARY',
  'CARRIAGE_RETURNS',
  'TOO_DEEP',
  'TOO_MANY_ALIASES',
  'UNREADABLE',
]);

/** Problems that leave what stands around them as it was written. */
const HARMLESS: ReadonlySet<string> = new Set([
  'DUPLICATE_KEY',
  'MERGE_KEY',
  'UNKNOWN_TAG',
  'TAG_RESOLVE_FAILED',
  'BAD_ALIAS',
  'BAD_DQ_ESCAPE',
  'BAD_SCALAR_START',
  'NON_STRING_KEY',
  'MULTIPLE_DOCS',
]);

const isHard = ({ code }: SyntaxProblem): boolean => !HARMLESS.has(code);

function read(text: string, offset: number, anchors?: ReadonlySet<string>): Part {
  const parsed = parse(text);
  if (!('document' in parsed)) return nothing(parsed);
  const { document, lexed } = parsed;
  const problems = document.errors.map((error) =>
    problem(error.code, error.message, error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)),
  );
  for (const { message, pos } of document.warnings) problems.push(problem('UNKNOWN_TAG', message, pos[0], pos[1]));
  if (lexed.second !== undefined) problems.push(problem('MULTIPLE_DOCS', '', lexed.second, lexed.second + 3));
  problems.push(...keyProblems(document), ...(lexed.anchors > 0 ? aliasProblems(document, anchors) : []));
  const value = readValue(document, problems);
  const clear = clarified(text, problems, lexed);
  return { offset, document, value, problems: clear.map((each) => ({ ...each, start: each.start + offset, end: each.end + offset })) };
}

function readValue(document: Document.Parsed, problems: SyntaxProblem[]): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_REPEATS });
  } catch (error) {
    problems.push(problem(error instanceof RangeError ? 'TOO_DEEP' : 'TOO_MANY_ALIASES', messageOf(error)));
    return undefined;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What was noticed on the way through the tokens. */
interface Lexed {
  anchors: number;
  /** Where a second document begins. */
  second: number | undefined;
  /** Where quotes open that never close. */
  readonly unclosed: number[];
  /** Where each outermost bracket opens and closes; the last one may never do. */
  readonly brackets: { start: number; end: number }[];
  depth: number;
  /** Quoted texts that swallowed a line with a key: most likely the closing quote is missing. */
  readonly swallowed: Extent[];
}

/**
 * Parses with the library's own lexer, parser and composer, put together here so that depth and aliases are counted
 * before anything is built of them: the library takes minutes for some nests, and overflows on others.
 */
function parse(text: string): { readonly document: Document.Parsed; readonly lexed: Lexed } | SyntaxProblem {
  const lexed: Lexed = { anchors: 0, second: undefined, unclosed: [], brackets: [], depth: 0, swallowed: [] };
  const parser = new Parser();
  const composer = new Composer<Document.Parsed['contents'] & Node>({
    stringKeys: true,
    merge: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  let first: Document.Parsed | undefined;
  const take = (documents: Iterable<Document.Parsed>): void => {
    for (const document of documents) {
      if (first === undefined) first = document;
      else lexed.second ??= document.range[0];
    }
  };
  try {
    let scalar = false;
    for (const lexeme of new Lexer().lex(text)) {
      if (!scalar) notice(lexeme, parser.offset, lexed);
      scalar = lexeme === '\u001f';
      if (lexed.anchors > MOST_ANCHORS) return problem('TOO_MANY_ALIASES', '', parser.offset);
      for (const token of parser.next(lexeme)) take(composer.next(token) as Iterable<Document.Parsed>);
      if (parser.stack.length > DEEPEST) return problem('TOO_DEEP', '', parser.offset - lexeme.length, parser.offset);
      if (lexed.second !== undefined) break;
    }
    for (const token of parser.end()) take(composer.next(token) as Iterable<Document.Parsed>);
    take(composer.end(true, text.length) as Iterable<Document.Parsed>);
  } catch (error) {
    return error instanceof RangeError ? problem('TOO_DEEP', '') : problem('UNREADABLE', messageOf(error));
  }
  return first === undefined ? problem('UNREADABLE', '') : { document: first, lexed };
}

function notice(lexeme: string, offset: number, lexed: Lexed): void {
  const mark = lexeme[0];
  if (mark === '*' || mark === '&') lexed.anchors += 1;
  if (mark === '[' || mark === '{') {
    if (lexed.depth === 0) lexed.brackets.push({ start: offset, end: Number.POSITIVE_INFINITY });
    lexed.depth += 1;
  } else if (lexed.depth > 0 && (mark === ']' || mark === '}')) {
    lexed.depth -= 1;
    const open = lexed.brackets.at(-1);
    if (lexed.depth === 0 && open !== undefined) open.end = offset + 1;
  } else if (lexed.depth > 0 && lexeme === '\u0018') lexed.depth = 0; // the lexer gave up on the bracket
  if (mark !== '"' && mark !== "'") return;
  if (!isClosed(lexeme, mark)) lexed.unclosed.push(offset);
  else if (/\n[ \t]*(?:- +)?[\w-]+:(?:\s|$)/.test(lexeme)) lexed.swallowed.push({ start: offset, end: offset + lexeme.length });
}

/** Whether a quoted text ends in a quote that is not part of it: `\"` and `''` are. */
function isClosed(lexeme: string, quote: string): boolean {
  const mark = quote === '"' ? '\\' : "'";
  if (lexeme.length < 2 || lexeme.at(-1) !== quote) return false;
  let count = 0;
  for (let at = lexeme.length - 2; at > 0 && lexeme[at] === mark; at -= 1) count += 1;
  return count % 2 === 0;
}

/** Keys that stand twice in a mapping, and merge keys. The library compares each key with each other one; this does not. */
function keyProblems(document: Document.Parsed): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  const open: unknown[] = [document.contents];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isSeq(node)) for (const item of node.items) open.push(item ?? null);
    if (!isMap(node)) continue;
    const seen = new Set<unknown>();
    for (const { key, value } of node.items) {
      open.push(value ?? null);
      if (!isScalar(key)) continue;
      const { start, end } = rangeOf(key) ?? { start: 0, end: 1 };
      if (seen.has(key.value)) found.push(problem('DUPLICATE_KEY', '', start, end));
      seen.add(key.value);
      if (key.value === '<<' && key.type === Scalar.PLAIN) found.push(problem('MERGE_KEY', '', start, end));
    }
  }
  return found;
}

/**
 * Aliases that name no anchor, or the thing in which they stand. They are made empty, so that the rest can be read.
 * `elsewhere` names anchors of other pieces: what they stand for is not known here, but there is nothing to tell.
 */
function aliasProblems(document: Document.Parsed, elsewhere: ReadonlySet<string> | undefined): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  const anchors = new Map<string, unknown>();
  visit(document, {
    Node(_, node, ancestors) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return undefined;
      }
      const target = anchors.get(node.source);
      if (target !== undefined && !ancestors.includes(target as Node)) return undefined;
      const { start, end } = rangeOf(node) ?? { start: 0, end: 1 };
      found.push(problem(elsewhere?.has(node.source) === true ? 'ELSEWHERE' : 'BAD_ALIAS', '', start, end));
      const empty = new Scalar(null);
      if (node.range) empty.range = node.range;
      return empty;
    },
  });
  return found;
}

/**
 * The problems that are worth telling, in order: all harmless ones, and the first other one, at the place where a reader
 * would mend it. What the library tells behind that follows from it.
 */
function clarified(text: string, problems: readonly SyntaxProblem[], { unclosed, swallowed, brackets }: Lexed): SyntaxProblem[] {
  const sorted = [...problems].sort((a, b) => a.start - b.start);
  const hard = sorted.filter((each) => isHard(each) && each.code !== 'ELSEWHERE');
  const [opening] = unclosed;
  const [earliest] = hard;
  let first: SyntaxProblem | undefined = earliest;
  const bracket =
    earliest &&
    brackets.find(({ start, end }) => start < earliest.start && earliest.start <= end && text.slice(start, earliest.start).includes('\n'));
  const missing = earliest && swallowed.find(({ start, end }) => start <= earliest.start && earliest.start <= end + 1);
  if (opening !== undefined && (first === undefined || first.start >= opening || first.code === 'MISSING_CHAR')) {
    first = problem('UNCLOSED_QUOTE', '', opening);
  } else if (missing !== undefined) {
    first = problem('UNCLOSED_QUOTE', '', missing.start);
  } else if (first !== undefined && bracket !== undefined) {
    first = problem('MISSING_CHAR', '', bracket.start);
  } else if (first !== undefined && !HOPELESS.has(first.code)) {
    const crooked = crookedLine(text, first.start);
    if (crooked !== undefined) first = problem(crooked.tab ? 'TAB_AS_INDENT' : 'BAD_INDENT', '', crooked.start, crooked.end);
  }
  if (first === undefined) return sorted;
  const { start } = first;
  return [...sorted.filter((each) => !hard.includes(each) && each.start < start), first];
}

/** Reads head and questions apart; nothing when the text cannot be cut, or the pieces do not show what is wrong. */
function readInPieces(text: string, stumbled: SyntaxProblem): Source | undefined {
  const pieces = piecesOf(text);
  if (pieces === undefined) return undefined;
  const anchors = new Set([...text.matchAll(/(?<=[\s[{,])&([^\s,[\]{}]+)/g)].map(([, name]) => name ?? ''));
  const head = read(pieces.rest, 0, anchors);
  const parts = pieces.questions.map(({ start, end, crooked }): Part => {
    const part = read(text.slice(start, end), start, anchors);
    if (crooked === undefined) return part;
    const slip = problem(crooked.tab ? 'TAB_AS_INDENT' : 'BAD_INDENT', '', crooked.start, crooked.end);
    return { ...part, problems: crooked.tab ? [slip] : [slip, ...part.problems] };
  });
  const all = [head, ...parts];
  if (all.some((each) => each.problems.some(({ code }) => HOPELESS.has(code)))) return undefined;
  return all.some((each) => each.problems.some(isHard)) ? sourceOf(text, all) : withProblem(text, all, stumbled);
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
  const partAt = (path: Path): { readonly part: Part | undefined; readonly path: Path } => {
    const [first, index, ...rest] = path;
    if (whole || first !== 'questions' || typeof index !== 'number') return { part: head, path };
    return { part: questions[index], path: [0, ...rest] };
  };
  const extent = (path: Path, at: 'key' | 'value' = 'value'): Extent => {
    const { part, path: inside } = partAt(path);
    const found = (part?.document && extentOf(part.document, inside, at)) ?? { start: 0, end: 1 };
    return { start: found.start + (part?.offset ?? 0), end: found.end + (part?.offset ?? 0) };
  };
  const upset = (head?.problems ?? []).filter(({ code }) => code !== 'DUPLICATE_KEY');
  const problems = [head, ...questions].flatMap((each) => each?.problems ?? []).filter(({ code }) => code !== 'ELSEWHERE');
  let starts: readonly number[] | undefined;
  return {
    text,
    value: whole ? head?.value : { ...(head?.value as object | null), questions: questions.map((each) => firstOf(each.value)) },
    problems,
    unreadable(path) {
      if (path.length === 0) return upset.some(isHard);
      if (!whole && path[0] === 'questions') return (partAt(path).part?.problems ?? []).some(({ code }) => code !== 'DUPLICATE_KEY');
      return upset.some((each) => touches(each, path, extent, text.length));
    },
    extent,
    range(path) {
      const { part, path: inside } = partAt(path);
      const range = part?.document && rangeOf(nodeAt(part.document, inside));
      return range && { start: range.start + (part?.offset ?? 0), end: range.end + (part?.offset ?? 0) };
    },
    place(given) {
      starts ??= lineStarts(text);
      return placeOf(given, text, starts);
    },
  };
}

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? (value[0] as unknown) : value);

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
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  const next = starts[low + 1];
  const newline = next === undefined ? text.length : next - 1;
  const lineEnd = text[newline - 1] === '\r' ? newline - 1 : newline;
  const column = start - (starts[low] ?? 0) + 1;
  const width = Math.max(1, Math.min(extent.end, lineEnd) - start);
  return { line: low + 1, column, endLine: low + 1, endColumn: column + width };
}

const rangeOf = (node: unknown): Extent | undefined => {
  const range = isNode(node) ? node.range : undefined;
  return range ? { start: range[0], end: Math.max(range[1], range[0] + 1) } : undefined;
};

/** Where a reader would look for a node: a mapping or list is shown by its first key, the rest by itself. */
function startOf(node: unknown): Extent | undefined {
  if (isMap(node)) {
    const [first] = node.items;
    return rangeOf(first?.key) ?? rangeOf(node);
  }
  return rangeOf(node);
}

function extentOf(document: Document.Parsed, path: Path, at: 'key' | 'value'): Extent | undefined {
  let node: unknown = document.contents;
  let pair: Pair | undefined;
  let reached = 0;
  for (const step of path) {
    if (isAlias(node)) node = targetOf(document, node);
    const next = stepInto(node, step);
    if (next === undefined) break;
    node = next.node;
    pair = next.pair;
    reached += 1;
  }
  const whole = reached === path.length;
  // A key that is missing is told at the thing that lacks it: by its own key, else its first one.
  if (pair !== undefined && (at === 'key' || !whole)) return rangeOf(pair.key) ?? startOf(node);
  return startOf(node) ?? rangeOf(pair?.key);
}

/** The node at a path, aliases not followed: what an alias stands for is written elsewhere. */
function nodeAt(document: Document.Parsed, path: Path): unknown {
  let node: unknown = document.contents;
  for (const step of path) {
    node = stepInto(node, step)?.node;
    if (node === undefined) return undefined;
  }
  return node;
}

const targets = new WeakMap<Document.Parsed, ReadonlyMap<Alias, unknown>>();

/** What an alias stands for. The library looks through the whole document for each of them. */
function targetOf(document: Document.Parsed, alias: Alias): unknown {
  let known = targets.get(document);
  if (known === undefined) {
    const anchors = new Map<string, unknown>();
    const found = new Map<Alias, unknown>();
    visit(document, {
      Node(_, node) {
        if (isAlias(node)) found.set(node, anchors.get(node.source));
        else if (node.anchor !== undefined) anchors.set(node.anchor, node);
      },
    });
    known = found;
    targets.set(document, known);
  }
  return known.get(alias);
}

function stepInto(node: unknown, step: string | number): { readonly node: unknown; readonly pair: Pair | undefined } | undefined {
  if (isMap(node)) {
    const pair = pairOf(node, String(step));
    return pair && { node: pair.value as Node | null, pair };
  }
  if (isSeq(node) && typeof step === 'number' && step < node.items.length) return { node: node.items[step], pair: undefined };
  return undefined;
}

const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The pair with a key; the first one, if it stands there twice. */
function pairOf(map: YAMLMap, name: string): Pair | undefined {
  let index = indexes.get(map);
  if (index === undefined) {
    const made = new Map<string, Pair>();
    for (const item of map.items) {
      if (!isScalar(item.key)) continue;
      const key = String(item.key.value);
      if (!made.has(key)) made.set(key, item);
    }
    index = made;
    indexes.set(map, index);
  }
  return index.get(name);
}
