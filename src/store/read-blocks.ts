// A file read in blocks of whole lines, some of which are in memory at once.
import { closeSync, openSync, readSync } from 'node:fs';
import { type Block, blockOf, LINE_FEED } from './block.ts';

const BLOCK = 1 << 21;
/** Bytes after a block that can be read, though they mean nothing. */
const SPARE = 4;

/** A file in blocks of whole lines, one after the other. */
export class Blocks {
  readonly #file: string;
  readonly #count: number;
  readonly #rooms: Buffer[] = [];
  #handle: number | undefined;
  #turn = 0;
  /** What begins a line that has not ended yet. */
  #begun: Buffer = Buffer.alloc(0);
  /** So far it was read. */
  #at: number;

  /** So many blocks are in memory at once: the next one takes the place of the oldest. */
  constructor(file: string, start: number, count: number) {
    this.#file = file;
    this.#at = start;
    this.#count = count;
  }

  /** Where the last whole line ended. */
  get reached(): number {
    return this.#at - this.#begun.length;
  }

  /** What stands behind that. */
  get rest(): Buffer {
    return this.#begun;
  }

  /** The next block, or nothing when no further line has ended. */
  next(): Block | undefined {
    this.#handle ??= openSync(this.#file, 'r');
    let room = grown(this.#rooms[this.#turn] ?? roomOf(BLOCK), this.#begun);
    let filled = this.#begun.length;
    for (;;) {
      if (filled === room.length - SPARE) room = grown(room, room.subarray(0, filled));
      const count = readSync(this.#handle, room, filled, room.length - SPARE - filled, this.#at);
      // Of a long line that has not ended, only what comes now can have its end.
      const feed = room.subarray(filled, filled + count).lastIndexOf(LINE_FEED);
      const end = filled + feed + 1;
      filled += count;
      this.#at += count;
      if (count > 0 && feed === -1) continue;
      this.#begun = room.subarray(count === 0 ? 0 : end, filled);
      this.#rooms[this.#turn] = room;
      this.#turn = (this.#turn + 1) % this.#count;
      return count === 0 ? undefined : blockOf(room, end);
    }
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }
}

/** The room with some bytes in front, or if it has no place for more of them a larger one. */
function grown(room: Buffer, bytes: Buffer): Buffer {
  const fitting = bytes.length < room.length - SPARE ? room : roomOf(2 * bytes.length + BLOCK);
  bytes.copy(fitting);
  return fitting;
}

/** Memory that another thread can read as well. */
const roomOf = (size: number): Buffer => Buffer.from(new SharedArrayBuffer(size));
