import type { Path } from '../finding.ts';
import type { Question } from '../question-type.ts';
import { plain } from './plain.ts';
import { isContent, tokens } from './words.ts';

/** A right answer in words, and where it stands below its question. */
export interface KeyText {
  readonly plain: string;
  readonly path: Path;
}

const LETTERS = 8;
const WORDS = 2;

/** The right answers that another text would give away: at least 8 characters and two words that say something. */
export function keyTexts(question: Question): KeyText[] {
  const right = question.choices().filter((choice) => choice.right);
  const accepted = question.data['accept'];
  const typed = Array.isArray(accepted) ? accepted.map((text: unknown, index) => ({ text: String(text), path: ['accept', index] })) : [];
  const keys = right.length === 1 ? right : typed;
  return keys.flatMap(({ text, path }) => {
    const bare = text.length >= LETTERS ? plain(text) : '';
    return bare.length >= LETTERS && tokens(bare).filter(isContent).length >= WORDS ? [{ plain: bare, path }] : [];
  });
}
