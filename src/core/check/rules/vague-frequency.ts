import type { QuestionRule } from '../rule.ts';
import { VAGUE } from '../words.ts';
import { writing } from '../writing.ts';

/** B10: vague words in choices. Precision 0 to 0.26: off unless asked for. */
export const vagueFrequency: QuestionRule = {
  name: 'vague-frequency',
  severity: 'off',
  checks: 'A choice with frequently, occasionally, rarely, seldom, sometimes, usually, regularly, often, somewhat, partly or more or less.',
  why: 'People mean different things by "often". As measured it says nothing about the quality of a question, so it is off.',
  bad: `\
id: vague
type: multiple-choice
prompt: How does a reward model fail?
choices:
  - text: It is often fooled by long responses # ! vague-frequency
    correct: true
  - text: It forgets what it was trained on
  - text: It is updated along with the policy
explanation: Length correlates with what people prefer.
`,
  good: `\
id: vague
type: multiple-choice
prompt: How does a reward model fail?
choices:
  - text: It is fooled by long responses
    correct: true
  - text: It forgets what it was trained on
  - text: It is updated along with the policy
explanation: Length correlates with what people prefer.
`,
  source: 'Tarrant et al. 2006; measured on BenchMarker',
  question: (question) =>
    writing(question)
      .choices.filter(({ plain: text }) => VAGUE.test(text))
      .map(({ path, plain: text }) => ({
        path,
        message: `"${VAGUE.exec(text)?.[0] ?? ''}" is a matter of opinion.`,
        why: 'How often that is, every reader decides.',
        help: 'name the condition or the number',
      })),
};
