import { CODE } from '../plain.ts';
import type { QuestionRule } from '../rule.ts';

import { writing } from '../writing.ts';
import { isAllOfTheAbove } from './all-of-the-above.ts';
import { isNoneOfTheAbove } from './none-of-the-above.ts';

const RATIO = 1.5;

/** Numbers, formulas and code have the length they have. */
const isFormula = (text: string): boolean => text.includes(CODE) || /[=^$∑Σ≤≥<>{}\\]|[^\p{L}]\(/u.test(text) || !/\p{L}{2}/u.test(text);

/** Whether the longest may be an outlier: leaving some choices out of account only makes it more of one. */
function standsOut(lengths: readonly number[]): boolean {
  const longest = Math.max(...lengths);
  return lengths.some((each) => longest > RATIO * each);
}

/** B02: one choice far longer than all others. */
export const lengthOutlier: QuestionRule = {
  name: 'length-outlier',
  severity: 'info',
  checks:
    'One choice, right or wrong, that is more than 1.5 times as long as the second longest. "All/none of the above", formulas and code do not count.',
  why: 'The eye goes to what stands out, and learners wonder why it does. Precision on labeled classroom questions 0.62.',
  bad: `\
id: outlier
type: multiple-choice
prompt: What does the reward model compare?
choices:
  - text: Two responses
    correct: true
  - text: Two prompts and everything that was said in all of the rounds before them # ! length-outlier
  - text: Two whole policies
explanation: It learns which of two responses to one prompt people prefer.
`,
  good: `\
id: outlier
type: multiple-choice
prompt: What does the reward model compare?
choices:
  - text: Two responses
    correct: true
  - text: Two prompts
  - text: Two policies
explanation: It learns which of two responses to one prompt people prefer.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 24; measured on BenchMarker',
  question(question) {
    const all = writing(question).choices;
    if (!standsOut(all.map(({ plain: text }) => text.length))) return [];
    const choices = all
      .filter(({ plain: text }) => !isAllOfTheAbove(text) && !isNoneOfTheAbove(text))
      .map((choice) => ({ ...choice, length: choice.plain.length }))
      .sort((a, b) => b.length - a.length);
    const [longest, second] = choices;
    if (longest === undefined || second === undefined || longest.length <= RATIO * second.length) return [];
    if (choices.some(({ plain: text }) => isFormula(text))) return [];
    const ratio = (longest.length / second.length).toFixed(2);
    return [
      {
        path: longest.path,
        message: `This choice is ${ratio} times as long as the next one: ${longest.length} and ${second.length} characters.`,
        why: 'It stands out before anything is read.',
        help: 'shorten it, or give the others as much detail',
      },
    ];
  },
};
