import type { QuestionRule } from '../rule.ts';
import { wordCount } from '../words.ts';
import { writing } from '../writing.ts';

const RATIO = 1.2;
const CHARACTERS = 10;
const WORDS = 4;

/** B01 of the item-writing table: precision 0.96 on labeled classroom questions; fires on 11 of 131 good published ones. */
export const longestKey: QuestionRule = {
  name: 'longest-key',
  severity: 'warning',
  flaw: true,
  checks:
    'A question with one right choice, of at least 4 words, that is more than 1.2 times as long as the longest wrong one and at least 10 characters longer.',
  why: 'Test-wise learners pick the longest choice, and are right too often: authors qualify what is true and leave what is false short.',
  bad: `\
id: longest
type: multiple-choice
prompt: Why is the loss on the prompt set to zero?
choices:
  - text: Only the probability of the response given the prompt is to be learned, not that of the prompt # ! longest-key
    correct: true
  - text: Prompts are too short
  - text: Prompts have no labels
explanation: The objective conditions on the prompt.
`,
  good: `\
id: longest
type: multiple-choice
prompt: Why is the loss on the prompt set to zero?
choices:
  - text: Only the response given the prompt is to be learned
    correct: true
  - text: Prompts are too short to give a useful gradient
  - text: Prompts have no labels that a loss could use
explanation: The objective conditions on the prompt.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 24; measured on BenchMarker',
  question(question) {
    const { key, wrong } = writing(question);
    if (key === undefined) return [];
    const { length } = key.plain;
    const longest = Math.max(...wrong.map((choice) => choice.plain.length));
    if (length <= RATIO * longest || length - longest < CHARACTERS || wordCount(key.plain) < WORDS) return [];
    return [
      {
        path: key.path,
        message: `The right choice is the longest by far: ${length} characters, the longest wrong one ${longest}.`,
        why: 'Its length gives it away.',
        help: 'shorten it, or give the wrong ones as much detail',
      },
    ];
  },
};
