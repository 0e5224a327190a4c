import { editDistance } from '../suggest.ts';
import { type Comparison, normalize } from './text.ts';

/** True when a word must be typed exactly: it holds a digit, looks like code, or has an acronym in it. */
const isExact = (word: string): boolean => /\d|[_`<>{}()[\]|\\/=+*^$#@]|\p{Lu}{2}/u.test(word);

const allowance = (text: string): number => {
  const letters = text.replace(/[^\p{L}]/gu, '').length;
  return letters >= 9 ? 2 : letters >= 5 ? 1 : 0;
};

// People rarely mistype a first letter, and prefixes change what is meant: increase and decrease, bi- and
// unidirectional, supervised and unsupervised are two edits apart.
const sameStart = (typed: string, wanted: string): boolean =>
  typed.charAt(0) === wanted.charAt(0) || (typed.charAt(0) === wanted.charAt(1) && typed.charAt(1) === wanted.charAt(0));

/** The edits between two words, or nothing when they are too many or one would change what is meant. */
function wordEdits(typed: string, wanted: string, written: string): number | undefined {
  if (typed === wanted) return 0;
  if (isExact(written) || /\d/.test(typed) || !sameStart(typed, wanted)) return undefined;
  const allowed = allowance(wanted);
  const edits = editDistance(typed, wanted, allowed);
  return edits <= allowed ? edits : undefined;
}

/**
 * How many edits `typed` is from `wanted` when it is a misspelling of it, else nothing. Damerau–Levenshtein distance,
 * word by word: 1 in words from 5 letters, 2 from 9, never in digits, code or acronyms; or only the spaces differ.
 */
export function misspelling(typed: string, wanted: string, comparison: Comparison): number | undefined {
  const folded = { caseSensitive: false };
  if (normalize(typed, folded) === normalize(wanted, folded)) return undefined; // right, or only in the wrong case
  const from = normalize(typed, comparison);
  const to = normalize(wanted, comparison);
  if (from.replaceAll(' ', '') === to.replaceAll(' ', '') && !/\d \d/.test(`${from}|${to}`)) return 1;
  const typedWords = from.split(' ');
  const words = to.split(' ');
  if (typedWords.length !== words.length) return undefined;
  const written = normalize(wanted, { caseSensitive: true }).split(' ');
  let edits = 0;
  for (const [index, word] of words.entries()) {
    const more = wordEdits(typedWords[index] ?? '', word, written[index] ?? '');
    if (more === undefined) return undefined;
    edits += more;
  }
  return edits <= allowance(to) ? edits : undefined;
}
