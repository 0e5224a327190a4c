import type { QuestionRule } from '../rule.ts';
import { ABSOLUTE } from '../words.ts';
import { writing } from '../writing.ts';

/** B09: absolute words in wrong choices alone. Precision 0.41: never more than a hint. */
export const absoluteInDistractors: QuestionRule = {
  name: 'absolute-in-distractors',
  severity: 'info',
  checks:
    'A wrong choice with always, never, none, all, every, only, completely, must, impossible, cannot, guarantee and the like, where the right one has none of them.',
  why: 'Test-wise learners strike out what is absolute. What is truly absolute (in mathematics, in types) may stay, so this never counts toward a review.',
  bad: `\
id: absolutes
type: multiple-choice
prompt: What does a KL penalty do?
choices:
  - text: It keeps the policy near the reference
    correct: true
  - text: It always raises the reward # ! absolute-in-distractors
  - text: It freezes the reward model
explanation: The penalty grows with the distance from the reference model.
`,
  good: `\
id: absolutes
type: multiple-choice
prompt: What does a KL penalty do?
choices:
  - text: It keeps the policy near the reference
    correct: true
  - text: It raises the reward at once
  - text: It freezes the reward model
explanation: The penalty grows with the distance from the reference model.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 28a; measured on BenchMarker',
  question(question) {
    const { key, wrong } = writing(question);
    if (key === undefined) return [];
    const found = wrong.find(({ plain: text }) => ABSOLUTE.test(text));
    if (found === undefined || ABSOLUTE.test(key.plain)) return [];
    const word = ABSOLUTE.exec(found.plain)?.[0] ?? '';
    return [
      {
        path: found.path,
        message: `"${word}" stands in a wrong choice, and the right one has no such word.`,
        why: 'What sounds absolute is struck out without thinking.',
        help: 'say it without the word, or leave it where the matter is truly absolute',
      },
    ];
  },
};
