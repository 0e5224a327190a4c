import { plain } from '../plain.ts';
import type { QuestionRule } from '../rule.ts';
import { hasCountableWords, wordCount } from '../words.ts';
import { isPart } from '../writing.ts';

const WORDS = 8;
/** No eight words are as long as this, code aside. */
const LONG = 160;

/** A12: explanations of fewer than eight words (1 of 183 in good published banks). */
export const shortExplanation: QuestionRule = {
  name: 'short-explanation',
  severity: 'info',
  checks:
    'An explanation of fewer than 8 words. An explanation with a code block in it, and one of a part of a case study, may be short; so may be what has no spaces between its words (Chinese, Japanese, Thai).',
  why: 'It is shown after every answer, right or wrong, and is what is learned from.',
  bad: `\
id: terse
type: true-false
prompt: The reward model is frozen while the policy is tuned.
answer: true
explanation: It is frozen then. # ! short-explanation
`,
  good: `\
id: terse
type: true-false
prompt: The reward model is frozen while the policy is tuned.
answer: true
explanation: It only judges responses at that stage. Its own training ended before, on comparisons.
`,
  source: 'pedagogy of the project, A12; Van der Kleij, Feskens & Eggen 2015',
  question(question) {
    if (question.explanation.length > LONG || isPart(question) || /```|~~~/.test(question.explanation)) return [];
    const words = wordCount(plain(question.explanation));
    if (words >= WORDS || !hasCountableWords(question.explanation)) return [];
    return [
      {
        path: ['explanation'],
        message: `The explanation has ${words} ${words === 1 ? 'word' : 'words'}.`,
        why: 'It says that the answer is right, and hardly why.',
        help: 'say why the right answer is right, in a sentence or two',
      },
    ];
  },
};
