import type { QuestionRule } from '../rule.ts';
import { contentWords, isContent, stemmed, tokens, wordCount } from '../words.ts';
import { type Writing, writing } from '../writing.ts';

const LONG_STEM = 60;
const LONG_WORD = 5;

const DEFINED = [
  /\bwhat (?:is|are|does|do|was|were) (?:an? |the )?(.{3,60}?)(?: mean| stand for| refer to|\?|$)/gi,
  /\b(?:definition of|meaning of|meant by|define[sd]?|describes?|called|known as|the terms?) (?:an? |the )?(.{3,60}?)(?=[.?,;:]|$)/gi,
];

/** The stems of the words of a term that the stem asks to define: they have to stand in the key. */
function definedTerms(stem: string): Set<string> {
  const terms = DEFINED.flatMap((pattern) => [...stem.matchAll(pattern)].map(([, term = '']) => term)).filter(
    (term) => wordCount(term) <= 4,
  );
  return contentWords(terms.join(' '));
}

/** The words of the key that the stem has too, and no wrong choice. */
function echoed({ key, stem, wrong }: Writing): string[] {
  if (key === undefined) return [];
  const lower = stem.toLowerCase();
  // Stems keep their first four letters, so most words are told apart by looking for these.
  const near = tokens(key.plain).filter((word) => isContent(word) && lower.includes(word.slice(0, 4)));
  if (near.length === 0 || wordCount(stem) > LONG_STEM) return [];
  const asked = contentWords(stem);
  const elsewhere = contentWords(wrong.map((each) => each.plain).join(' '));
  const found = near.filter((word) => asked.has(stemmed(word)) && !elsewhere.has(stemmed(word)));
  if (found.length === 0) return [];
  const defined = definedTerms(stem);
  return found.filter((word) => !defined.has(stemmed(word)));
}

/** B11: a word that only the prompt and the key share. Precision 0.42; 0.67 in its strict form. */
export const clang: QuestionRule = {
  name: 'clang',
  severity: 'warning',
  flaw: true,
  checks:
    'A word of substance that stands in the prompt, in the right choice and in no wrong one. A warning where no wrong choice shares any such word with the prompt and the word has 5 letters or more, else an info. Left alone: the term that is to be defined, prompts of more than 60 words, code.',
  why: 'The same word in question and answer rings: who knows nothing picks by the sound.',
  bad: `\
id: ringing
type: multiple-choice
prompt: Why does the penalty hold the policy back?
choices:
  - text: The penalty grows with the distance from the start # ! clang
    correct: true
  - text: Rewards are averaged over all samples
  - text: Gradients vanish after many updates
explanation: It is the divergence from the reference model.
`,
  good: `\
id: ringing
type: multiple-choice
prompt: Why does the penalty hold the policy back?
choices:
  - text: It grows with the distance from the start
    correct: true
  - text: Rewards are averaged over all samples
  - text: Gradients vanish after many updates
explanation: It is the divergence from the reference model.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 28b; measured on BenchMarker',
  question(question) {
    const about = writing(question);
    const found = echoed(about);
    const [word] = found;
    if (about.key === undefined || word === undefined) return [];
    const asked = contentWords(about.stem);
    const shares = [...contentWords(about.wrong.map((each) => each.plain).join(' '))].some((each) => asked.has(each));
    const strict = found.find((each) => each.length >= LONG_WORD);
    const isStrict = !shares && strict !== undefined;
    return [
      {
        path: about.key.path,
        ...(!isStrict && { severity: 'info' as const }),
        message: `"${isStrict ? strict : word}" stands in the prompt and, of the choices, in the right one alone.`,
        why: 'The echo points at the answer.',
        help: 'use another word in the right choice, or the same one in wrong choices as well',
      },
    ];
  },
};
