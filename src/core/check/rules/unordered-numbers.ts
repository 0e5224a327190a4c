import { numberIn } from '../../answers/choices.ts';
import { sortFix } from '../choice-fixes.ts';
import type { QuestionRule } from '../rule.ts';
import { writing } from '../writing.ts';

const FEWEST = 3;

const isOrdered = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value)) ||
  values.every((value, index) => index === 0 || value <= (values[index - 1] ?? value));

/** B13: numbers out of order. Precision 1.00; fires on 4 of 131 good published questions. */
export const unorderedNumbers: QuestionRule = {
  name: 'unordered-numbers',
  severity: 'warning',
  flaw: true,
  checks:
    'Three or more choices that are one number each (all, or all but the last) and stand neither in ascending nor in descending order. An order that is meant is told by `order: fixed`.',
  why: 'A row of numbers is searched along; out of order each has to be compared with each. On the screen they are sorted, in an export or a review they are not.',
  bad: `\
id: jumbled
type: multiple-choice
prompt: How many parameters has the smallest model of the family?
choices: # ! unordered-numbers
  - text: 7 billion
    correct: true
  - text: 70 billion
  - text: 13 billion
explanation: The family has models of 7, 13 and 70 billion parameters.
`,
  good: `\
id: jumbled
type: multiple-choice
prompt: How many parameters has the smallest model of the family?
choices:
  - text: 7 billion
    correct: true
  - text: 13 billion
  - text: 70 billion
explanation: The family has models of 7, 13 and 70 billion parameters.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 21; measured on BenchMarker',
  question(question) {
    const { choices } = writing(question);
    const key = choices[0]?.path[0];
    if (key === undefined || choices.length < FEWEST || !/\d/.test(choices[0]?.text ?? '')) return [];
    const values = choices.map(({ text }) => numberIn(text));
    const numbers = values.filter((value) => value !== undefined);
    const isRow = numbers.length === values.length || (numbers.length === values.length - 1 && values.at(-1) === undefined);
    if (!isRow || numbers.length < FEWEST || isOrdered(numbers) || question.data['order'] === 'fixed') return [];
    const fix = sortFix(choices, values);
    return [
      {
        path: [key],
        at: 'key',
        message: `The numbers stand out of order: ${numbers.join(', ')}.`,
        why: 'They have to be searched instead of read.',
        help: `sort them: ${[...numbers].sort((a, b) => a - b).join(', ')}`,
        ...(fix && { fix }),
      },
    ];
  },
};
