import type { Dice } from './dice.ts';

/** A kind of case: how its inputs are made, what must hold for them, and how they are made smaller. Inputs are texts, so that each fits in a file. */
export interface Kind {
  readonly name: string;
  /** In one line, for the table. */
  readonly summary: string;
  /** The extension of files that hold an input. */
  readonly extension: 'yaml' | 'json';
  make(dice: Dice): string;
  /** Throws a `Broken` when a law does not hold. */
  run(input: string): Promise<void>;
  /** Simpler inputs to try, the boldest first. */
  smaller(input: string): Iterable<string>;
  /** Whether a case needs the built program and more than a moment. */
  readonly slow?: true;
}
