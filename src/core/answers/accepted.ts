import { type Span, span } from '../doc.ts';
import type { Read, Reading } from '../question-type.ts';
import { misspelling } from './misspelling.ts';
import { matches } from './patterns.ts';
import { type Comparison, normalize } from './text.ts';
import { type Judgment, oneLine } from './typed-feedback.ts';

/** A text that learners type by mistake, and what it tells about them. */
interface WrongText {
  readonly match: string;
  readonly because: string;
}

/** The texts an author accepts, and the wrong ones worth a word. */
export interface TextKey {
  readonly accept: readonly string[];
  readonly patterns?: readonly string[] | undefined;
  readonly wrong?: readonly WrongText[] | undefined;
  readonly case?: 'sensitive' | undefined;
  readonly typos?: 'ask' | 'accept' | 'reject' | undefined;
}

/** What a typed text turned out to be. `misspelled` names the accepted text it is near. */
export type Recognized =
  | { readonly kind: 'accepted'; readonly rule: string }
  | { readonly kind: 'listed'; readonly because: string }
  | { readonly kind: 'misspelled'; readonly wanted: string }
  | { readonly kind: 'other' };

/** A text as typed, and what it was recognized as. */
export interface UnderstoodText {
  readonly text: string;
  readonly as: Recognized;
}

/** How an author wants texts compared. */
export const comparisonOf = (key: Pick<TextKey, 'case'>): Comparison => ({ caseSensitive: key.case === 'sensitive' });

/** A name with another one in brackets, such as an abbreviation. */
const BOTH = /^(.+?) ?\(([^()]+)\)$/u;

/** Which accepted text or pattern `text` is, by name, or nothing. A name with another one in brackets is both. */
export function acceptedBy(text: string, key: TextKey): string | undefined {
  const rule = acceptedAlone(text, key);
  if (rule !== undefined) return rule;
  const [, name, inBrackets] = BOTH.exec(text.trim().replace(/\s+/gu, ' ')) ?? [];
  if (name === undefined || inBrackets === undefined) return undefined;
  const both = [name, inBrackets].every((each) => acceptedAlone(each, key) !== undefined);
  return both ? 'two accepted answers, one in brackets' : undefined;
}

function acceptedAlone(text: string, key: TextKey): string | undefined {
  const comparison = comparisonOf(key);
  const form = normalize(text, comparison);
  if (key.accept.some((each) => normalize(each, comparison) === form)) return 'an accepted answer';
  const pattern = key.patterns?.find((each) => matches(each, text, comparison.caseSensitive));
  return pattern === undefined ? undefined : `the pattern ${pattern}`;
}

/** The one of `candidates` that `text` misspells with the fewest edits. */
function nearest<T>(text: string, candidates: readonly T[], textOf: (candidate: T) => string, comparison: Comparison) {
  return candidates
    .flatMap((candidate) => {
      const edits = misspelling(text, textOf(candidate), comparison);
      return edits === undefined ? [] : [{ candidate, edits }];
    })
    .reduce<{ candidate: T; edits: number } | undefined>(
      (best, each) => (best !== undefined && best.edits <= each.edits ? best : each),
      undefined,
    );
}

/** What `text` is: accepted, listed as wrong, a misspelling of either, or something else. `terms` are no misspellings. */
export function recognize(text: string, key: TextKey, terms: ReadonlySet<string>): Recognized {
  const comparison = comparisonOf(key);
  const rule = acceptedBy(text, key);
  if (rule !== undefined) return { kind: 'accepted', rule };
  const form = normalize(text, comparison);
  const wrong = key.wrong?.find(({ match }) => normalize(match, comparison) === form);
  if (wrong !== undefined) return { kind: 'listed', because: wrong.because };
  if (key.typos === 'reject' || terms.has(normalize(text, { caseSensitive: false }))) return { kind: 'other' };
  const near = nearest(text, key.accept, (each) => each, comparison);
  const nearWrong = nearest(text, key.wrong ?? [], ({ match }) => match, comparison);
  if (nearWrong !== undefined && (near === undefined || nearWrong.edits < near.edits))
    return { kind: 'listed', because: nearWrong.candidate.because };
  return near === undefined ? { kind: 'other' } : { kind: 'misspelled', wanted: near.candidate };
}

/** Understands a typed text, or asks for it again when it is a misspelling and may be put again. */
export function understandText(text: string, key: TextKey, { terms, again }: Reading): Read<UnderstoodText> {
  const as = recognize(text, key, terms);
  const isAskedAgain = as.kind === 'misspelled' && key.typos !== 'accept' && again;
  return isAskedAgain ? { problem: 'Very close: check the spelling.', once: true } : { answer: { text, as } };
}

/** Whether a text is right, and what is known about it when it is wrong or misspelled. */
export function judgeText({ as }: UnderstoodText, key: TextKey): Judgment {
  switch (as.kind) {
    case 'accepted':
      return { right: true, rule: as.rule };
    case 'listed':
      return { right: false, rule: 'a wrong answer listed', reason: as.because };
    case 'misspelled':
      return key.typos === 'accept'
        ? { right: true, rule: 'a misspelling, accepted', reason: `Accepted; the spelling is: ${oneLine(as.wanted)}` }
        : { right: false, rule: 'a misspelling', reason: 'Close, but misspelled.' };
    case 'other':
      return { right: false, rule: 'no accepted answer' };
  }
}

/** An accepted text as it is shown. */
export const shownText = (text: string): Span[] => [span(oneLine(text))];

const MOST_SHOWN = 4;

/** The accepted texts besides the first, as one line, or none: the first few when there are many. */
export function alsoAccepted(key: TextKey): string[] {
  const forms = key.accept.map((each) => normalize(each, comparisonOf(key)));
  const others = key.accept.filter((_, index) => index > 0 && forms.indexOf(forms[index] ?? '') === index);
  if (others.length === 0) return [];
  const more = others.length > MOST_SHOWN ? `, and ${others.length - MOST_SHOWN} more` : '';
  return [`also accepted: ${others.slice(0, MOST_SHOWN).map(oneLine).join(', ')}${more}`];
}
