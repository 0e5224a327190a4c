import { answerable } from '../../memory/mastery.ts';
import { exampleBank, withFeedback } from '../example-bank.ts';
import { LEAST_ITEMS } from '../key-items.ts';
import { percent, questionsPlace } from '../places.ts';
import type { BankRule } from '../rule.ts';

const SHARE = 0.5;

/** C09: that every question is explained, the schema sees to. */
export const feedbackCoverage: BankRule = {
  name: 'feedback-coverage',
  severity: 'info',
  checks:
    'From 20 questions with choices: fewer than half of all wrong choices have feedback of their own. (Explanations are checked one by one: a question without is an error.)',
  why: 'Feedback on the choice that was picked speaks to the misconception; the explanation speaks to everybody.',
  bad: exampleBank(withFeedback(20, 9), 'feedback-coverage'),
  good: exampleBank(withFeedback(20, 10)),
  source: 'Van der Kleij, Feskens & Eggen 2015; 79 of 87 questions of the Cairo Book are explained',
  bank(bank, placed, { head }) {
    const items = bank.questions.flatMap(answerable).filter((question) => question.choices().length > 0);
    const wrong = items.flatMap((question) => question.choices().filter((choice) => !choice.right));
    const told = wrong.filter((choice) => choice.feedback !== undefined).length;
    if (items.length < LEAST_ITEMS || told >= SHARE * wrong.length) return [];
    return [
      {
        ...questionsPlace(placed, head),
        message: `${told} of ${wrong.length} wrong choices say why they are wrong (${percent(told / wrong.length)}).`,
        why: 'Most learners who err get the explanation alone, which does not speak to their mistake.',
        help: 'add "feedback:" to the wrong choices that are picked most; quiz check --rule missing-feedback=warn lists them',
      },
    ];
  },
};
