// Times as entries write them, read as bytes: `Date.parse` takes longer than the rest of a line.
import { areSame, type Block } from './block.ts';
import { isTime } from './lines.ts';
import type { Texts } from './texts.ts';

/** `2026-11-22T18:00:00.000+01:00` has so many letters, its date and its hour so many, and the minutes ahead of UTC begin at so many. */
const [LENGTH, DATE, HOUR, ZONE] = [29, 10, 13, 23];
const [PLUS, MINUS, POINT, COLON, LETTER_T] = [0x2b, 0x2d, 0x2e, 0x3a, 0x54];

/** Reads the times of a block, one after the other: most are of the hour of the one before. */
export class Times {
  /** The day of the time that was read last, as the number of a text: its date as it stands there. */
  day = 0;
  readonly #block: Block;
  readonly #texts: Texts;
  /** Where a time of the last hour begins, and when that hour begins (milliseconds since 1970). */
  #place = -1;
  #begins = Number.NaN;

  constructor(block: Block, texts: Texts) {
    this.#block = block;
    this.#texts = texts;
  }

  /** The time between two places, in milliseconds since 1970, the same as `Date.parse` gives for it; not a number if we would not write it so. */
  read(from: number, to: number): number {
    const { bytes } = this.#block;
    if (to - from !== LENGTH || bytes[from + 16] !== COLON || bytes[from + 19] !== POINT) return Number.NaN;
    if (!this.#isSameHour(from)) this.#takeHour(from);
    const minutes = pair(bytes, from + 14);
    const seconds = pair(bytes, from + 17);
    const thousandths = pair(bytes, from + 20) * 10 + digit(bytes, from + 22);
    if (minutes >= 60 || seconds >= 60 || thousandths >= 1000) return Number.NaN;
    const time = this.#begins + minutes * 60_000 + seconds * 1000 + thousandths;
    return isTime(time) ? time : Number.NaN;
  }

  #isSameHour(from: number): boolean {
    const { view } = this.#block;
    return this.#place >= 0 && areSame(view, from, this.#place, HOUR + 1) && areSame(view, from + ZONE, this.#place + ZONE, LENGTH - ZONE);
  }

  #takeHour(from: number): void {
    this.#place = from;
    this.day = this.#texts.at(from, from + DATE);
    this.#begins = hourAt(this.#block.bytes, from, this.#texts.all[this.day] ?? '');
  }
}

const WRITTEN = /^\d{4}-\d\d-\d\d$/;

/** When the hour of the time at `from` begins. */
function hourAt(bytes: Uint8Array, from: number, date: string): number {
  const sign = bytes[from + ZONE];
  if (!WRITTEN.test(date) || bytes[from + DATE] !== LETTER_T || bytes[from + HOUR] !== COLON || bytes[from + 26] !== COLON)
    return Number.NaN;
  const [hours, ahead, more] = [pair(bytes, from + 11), pair(bytes, from + 24), pair(bytes, from + 27)];
  if ((sign !== PLUS && sign !== MINUS) || hours >= 24 || ahead >= 24 || more >= 60) return Number.NaN;
  const minutes = ahead * 60 + more;
  return Date.parse(`${date}T00:00:00.000Z`) + (hours * 60 - (sign === PLUS ? minutes : -minutes)) * 60_000;
}

/** The digit at `at`, or if there is none a number too large for everything. */
function digit(bytes: Uint8Array, at: number): number {
  const value = (bytes[at] ?? 0) - 48;
  return value >= 0 && value <= 9 ? value : 1000;
}

/** The number of two digits at `at`, or one too large. */
const pair = (bytes: Uint8Array, at: number): number => digit(bytes, at) * 10 + digit(bytes, at + 1);
