import { numberIn } from '../../answers/choices.ts';
import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

const NONE = [
  /^\W*none\s+(?:of\s+)?(?:the\s+)?(?:above|these|them|others?|answers?|choices|options|listed)/i,
  /^\W*(?:neither|none|nothing|n\/?a)\W*$/i,
  /^neither of (?:these|them)/i,
];

/** Whether a choice says that no other is right. `text` is plain, so that \`None\` in code is a value and not one of these. */
export const isNoneOfTheAbove = (text: string): boolean =>
  /n(?:one|either|othing|\/?a)/i.test(text) && NONE.some((each) => each.test(text));

/** B04: "None of the above". Precision 1.00; fires on 2 of 131 good published questions. */
export const noneOfTheAbove: QuestionRule = {
  name: 'none-of-the-above',
  severity: 'warning',
  flaw: true,
  checks:
    'A choice such as "None of the above", "Neither" or "N/A". An info only where it is wrong and the other choices are numbers. `None` in a span of code is a value and left alone.',
  why: 'As the key it shows that a learner can tell what is wrong, and not what is right.',
  bad: `\
id: nothing
type: multiple-choice
prompt: What does DPO train on?
choices:
  - text: Preference pairs
    correct: true
  - text: Reward scores
  - text: None of the above # ! none-of-the-above
explanation: The pairs train the policy directly.
`,
  good: `\
id: nothing
type: multiple-choice
prompt: What does DPO train on?
choices:
  - text: Preference pairs
    correct: true
  - text: Reward scores
  - text: Demonstrations
explanation: The pairs train the policy directly.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 25; measured on BenchMarker',
  question(question) {
    const { choices } = writing(question);
    return choices
      .filter(({ plain: text }) => isNoneOfTheAbove(text))
      .map((choice) => {
        const others = choices.filter((each) => each !== choice);
        const isMild = !choice.right && others.every((each) => numberIn(each.text) !== undefined);
        return {
          path: choice.path,
          ...(isMild && { severity: 'info' as const }),
          message: `"${choice.plain}" is a choice about the other choices.`,
          why: choice.right ? 'Who picks it need not know the right answer.' : 'It is there to fill a place.',
          help: choice.right ? 'put the right answer here' : 'put an error here that learners really make, or drop it',
        };
      });
  },
};
