import { answerable } from '../../memory/mastery.ts';
import { exampleBank, upsideDown } from '../example-bank.ts';
import { LEAST_ITEMS } from '../key-items.ts';
import { percent, questionsPlace } from '../places.ts';
import type { BankRule } from '../rule.ts';
import { negativeStem } from './negative-stem.ts';

const SHARE = 0.1;

/** C07: negative stems are fine as an exception. */
export const negativeShare: BankRule = {
  name: 'negative-share',
  severity: 'info',
  checks: 'From 20 questions: more than 10 % of those with choices ask for what is not so (the rule negative-stem, waived ones too).',
  why: 'One now and then does no harm. Many teach learners what is wrong, and test whether they read with care.',
  bad: exampleBank(upsideDown(20, 3), 'negative-share'),
  good: exampleBank(upsideDown(20, 2)),
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 17',
  bank(bank, placed, { head }) {
    const items = bank.questions.flatMap(answerable).filter((question) => question.choices().length > 0);
    const negative = items.filter((question) => negativeStem.question(question, bank).length > 0).length;
    if (items.length < LEAST_ITEMS || negative / items.length <= SHARE) return [];
    return [
      {
        ...questionsPlace(placed, head),
        message: `${negative} of ${items.length} questions with choices ask for what is not so (${percent(negative / items.length)}).`,
        why: 'Learners leave with the wrong statements in mind.',
        help: 'ask for what is so in most of them',
      },
    ];
  },
};
