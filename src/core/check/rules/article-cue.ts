import { articleFor } from '../grammar.ts';
import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

const ENDING = /\b(an?)(?:\s*(?:[:…]|\.{3,}|_{2,}))*\s*$/i;

/** B16: "a" or "an" at the end of the stem that some wrong choice does not fit. */
export const articleCue: QuestionRule = {
  name: 'article-cue',
  severity: 'warning',
  flaw: true,
  checks:
    'A prompt that ends in "a" or "an" where the right choice fits the article and some wrong one does not, by the first sound: "an LLM", "a unit", "an hour".',
  why: 'A choice that does not fit the grammar is struck out without knowing anything.',
  bad: `\
id: article
type: multiple-choice
prompt: What grows the policy's distance from the start is held back by a # ! article-cue
choices:
  - text: penalty
    correct: true
  - text: optimizer
  - text: ensemble
explanation: The KL penalty grows with the distance.
`,
  good: `\
id: article
type: multiple-choice
prompt: What holds the policy near the start?
choices:
  - text: a penalty
    correct: true
  - text: an optimizer
  - text: an ensemble
explanation: The KL penalty grows with the distance.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 28c',
  question(question) {
    const { key, wrong, stem } = writing(question);
    const article = key === undefined ? undefined : ENDING.exec(stem)?.[1]?.toLowerCase();
    if (key === undefined || article === undefined || articleFor(key.plain) !== article) return [];
    const odd = wrong.find((each) => (articleFor(each.plain) ?? article) !== article);
    if (odd === undefined) return [];
    return [
      {
        path: ['prompt'],
        message: `The prompt ends in "${article}", which does not go with "${odd.plain}".`,
        why: 'Grammar rules out a wrong choice.',
        help: 'end the prompt before the article and give each choice its own, or write "a(n)"',
        related: [{ path: odd.path, message: 'does not fit' }],
      },
    ];
  },
};
