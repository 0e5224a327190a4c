// Lines read without JSON.parse. Nearly all of a journal is attempts, and beginnings and ends of sessions, laid out as this program writes
// them: what a fold asks for is taken from their bytes. Any other line is none of its business.
import { shortHash, shortHashBetween } from '../core/hash.ts';
import { areSame, type Block, LINE_FEED, textBetween } from './block.ts';
import { type Layout, layoutOf, lookOver, roomFor } from './layout.ts';
import { Texts } from './texts.ts';
import { Times } from './time-of.ts';

const ATTEMPT = layoutOf('attempt', {
  id: 'name',
  session: 'name',
  at: 'name',
  bank: 'name',
  question: 'name',
  wording: 'text',
  shown: 'list',
  verdict: 'name',
  ms: 'number',
  hints: 'number',
  reply: 'reply',
  score: 'number',
  confidence: 'text?',
  gaveUp: 'true?',
});

const START = layoutOf('start', {
  id: 'name',
  session: 'name',
  at: 'name',
  run: 'name',
  seed: 'text',
  items: 'list',
  exam: 'truth',
});

const END = layoutOf('end', {
  id: 'name',
  session: 'name',
  at: 'name',
  run: 'name',
  score: 'number?',
  outOf: 'number?',
});

/** What the line of a row is. */
export const KIND = { attempt: 0, start: 1, end: 2 } as const;

/**
 * Lines of a block as a table, by columns: numbers and a few texts, which one thread can hand to another. A line that is laid out in
 * another way has no row. Where a kind of line lacks something, its column means nothing.
 */
export type Rows = Readonly<ReturnType<typeof table>>;

/** A table with room for so many rows. All have one hidden class: it is a spread that would give each its own. */
function table(most: number) {
  const numbers = (): Int32Array => new Int32Array(most);
  return {
    count: 0,
    /** What the numbers of texts stand for. */
    texts: [] as readonly string[],
    /** One of `KIND`. */
    kinds: new Uint8Array(most),
    /** The places in the block where the line begins, and after it. */
    begins: numbers(),
    ends: numbers(),
    /** Milliseconds since 1970. */
    times: new Float64Array(most),
    /** The number of a text, as are all that follow. */
    sessions: numbers(),
    /** `bank#id` of the question, or the run that was begun or ended. */
    subjects: numbers(),
    /** Such as `2026-11-22`, as it was where the learner was. */
    days: numbers(),
    wordings: numbers(),
    verdicts: numbers(),
    /** -1 for none. */
    confidences: numbers(),
    /** Of an attempt's id. */
    idHashes: new Float64Array(most),
    hints: new Float64Array(most),
    /** Not a number for none: the end of a session that was given up. */
    scores: new Float64Array(most),
    /** 1 for one that was given up. */
    gaveUp: new Uint8Array(most),
  };
}

/** No line with a row is shorter. */
const SHORTEST = Math.min(
  ...[ATTEMPT, START, END].map(({ parts }) => parts.reduce((sum, { before, optional }) => sum + (optional ? 0 : before.length), 0)),
);

/** `bank#id`, from all that stands between the begin of the one and the end of the other. No quote can be inside of either. */
const nameOf = (text: string): string => text.replace('","question":"', '#');

const idHashAt = (block: Block, from: number, to: number): number =>
  block.isAscii ? shortHashBetween(block.view, from, to) : shortHash(textBetween(block, from, to));

/** All lines of a block that are laid out as this program writes them. */
export function scan(block: Block): Rows {
  const { bytes } = block;
  const rows = table(Math.floor(bytes.length / SHORTEST));
  const texts = new Texts(block);
  const times = new Times(block, texts);
  const attempts = new Reader(ATTEMPT, block, texts, times);
  const starts = new Reader(START, block, texts, times);
  const ends = new Reader(END, block, texts, times);
  let row = 0;
  /** Takes the line at `from` if `reader` can read it. */
  const take = (reader: Reader, kind: number, from: number): boolean => {
    if (!reader.read(from)) return false;
    rows.kinds[row] = kind;
    rows.begins[row] = from;
    rows.ends[row] = reader.after;
    rows.times[row] = reader.time;
    rows.sessions[row] = reader.text(reader.index.session);
    return true;
  };
  for (let from = 0; from < bytes.length; ) {
    if (take(attempts, KIND.attempt, from)) {
      const { index } = ATTEMPT;
      rows.subjects[row] = texts.at(attempts.begin(index.bank), attempts.end(index.question), nameOf);
      rows.days[row] = times.day;
      rows.wordings[row] = attempts.text(index.wording);
      rows.verdicts[row] = attempts.text(index.verdict);
      rows.confidences[row] = attempts.has(index.confidence) ? attempts.text(index.confidence) : -1;
      rows.idHashes[row] = idHashAt(block, attempts.begin(index.id), attempts.end(index.id));
      rows.hints[row] = attempts.number(index.hints);
      rows.scores[row] = attempts.number(index.score);
      rows.gaveUp[row] = attempts.has(index.gaveUp) ? 1 : 0;
    } else if (take(starts, KIND.start, from)) rows.subjects[row] = starts.text(START.index.run);
    else if (take(ends, KIND.end, from)) {
      rows.subjects[row] = ends.text(END.index.run);
      rows.scores[row] = ends.has(END.index.score) ? ends.number(END.index.score) : Number.NaN;
    } else {
      from = bytes.indexOf(LINE_FEED, from) + 1;
      continue;
    }
    from = rows.ends[row] ?? 0;
    row += 1;
  }
  rows.count = row;
  rows.texts = texts.all;
  return rows;
}

/** What every kind of line has. */
type Common = 'session' | 'at';

/** Reads lines of one layout, one after the other. */
class Reader {
  readonly index: Layout<Common>['index'];
  /** The place after the line that was read last, and its time in milliseconds since 1970. */
  after = 0;
  time = 0;
  readonly #block: Block;
  readonly #parts: Layout['parts'];
  readonly #found: Int32Array;
  readonly #texts: Texts;
  readonly #times: Times;
  /** By index: the places and the number of a text that was asked for before. */
  readonly #before: Int32Array;
  readonly #numbers: Int32Array;

  constructor(layout: Layout<Common>, block: Block, texts: Texts, times: Times) {
    this.index = layout.index;
    this.#block = block;
    this.#parts = layout.parts;
    this.#found = roomFor(layout);
    this.#texts = texts;
    this.#times = times;
    this.#before = roomFor(layout);
    this.#numbers = roomFor(layout);
  }

  /** Reads the line at `from`; false if it is laid out in another way. */
  read(from: number): boolean {
    this.after = lookOver(this.#block, from, this.#parts, this.#found);
    if (this.after === 0) return false;
    this.time = this.#times.read(this.begin(this.index.at), this.end(this.index.at));
    return !Number.isNaN(this.time);
  }

  /** Whether there is a value at `index`. */
  has(index: number): boolean {
    return this.begin(index) > 0;
  }

  /** Where the value at `index` begins. */
  begin(index: number): number {
    return this.#found[index] ?? 0;
  }

  /** The place after the value at `index`. */
  end(index: number): number {
    return this.#found[index + 1] ?? 0;
  }

  /** The number of the text at `index`, which is often the one of the line before. */
  text(index: number): number {
    const [begin, end, before] = [this.begin(index), this.end(index), this.#before[index] ?? 0];
    const isSame =
      before > 0 && end - begin === (this.#before[index + 1] ?? 0) - before && areSame(this.#block.view, begin, before, end - begin);
    if (!isSame) {
      this.#before[index] = begin;
      this.#before[index + 1] = end;
      this.#numbers[index] = this.#texts.at(begin, end);
    }
    return this.#numbers[index] ?? 0;
  }

  /** The number at `index`. */
  number(index: number): number {
    const [from, to] = [this.begin(index), this.end(index)];
    return to === from + 1 ? (this.#block.bytes[from] ?? 0) - 48 : Number(textBetween(this.#block, from, to));
  }
}
