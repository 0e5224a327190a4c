// The one file that knows which YAML library parses. Everyone else sees a value, problems, and places by path.
import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Path } from '../finding.ts';

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
  /** The extent of the key or value at `path`, or of the nearest thing above it that exists. */
  extent(path: Path, at?: 'key' | 'value'): Extent;
  /** An extent in lines and columns, cut at the end of its first line. */
  place(extent: Extent): Place;
}

/** More than any hand-written bank needs, little enough to parse in bounded memory. */
export const LARGEST_FILE = 32 * 1024 * 1024;
/** Aliases that may be followed before a text counts as an alias bomb. */
const MOST_ALIASES = 100;

/** Reads YAML 1.2 text. Never throws: what is wrong is in `problems`, and `value` holds what could be read. */
export function readSource(text: string): Source {
  const counter = new LineCounter();
  const problem = (code: string, detail: string, start = 0, end = start + 1): SyntaxProblem => ({ code, detail, start, end });
  const empty = (why: SyntaxProblem): Source => sourceOf(text, undefined, undefined, [why], counter);
  if (text.length > LARGEST_FILE) return empty(problem('TOO_LARGE', String(text.length)));
  const nul = text.indexOf('\u0000');
  if (nul !== -1) return empty(problem('NUL', '', nul));
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: counter, prettyErrors: false, stringKeys: true, merge: false, logLevel: 'silent' });
  } catch (error) {
    return empty(error instanceof RangeError ? problem('TOO_DEEP', '') : problem('UNREADABLE', messageOf(error)));
  }
  const problems = document.errors.map((error) =>
    problem(error.code, error.message, error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)),
  );
  const [unresolved] = document.warnings;
  if (unresolved !== undefined) problems.push(problem('UNKNOWN_TAG', unresolved.message, unresolved.pos[0], unresolved.pos[1]));
  try {
    return sourceOf(text, document, document.toJS({ maxAliasCount: MOST_ALIASES }), problems, counter);
  } catch (error) {
    const why = error instanceof RangeError ? problem('TOO_DEEP', '') : problem('BAD_ALIAS', messageOf(error));
    return sourceOf(text, document, undefined, problems.length > 0 ? problems : [why], counter);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function sourceOf(
  text: string,
  document: Document.Parsed | undefined,
  value: unknown,
  problems: readonly SyntaxProblem[],
  counter: LineCounter,
): Source {
  return {
    text,
    value,
    problems,
    extent: (path, at = 'value') => extentOf(document, path, at) ?? { start: 0, end: 1 },
    place(extent) {
      const from = counter.linePos(Math.min(extent.start, text.length));
      const newline = text.indexOf('\n', extent.start);
      const lineEnd = newline === -1 ? text.length : newline;
      const carriage = text[lineEnd - 1] === '\r' ? 1 : 0;
      const width = Math.max(1, Math.min(extent.end, lineEnd - carriage) - extent.start);
      const line = Math.max(1, from.line);
      const column = Math.max(1, from.col);
      return { line, column, endLine: line, endColumn: column + width };
    },
  };
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

function extentOf(document: Document.Parsed | undefined, path: Path, at: 'key' | 'value'): Extent | undefined {
  let node: unknown = document?.contents;
  let pair: Pair | undefined;
  let reached = 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document as Document); // an alias was parsed, so the document exists
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

function stepInto(node: unknown, step: string | number): { readonly node: unknown; readonly pair: Pair | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
    return pair && { node: pair.value as Node | null, pair };
  }
  if (isSeq(node) && typeof step === 'number' && step < node.items.length) return { node: node.items[step], pair: undefined };
  return undefined;
}
