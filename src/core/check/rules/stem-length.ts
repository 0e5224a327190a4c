import type { QuestionRule } from '../rule.ts';
import { hasCountableWords, tokens, wordCount } from '../words.ts';
import { hasExhibit, writing } from '../writing.ts';

const FEWEST = 4;
const MOST = 60;
const DENSITY = 4.5;

/** Corrected type-token ratio: different words over the root of twice the words (Carroll 1964). */
function density(words: readonly string[]): number {
  return new Set(words).size / Math.sqrt(2 * words.length);
}

/** B15: a stem of a few words, or one to get lost in. */
export const stemLength: QuestionRule = {
  name: 'stem-length',
  severity: 'info',
  checks:
    'A prompt of more than 60 words, or with so many different words that their number over the root of twice all words exceeds 4.5. In questions with choices a prompt of fewer than 4 words is a warning. Case studies, their parts, questions with `context`, and texts without spaces between words (Chinese, Japanese, Thai) are left alone.',
  why: 'Reading takes the time that thinking needs; and two words are rarely a question.',
  bad: `\
id: stub
type: multiple-choice
prompt: Reward model? # ! stem-length
choices:
  - text: Learns from comparisons
    correct: true
  - text: Learns from demonstrations
  - text: Learns from raw text
explanation: It learns which of two responses people prefer.
`,
  good: `\
id: stub
type: multiple-choice
prompt: What does a reward model learn from?
choices:
  - text: Comparisons
    correct: true
  - text: Demonstrations
  - text: Raw text
explanation: It learns which of two responses people prefer.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guidelines 13 and 16; ECTEL23 and SAQUET detectors',
  question(question) {
    const { stem, choices } = writing(question);
    const words = wordCount(stem);
    // Between these numbers no bound can be met: n words have a ratio of at most the root of n / 2.
    if (words > 2 * FEWEST && words <= 2 * DENSITY ** 2) return [];
    if (hasExhibit(question) || question.partsKey !== undefined) return [];
    if (!hasCountableWords(stem)) return [];
    const list = tokens(stem);
    if (list.length === 0) return [];
    if (choices.length > 0 && list.length < FEWEST) {
      return [
        {
          path: ['prompt'],
          severity: 'warning',
          message: `The prompt has ${list.length} ${list.length === 1 ? 'word' : 'words'}.`,
          why: 'What is asked has to be guessed from the choices.',
          help: 'ask a whole question',
        },
      ];
    }
    const dense = density(list);
    if (words <= MOST && dense <= DENSITY) return [];
    return [
      {
        path: ['prompt'],
        message:
          words > MOST
            ? `The prompt has ${words} words.`
            : `The prompt has ${new Set(list).size} different words in ${list.length} (ratio ${dense.toFixed(2)}, more than ${DENSITY}).`,
        why: 'Much has to be read before it is known what is asked.',
        help: 'move what is to be looked at to "context:", and drop what is not needed for the answer',
      },
    ];
  },
};
