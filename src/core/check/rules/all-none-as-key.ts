import { answerable } from '../../memory/mastery.ts';
import { exampleBank, withAll } from '../example-bank.ts';
import { percent, questionsPlace } from '../places.ts';
import { plain } from '../plain.ts';
import type { BankRule } from '../rule.ts';
import { isAllOfTheAbove } from './all-of-the-above.ts';
import { isNoneOfTheAbove } from './none-of-the-above.ts';

const LEAST = 5;
const SHARE = 0.6;
const KINDS = [
  { name: 'All of the above', is: isAllOfTheAbove },
  { name: 'None of the above', is: isNoneOfTheAbove },
] as const;

/** C06: authors add "All of the above" where it is true. */
export const allNoneAsKey: BankRule = {
  name: 'all-none-as-key',
  severity: 'warning',
  checks: '"All of the above" (or "None of the above") stands in 5 questions or more, and is right in more than 60 % of them.',
  why: 'Where it is there, it is right: learners find that out before they find out the rest.',
  bad: exampleBank(withAll([true, true, false, true, true]), 'all-none-as-key'),
  good: exampleBank(withAll([false, true, false, true, false])),
  source: 'Haladyna, Downing & Rodriguez 2002, guidelines 25 and 26',
  bank(bank, placed, { head }) {
    const choices = bank.questions.flatMap(answerable).flatMap((question) => question.choices());
    return KINDS.flatMap(({ name, is }) => {
      const uses = choices.filter(({ text }) => is(plain(text)));
      const right = uses.filter((choice) => choice.right).length;
      if (uses.length < LEAST || right / uses.length <= SHARE) return [];
      return [
        {
          ...questionsPlace(placed, head),
          message: `"${name}" is right in ${right} of the ${uses.length} questions that have it (${percent(right / uses.length)}).`,
          why: 'Where it stands, it is right.',
          help: 'make them "type: multiple-response" and mark what is right',
        },
      ];
    });
  },
};
