// The lines of journal files, read in blocks: the last line may be torn, others may be damaged, and a file may be no file at all.
import { closeSync, openSync, readSync } from 'node:fs';
import type { Entry } from '../core/memory/entry.ts';
import { type Block, blockOf, textBetween } from './block.ts';
import { readLine } from './lines.ts';
import type { Reached } from './snapshot.ts';

interface Read {
  readonly reached: Reached;
  readonly notices: readonly string[];
}

/** A way to read lines faster, which need not know all of them. */
export interface Fast {
  /** Takes the line that begins at `from`, if it can be read so, and answers with the place after it. A line feed ends each line of the block. */
  skim(block: Block, from: number): number | undefined;
  /** The block will be overwritten. */
  leave(): void;
}

/**
 * Gives `take` the entries of `files`, and their times, beyond the places reached, unless they were taken the fast way; a last line without
 * its end is left for the next time.
 */
export function readFrom(
  files: readonly string[],
  reached: Reached,
  take: (entry: Entry, at: number) => void,
  fast?: Fast,
  readOne = readLine,
): Read {
  const now = new Map<string, number>();
  const notices: string[] = [];
  for (const file of files) {
    let damaged = 0;
    let newer = 0;
    const takeLine = (text: string): void => {
      if (text.trim() === '') return;
      const read = readOne(text);
      if (read === 'damaged') damaged += 1;
      else if (read === 'newer') newer += 1;
      else take(read.entry, read.at);
    };
    try {
      const end = eachBlock(file, reached.get(file) ?? 0, (block) => {
        eachLine(block, takeLine, fast);
        fast?.leave();
      });
      now.set(file, end);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      notices.push(`${file} cannot be read (${error.message}). What was read of the others counts.`);
    }
    const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);
    if (damaged > 0)
      notices.push(`${file}: ${lines(damaged)} cannot be read (a power cut, or an edit). Left as they are; all others were read.`);
    if (newer > 0) notices.push(`${file}: ${lines(newer)} of a newer version of quiz. Kept, and left to that version.`);
  }
  return { reached: now, notices };
}

const BLOCK = 1 << 20;
/** Bytes after a block that can be read, though they mean nothing. */
const SPARE = 4;
/** The byte that ends a line. */
export const LINE_FEED = 0x0a;

/** Calls `take` with blocks of whole lines from `start` on, all in one buffer; answers where the last whole line ended. */
function eachBlock(file: string, start: number, take: (block: Block) => void): number {
  const handle = openSync(file, 'r');
  let buffer = Buffer.alloc(BLOCK);
  /** How many bytes at the front of the buffer belong to a line that has not ended yet. */
  let begun = 0;
  let at = start;
  try {
    for (;;) {
      if (begun === buffer.length - SPARE) buffer = Buffer.concat([buffer], 2 * buffer.length);
      const count = readSync(handle, buffer, begun, buffer.length - SPARE - begun, at);
      if (count === 0) return at - begun;
      at += count;
      const read = buffer.subarray(0, begun + count);
      // Of a long line that has not ended, only what came now can have its end.
      const ended = read.subarray(begun).lastIndexOf(LINE_FEED);
      const whole = ended === -1 ? 0 : begun + ended + 1;
      if (whole > 0) take(blockOf(buffer, whole));
      read.copyWithin(0, whole);
      begun = read.length - whole;
    }
  } finally {
    closeSync(handle);
  }
}

function eachLine(block: Block, take: (line: string) => void, fast: Fast | undefined): void {
  const { bytes } = block;
  let from = 0;
  while (from < bytes.length) {
    const after = fast?.skim(block, from);
    if (after === undefined) {
      const feed = bytes.indexOf(LINE_FEED, from);
      // Each line is a text of its own: a part of it that is kept must not keep the whole block.
      take(textBetween(block, from, feed));
      from = feed + 1;
    } else from = after;
  }
}
