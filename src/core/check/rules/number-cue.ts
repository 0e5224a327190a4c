import { isPlural } from '../grammar.ts';
import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

const ENDING = /\b(is|was|are|were)(?:\s*(?:[:…]|\.{3,}|_{2,}))*\s*$/i;

/** B17: singular or plural that only the key agrees with. */
export const numberCue: QuestionRule = {
  name: 'number-cue',
  severity: 'info',
  checks: 'A prompt that ends in is/was or are/were where the right choice alone agrees in number, judged by the -s of its head noun.',
  why: 'A choice that does not fit the grammar is struck out without knowing anything.',
  bad: `\
id: number
type: multiple-choice
prompt: What the reward model is trained on are # ! number-cue
choices:
  - text: comparisons
    correct: true
  - text: a demonstration
  - text: raw text
explanation: It learns which of two responses people prefer.
`,
  good: `\
id: number
type: multiple-choice
prompt: What the reward model is trained on are
choices:
  - text: comparisons
    correct: true
  - text: demonstrations
  - text: web pages
explanation: It learns which of two responses people prefer.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 28c; not measured',
  question(question) {
    const { key, wrong, stem } = writing(question);
    const verb = key === undefined ? undefined : ENDING.exec(stem)?.[1]?.toLowerCase();
    if (key === undefined || verb === undefined) return [];
    const plural = verb.startsWith('are') || verb === 'were';
    if (isPlural(key.plain) !== plural || wrong.some((each) => isPlural(each.plain) === plural)) return [];
    return [
      {
        path: ['prompt'],
        message: `The prompt ends in "${verb}", and only the right choice is ${plural ? 'plural' : 'singular'}.`,
        why: 'Grammar rules out the wrong ones.',
        help: 'reword the prompt, or give all choices the same number',
      },
    ];
  },
};
