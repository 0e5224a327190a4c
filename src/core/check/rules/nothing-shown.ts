import type { QuestionRule } from '../rule.ts';
import { hasExhibit, writing } from '../writing.ts';

const THING = 'figure|diagram|table|passage|code|graph|plot|image|picture|listing|snippet|program|chart';
const SHOWN = new RegExp(
  `\\b(?:(?:${THING})s? (?:above|below|shown)|(?:above|following) (?:figure|diagram|table|passage|code|graph|plot|image|picture|listing|snippet|chart)|(?:as|is|are) shown(?= (?:above|below|here|in the (?:${THING}))|\\W*$)|shown (?:above|below|here|in the (?:${THING})))\\b`,
  'i',
);
// What is matched, ordered or filled in is itself what is shown below.
const SHOWS_ITSELF = new Set(['match', 'order', 'blanks', 'parts']);

/** A18: a figure, table or code that the stem speaks of and that is not there. */
export const nothingShown: QuestionRule = {
  name: 'nothing-shown',
  severity: 'warning',
  checks:
    'A prompt that speaks of a figure, diagram, table, passage or code above, below or shown, in a question without `context`, code block, table or image.',
  why: 'What was shown was lost on the way, and without it the question cannot be answered.',
  bad: `\
id: lost-table
type: multiple-choice
prompt: Which run in the table below overfits? # ! nothing-shown
choices:
  - text: The first run
    correct: true
  - text: The middle run
  - text: The final run
explanation: Its loss on new data rises while its training loss falls.
`,
  good: `\
id: lost-table
type: multiple-choice
context: |
  | run | training loss | test loss |
  |-----|---------------|-----------|
  | one | 0.1           | 2.3       |
  | two | 0.9           | 1.1       |
prompt: Which run in the table below overfits?
choices:
  - text: Run one
    correct: true
  - text: Run two
  - text: Neither run
explanation: Its loss on new data is far above its training loss.
`,
  source: 'pedagogy of the project, A18',
  question(question) {
    const found = SHOWN.exec(writing(question).stem)?.[0];
    if (found === undefined || hasExhibit(question) || SHOWS_ITSELF.has(question.ask(() => 0).kind)) return [];
    return [
      {
        path: ['prompt'],
        message: `The prompt says "${found}", and nothing is shown.`,
        why: 'Learners look for it in vain.',
        help: 'put it under "context:", or say in the prompt what it held',
      },
    ];
  },
};
