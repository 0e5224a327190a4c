import { capitalFix, periodFix } from '../choice-fixes.ts';
import type { QuestionRule } from '../rule.ts';
import { type WrittenChoice, writing } from '../writing.ts';

/** Names and code have the case they have: `numpy`, `camelCase`, GPT-2, x². */
const isName = (word: string): boolean => /\p{Ll}\p{Lu}|\p{Lu}{2}|[\d_.()<>=^$/\\-]|^\p{L}$/u.test(word);

const firstWord = (text: string): string => /^\(?([^\s,;:]+?)(?=[.?!,;:]{0,20}(?:\s|$))/.exec(text)?.[1] ?? '';

/** What differs among `choices`, or nothing; `judge` says nothing of what has no say. */
function split(choices: readonly WrittenChoice[], judge: (text: string) => boolean | undefined): WrittenChoice | undefined {
  const judged = choices.flatMap((choice) => {
    const value = judge(choice.plain);
    return value === undefined ? [] : [{ choice, value }];
  });
  const yes = judged.filter(({ value }) => value);
  const no = judged.filter(({ value }) => !value);
  return yes.length === 0 || no.length === 0 ? undefined : (yes.length < no.length ? yes : no)[0]?.choice;
}

const startsUpper = (text: string): boolean | undefined => {
  const word = firstWord(text);
  return isName(word) || !/^\p{L}/u.test(word) ? undefined : /^\p{Lu}/u.test(word);
};
const endsWithStop = (text: string): boolean | undefined => (/›\.?$|\d\.?$|\.\.\.$/.test(text) ? undefined : text.endsWith('.'));

/** B19: capitals and full stops of some choices only. A matter of looks. */
export const mixedStyle: QuestionRule = {
  name: 'mixed-style',
  severity: 'info',
  checks:
    'Choices of which some begin with a capital letter and some do not, or some end with a period and some do not. Code, names and numbers have no say.',
  why: 'It looks careless, and the one that differs draws the eye.',
  bad: `\
id: uneven
type: multiple-choice
prompt: What does a reward model learn from?
choices:
  - text: Comparisons of responses.
    correct: true
  - text: Demonstrations by experts.
  - text: Raw text from the web # ! mixed-style
explanation: It learns which of two responses people prefer.
`,
  good: `\
id: uneven
type: multiple-choice
prompt: What does a reward model learn from?
choices:
  - text: Comparisons of responses
    correct: true
  - text: Demonstrations by experts
  - text: Raw text from the web
explanation: It learns which of two responses people prefer.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guidelines 12 and 23; measured on BenchMarker',
  question(question) {
    const { choices } = writing(question);
    if (choices.length < 2 || choices.every(({ plain: text }) => /^[A-Z][a-z].*[^.]$/.test(text))) return [];
    const capital = split(choices, startsUpper);
    const stop = split(choices, endsWithStop);
    const found = capital ?? stop;
    if (found === undefined) return [];
    const fix = capital === undefined ? periodFix(choices, endsWithStop) : capitalFix(choices, startsUpper);
    return [
      {
        path: found.path,
        message:
          capital === undefined
            ? 'Some choices end with a period and some do not.'
            : 'Some choices begin with a capital letter and some do not.',
        why: 'The one that differs draws the eye.',
        help: 'write all of them alike',
        ...(fix && { fix }),
      },
    ];
  },
};
