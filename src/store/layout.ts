// Lines looked over as bytes, by their layout: of what nobody asks for no text is made. Only JSON without spaces and escapes, its keys in
// the order in which this program writes them, is read like that; any other line is left to a careful reader.
//
// A history has hundreds of megabytes, so bytes are compared four at a time: that takes half of the time of one by one, and less than a regular
// expression that makes a text of each value.

import { type Block, isAt, LINE_FEED, type Word, wordOf } from './block.ts';
import { FORMAT } from './lines.ts';

/** What a key has for a value: a name is a text that is not empty, a reply is what a learner gave. With `?` the key may be left out. */
type Field = 'name' | 'text' | 'text?' | 'number' | 'number?' | 'list' | 'reply' | 'true?' | 'truth';

interface Part {
  /** What stands before the value. */
  readonly before: Word;
  readonly field: Field;
  readonly optional: boolean;
  readonly isText: boolean;
}

/** How a line is laid out. */
export interface Layout<Key extends string = string> {
  readonly parts: readonly Part[];
  /** By key: where `lookOver` puts the place at which its value begins; where it ends comes next. */
  readonly index: Readonly<Record<Key, number>>;
}

/** The layout of entries of one kind, with their keys in order. */
export function layoutOf<Key extends string>(kind: string, fields: Readonly<Record<Key, Field>>): Layout<Key> {
  const keys = Object.keys(fields) as Key[]; // these and no others
  const begin = `{"v":${FORMAT},"kind":"${kind}"`;
  return {
    parts: keys.map((key, number) => ({
      before: wordOf(`${number === 0 ? begin : ''},"${key}":`),
      field: fields[key],
      optional: fields[key].endsWith('?'),
      isText: /^(?:name|text)/.test(fields[key]),
    })),
    index: Object.fromEntries(keys.map((key, number) => [key, 2 * number])) as Record<Key, number>, // one for each key
  };
}

const NULL = wordOf('null');
const TRUE = wordOf('true');
const FALSE = wordOf('false');

/** Room for what is found in a line: for each key of its layout where the value begins and ends, quotes left out; 0 where the key is left out. */
export const roomFor = ({ parts }: Layout): Int32Array => new Int32Array(2 * parts.length);

/**
 * Looks over the line that begins at `from`, and puts down what it found. Answers with the place after its line feed, or with 0 where it is
 * laid out in another way.
 */
export function lookOver(block: Block, from: number, parts: readonly Part[], found: Int32Array): number {
  const { bytes, view } = block;
  let at = from;
  let index = 0;
  // A plain loop, and texts first: nearly all of the time of a fold is spent here.
  for (let number = 0; number < parts.length; number += 1) {
    const part = parts[number];
    if (part === undefined) return 0;
    const begin = wordEnd(view, at, part.before);
    let quotes = 0;
    if (begin === 0) {
      if (!part.optional) return 0;
    } else if (part.isText) {
      at = textEnd(bytes, view, begin);
      if (at === 0 || (at === begin + 2 && part.field === 'name')) return 0;
      quotes = 1;
    } else {
      at = valueEnd(block, begin, part.field);
      if (at === 0) return 0;
    }
    found[index] = begin + quotes;
    found[index + 1] = begin === 0 ? 0 : at - quotes;
    index += 2;
  }
  return bytes[at] === 0x7d && bytes[at + 1] === LINE_FEED ? at + 2 : 0;
}

// All of these answer with the place after what stands at `from`, or with 0 if it is something else. Characters are written as numbers, since
// the bundler makes variables of constants, and these loops are run for each byte.

const wordEnd = (view: DataView, from: number, word: Word): number => (isAt(view, from, word) ? from + word.length : 0);

/** The value of any other field than a text. */
function valueEnd({ bytes, view }: Block, from: number, field: Field): number {
  switch (field) {
    case 'number':
    case 'number?':
      return numberEnd(bytes, from);
    case 'list':
      return bytes[from] === 0x5b ? groupEnd(bytes, view, from, 0x5d) : 0;
    case 'reply':
      return replyEnd(bytes, view, from);
    case 'true?':
      return wordEnd(view, from, TRUE);
    default:
      return wordEnd(view, from, TRUE) || wordEnd(view, from, FALSE);
  }
}

function replyEnd(bytes: Uint8Array, view: DataView, from: number): number {
  switch (bytes[from]) {
    case 0x22:
      return textEnd(bytes, view, from);
    case 0x5b:
      return groupEnd(bytes, view, from, 0x5d);
    case 0x7b:
      return groupEnd(bytes, view, from, 0x7d);
    default:
      return wordEnd(view, from, NULL);
  }
}

function textEnd(bytes: Uint8Array, view: DataView, from: number): number {
  if (bytes[from] !== 0x22) return 0;
  let at = from + 1;
  for (; ; at += 4) {
    const four = view.getInt32(at, true);
    const quotes = four ^ 0x22222222;
    const backslashes = four ^ 0x5c5c5c5c;
    // Whether one of the four is a quote, a backslash or below a space: a byte that is less borrows from its highest bit.
    const less = ((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes) | ((four - 0x20202020) & ~four);
    if ((less & 0x80808080) !== 0) break;
  }
  while (isPlain(bytes[at] ?? 0)) at += 1;
  return bytes[at] === 0x22 ? at + 1 : 0;
}

const isPlain = (byte: number): boolean => byte >= 0x20 && byte !== 0x22 && byte !== 0x5c;

/** A list of texts, or a mapping from texts to texts, as what ends it says. */
function groupEnd(bytes: Uint8Array, view: DataView, from: number, ends: 0x5d | 0x7d): number {
  let at = from + 1;
  if (bytes[at] === ends) return at + 1;
  for (;;) {
    at = textEnd(bytes, view, at);
    if (ends === 0x7d && at !== 0) at = bytes[at] === 0x3a ? textEnd(bytes, view, at + 1) : 0;
    if (at === 0) return 0;
    if (bytes[at] === ends) return at + 1;
    if (bytes[at] !== 0x2c) return 0;
    at += 1;
  }
}

/** A number as JSON has it, but for a sign and an exponent. */
function numberEnd(bytes: Uint8Array, from: number): number {
  const whole = digitsEnd(bytes, from);
  if (whole === from || (bytes[from] === 0x30 && whole > from + 1)) return 0;
  if (bytes[whole] !== 0x2e) return whole;
  const end = digitsEnd(bytes, whole + 1);
  return end === whole + 1 ? 0 : end;
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(bytes[at] ?? 0)) at += 1;
  return at;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
