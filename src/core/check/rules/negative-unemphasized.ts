import { negativeOf } from '../negatives.ts';
import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

/** B07: a negative that nothing makes stand out. Fires on 1 of 183 good published questions. */
export const negativeUnemphasized: QuestionRule = {
  name: 'negative-unemphasized',
  severity: 'warning',
  flaw: true,
  checks: 'A prompt on which negative-stem fires whose negative is neither in capitals nor emphasized (`*not*`, `**not**`, `_not_`).',
  why: 'Overlooked negatives are the commonest reason to miss a question whose answer one knows.',
  bad: `\
id: hidden-not
type: multiple-choice
prompt: Which of these is not part of RLHF? # ! negative-unemphasized
choices:
  - text: Masked pre-training
    correct: true
  - text: Reward modeling
  - text: Policy tuning
explanation: Masking belongs to pre-training of encoders.
`,
  good: `\
id: hidden-not
type: multiple-choice
prompt: Which of these is *not* part of RLHF?
choices:
  - text: Masked pre-training
    correct: true
  - text: Reward modeling
  - text: Policy tuning
explanation: Masking belongs to pre-training of encoders.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 17',
  question(question) {
    const about = writing(question);
    const negative = about.choices.length === 0 ? undefined : negativeOf(about, question.prompt);
    if (negative === undefined || negative.emphasized) return [];
    return [
      {
        path: ['prompt'],
        message: `"${negative.word}" turns the question around and does not stand out.`,
        why: 'Learners who know the answer miss it by reading too fast.',
        help: `write "*${negative.word}*", or ask for what is so`,
      },
    ];
  },
};
