import type { AuthoredReply } from '../question-type.ts';
import { recognize, type TextKey } from './accepted.ts';

/** Texts that no question has as its right answer. */
export const NONSENSE = ['xyzzy plugh', 'lorem ipsum 42'] as const;

/** The texts an author listed. */
const authoredTexts = ({ accept, wrong = [] }: TextKey): AuthoredReply[] => [
  ...accept.map((reply, index) => ({ reply, right: true, path: ['accept', index] })),
  ...wrong.map(({ match }, index) => ({ reply: match, right: false, path: ['wrong', index, 'match'] })),
];

/** Right and wrong replies to a question whose answer is a text. */
export function textReplies(key: TextKey): {
  readonly right: readonly string[];
  readonly wrong: string[];
  readonly authored: AuthoredReply[];
} {
  const candidates = [...(key.wrong ?? []).map(({ match }) => match), ...NONSENSE];
  const isWrong = (text: string): boolean => ['listed', 'other'].includes(recognize(text, key, new Set()).kind);
  return { right: key.accept, wrong: candidates.filter(isWrong), authored: authoredTexts(key) };
}
