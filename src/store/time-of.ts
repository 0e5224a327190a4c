// Times as entries write them. Every line of a journal has one, and `Date.parse` takes longer than the rest of a line's fold.

/** The day that was read last, up to its `T`, and when it begins in UTC: the next time is most often of the same day. */
let day = '';
let dayBegins = 0;

const [PLUS, MINUS, POINT, COLON] = [0x2b, 0x2d, 0x2e, 0x3a];
const DAY = /^\d{4}-\d\d-\d\dT$/;

/** Milliseconds since 1970 of a time in ISO 8601; not a number for what is no time. For any text the same as `Date.parse`. */
export function timeOf(text: string): number {
  const at = readOurs(text);
  return Number.isNaN(at) ? Date.parse(text) : at;
}

/** The same for `2026-11-22T18:00:00.000+01:00`, which is how we write it; not a number for all else. */
function readOurs(text: string): number {
  const begin = text.slice(0, 11);
  if (begin !== day) {
    if (!DAY.test(begin)) return Number.NaN;
    day = begin;
    dayBegins = Date.parse(`${day}00:00:00.000Z`);
  }
  const marks =
    text.charCodeAt(13) === COLON && text.charCodeAt(16) === COLON && text.charCodeAt(19) === POINT && text.charCodeAt(26) === COLON;
  const sign = text.charCodeAt(23);
  if (text.length !== 29 || !marks || (sign !== PLUS && sign !== MINUS)) return Number.NaN;
  const ahead = pair(text, 24, 24) * 60 + pair(text, 27, 60);
  const minutes = pair(text, 11, 24) * 60 + pair(text, 14, 60) - (sign === PLUS ? ahead : -ahead);
  return dayBegins + minutes * 60_000 + pair(text, 17, 60) * 1000 + digit(text, 20) * 100 + pair(text, 21, 100);
}

/** The digit at `at`; else not a number, and then no sum with it is one. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}

/** The number of two digits at `at` if it is below `limit`. */
function pair(text: string, at: number, limit: number): number {
  const value = digit(text, at) * 10 + digit(text, at + 1);
  return value < limit ? value : Number.NaN;
}
