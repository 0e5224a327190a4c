// Mends what findings carry a fix for, in the text of the file: comments, quoting and layout stay byte for byte.
import { readSource, type Source } from '../bank/source.ts';
import { type Edit, type Finding, type Path, valueAt } from '../finding.ts';

/** The text with these changes, and nothing else changed; nothing where that cannot be done safely in this text. */
export function mend(source: Source, edits: readonly Edit[]): string | undefined {
  if (source.problems.length > 0) return undefined;
  const splices = edits.map((edit) => (edit.kind === 'set' ? setText(source, edit) : reorder(source, edit)));
  if (splices.some((each) => each === undefined)) return undefined;
  const text = spliced(
    source.text,
    splices.flatMap((each) => each ?? []),
  );
  if (text === undefined || text === source.text) return undefined;
  // The proof: what is read afterwards is what was read before, with the change and nothing but the change.
  const after = readSource(text);
  const wanted = edits.reduce(applied, source.value);
  return after.problems.length === 0 && JSON.stringify(after.value) === JSON.stringify(wanted) ? text : undefined;
}

/**
 * The text of a file with what can be mended at once, and how many findings that is: one for each question, since a
 * change may move what another one is about. Nothing where nothing can be mended.
 */
export function mendAll(source: Source, findings: readonly Finding[]): { readonly text: string; readonly count: number } | undefined {
  const chosen = new Map<string, readonly Edit[]>();
  const tried = (edits: readonly Edit[]): boolean => mend(source, edits) !== undefined;
  const fixable = findings.flatMap(({ path, fix }) => (fix === undefined ? [] : [{ question: JSON.stringify(path.slice(0, 2)), fix }]));
  for (const { question, fix } of fixable) if (!chosen.has(question)) chosen.set(question, fix);
  const together = mend(source, [...chosen.values()].flat());
  if (together !== undefined) return { text: together, count: chosen.size };
  chosen.clear();
  for (const { question, fix } of fixable) if (!chosen.has(question) && tried(fix)) chosen.set(question, fix);
  const text = mend(source, [...chosen.values()].flat());
  return text === undefined ? undefined : { text, count: chosen.size };
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function spliced(text: string, splices: readonly Splice[]): string | undefined {
  const sorted = [...splices].sort((a, b) => a.start - b.start);
  let done = 0;
  let made = '';
  for (const { start, end, text: put } of sorted) {
    if (start < done) return undefined;
    made += text.slice(done, start) + put;
    done = end;
  }
  return made + text.slice(done);
}

/** The part of a text that changes, where it is written as it is read. */
function setText(source: Source, { path, value }: Extract<Edit, { kind: 'set' }>): Splice[] | undefined {
  const old = valueAt(source.value, path);
  const range = source.range(path);
  if (typeof old !== 'string' || range === undefined) return undefined;
  let same = 0;
  while (same < old.length && same < value.length && old[same] === value[same]) same += 1;
  let tail = 0;
  while (tail < old.length - same && tail < value.length - same && old.at(-1 - tail) === value.at(-1 - tail)) tail += 1;
  const written = source.text.slice(range.start, range.end);
  const quotes = /^["']/.test(written) ? 1 : 0;
  const inner = written.slice(quotes, written.length - quotes);
  const put = value.slice(same, value.length - tail);
  if (/["'\\\n]/.test(put)) return undefined;
  // Folded lines and escapes are written otherwise than they are read; near its ends the text is still the same.
  const head = old.slice(0, old.length - tail);
  const removed = old.length - tail - same;
  const trimmed = inner.trimEnd();
  if (inner.startsWith(head)) return [{ start: range.start + quotes + same, end: range.start + quotes + head.length, text: put }];
  if (!trimmed.endsWith(old.slice(-Math.max(1, tail + removed)).trimEnd())) return undefined;
  const end = range.start + quotes + trimmed.length - old.slice(old.length - tail).trimEnd().length;
  return [{ start: end - removed, end, text: put }];
}

/** The entries of a list in another order; each takes its comments along, and what stands between them stays. */
function reorder(source: Source, { path, order }: Extract<Edit, { kind: 'reorder' }>): Splice[] | undefined {
  const list = valueAt(source.value, path);
  const whole = source.range(path);
  if (!Array.isArray(list) || whole === undefined || [...order].sort((a, b) => a - b).some((place, index) => place !== index))
    return undefined;
  if (order.length !== list.length) return undefined;
  const flow = source.text[whole.start] === '[';
  const blocks: { readonly start: number; readonly end: number }[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const range = source.range([...path, index]);
    const block = range === undefined || flow ? range : linesOf(source.text, range, whole.start, index === 0);
    if (block === undefined) return undefined;
    blocks.push(block);
  }
  return blocks.map((block, index) => {
    const from = blocks[order[index] ?? index] ?? block;
    return { start: block.start, end: block.end, text: source.text.slice(from.start, from.end) };
  });
}

/** The whole lines of an entry in block style, without the end of its last line, and the comments right above it. */
function linesOf(text: string, range: { readonly start: number; readonly end: number }, from: number, first: boolean): Splice | undefined {
  let start = text.lastIndexOf('\n', range.start - 1) + 1;
  if (!/^[ \t]*-[ \t]+$/.test(text.slice(start, range.start))) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(start, range.start))?.[0] ?? '';
  for (;;) {
    const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, start);
    if (start <= from || start === 0 || !above.startsWith(`${indent}#`)) break;
    start -= above.length;
  }
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, start);
  // A comment above the first entry may be about the whole list.
  if (first && start > 0 && above.trimStart().startsWith('#')) return undefined;
  const last = text.slice(range.start, range.end).trimEnd().length + range.start;
  const newline = text.indexOf('\n', last);
  const end = newline === -1 ? text.length : newline;
  return { start, end: text[end - 1] === '\r' ? end - 1 : end, text: '' };
}

/** The value with an edit applied. */
function applied(value: unknown, edit: Edit): unknown {
  return changed(value, edit.path, (old) => {
    if (edit.kind === 'set') return edit.value;
    return Array.isArray(old) ? edit.order.map((place) => old[place] as unknown) : old;
  });
}

function changed(value: unknown, [step, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === step ? changed(each, rest, change) : each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === String(step) ? changed(each, rest, change) : each]));
}
