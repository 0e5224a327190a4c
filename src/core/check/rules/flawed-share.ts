import { allPlaced } from '../across.ts';
import { exampleBank, flawed } from '../example-bank.ts';
import { LEAST_ITEMS } from '../key-items.ts';
import { percent, questionsPlace } from '../places.ts';
import type { BankRule } from '../rule.ts';

const SHARE = 0.05;

/** C11: of 131 good published questions 5 have two flaws or more (4 %). */
export const flawedShare: BankRule = {
  name: 'flawed-share',
  severity: 'warning',
  checks:
    'From 20 questions: more than 5 % come out as needs-review, with warnings from two or more rules about writing. Waived ones do not count.',
  why: 'Two flaws in one question call for a second look, and many such questions say that the bank was not looked through.',
  bad: exampleBank(flawed(20, 2), 'flawed-share'),
  good: exampleBank(flawed(20, 1)),
  source: 'Tarrant et al. 2006; Rust and Cairo Books: 5 of 131',
  bank(_, placed, { head, told }) {
    const items = allPlaced(placed).length;
    const bad = told.filter(({ rule }) => rule === 'needs-review').length;
    if (items < LEAST_ITEMS || bad / items <= SHARE) return [];
    return [
      {
        ...questionsPlace(placed, head),
        message: `${bad} of ${items} questions have two writing flaws or more (${percent(bad / items)}).`,
        why: 'Such questions are answered by the way they are written, or missed for it.',
        help: 'mend those that are marked needs-review; one warning less is enough for each',
      },
    ];
  },
};
