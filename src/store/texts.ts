// Texts that come again and again, such as the names of questions: known by their bytes, and made once.
import { type Block, isAt, sumOf, textBetween, type Word, wordBetween } from './block.ts';

const SLOTS = 1 << 14;

/** Texts by their bytes. Where two share a slot the later one takes it: that costs time, and neither memory nor correctness. */
export class Texts {
  readonly #words: Word[] = new Array(SLOTS).fill({ length: -1, fours: [], rest: 0 });
  readonly #texts: string[] = new Array(SLOTS).fill('');
  readonly #made: (text: string) => string;

  /** `made` turns what stands in the bytes into what is wanted of it. */
  constructor(made: (text: string) => string = (text) => text) {
    this.#made = made;
  }

  /** The text between two places. */
  at(block: Block, from: number, to: number): string {
    const slot = sumOf(block, from, to) & (SLOTS - 1);
    const word = this.#words[slot];
    if (word?.length !== to - from || !isAt(block.view, from, word)) {
      this.#words[slot] = wordBetween(block, from, to);
      this.#texts[slot] = this.#made(textBetween(block, from, to));
    }
    return this.#texts[slot] ?? '';
  }
}
