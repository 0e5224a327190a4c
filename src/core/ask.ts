/** A value that survives JSON: how replies are written in files and stored. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * What a learner answered, as programs read it (DESIGN.md, section 6): choices by authored letter whatever the order
 * shown; `{"1": "c"}` for matching; the text typed; a list for blanks; `{text, points}` for a self-checked answer.
 */
export type Reply = Json;

/** Something that can be picked. `letter` is its authored name in replies (`a` is the first one written), or its `id`. */
export interface Option {
  readonly letter: string;
  readonly text: string;
}

/** One gap in a text: typed (`text`, `number`) or picked from `options`. */
export interface Blank {
  readonly name: string;
  readonly expects: 'text' | 'number' | 'option';
  readonly options: readonly Option[];
}

/**
 * What is put to the learner, as data, with the key left out. A closed union of few kinds: `cli/terminal` knows how to
 * ask each. `options`, `items` and `right` stand in the order in which they are shown; `intro` is shown with every part.
 */
export type Ask =
  | { readonly kind: 'pick-one'; readonly options: readonly Option[] }
  | { readonly kind: 'pick-many'; readonly options: readonly Option[]; readonly choose?: number }
  | { readonly kind: 'line'; readonly expects: 'text' | 'number'; readonly unit?: string }
  | { readonly kind: 'order'; readonly items: readonly Option[] }
  | { readonly kind: 'match'; readonly left: readonly Option[]; readonly right: readonly Option[] }
  | { readonly kind: 'blanks'; readonly text: string; readonly blanks: readonly Blank[] }
  | { readonly kind: 'self-check'; readonly points: readonly Option[] }
  | {
      readonly kind: 'parts';
      readonly intro: string;
      readonly parts: readonly { readonly id: string; readonly prompt: string; readonly ask: Ask }[];
    };

/** The kinds that one prompt can ask; `parts` is asked one part at a time. */
export type SingleAsk = Exclude<Ask, { kind: 'parts' }>;

/** The letter of the n-th authored thing, from 0: a … z, then aa, ab, … */
export function letterAt(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : letterAt(Math.floor(index / 26) - 1) + letter;
}
