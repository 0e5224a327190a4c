// Lines read without JSON.parse. Nearly all of a journal is attempts and starts of sessions, laid out as this program writes them: what a
// fold asks for is taken from their bytes, and the rest is read if anybody asks for it. Any other line is none of its business.
import type { Attempt, Confidence, Entry, Start } from '../core/memory/entry.ts';
import type { Place } from '../core/memory/past.ts';
import type { Verdict } from '../core/question-type.ts';
import { type Block, blockOf, textBetween } from './block.ts';
import { type Layout, layoutOf, lookOver, roomFor } from './layout.ts';
import { Texts } from './texts.ts';
import { dayAt, timeAt } from './time-of.ts';

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

const texts = new Texts();
/** `bank#id`, from all that stands between the begin of the one and the end of the other. No quote can be inside of either. */
const names = new Texts((text) => text.replace('","question":"', '#'));

/** Reads lines of one layout, one after the other. */
class Reader {
  readonly #parts: Layout['parts'];
  readonly #found: ReturnType<typeof roomFor>;
  readonly #texts: string[] = [];
  block = blockOf(Buffer.alloc(0), 0);

  constructor(layout: Layout) {
    this.#parts = layout.parts;
    this.#found = roomFor(layout);
  }

  /** Looks over a line; answers with the place after it, or with nothing if it is laid out in another way. */
  read(block: Block, from: number): number | undefined {
    if (block !== this.block) this.forget();
    this.block = block;
    const end = lookOver(block, from, this.#parts, this.#found);
    if (end === undefined) this.forget();
    return end;
  }

  /** The next line is compared with none. */
  forget(): void {
    this.#found.places.fill(0);
  }

  begin(index: number): number {
    return this.#found.places[index] ?? 0;
  }

  end(index: number): number {
    return this.#found.places[index + 1] ?? 0;
  }

  /** The text at `index`. It has to be asked for in each line where it is: the next one may have the same. */
  text(index: number): string {
    if (this.#found.same[index] !== true) this.#texts[index] = texts.at(this.block, this.begin(index), this.end(index));
    return this.#texts[index] ?? '';
  }

  /** The number at `index`. */
  number(index: number): number {
    const [from, to] = [this.begin(index), this.end(index)];
    return to === from + 1 ? (this.block.bytes[from] ?? 0) - 48 : Number(textBetween(this.block, from, to));
  }

  /** The time at `index`, in milliseconds since 1970; not a number where it is written in another way than ours. */
  time(index: number): number {
    return timeAt(this.block.bytes, this.begin(index), this.end(index));
  }
}

const attempts = new Reader(ATTEMPT);
const starts = new Reader(START);

/** A line that has been looked over. */
interface Line {
  readonly block: Block;
  readonly from: number;
  /** The place after it. */
  readonly end: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

const { index: attempt } = ATTEMPT;

/** An attempt of which only what a fold asks for has been read. The rest can be read as long as its block stays as it is. */
export class GlancedAttempt implements Attempt, Place, Line {
  readonly kind: 'attempt';
  readonly block: Block;
  readonly from: number;
  readonly end: number;
  readonly time: number;
  readonly id: string;
  readonly session: string;
  readonly wording: string;
  readonly score: number;
  readonly verdict: Verdict;
  readonly hints: number;
  declare readonly confidence?: Confidence;
  declare readonly gaveUp?: true;
  readonly name: string;
  readonly day: string;

  // Written out, without a class that is shared with starts: there may be a million of these.
  constructor(block: Block, from: number, end: number, time: number) {
    this.kind = 'attempt';
    this.block = block;
    this.from = from;
    this.end = end;
    this.time = time;
    this.id = textBetween(block, attempts.begin(attempt.id), attempts.end(attempt.id));
    this.session = attempts.text(attempt.session);
    this.wording = attempts.text(attempt.wording);
    this.score = attempts.number(attempt.score);
    this.verdict = attempts.text(attempt.verdict) as Verdict; // as careful readers take it
    this.hints = attempts.number(attempt.hints);
    this.name = names.at(block, attempts.begin(attempt.bank), attempts.end(attempt.question));
    this.day = dayAt(block.bytes, attempts.begin(attempt.at)).text;
    if (attempts.begin(attempt.confidence) > 0) this.confidence = attempts.text(attempt.confidence) as Confidence; // the same
    if (attempts.begin(attempt.gaveUp) > 0) this.gaveUp = true;
  }

  get at(): string {
    return wholeOf<Attempt>(this).at;
  }

  get bank(): string {
    return wholeOf<Attempt>(this).bank;
  }

  get question(): string {
    return wholeOf<Attempt>(this).question;
  }

  get shown(): Attempt['shown'] {
    return wholeOf<Attempt>(this).shown;
  }

  get reply(): Attempt['reply'] {
    return wholeOf<Attempt>(this).reply;
  }

  get ms(): number {
    return wholeOf<Attempt>(this).ms;
  }
}

/** A start of which only what a fold asks for has been read. */
export class GlancedStart implements Start, Line {
  readonly kind = 'start';
  readonly session = starts.text(START.index.session);
  readonly run = starts.text(START.index.run);
  readonly block: Block;
  readonly from: number;
  readonly end: number;
  readonly time: number;

  constructor(block: Block, from: number, end: number, time: number) {
    this.block = block;
    this.from = from;
    this.end = end;
    this.time = time;
  }

  get id(): string {
    return wholeOf<Start>(this).id;
  }

  get at(): string {
    return wholeOf<Start>(this).at;
  }

  get seed(): string {
    return wholeOf<Start>(this).seed;
  }

  get items(): Start['items'] {
    return wholeOf<Start>(this).items;
  }

  get exam(): boolean {
    return wholeOf<Start>(this).exam;
  }
}

const wholeOf = <E extends Entry>({ block, from, end }: Line): E => JSON.parse(textBetween(block, from, end)) as E; // it has been looked over

/** All of an entry, as JSON.parse reads the line: of one that was only glanced at, as long as its block stays as it is. */
export const whole = <E extends Entry>(entry: E): E =>
  entry instanceof GlancedAttempt || entry instanceof GlancedStart ? wholeOf<E>(entry) : entry;

/** The entry of a line that begins at `from` and is laid out as this program does it; nothing for any other line, be it sound or not. */
export function glance(block: Block, from: number): GlancedAttempt | GlancedStart | undefined {
  const end = attempts.read(block, from);
  if (end === undefined) return glanceAtStart(block, from);
  const time = attempts.time(attempt.at);
  if (!Number.isNaN(time)) return new GlancedAttempt(block, from, end, time);
  attempts.forget();
  return undefined;
}

function glanceAtStart(block: Block, from: number): GlancedStart | undefined {
  const end = starts.read(block, from);
  if (end === undefined) return undefined;
  const time = starts.time(START.index.at);
  if (!Number.isNaN(time)) return new GlancedStart(block, from, end, time);
  starts.forget();
  return undefined;
}
