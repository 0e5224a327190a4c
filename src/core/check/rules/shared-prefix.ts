import { CODE } from '../plain.ts';
import type { QuestionRule } from '../rule.ts';

import { writing } from '../writing.ts';

const WORDS = 3;
const FEWEST = 3;

/** Calls and signatures begin alike because they must. */
const isCode = (text: string): boolean => text.includes(CODE) || /\w\(|[{};=]|::|->/.test(text);

/** B22: choices that all begin with the same words. */
export const sharedPrefix: QuestionRule = {
  name: 'shared-prefix',
  severity: 'info',
  checks: 'Three or more choices that all begin with the same three words or more. Signatures and other code are left alone.',
  why: 'The same words are read again for each choice, and hide where they differ.',
  bad: `\
id: repeated
type: multiple-choice
prompt: What about the reward model?
choices:
  - text: The reward model is trained on comparisons # ! shared-prefix
    correct: true
  - text: The reward model is trained on demonstrations
  - text: The reward model is trained on raw text
explanation: It learns which of two responses people prefer.
`,
  good: `\
id: repeated
type: multiple-choice
prompt: What is the reward model trained on?
choices:
  - text: Comparisons
    correct: true
  - text: Demonstrations
  - text: Raw text
explanation: It learns which of two responses people prefer.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 13',
  question(question) {
    const { choices } = writing(question);
    const [first, ...others] = choices;
    if (first === undefined || choices.length < FEWEST) return [];
    const start = first.plain.slice(0, 4).toLowerCase();
    if (others.some((each) => !each.plain.toLowerCase().startsWith(start))) return [];
    const lists = choices.map(({ plain: text }) => text.toLowerCase().split(' '));
    const shortest = Math.min(...lists.map((list) => list.length));
    let shared = 0;
    while (shared < shortest && lists.every((list) => list[shared] === lists[0]?.[shared])) shared += 1;
    if (shared < WORDS || choices.some(({ plain: text }) => isCode(text))) return [];
    return [
      {
        path: first.path,
        message: `All choices begin with "${first.plain.split(' ').slice(0, shared).join(' ')}".`,
        why: 'It is read once for each of them.',
        help: 'move it to the prompt',
      },
    ];
  },
};
