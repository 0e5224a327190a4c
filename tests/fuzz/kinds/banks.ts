import { bankLaws } from '../bank-laws.ts';
import { excerpt, wholeBank } from '../corpus.ts';
import type { Kind } from '../kind.ts';
import { madeBank } from '../made-bank.ts';
import { mutated } from '../mutate.ts';
import { fewerLines } from '../shrink.ts';

/** Shipped questions, examples and fixtures, spoiled. */
export const banks: Kind = {
  name: 'banks',
  summary: 'excerpts of real banks, spoiled, through check, a session and --fix',
  extension: 'yaml',
  make: (dice) => mutated(dice.chance(0.004) ? wholeBank(dice) : excerpt(dice), dice),
  run: bankLaws,
  smaller: fewerLines,
};

/** Banks that nobody wrote. */
export const made: Kind = {
  name: 'made',
  summary: 'banks of random values, through check, a session and --fix',
  extension: 'yaml',
  make: (dice) => (dice.chance(0.15) ? mutated(madeBank(dice), dice) : madeBank(dice).replace(/\p{Surrogate}/gu, '\ufffd')),
  run: bankLaws,
  smaller: fewerLines,
};
