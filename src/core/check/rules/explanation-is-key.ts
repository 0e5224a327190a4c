import { plain } from '../plain.ts';
import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

/** Characters that Markdown and a period may add. */
const MARKS = 16;

const bare = (text: string): string => text.toLowerCase().replace(/(?<![\s.!])[\s.!]+$/, '');

/** A12: an explanation that only says the right answer again. */
export const explanationIsKey: QuestionRule = {
  name: 'explanation-is-key',
  severity: 'warning',
  checks: 'An explanation that is the same text as a right choice or an accepted answer.',
  why: 'The right answer is shown anyway; why it is right stays open.',
  bad: `\
id: echo
type: multiple-choice
prompt: What does a reward model learn from?
choices:
  - text: It learns from rankings of responses by people
    correct: true
  - text: It learns from responses written by experts
  - text: It learns from instructions without responses
explanation: It learns from rankings of responses by people. # ! explanation-is-key
`,
  good: `\
id: echo
type: multiple-choice
prompt: What does a reward model learn from?
choices:
  - text: It learns from rankings of responses by people
    correct: true
  - text: It learns from responses written by experts
  - text: It learns from instructions without responses
explanation: Only which of two responses is better enters its loss, so nobody has to write a perfect one.
`,
  source: 'pedagogy of the project, A12',
  question(question) {
    const accepted = question.data['accept'];
    const keys = [
      ...writing(question).choices.filter((choice) => choice.right),
      ...(Array.isArray(accepted) ? accepted.map((text: unknown) => ({ plain: plain(String(text)) })) : []),
    ];
    // Markdown and a period aside, the same text has the same length.
    const alike = keys.filter((key) => Math.abs(key.plain.length - question.explanation.length) < MARKS);
    const explanation = alike.length === 0 ? '' : bare(plain(question.explanation));
    if (!alike.some((key) => bare(key.plain) === explanation)) return [];
    return [
      {
        path: ['explanation'],
        message: 'The explanation is the right answer over again.',
        why: 'Who got it wrong still does not know why.',
        help: 'give the reason: what makes it right, and the others wrong',
      },
    ];
  },
};
