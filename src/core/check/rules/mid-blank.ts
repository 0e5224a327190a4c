import type { QuestionRule } from '../rule.ts';
import { unquoted } from '../words.ts';
import { writing } from '../writing.ts';

// Not the underscores of a name such as __init__.
const MID = /(?:(?<![\w_])_{2,}(?![\w_])|(?<!\.)\.{4,}(?!\.))(?=\s*\S{0,100}?[\p{L}\p{N}])/u;

/** B12: a blank in the middle of a prompt. Precision 1.00 on labeled questions. */
export const midBlank: QuestionRule = {
  name: 'mid-blank',
  severity: 'info',
  checks:
    'A blank (`__` or `....`) in the prompt with words after it. A warning in questions with choices; the blanks of a cloze question are fine. Names such as `__init__`, code and quoted texts are left alone.',
  why: 'The sentence has to be held in mind until its end, and then read again with each choice put in.',
  bad: `\
id: hole
type: multiple-choice
prompt: In RLHF the ____ is trained on comparisons of responses. # ! mid-blank
choices:
  - text: reward model
    correct: true
  - text: reference model
  - text: base model
explanation: It learns which of two responses people prefer.
`,
  good: `\
id: hole
type: multiple-choice
prompt: Which model of RLHF is trained on comparisons of responses?
choices:
  - text: reward model
    correct: true
  - text: reference model
  - text: base model
explanation: It learns which of two responses people prefer.
`,
  source: 'Tarrant et al. 2006; measured on BenchMarker',
  question(question) {
    const { stem, choices } = writing(question);
    if (!/__|\.{4}/.test(stem) || !MID.test(unquoted(stem)) || question.ask(() => 0).kind === 'blanks') return [];
    return [
      {
        path: ['prompt'],
        severity: choices.length > 0 ? 'warning' : 'info',
        message: 'The prompt goes on after a blank.',
        why: 'It must be read twice to be understood.',
        help: 'ask a whole question, put the blank at the end, or make it "type: cloze"',
      },
    ];
  },
};
