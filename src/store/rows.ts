// Lines that have been scanned, as entries: what a fold asks for is in their row, the rest is read if anybody asks for it.
import type { Attempt, Confidence, End, Entry, Start } from '../core/memory/entry.ts';
import type { Facts } from '../core/memory/past.ts';
import type { Verdict } from '../core/question-type.ts';
import { type Block, textBetween } from './block.ts';
import { KIND, type Rows } from './scan.ts';

/** The line of a row. It can be read as long as its block stays as it is. */
abstract class Line<E extends Entry> {
  protected readonly block: Block;
  protected readonly rows: Rows;
  protected readonly row: number;

  constructor(block: Block, rows: Rows, row: number) {
    this.block = block;
    this.rows = rows;
    this.row = row;
  }

  /** Milliseconds since 1970. */
  get time(): number {
    return this.rows.times[this.row] ?? 0;
  }

  get session(): string {
    return this.text(this.rows.sessions);
  }

  get id(): string {
    return this.whole.id;
  }

  get at(): string {
    return this.whole.at;
  }

  /** All of it, as JSON.parse reads it. */
  get whole(): E {
    return JSON.parse(textBetween(this.block, this.rows.begins[this.row] ?? 0, this.rows.ends[this.row] ?? 0)) as E; // it has been looked over
  }

  /** The text of a column. */
  protected text(column: Int32Array): string {
    return this.rows.texts[column[this.row] ?? 0] ?? '';
  }
}

/** An attempt that was scanned. */
export class ScannedAttempt extends Line<Attempt> implements Attempt, Facts {
  readonly kind = 'attempt';

  get idHash(): number {
    return this.rows.idHashes[this.row] ?? 0;
  }

  get name(): string {
    return this.text(this.rows.subjects);
  }

  get day(): string {
    return this.text(this.rows.days);
  }

  get wording(): string {
    return this.text(this.rows.wordings);
  }

  get verdict(): Verdict {
    return this.text(this.rows.verdicts) as Verdict; // as careful readers take it
  }

  get confidence(): Confidence | undefined {
    return this.rows.confidences[this.row] === -1 ? undefined : (this.text(this.rows.confidences) as Confidence); // the same
  }

  get hints(): number {
    return this.rows.hints[this.row] ?? 0;
  }

  get score(): number {
    return this.rows.scores[this.row] ?? 0;
  }

  get gaveUp(): true | undefined {
    return this.rows.gaveUp[this.row] === 1 ? true : undefined;
  }

  get bank(): string {
    return this.whole.bank;
  }

  get question(): string {
    return this.whole.question;
  }

  get shown(): Attempt['shown'] {
    return this.whole.shown;
  }

  get reply(): Attempt['reply'] {
    return this.whole.reply;
  }

  get ms(): number {
    return this.whole.ms;
  }
}

/** The beginning of a session that was scanned. */
export class ScannedStart extends Line<Start> implements Start {
  readonly kind = 'start';

  get run(): string {
    return this.text(this.rows.subjects);
  }

  get seed(): string {
    return this.whole.seed;
  }

  get items(): Start['items'] {
    return this.whole.items;
  }

  get exam(): boolean {
    return this.whole.exam;
  }
}

/** The end of a session that was scanned. */
export class ScannedEnd extends Line<End> implements End {
  readonly kind = 'end';

  get run(): string {
    return this.text(this.rows.subjects);
  }

  get score(): number | undefined {
    const score = this.rows.scores[this.row] ?? Number.NaN;
    return Number.isNaN(score) ? undefined : score;
  }

  get outOf(): number | undefined {
    return this.whole.outOf;
  }
}

/** A line that was scanned, as the entry that it is. */
export type ScannedLine = ScannedAttempt | ScannedStart | ScannedEnd;

/** The line of a row, as an entry. */
export function entryOf(block: Block, rows: Rows, row: number): ScannedLine {
  if (rows.kinds[row] === KIND.attempt) return new ScannedAttempt(block, rows, row);
  return rows.kinds[row] === KIND.start ? new ScannedStart(block, rows, row) : new ScannedEnd(block, rows, row);
}

/** All of an entry: of one that was only scanned, as long as its block stays as it is. */
export const whole = <E extends Entry>(entry: E): E => (entry instanceof Line ? entry.whole : entry);
