import { plain } from '../plain.ts';
import type { QuestionRule } from '../rule.ts';
import { anyTextFits, mayMove, textsOf, writing } from '../writing.ts';

const POSITION = [
  /\b(?:option|answer|choice)s?\s+\(?[A-E1-5]\)?(?![\w-])/i,
  /\bthe (?:first|second|third|fourth|fifth|last) (?:option|answer|choice)\b/i,
  /(?<![\w-])\(?[A-D]\)? is (?:in)?correct\b/,
];
const NAMED = /ption|nswer|hoice|[A-D]\)? is (?:in)?correct/;
const MAY_NAME = new Set(['explanation', 'feedback', 'hints']);

/** A13: a letter or place named where the choices are shuffled. */
export const positionNamed: QuestionRule = {
  name: 'position-named',
  severity: 'error',
  checks:
    'An explanation, a feedback or a hint that names a choice by letter or place ("option B", "the second choice", "C is incorrect") while the choices may be shown in another order. Left alone where a choice itself begins with that name ("Option 1").',
  why: 'The choices are shuffled, so "option B" is another one for every learner.',
  bad: `\
id: lettered
type: multiple-choice
prompt: What does a reward model learn from?
choices:
  - text: Rankings of responses
    correct: true
  - text: Raw text from the web
  - text: Demonstrations by experts
explanation: Option B trains a base model, and demonstrations train the policy. # ! position-named
`,
  good: `\
id: lettered
type: multiple-choice
prompt: What does a reward model learn from?
choices:
  - text: Rankings of responses
    correct: true
  - text: Raw text from the web
  - text: Demonstrations by experts
explanation: Raw text trains a base model, and demonstrations train the policy.
`,
  source: 'pedagogy of the project, A13: fires wrongly on choices that are called "Option 1", which are left alone',
  question(question) {
    const { choices } = writing(question);
    if (choices.length === 0 || !anyTextFits(question, NAMED)) return [];
    const found = textsOf(question).flatMap(({ text, key, path }) => {
      if (!MAY_NAME.has(key)) return [];
      const told = POSITION.map((pattern) => pattern.exec(text)?.[0]).find((each) => each !== undefined);
      if (told === undefined || !POSITION.some((pattern) => pattern.test(plain(text)))) return [];
      const name = told.toLowerCase().replace(/ is (?:in)?correct$/, '');
      const isName = choices.some((choice) => new RegExp(`^${name.replace(/[()]/g, '\\$&')}(?!\\w)`, 'i').test(choice.plain));
      return isName ? [] : [{ path, told }];
    });
    if (found.length === 0 || !mayMove(question)) return [];
    return found.map(({ path, told }) => ({
      path,
      message: `"${told}" names a choice by its place, and the choices are shuffled.`,
      why: 'Another choice stands there for most learners.',
      help: 'name the choice by what it says, or write "order: fixed"',
    }));
  },
};
