// What rules about pairs of questions share: every question of a bank with its place, parts included.
import type { PlacedQuestion } from '../bank/load.ts';
import type { Path } from '../finding.ts';
import type { Question } from '../question-type.ts';
import { authoredOrder } from '../random.ts';
import { placedParts } from './places.ts';
import { plain } from './plain.ts';
import { wordHashes } from './words.ts';

/** A question or a part of one, where it stands, and the place of its whole among all. */
export interface Placed {
  readonly question: Question;
  readonly file: string;
  readonly path: Path;
  readonly whole: number;
  /** The question it is a part of. */
  readonly parent: Question | undefined;
}

const known = new WeakMap<readonly PlacedQuestion[], readonly Placed[]>();

/** All questions and parts. A composite question itself asks nothing: its parts do. */
export function allPlaced(placed: readonly PlacedQuestion[]): readonly Placed[] {
  const all = known.get(placed) ?? spreadOut(placed);
  known.set(placed, all);
  return all;
}

function spreadOut(placed: readonly PlacedQuestion[]): Placed[] {
  const all: Placed[] = [];
  for (const [whole, { question, file, path }] of placed.entries()) {
    if (question.partsKey === undefined) all.push({ question, file, path, whole, parent: undefined });
    else for (const [part, at] of placedParts(question, path)) all.push({ question: part, file, path: at, whole, parent: question });
  }
  return all;
}

/** What is shown with a question and may tell it from another with the same prompt: context, code, the text of its whole. */
export function exhibitOf({ question: { prompt, context = '' }, parent }: Placed): string {
  const listings = prompt.match(/^\s*(`{3,}|~{3,})[\s\S]*?^\s*\1/gm) ?? [];
  return [parent === undefined ? '' : introOf(parent), context, ...listings].join('\n');
}

function introOf(question: Question): string {
  const ask = question.ask(authoredOrder);
  return ask.kind === 'parts' ? ask.intro : '';
}

const promptsOf = new WeakMap<readonly PlacedQuestion[], readonly (readonly number[])[]>();

/** The words of all prompts as hashes, in the order of `allPlaced`. Code listings have none. */
export function promptWords(placed: readonly PlacedQuestion[], all: readonly Placed[]): readonly (readonly number[])[] {
  const words = promptsOf.get(placed) ?? all.map(({ question }) => wordHashes(listingless(question.prompt)));
  promptsOf.set(placed, words);
  return words;
}

/** Markdown around words makes no difference to hashes of words; only listings have to go. */
const listingless = (text: string): string => (/```|~~~/.test(text) ? plain(text) : text);

/** A set of 32-bit hashes that may say yes wrongly, and never no: one bit for each spares most look-ups in a map. */
export interface Sieve {
  /** Adds `hash`; tells whether it seems to have been there before. */
  add(hash: number): boolean;
  has(hash: number): boolean;
}

/** A sieve for about `size` hashes: one in sixteen answers yes wrongly. */
export function sieveOf(size: number): Sieve {
  const count = 2 ** Math.max(10, Math.ceil(Math.log2(size * 16 + 1)));
  const bits = new Uint32Array(count / 32);
  const has = (hash: number): boolean => {
    const at = spread(hash) & (count - 1);
    return ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;
  };
  return {
    has,
    add(hash) {
      const had = has(hash);
      const at = spread(hash) & (count - 1);
      bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
      return had;
    },
  };
}

function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** One hash out of several in a row. */
export function rowHash(list: readonly number[], from: number, count: number): number {
  let hash = 0x9e3779b9;
  for (let index = from; index < from + count; index += 1) hash = Math.imul(hash ^ (list[index] ?? 0), 0x01000193) ^ (hash >>> 15);
  return hash | 0;
}
