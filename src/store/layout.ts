// Lines looked over as bytes, by their layout: of what nobody asks for no text is made. Only JSON without spaces and escapes, its keys in
// the order in which this program writes them, is read like that; any other line is left to a careful reader.
//
// A history has hundreds of megabytes, so bytes are compared four at a time: that takes half of the time of one by one, and less than a regular
// expression that makes a text of each value.

import { areSame, type Block, isAt, type Word, wordOf } from './block.ts';
import { FORMAT } from './lines.ts';

/** What a key has for a value: a name is a text that is not empty, a reply is what a learner gave. With `?` the key may be left out. */
type Field = 'name' | 'text' | 'text?' | 'number' | 'list' | 'reply' | 'true?' | 'truth';

/** How a line is laid out. */
export interface Layout<Key extends string = string> {
  readonly parts: readonly { readonly before: Word; readonly field: Field; readonly optional: boolean; readonly isText: boolean }[];
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

/** What was found in a line: for each key of its layout where the value begins and ends, quotes left out; 0 where the key is left out. */
export interface Found {
  readonly places: Int32Array;
  /** By the same index: whether it is a text, and the same as in the line that was looked over before. */
  readonly same: boolean[];
}

/** Room for what is found in lines of a layout. */
export const roomFor = ({ parts }: Layout): Found => ({ places: new Int32Array(2 * parts.length), same: [] });

/**
 * Looks over the line that begins at `from`. Answers with the place after its line feed, or with nothing where it is laid out in another way.
 * `found` must hold what was found in an earlier line of the block, or nothing but zeros.
 */
export function lookOver(block: Block, from: number, parts: Layout['parts'], { places, same }: Found): number | undefined {
  const { bytes } = block;
  let at = from;
  let index = 0;
  for (const { before, field, optional, isText } of parts) {
    const begin = wordEnd(block, at, before);
    if (begin === 0 && !optional) return undefined;
    const sameEnd = begin > 0 && isText ? endIfSame(block, begin, places[index] ?? 0, places[index + 1] ?? 0) : 0;
    const end = sameEnd > 0 || begin === 0 ? sameEnd : valueEnd(block, begin, field);
    if (begin > 0 && end === 0) return undefined;
    const quote = begin > 0 && bytes[begin] === 0x22 ? 1 : 0;
    same[index] = sameEnd > 0;
    places[index] = begin + quote;
    places[index + 1] = end - quote;
    if (end > 0) at = end;
    index += 2;
  }
  return bytes[at] === 0x7d && bytes[at + 1] === 0x0a ? at + 2 : undefined;
}

/** Where the text at `begin` ends if it is the one between the places `from` and `to`: it was looked over there, and a quote follows it. */
const endIfSame = ({ view }: Block, begin: number, from: number, to: number): number =>
  from > 0 && areSame(view, begin, from - 1, to - from + 2) ? begin + to - from + 2 : 0;

// All of these answer with the place after what stands at `from`, or with 0 if it is something else. Characters are written as numbers, since
// the bundler makes variables of constants, and these loops are run for each byte.

const wordEnd = (block: Block, from: number, word: Word): number => (isAt(block.view, from, word) ? from + word.length : 0);

function valueEnd(block: Block, from: number, field: Field): number {
  switch (field) {
    case 'name': {
      const end = textEnd(block, from);
      return end === from + 2 ? 0 : end;
    }
    case 'text':
    case 'text?':
      return textEnd(block, from);
    case 'number':
      return numberEnd(block.bytes, from);
    case 'list':
      return block.bytes[from] === 0x5b ? groupEnd(block, from, 0x5d) : 0;
    case 'reply':
      return replyEnd(block, from);
    case 'true?':
      return wordEnd(block, from, TRUE);
    case 'truth':
      return wordEnd(block, from, TRUE) || wordEnd(block, from, FALSE);
  }
}

function replyEnd(block: Block, from: number): number {
  switch (block.bytes[from]) {
    case 0x22:
      return textEnd(block, from);
    case 0x5b:
      return groupEnd(block, from, 0x5d);
    case 0x7b:
      return groupEnd(block, from, 0x7d);
    default:
      return wordEnd(block, from, NULL);
  }
}

function textEnd({ bytes, view }: Block, from: number): number {
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
function groupEnd(block: Block, from: number, ends: 0x5d | 0x7d): number {
  const { bytes } = block;
  let at = from + 1;
  if (bytes[at] === ends) return at + 1;
  for (;;) {
    at = textEnd(block, at);
    if (ends === 0x7d && at !== 0) at = bytes[at] === 0x3a ? textEnd(block, at + 1) : 0;
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
