import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

const NOT_A_FORM = /^(?:thing|string|king|ring|during|nothing|something|everything|spring|wing|sing)$/i;

/** The form a choice begins with: -ing, "to", an article or the like; nothing for others. */
function formOf(text: string): string | undefined {
  const word = /^[\p{L}'-]+/u.exec(text)?.[0] ?? '';
  if (/^to$/i.test(word)) return 'with "to"';
  if (/^(?:the|an?|this|that|these|those|its|their)$/i.test(word)) return 'with a determiner';
  return /^\p{L}{2,}ing$/iu.test(word) && !NOT_A_FORM.test(word) ? 'with an -ing form' : undefined;
}

/** B18: the key alone begins in a form of its own. Precision 0.18: a hint at most. */
export const oddForm: QuestionRule = {
  name: 'odd-form',
  severity: 'info',
  checks: 'Three or more choices of which the right one alone begins with an -ing form, with "to", or with a determiner.',
  why: 'What is built otherwise stands out. A weak sign: it never counts toward a review.',
  bad: `\
id: odd
type: multiple-choice
prompt: How is the policy held near the start?
choices:
  - text: Subtracting a penalty from the reward # ! odd-form
    correct: true
  - text: Smaller batches
  - text: Lower temperature
explanation: The KL penalty grows with the distance.
`,
  good: `\
id: odd
type: multiple-choice
prompt: How is the policy held near the start?
choices:
  - text: Subtracting a penalty
    correct: true
  - text: Shrinking the batches
  - text: Lowering the temperature
explanation: The KL penalty grows with the distance.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 23; measured on BenchMarker',
  question(question) {
    const { key, wrong } = writing(question);
    const form = key === undefined || wrong.length < 2 ? undefined : formOf(key.plain);
    if (key === undefined || form === undefined || wrong.some((each) => formOf(each.plain) === form)) return [];
    return [
      {
        path: key.path,
        message: `Only the right choice begins ${form}.`,
        why: 'It is built otherwise than the rest.',
        help: 'give all choices the same form',
      },
    ];
  },
};
