// Lines of a file in memory, as bytes that are also read four at a time.
import { isAscii } from 'node:buffer';

/** The byte that ends a line. */
export const LINE_FEED = 0x0a;

/** Whole lines, each with its line feed. At least three bytes follow them, so that four can be read from any place inside. */
export interface Block {
  readonly bytes: Buffer & Slices;
  readonly view: DataView;
  readonly isAscii: boolean;
}

/** What `toString` calls in the end: its own way there counts for a short text. Node has had them from the start; its types leave them out. */
interface Slices {
  latin1Slice(from: number, to: number): string;
  utf8Slice(from: number, to: number): string;
}

/** The first bytes of `buffer` as a block. */
export function blockOf(buffer: Buffer, length: number): Block {
  const bytes = buffer.subarray(0, length) as Block['bytes']; // see above
  return { bytes, view: new DataView(buffer.buffer, buffer.byteOffset, buffer.length), isAscii: isAscii(bytes) };
}

/** At least four bytes, to be compared with those of blocks. */
export interface Word {
  readonly length: number;
  /** All of it, four at a time, and the last four, which may hold some of them again. */
  readonly fours: Int32Array;
  readonly last: number;
}

/** A text of at least four ASCII letters as a word. */
export function wordOf(text: string): Word {
  const { view, bytes } = blockOf(Buffer.from(text), text.length);
  const fours = Array.from({ length: bytes.length >> 2 }, (_, number) => view.getInt32(4 * number, true));
  return { length: bytes.length, fours: Int32Array.from(fours), last: view.getInt32(bytes.length - 4, true) };
}

/** Whether `word` stands at `from`. */
export function isAt(view: DataView, from: number, { fours, last, length }: Word): boolean {
  let at = from;
  for (let index = 0; index < fours.length; index += 1) {
    if (view.getInt32(at, true) !== fours[index]) return false;
    at += 4;
  }
  return view.getInt32(from + length - 4, true) === last;
}

/** Whether so many bytes from `a` on are those from `b` on. */
export function areSame(view: DataView, a: number, b: number, length: number): boolean {
  const fours = length & ~3;
  for (let index = 0; index < fours; index += 4) if (view.getInt32(a + index, true) !== view.getInt32(b + index, true)) return false;
  return restAt(view, a + fours, a + length) === restAt(view, b + fours, b + length);
}

/** A number for the bytes between two places, most often another one for others. */
export function sumOf({ view }: Block, from: number, to: number): number {
  let sum = to - from;
  let at = from;
  for (; at + 4 <= to; at += 4) sum = Math.imul(sum ^ view.getInt32(at, true), 0x9e3779b1) ^ (sum >>> 15);
  sum = Math.imul(sum ^ restAt(view, at, to), 0x9e3779b1);
  return sum ^ (sum >>> 15);
}

/** The bytes between two places less than four apart, as one number. */
const restAt = (view: DataView, from: number, to: number): number =>
  from === to ? 0 : view.getInt32(from, true) & ((1 << (8 * (to - from))) - 1);

/** The text between two places. */
export function textBetween({ bytes, isAscii }: Block, from: number, to: number): string {
  return isAscii ? bytes.latin1Slice(from, to) : bytes.utf8Slice(from, to);
}
