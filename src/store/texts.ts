// Texts that come again and again in a block, such as the names of questions: known by their bytes, and made once.
import { areSame, type Block, sumOf, textBetween } from './block.ts';

const SLOTS = 1 << 13;

/** The texts of a block, by number. Where two share a slot the later one takes it: then a text may be there twice, and that is all. */
export class Texts {
  readonly #block: Block;
  /** By slot, a text's number and one more. */
  readonly #slots = new Int32Array(SLOTS);
  readonly #begins: number[] = [];
  readonly #ends: number[] = [];
  readonly all: string[] = [];

  constructor(block: Block) {
    this.#block = block;
  }

  /** The number of the text between two places. `made` turns what stands there into what is wanted of it. */
  at(from: number, to: number, made?: (text: string) => string): number {
    const slot = sumOf(this.#block, from, to) & (SLOTS - 1);
    const known = (this.#slots[slot] ?? 0) - 1;
    if (known >= 0 && (this.#ends[known] ?? 0) - (this.#begins[known] ?? 0) === to - from) {
      if (areSame(this.#block.view, from, this.#begins[known] ?? 0, to - from)) return known;
    }
    const text = textBetween(this.#block, from, to);
    this.#begins.push(from);
    this.#ends.push(to);
    this.#slots[slot] = this.all.push(made === undefined ? text : made(text));
    return this.all.length - 1;
  }
}
