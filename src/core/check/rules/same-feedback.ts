import { sameForm } from '../../answers/repeats.ts';
import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

const START = 3;

/** A12: two choices with the same feedback (about 64 % of such findings led to an edit). */
export const sameFeedback: QuestionRule = {
  name: 'same-feedback',
  severity: 'info',
  checks: 'Two choices whose `feedback` is the same text.',
  why: 'Different mistakes have different reasons; one text for both answers neither.',
  bad: `\
id: twins
type: multiple-choice
prompt: What does a reward model learn from?
choices:
  - text: Rankings of responses
    correct: true
  - text: Raw text
    feedback: No, think again.
  - text: Demonstrations
    feedback: No, think again. # ! same-feedback
explanation: Only which of two responses is better enters its loss.
`,
  good: `\
id: twins
type: multiple-choice
prompt: What does a reward model learn from?
choices:
  - text: Rankings of responses
    correct: true
  - text: Raw text
    feedback: That is what a base model learns from.
  - text: Demonstrations
    feedback: Those are for supervised fine-tuning.
explanation: Only which of two responses is better enters its loss.
`,
  source: 'pedagogy of the project, A12',
  question(question) {
    const told = writing(question).choices.filter(({ feedback }) => feedback !== undefined);
    // Nearly always the first letters tell them apart, and then nothing has to be evened out.
    if (new Set(told.map(({ feedback }) => feedback?.trimStart().slice(0, START))).size === told.length) return [];
    const seen = new Map<string, readonly (string | number)[]>();
    return told.flatMap(({ feedback, path }) => {
      if (feedback === undefined) return [];
      const form = sameForm(feedback);
      const here = [...path.slice(0, -1), 'feedback'];
      const earlier = seen.get(form);
      if (earlier === undefined) {
        seen.set(form, here);
        return [];
      }
      return [
        {
          path: here,
          message: 'Two choices have the same feedback.',
          why: 'It cannot speak to both mistakes.',
          help: 'say what is wrong with this very choice',
          related: [{ path: earlier, message: 'the first one' }],
        },
      ];
    });
  },
};
