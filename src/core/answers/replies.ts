// Reading replies in the forms of DESIGN.md, section 6. A reply that does not fit is a problem, not an attempt.
import type { Reply } from '../ask.ts';
import { quoted } from '../brief.ts';
import type { Read } from '../question-type.ts';
import { suggest } from '../suggest.ts';

const listed = (letters: readonly string[]): string => letters.map((letter) => `"${letter}"`).join(', ');

const unknownLetter = (letter: unknown, letters: readonly string[]): string => {
  const near = typeof letter === 'string' ? suggest(letter, letters) : undefined;
  return `There is no choice ${quoted(letter)}${near === undefined ? '.' : `: did you mean "${near}"?`} Choose from ${listed(letters)}.`;
};

/** One of `letters`. */
export function readLetter(reply: Reply, letters: readonly string[]): Read<string> {
  if (reply === null || reply === '') return { problem: 'Choose one first.' };
  if (typeof reply !== 'string') return { problem: `A reply here is one letter: ${listed(letters)}.` };
  const letter = letters.find((each) => each === reply) ?? letters.find((each) => each.toLowerCase() === reply.trim().toLowerCase());
  return letter === undefined ? { problem: unknownLetter(reply, letters) } : { answer: letter };
}

/** Some of `letters`, none twice, in the order given. */
export function readLetters(reply: Reply, letters: readonly string[]): Read<readonly string[]> {
  if (reply === null || reply === '' || (Array.isArray(reply) && reply.length === 0)) return { problem: 'Choose at least one first.' };
  if (!Array.isArray(reply)) return { problem: `A reply here is a list of letters, such as ["${letters[0]}", "${letters[1]}"].` };
  const answer: string[] = [];
  for (const each of reply) {
    const read = readLetter(each as Reply, letters);
    if ('problem' in read) return { problem: typeof each === 'string' ? read.problem : unknownLetter(each, letters) };
    if (answer.includes(read.answer)) return { problem: `"${read.answer}" stands twice in the reply.` };
    answer.push(read.answer);
  }
  return { answer };
}

/** A text that is not empty. */
export function readText(reply: Reply): Read<string> {
  if (typeof reply === 'number') return { answer: String(reply) };
  if (typeof reply !== 'string' && reply !== null) return { problem: 'A reply here is a text.' };
  return reply === null || reply.trim() === '' ? { problem: 'Type an answer first.' } : { answer: reply };
}

/** An object with string keys, as matching, case studies and self-checked answers use. */
export function isRecord(reply: unknown): reply is Readonly<Record<string, Reply>> {
  return typeof reply === 'object' && reply !== null && !Array.isArray(reply);
}
