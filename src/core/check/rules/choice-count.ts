import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

const MOST = 6;

/** A05: two choices, or more than six. Three are enough (Rodriguez 2005). */
export const choiceCount: QuestionRule = {
  name: 'choice-count',
  severity: 'info',
  checks: 'A question with choices that has only two of them, or more than six.',
  why: 'With two, half of all guesses are right. Beyond six, reading takes longer and the last ones are picked by nobody; three good ones are enough.',
  bad: `\
id: two-ways
type: multiple-choice
prompt: What does the KL penalty hold the policy close to?
choices: # ! choice-count
  - text: The reference model
    correct: true
  - text: The reward model
explanation: The penalty is the divergence from the reference model.
`,
  good: `\
id: two-ways
type: multiple-choice
prompt: What does the KL penalty hold the policy close to?
choices:
  - text: The reference model
    correct: true
  - text: The reward model
  - text: The value model
explanation: The penalty is the divergence from the reference model.
`,
  source: 'Rodriguez 2005; Haladyna, Downing & Rodriguez 2002, guideline 18',
  question(question) {
    const { length } = writing(question).choices;
    const key = writing(question).choices[0]?.path[0];
    if (key === undefined || (length > 2 && length <= MOST)) return [];
    const few = length <= 2;
    return [
      {
        path: [key],
        at: 'key',
        message: few ? 'There are only two choices.' : `There are ${length} choices.`,
        why: few ? 'Half of all guesses are right.' : 'More than six are tiring to read, and the weakest are picked by nobody.',
        help: few ? 'add a third that a learner might believe, or make it "type: true-false"' : 'keep those that learners really pick',
      },
    ];
  },
};
