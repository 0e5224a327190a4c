import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

/** A12: wrong choices that do not say why they are wrong. */
export const missingFeedback: QuestionRule = {
  name: 'missing-feedback',
  severity: 'info',
  checks: 'A wrong choice without `feedback`. Told once a question.',
  why: 'Explained feedback is worth many times a bare right or wrong (effect sizes 0.49 and 0.05): a learner who picked it wants to know what was wrong with it.',
  bad: `\
id: silent
type: multiple-choice
prompt: What is a reward model trained on?
choices:
  - text: Comparisons of responses
    correct: true
  - text: Demonstrations of responses # ! missing-feedback
  - text: Raw text from the web
    feedback: That trains a base model.
explanation: It learns which of two responses people prefer.
`,
  good: `\
id: silent
type: multiple-choice
prompt: What is a reward model trained on?
choices:
  - text: Comparisons of responses
    correct: true
  - text: Demonstrations of responses
    feedback: These train the policy in supervised fine-tuning.
  - text: Raw text from the web
    feedback: That trains a base model.
explanation: It learns which of two responses people prefer.
`,
  source: 'Van der Kleij, Feskens & Eggen 2015',
  question(question) {
    const { wrong } = writing(question);
    const silent = wrong.filter((choice) => choice.feedback === undefined);
    const [first] = silent;
    if (first === undefined) return [];
    const count = wrong.length === 1 ? 'The wrong choice has' : `${silent.length} of ${wrong.length} wrong choices have`;
    return [
      {
        path: first.path,
        message: `${count} no feedback.`,
        why: 'Who picks it learns that it is wrong, and not why.',
        help: 'add "feedback:" under it: the idea behind the mistake, and what is true instead',
      },
    ];
  },
};
