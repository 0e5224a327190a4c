import { sameForm } from '../../answers/repeats.ts';
import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

/** Case tells these apart: code, formulas, and names of a letter or two. */
const EXACT = /[`$\\_^=<>{}()[\]+*/|]|\d/;

const START = 6;

/** A03: choices that only upper and lower case tell apart. */
export const nearEqualChoices: QuestionRule = {
  name: 'near-equal-choices',
  severity: 'warning',
  checks: 'Two choices that are the same but for upper and lower case. Code, formulas and texts of one or two characters are left alone.',
  why: 'They read as one: a learner who knows the answer can still pick the wrong one of the two.',
  bad: `\
id: case-only
type: multiple-choice
prompt: What does PPO clip?
choices:
  - text: The probability ratio
    correct: true
  - text: The reward model
  - text: the reward model # ! near-equal-choices
explanation: The ratio of new to old probability is clipped.
`,
  good: `\
id: case-only
type: multiple-choice
prompt: What does PPO clip?
choices:
  - text: The probability ratio
    correct: true
  - text: The reward model
  - text: The reference model
explanation: The ratio of new to old probability is clipped.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 22',
  question(question) {
    const { choices } = writing(question);
    // Nearly always the first letters tell them apart.
    if (new Set(choices.map(({ plain: text }) => text.slice(0, START).toLowerCase())).size === choices.length) return [];
    const seen = new Map<string, { readonly text: string; readonly path: readonly (string | number)[] }>();
    return choices.flatMap((choice) => {
      const text = sameForm(choice.text);
      if (text.length <= 2 || EXACT.test(text)) return [];
      const folded = text.toLowerCase();
      const earlier = seen.get(folded);
      if (earlier === undefined) {
        seen.set(folded, { text, path: choice.path });
        return [];
      }
      if (earlier.text === text) return [];
      return [
        {
          path: choice.path,
          message: 'Two choices differ in upper and lower case only.',
          why: 'Readers take them for one.',
          help: 'reword one of them or drop it',
          related: [{ path: earlier.path, message: 'the first one' }],
        },
      ];
    });
  },
};
