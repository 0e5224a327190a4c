// Slips in YAML one behind the other. The first one upsets what follows, so it is mended in a copy, in the likeliest way, and the copy is
// read again: what is told then, further down, is a slip of its own. Lines are changed and never added, so places stay known.
import { spelt, unindentedLines } from './misspelled.ts';
import { columnOf, keyColumn, levelsBefore, PARTS } from './pieces.ts';
import type { SyntaxProblem } from './source.ts';

/** How many slips of one text are looked for, and in how many characters: reading again costs as much as reading. */
const MOST = 12;
const LARGEST = 256 * 1024;
/** Where more was told already, nobody meant this for YAML. */
const TOO_MANY = 100;

/** Reads a text and tells its problems: all harmless ones, up to the first one that upsets what follows. */
export type Look = (text: string) => readonly SyntaxProblem[];

/** The lines of a text as they are mended, and how far the beginning of each was moved to the right. */
interface Copy {
  readonly lines: readonly string[];
  readonly shifts: ReadonlyMap<number, number>;
}

/** A copy that was read, and where its first hard problem stands. */
interface Attempt {
  readonly copy: Copy;
  readonly problems: readonly SyntaxProblem[];
  readonly line: number;
}

/** What else is wrong in a text besides what was told of it, as far as that does not follow from it. */
export function furtherSlips(
  text: string,
  told: readonly SyntaxProblem[],
  isHard: (each: SyntaxProblem) => boolean,
  look: Look,
): SyntaxProblem[] {
  if (text.length > LARGEST || told.length > TOO_MANY) return [];
  const starts = startsOf(text.split('\n'));
  const found: SyntaxProblem[] = [];
  const known = new Set(told.map(keyOf));
  /** The lines that were mended: what is told there later was made by the mending. */
  const done = new Set<number>();
  let copy: Copy = { lines: text.split('\n'), shifts: new Map() };
  let hard = told.find(isHard);
  for (let round = 0; hard !== undefined && round < MOST; round += 1) {
    const { line } = placeIn(copy.lines, hard.start);
    done.add(line);
    const attempt = bestOf(mendings(copy, hard, line), done, isHard, look);
    if (attempt === undefined) break;
    copy = attempt.copy;
    for (const each of attempt.problems) {
      const original = inText(each, copy, starts);
      if (done.has(placeIn(copy.lines, each.start).line) || known.has(keyOf(original))) continue;
      known.add(keyOf(original));
      found.push(original);
    }
    hard = attempt.problems.find(isHard);
  }
  return found;
}

const keyOf = ({ code, start }: SyntaxProblem): string => `${code} ${start}`;

/** A problem of a copy at its place in the text. */
function inText(found: SyntaxProblem, { lines, shifts }: Copy, starts: readonly number[]): SyntaxProblem {
  const { line, column } = placeIn(lines, found.start);
  const start = (starts[line] ?? 0) + Math.max(0, column - (shifts.get(line) ?? 0));
  return { ...found, start, end: start + Math.max(1, found.end - found.start) };
}

/** The way of mending after which most can be read: its next hard problem stands furthest down, and the fewest others are told. */
function bestOf(
  copies: readonly Copy[],
  done: ReadonlySet<number>,
  isHard: (each: SyntaxProblem) => boolean,
  look: Look,
): Attempt | undefined {
  let best: Attempt | undefined;
  for (const copy of copies) {
    const problems = look(copy.lines.join('\n'));
    const hard = problems.find(isHard);
    const line = hard === undefined ? Number.POSITIVE_INFINITY : placeIn(copy.lines, hard.start).line;
    if (done.has(line)) continue;
    if (best === undefined || line > best.line || (line === best.line && problems.length < best.problems.length)) {
      best = { copy, problems, line };
    }
  }
  return best;
}

function startsOf(lines: readonly string[]): number[] {
  let start = 0;
  return lines.map((line) => {
    const at = start;
    start += line.length + 1;
    return at;
  });
}

function placeIn(lines: readonly string[], offset: number): { readonly line: number; readonly column: number } {
  let start = 0;
  for (const [line, text] of lines.entries()) {
    if (offset <= start + text.length) return { line, column: offset - start };
    start += text.length + 1;
  }
  return { line: lines.length - 1, column: 0 };
}

/** The ways in which a line may have been meant. */
function mendings(copy: Copy, { code }: SyntaxProblem, line: number): Copy[] {
  const spelled = spelt(copy.lines[line] ?? '');
  if (code === 'UNINDENTED_TEXT') return [deeper(copy, line)];
  if (spelled !== undefined && code !== 'TAB_AS_INDENT') return [{ ...copy, lines: copy.lines.with(line, spelled) }];
  return code === 'TAB_AS_INDENT' || code === 'BAD_INDENT' ? indented(copy, line) : emptied(copy, line);
}

/** The lines of a text below a `|`, deeper than its key. */
function deeper({ lines, shifts }: Copy, at: number): Copy {
  const end = at + unindentedLines(lines, at);
  const further = new Map(shifts);
  for (let index = at; index < end; index += 1) further.set(index, (shifts.get(index) ?? 0) + 2);
  return { lines: lines.map((line, index) => (index >= at && index < end ? `  ${line}` : line)), shifts: further };
}

const isBlank = (line: string): boolean => line.trim() === '' || line.trimStart().startsWith('#');

/** The line at each level that is open above it, or one deeper; alone, or with the lines below that were moved with it. */
function indented({ lines, shifts }: Copy, at: number): Copy[] {
  const text = lines[at] ?? '';
  const own = columnOf(text);
  const body = text.trimStart();
  const levels = levelsBefore(`${lines.slice(0, at).join('\n')}\n`, lines.slice(0, at).join('\n').length + 1);
  const columns = new Set([...levels, (levels.at(-1) ?? 0) + 2].reverse());
  const below = lines.findIndex((each, index) => index > at && !isBlank(each) && columnOf(each) < own);
  // How far a tab was to reach is not known, so that nothing can be said of the lines below it.
  const block = /^ *\t/.test(text) ? at + 1 : below === -1 ? lines.length : below;
  const moved = (column: number, end: number): Copy => {
    const by = column - own;
    const next = [...lines];
    const further = new Map(shifts);
    for (let index = at; index < end; index += 1) {
      const line = index === at ? body : (lines[index] ?? '').slice(Math.min(Math.max(0, -by), columnOf(lines[index] ?? '')));
      next[index] = index === at ? ' '.repeat(column) + body : ' '.repeat(Math.max(0, by)) + line;
      further.set(index, (shifts.get(index) ?? 0) + by);
    }
    return { lines: next, shifts: further };
  };
  return [...columns].flatMap((column) => (block > at + 1 ? [moved(column, at + 1), moved(column, block)] : [moved(column, at + 1)]));
}

/** The line with nothing in it that could be misread, and so with the lines that can only go on with its text. */
function emptied({ lines, shifts }: Copy, at: number): Copy[] {
  const [, lead = '', key = '', rest = ''] = PARTS.exec(lines[at] ?? '') ?? [];
  const replaced = (line: string, goesOn: boolean): Copy => {
    const next = [...lines];
    next[at] = line;
    const column = keyColumn(lines[at] ?? '');
    for (
      let index = at + 1;
      goesOn && index < lines.length && (isBlank(next[index] ?? '') || columnOf(next[index] ?? '') > column);
      index += 1
    ) {
      next[index] = '';
    }
    return { lines: next, shifts };
  };
  const word = rest.trim();
  if (key !== '') return [replaced(`${lead}${key}x`, word !== '')];
  return [
    // A key without its colon, or without the space behind it.
    ...(/^[\w-]+$/.test(word) ? [replaced(`${lead}${word}:`, false)] : []),
    ...(/^[\w-]+:\S/.test(word) ? [replaced(`${lead}${word.replace(/:.*$/s, ': x')}`, true)] : []),
    replaced(lead.trim() === '' ? '' : `${lead}x`, true),
  ];
}
