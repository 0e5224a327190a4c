import { negativeOf } from '../negatives.ts';
import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

/** B06: a question for what is not so. Precision 0.70 on labeled questions; fires on 30 of 131 good published ones. */
export const negativeStem: QuestionRule = {
  name: 'negative-stem',
  severity: 'info',
  checks:
    'The last sentence of the prompt asks for what is not so: "not" or "except", or which/what/who/all/each/select/choose/identify with excluding, least, incorrect, false, never, cannot, isn\'t, aren\'t, doesn\'t, untrue or unlikely in the same clause. Left alone after why, how, explain, because or reason, in quotes and code, and where a program is said "not to compile" and the like. Only questions with choices.',
  why: 'Learners overlook the negative, or look for what is right all the same. In moderation it does no harm.',
  bad: `\
id: upside-down
type: multiple-choice
prompt: Which of these is NOT part of RLHF? # ! negative-stem
choices:
  - text: Masked pre-training
    correct: true
  - text: Reward modeling
  - text: Policy tuning
explanation: Masking belongs to pre-training of encoders.
`,
  good: `\
id: upside-down
type: multiple-choice
prompt: Which of these belongs to pre-training rather than to RLHF?
choices:
  - text: Masked prediction
    correct: true
  - text: Reward modeling
  - text: Policy tuning
explanation: Masking belongs to pre-training of encoders.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 17; measured on BenchMarker',
  question(question) {
    const about = writing(question);
    const negative = about.choices.length === 0 ? undefined : negativeOf(about, question.prompt);
    if (negative === undefined) return [];
    return [
      {
        path: ['prompt'],
        message: `The question is turned around by "${negative.word}".`,
        why: 'The right answer is the wrong statement, which is easily overlooked.',
        help: 'ask for what is so, where that can be done',
      },
    ];
  },
};
