// The lines of journal files: the last one may be torn, others may be damaged, and a file may be no file at all.
import type { Entry } from '../core/memory/entry.ts';
import { type Block, LINE_FEED, textBetween } from './block.ts';
import { type ReadLine, readLine } from './lines.ts';
import { Blocks } from './read-blocks.ts';
import type { Rows } from './scan.ts';
import { eachScanned, type Scanner } from './scanner.ts';
import type { Reached } from './snapshot.ts';

/** How far files were read, and what a reader should be told about them. */
export interface Read {
  readonly reached: Reached;
  readonly notices: readonly string[];
}

/** Takes an entry of the time `at` (milliseconds since 1970). */
export type Take = (entry: Entry, at: number) => void;

/** Gives `take` the entries of `files` beyond the places reached; a last line that was cut is left for the next time. */
export function readFrom(files: readonly string[], reached: Reached, take: Take, readOne = readLine): Read {
  const reading = new Reading(take, readOne);
  for (const file of files) {
    const blocks = new Blocks(file, reached.get(file) ?? 0, 1);
    try {
      for (let block = blocks.next(); block !== undefined; block = blocks.next()) reading.lines(block, 0, block.bytes.length);
      reading.end(file, blocks);
    } catch (error) {
      reading.fail(file, error);
    } finally {
      blocks.close();
    }
  }
  return reading;
}

/** What takes blocks that have been scanned. */
export interface Rowwise {
  readonly take: Take;
  /** Takes the line of a row. */
  readonly takeRow: (block: Block, rows: Rows, row: number) => void;
  /** The block will be overwritten. */
  readonly leave: () => void;
}

/** The same for blocks that are scanned first: their rows are given to `takeRow`, and only other lines are read as entries. */
export async function scanFrom(
  files: readonly string[],
  reached: Reached,
  { take, takeRow, leave }: Rowwise,
  scanner: Scanner,
): Promise<Read> {
  const reading = new Reading(take, readLine);
  for (const file of files) {
    const blocks = new Blocks(file, reached.get(file) ?? 0, scanner.ahead + 1);
    try {
      for await (const { block, rows } of eachScanned(() => blocks.next(), scanner)) {
        let from = 0;
        for (let row = 0; row < rows.count; row += 1) {
          const begin = rows.begins[row] ?? 0;
          if (from < begin) reading.lines(block, from, begin);
          takeRow(block, rows, row);
          from = rows.ends[row] ?? 0;
        }
        reading.lines(block, from, block.bytes.length);
        leave();
      }
      reading.end(file, blocks);
    } catch (error) {
      reading.fail(file, error);
    } finally {
      blocks.close();
    }
  }
  return reading;
}

/** What reading comes to, file by file. */
class Reading implements Read {
  readonly reached = new Map<string, number>();
  readonly notices: string[] = [];
  readonly #take: Take;
  readonly #readOne: typeof readLine;
  #damaged = 0;
  #newer = 0;

  constructor(take: Take, readOne: typeof readLine) {
    this.#take = take;
    this.#readOne = readOne;
  }

  /** Reads the lines between two places. */
  lines(block: Block, begin: number, end: number): void {
    for (let from = begin; from < end; ) {
      const feed = block.bytes.indexOf(LINE_FEED, from);
      // Each line is a text of its own: a part of it that is kept must not keep the whole block.
      this.#line(textBetween(block, from, feed));
      from = feed + 1;
    }
  }

  #line(text: string): void {
    if (text.trim() === '') return;
    const read = this.#readOne(text);
    if (read === 'damaged') this.#damaged += 1;
    else this.#count(read);
  }

  #count(read: Exclude<ReadLine, 'damaged'>): void {
    if (read === 'newer') this.#newer += 1;
    else this.#take(read.entry, read.at);
  }

  /** A file was read to its end. A last line that nobody has ended counts if it is whole: one that was cut can never be read. */
  end(file: string, { reached, rest }: Blocks): void {
    const read = rest.length === 0 ? 'damaged' : this.#readOne(rest.toString());
    if (read !== 'damaged') this.#count(read);
    this.reached.set(file, read === 'damaged' ? reached : reached + rest.length);
    this.#tellLines(file);
  }

  /** A file could not be read on. */
  fail(file: string, error: unknown): void {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    this.notices.push(`${file} cannot be read (${error.message}). What was read of the others counts.`);
    this.#tellLines(file);
  }

  #tellLines(file: string): void {
    const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);
    if (this.#damaged > 0)
      this.notices.push(
        `${file}: ${lines(this.#damaged)} cannot be read (a power cut, or an edit). Left as they are; all others were read.`,
      );
    if (this.#newer > 0) this.notices.push(`${file}: ${lines(this.#newer)} of a newer version of quiz. Kept, and left to that version.`);
    this.#damaged = 0;
    this.#newer = 0;
  }
}
