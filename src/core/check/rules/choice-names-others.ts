import { isPinned } from '../../answers/choices.ts';
import type { QuestionRule } from '../rule.ts';
import { mayMove, writing } from '../writing.ts';

const REFERS = [
  /\b(?:all|none|both|any|either|neither|each|some|one|two|three|most) of (?:the )?(?:above|below|(?:other|preceding|previous|following) (?:choices|options|answers))\b/i,
  // "One of these scores" is about scores.
  /\b(?:all|none|both|any|either|neither|each|some|one|two|three|most) of (?:these|those)(?:\W*$| (?:is|are|was|were|can|may|will|would|do|does|hold|holds|apply|applies|together)\b)/i,
  /\b(?:choices?|options?|answers?|statements?) (?:above|below)\b/i,
  /\bthe (?:above|below)\W*$/i,
  /\b(?:both|either|neither) (?:choices? |options? |answers? )?\(?[A-E]\)? (?:and|or|nor) \(?[A-E]\)?(?![\w-])/,
  /\b(?:choice|option|answer)s? \(?[A-E]\)? (?:and|or) \(?[A-E]\)?(?![\w-])/i,
];

const MAYBE = / of |above|below|[A-E]\)? (?:and|n?or) /i;

/** A14: a choice that speaks of the others, where it is not pinned to the last place. */
export const choiceNamesOthers: QuestionRule = {
  name: 'choice-names-others',
  severity: 'error',
  checks:
    'A choice that refers to others ("both of the above", "either A or B") while the choices are shuffled. Choices that begin so ("None of these", "A and C") are always shown last and are left alone.',
  why: 'After shuffling, "above" and "A" mean other choices than those you meant.',
  bad: `\
id: above
type: multiple-choice
prompt: What keeps the policy near the reference model?
choices:
  - text: A KL penalty
    correct: true
  - text: A larger reward model
  - text: It takes both of the above # ! choice-names-others
explanation: The penalty grows with the divergence from the reference model.
`,
  good: `\
id: above
type: multiple-choice
prompt: What keeps the policy near the reference model?
choices:
  - text: A KL penalty
    correct: true
  - text: A larger reward model
  - text: It takes a penalty and a larger reward model
explanation: The penalty grows with the divergence from the reference model.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guidelines 22, 25 and 26',
  question(question) {
    const found = writing(question).choices.filter(
      (choice) => MAYBE.test(choice.plain) && REFERS.some((pattern) => pattern.test(choice.plain)) && !isPinned(choice.text),
    );
    if (found.length === 0 || !mayMove(question)) return [];
    return found.map(({ path }) => ({
      path,
      message: 'This choice refers to other choices, and the choices are shuffled.',
      why: 'What it points at stands elsewhere for most learners.',
      help: 'say what is meant in words, begin it with "All of these" or "None of these", or write "order: fixed"',
    }));
  },
};
