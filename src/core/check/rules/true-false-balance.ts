import { answerable } from '../../memory/mastery.ts';
import { asUneven } from '../chance.ts';
import { exampleBank, statements } from '../example-bank.ts';
import { percent, questionsPlace } from '../places.ts';
import type { BankRule } from '../rule.ts';

const LEAST = 10;
const [LOW, HIGH] = [0.35, 0.65];
const RARE = 0.05;

/** C05: a bank whose statements are mostly true, or mostly false. */
export const trueFalseBalance: BankRule = {
  name: 'true-false-balance',
  severity: 'info',
  checks:
    'From 10 true-false questions: less than 35 % or more than 65 % are true, or so uneven a count has a probability below 0.05 (exact, two-sided).',
  why: 'True statements come easier to authors, and learners say "true" when in doubt: half of their guesses should be wrong.',
  bad: exampleBank(statements([true, true, false, true, true, true, false, true, true, true]), 'true-false-balance'),
  good: exampleBank(statements([true, false, false, true, true, false, false, true, true, false])),
  source: 'pedagogy of the project, C05',
  bank(bank, placed, { head }) {
    const answers = bank.questions.flatMap(answerable).flatMap(({ data }) => (typeof data['answer'] === 'boolean' ? [data['answer']] : []));
    const trues = answers.filter((answer) => answer).length;
    const share = trues / answers.length;
    const isEven = share >= LOW && share <= HIGH && asUneven(trues, answers.length) >= RARE;
    if (answers.length < LEAST || isEven) return [];
    return [
      {
        ...questionsPlace(placed, head),
        message: `${trues} of ${answers.length} true-false statements are true (${percent(share)}).`,
        why: `Whoever says "${share > 0.5 ? 'true' : 'false'}" each time is right too often.`,
        help: `turn some into ${share > 0.5 ? 'false ones: state a misconception, not the truth with a "not"' : 'true ones'}`,
      },
    ];
  },
};
