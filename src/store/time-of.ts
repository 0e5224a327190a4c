// Times as entries write them, read as bytes. Every line of a journal has one, and `Date.parse` takes longer than the rest of a line's fold.

/** A day as entries write it, and when it begins in UTC (milliseconds since 1970). */
interface Day {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly begins: number;
}

const [PLUS, MINUS, POINT, COLON, LETTER_T] = [0x2b, 0x2d, 0x2e, 0x3a, 0x54];
const DATE = /^\d{4}-\d\d-\d\d$/;

/** The day that was read last: the next time is most often of the same. */
let last: Day = { text: '', bytes: new Uint8Array(10), begins: Number.NaN };

/** The day of a time that begins at `from`: its date as it stands there. */
export function dayAt(bytes: Buffer, from: number): Day {
  for (let index = 0; index < 10; index += 1) {
    if (bytes[from + index] === last.bytes[index]) continue;
    const text = bytes.toString('latin1', from, from + 10);
    last = {
      text,
      bytes: Uint8Array.from(bytes.subarray(from, from + 10)),
      begins: DATE.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN,
    };
    break;
  }
  return last;
}

/**
 * Milliseconds since 1970 of a time like `2026-11-22T18:00:00.000+01:00`, which is how we write it, the same as `Date.parse` gives for it;
 * not a number for any other.
 */
export function timeAt(bytes: Buffer, from: number, to: number): number {
  const marks = bytes[from + 10] === LETTER_T && bytes[from + 13] === COLON && bytes[from + 16] === COLON;
  const sign = bytes[from + 23];
  if (to - from !== 29 || !marks || bytes[from + 19] !== POINT || bytes[from + 26] !== COLON) return Number.NaN;
  if (sign !== PLUS && sign !== MINUS) return Number.NaN;
  const ahead = pair(bytes, from + 24, 24) * 60 + pair(bytes, from + 27, 60);
  const minutes = pair(bytes, from + 11, 24) * 60 + pair(bytes, from + 14, 60) - (sign === PLUS ? ahead : -ahead);
  const thousandths = digit(bytes, from + 20) * 100 + pair(bytes, from + 21, 100);
  return dayAt(bytes, from).begins + minutes * 60_000 + pair(bytes, from + 17, 60) * 1000 + thousandths;
}

/** The digit at `at`; else not a number, and then no sum with it is one. */
function digit(bytes: Uint8Array, at: number): number {
  const value = (bytes[at] ?? 0) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}

/** The number of two digits at `at` if it is below `limit`. */
function pair(bytes: Uint8Array, at: number, limit: number): number {
  const value = digit(bytes, at) * 10 + digit(bytes, at + 1);
  return value < limit ? value : Number.NaN;
}
