import { negativeOf } from '../negatives.ts';
import type { QuestionRule } from '../rule.ts';
import { NEGATED } from '../words.ts';
import { writing } from '../writing.ts';

/** B08: a negative prompt with negative choices. */
export const doubleNegative: QuestionRule = {
  name: 'double-negative',
  severity: 'warning',
  flaw: true,
  checks: "A prompt on which negative-stem fires, with a choice that holds not, no, never, n't or without (code aside).",
  why: 'Two negatives have to be resolved in the head before the subject comes into it.',
  bad: `\
id: twice-no
type: multiple-choice
prompt: Which statement about DPO is NOT true?
choices:
  - text: It trains a reward model
    correct: true
  - text: It does not sample during training # ! double-negative
  - text: It needs preference pairs
explanation: The reward is written in terms of the policy itself.
`,
  good: `\
id: twice-no
type: multiple-choice
prompt: Which statement about DPO is true?
choices:
  - text: It learns from preference pairs
    correct: true
  - text: It trains a reward model
  - text: It samples during training
explanation: The reward is written in terms of the policy itself.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guidelines 17 and 27',
  question(question) {
    const about = writing(question);
    const negative = about.choices.length === 0 ? undefined : negativeOf(about, question.prompt);
    const choice = negative === undefined ? undefined : about.choices.find(({ plain: text }) => NEGATED.test(text));
    if (negative === undefined || choice === undefined) return [];
    return [
      {
        path: choice.path,
        message: `A negative choice in a question turned around by "${negative.word}".`,
        why: 'It takes two turns of thought to see what picking it means.',
        help: 'ask for what is so, or say the choice without a negative',
        related: [{ path: ['prompt'], message: 'the negative question' }],
      },
    ];
  },
};
