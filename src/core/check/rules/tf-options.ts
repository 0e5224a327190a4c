import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

const TRUTH = /^\W*(?:true|false|yes|no)\W*$/i;

/** B23: true and false as choices. Precision 1.00 on labeled questions. */
export const tfOptions: QuestionRule = {
  name: 'tf-options',
  severity: 'warning',
  flaw: true,
  checks: 'A choice that is just True, False, Yes or No. In a span of code (`True`) it is a value and left alone.',
  why: 'It is a statement to be judged, in the clothes of a question with choices.',
  bad: `\
id: disguised
type: multiple-choice
prompt: Does DPO train a reward model?
choices:
  - text: Yes # ! tf-options
  - text: No
    correct: true
  - text: Only at the start
explanation: DPO writes the reward in terms of the policy itself.
`,
  good: `\
id: disguised
type: true-false
prompt: DPO trains a reward model.
answer: false
explanation: DPO writes the reward in terms of the policy itself.
`,
  source: 'Tarrant et al. 2006; measured on BenchMarker',
  question(question) {
    const found = writing(question).choices.find(({ plain: text }) => text.length < 8 && TRUTH.test(text));
    if (found === undefined) return [];
    return [
      {
        path: found.path,
        message: `"${found.plain}" is a choice.`,
        why: 'The question is one of true or false, and says otherwise.',
        help: 'make it "type: true-false", or let each choice give a reason',
      },
    ];
  },
};
