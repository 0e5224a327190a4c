// The careful reading of YAML: with the library that recovers from errors, names them, and knows where each thing stands.
// It is slow (2 MB/s); what holds nothing unusual is read by plain.ts.
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
import { misspelled } from './misspelled.ts';
import { crookedLine } from './pieces.ts';
import { recognized } from './recognized.ts';
import type { Extent, SyntaxProblem } from './source.ts';

/** What is read at once, in characters: it takes seconds and hundreds of megabytes for this much. */
const LARGEST_DOCUMENT = 8 * 1024 * 1024;
/** Mappings and lists in one another; a bank needs about eight. */
const DEEPEST = 64;
/** Times that what aliases stand for may be repeated before a text counts as an alias bomb. */
const MOST_REPEATS = 100;
/** Anchors and aliases of a file. */
const MOST_ANCHORS = 2000;

/** One YAML text read: the whole file, or a piece of it that begins at `offset`. Offsets given and taken are of the file. */
export interface Part {
  readonly offset: number;
  readonly value: unknown;
  /** Sorted; behind the first one that upsets the structure stand only those that do not follow from it. */
  readonly problems: readonly SyntaxProblem[];
  /** The extent of the key or value at `path`, or of the nearest thing above it that exists. */
  extent(path: Path, at: 'key' | 'value'): Extent | undefined;
  /** All that the value at `path` takes up. */
  range(path: Path): Extent | undefined;
  /** The texts that are values or entries of lists, in the order in which they stand. */
  texts(): readonly Written[];
}

/** A text as it is written. The extent goes from its first character (a quote, or the `|` or `>`) to the end of its last line. */
export interface Written extends Extent {
  readonly path: Path;
  readonly style: 'plain' | 'single' | 'double' | 'folded' | 'literal';
  readonly value: string;
  /** What stands in the list in brackets of which this is the first entry, texts without quotes as texts. */
  readonly list: readonly unknown[] | undefined;
}

/** The names of the anchors of a file, and those that its aliases use. */
export interface Names {
  readonly anchors: ReadonlySet<string>;
  readonly aliases: ReadonlySet<string>;
}

/** A part of which nothing could be read. */
export const nothing = (why: SyntaxProblem): Part => ({
  offset: 0,
  value: undefined,
  problems: [why],
  extent: () => undefined,
  range: () => undefined,
  texts: () => [],
});

/** A problem of one character, unless told otherwise. */
export const problem = (code: string, detail: string, start = 0, end = start + 1): SyntaxProblem => ({ code, detail, start, end });

/** After these nothing that was read can be relied on. */
const HOPELESS: ReadonlySet<string> = new Set([
  'TOO_LARGE',
  'TOO_LARGE_TO_MEND',
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
  'LONE_ANCHOR',
  'BAD_DQ_ESCAPE',
  'BAD_SCALAR_START',
  'NON_STRING_KEY',
  'MULTIPLE_DOCS',
]);

/** Whether nothing that was read beside a problem can be relied on. */
export const isHopeless = ({ code }: SyntaxProblem): boolean => HOPELESS.has(code);

/** Whether a problem upsets the structure around it. */
export const isHard = ({ code }: SyntaxProblem): boolean => !HARMLESS.has(code);

/**
 * Reads a YAML 1.2 text that begins at `offset` of a file. Never throws: what is wrong is in `problems`, and `value` holds
 * what could be read. `elsewhere` are the names in the whole file, where the text is a piece of it.
 */
export function readDocument(text: string, offset = 0, elsewhere?: Names): Part {
  if (text.length > LARGEST_DOCUMENT) return nothing(problem('TOO_LARGE_TO_MEND', String(text.length), offset));
  const parsed = withoutStacks(() => parse(text));
  if (!('document' in parsed)) return nothing(moved(parsed, offset));
  const { document, lexed } = parsed;
  const problems = document.errors.map((error) =>
    problem(error.code, error.message, error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)),
  );
  for (const { message, pos } of document.warnings) problems.push(problem('UNKNOWN_TAG', message, pos[0], pos[1]));
  if (lexed.second !== undefined) problems.push(problem('MULTIPLE_DOCS', '', lexed.second, lexed.second + 3));
  problems.push(...keyProblems(document), ...(lexed.anchors > 0 ? aliasProblems(document, elsewhere) : []));
  const value = readValue(document, problems);
  return {
    offset,
    value,
    problems: clarified(text, problems, lexed).map((each) => moved(each, offset)),
    extent(path, at) {
      const found = extentOf(document, path, at);
      return found && moved(found, offset);
    },
    range(path) {
      const found = rangeOf(nodeAt(document, path));
      return found && moved(found, offset);
    },
    texts() {
      const found: Written[] = [];
      collectTexts(document.contents, [], undefined, found);
      return found.map((each) => moved(each, offset));
    },
  };
}

const STYLES: Readonly<Record<string, Written['style']>> = {
  [Scalar.PLAIN]: 'plain',
  [Scalar.QUOTE_SINGLE]: 'single',
  [Scalar.QUOTE_DOUBLE]: 'double',
  [Scalar.BLOCK_FOLDED]: 'folded',
  [Scalar.BLOCK_LITERAL]: 'literal',
};

/** Adds the texts below `node` to `found`. The depth of a document is bounded. */
function collectTexts(node: unknown, path: Path, list: Written['list'], found: Written[]): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) collectTexts(value, [...path, isScalar(key) ? String(key.value) : ''], undefined, found);
  } else if (isSeq(node)) {
    const items =
      node.flow === true ? node.items.map((each) => (isScalar(each) && each.type === Scalar.PLAIN ? each.value : undefined)) : undefined;
    for (const [index, each] of node.items.entries()) collectTexts(each, [...path, index], index === 0 ? items : undefined, found);
  } else if (isScalar(node) && typeof node.value === 'string') {
    const range = rangeOf(node);
    const style = STYLES[node.type ?? ''];
    if (range !== undefined && style !== undefined) found.push({ ...range, path, style, value: node.value, list });
  }
}

/** An extent further down in the text. */
export const moved = <E extends Extent>(extent: E, by: number): E => ({ ...extent, start: extent.start + by, end: extent.end + by });

function readValue(document: Document.Parsed, problems: SyntaxProblem[]): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_REPEATS });
  } catch (error) {
    problems.push(problem(error instanceof RangeError ? 'TOO_DEEP' : 'TOO_MANY_ALIASES', messageOf(error)));
    return undefined;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `yaml` makes an error of each problem, and a line of quotes has thousands; the stacks that nobody reads took most of the time. */
function withoutStacks<T>(work: () => T): T {
  const errors: typeof Error & { stackTraceLimit?: number } = Error;
  const usual = errors.stackTraceLimit;
  errors.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    if (usual !== undefined) errors.stackTraceLimit = usual;
  }
}

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
function aliasProblems(document: Document.Parsed, elsewhere: Names | undefined): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  const anchors = new Map<string, unknown>();
  const named: Scalar[] = [];
  const used = new Set(elsewhere?.aliases);
  visit(document, {
    Node(_, node, ancestors) {
      if (isAlias(node)) used.add(node.source);
      if (!isAlias(node)) {
        if (node.anchor === undefined) return undefined;
        anchors.set(node.anchor, node);
        if (isScalar(node)) named.push(node);
        return undefined;
      }
      const target = anchors.get(node.source);
      if (target !== undefined && !ancestors.includes(target as Node)) return undefined;
      const { start, end } = rangeOf(node) ?? { start: 0, end: 1 };
      found.push(problem(elsewhere?.anchors.has(node.source) === true ? 'ELSEWHERE' : 'BAD_ALIAS', '', start, end));
      const empty = new Scalar(null);
      if (node.range) empty.range = node.range;
      return empty;
    },
  });
  for (const node of named) {
    const { start, end } = rangeOf(node) ?? { start: 0, end: 1 };
    if (!used.has(node.anchor ?? '')) found.push(problem('LONE_ANCHOR', node.anchor ?? '', start, end));
  }
  return found;
}

/**
 * The problems that are worth telling, in order: all harmless ones, and the first other one, at the place where a reader
 * would mend it. What the library tells behind that follows from it.
 */
function clarified(text: string, problems: readonly SyntaxProblem[], { unclosed, swallowed, brackets }: Lexed): SyntaxProblem[] {
  const sorted = [...problems].sort((a, b) => a.start - b.start);
  const misleads = (each: SyntaxProblem): boolean => isHard(each) && each.code !== 'ELSEWHERE';
  const hard = sorted.filter(misleads);
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
    const slip = misspelled(text, first.start);
    const crooked = crookedLine(text, first.start);
    if (slip !== undefined) first = slip;
    else if (crooked !== undefined) first = problem(crooked.tab ? 'TAB_AS_INDENT' : 'BAD_INDENT', '', crooked.start, crooked.end);
  }
  if (first === undefined) return sorted;
  const known = first === earliest && !HOPELESS.has(first.code) ? recognized(text, first) : undefined;
  const { start } = known ?? first;
  return [...sorted.filter((each) => !misleads(each) && each.start < start), known ?? first];
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
