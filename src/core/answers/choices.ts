// What the types that show choices share: letters, order on the screen, and the choices drawn again with their reasons.

import { type Ask, letterAt, type Option } from '../ask.ts';
import { textOf, type Zod } from '../bank/schema.ts';
import { type Doc, hang, indent, prepend, type Span, sign, span, tint } from '../doc.ts';
import { lastKept } from '../last-kept.ts';
import { markdown } from '../markdown.ts';
import type { ChoiceFacts } from '../question-type.ts';
import { type Random, shuffle } from '../random.ts';

/** A choice as an author writes it. */
export interface Choice {
  readonly text: string;
  readonly correct?: boolean | undefined;
  readonly feedback?: string | undefined;
  readonly id?: string | undefined;
}

/** The keys of one choice. */
export const choiceSchema = (z: Zod) =>
  z.strictObject({
    text: textOf(z, 'The choice, in Markdown.'),
    correct: z.boolean().optional().describe('`true` on a right choice; left out on the others.'),
    feedback: textOf(z, 'Why this choice is right or wrong: shown under it after the answer.').optional(),
    id: z
      .string()
      .regex(/^[A-Za-z0-9][\w-]*$/, 'id')
      .optional()
      .describe('A name for replies that survives editing; the letter (a, b, …) otherwise.'),
  });

/** The name of a choice in replies: its `id`, else its authored letter. */
export const letterOf = (choice: Choice, index: number): string => choice.id ?? letterAt(index);

/** A choice with its place as written. */
export interface Lettered<C extends Choice = Choice> {
  readonly letter: string;
  readonly choice: C;
}

const letteredLast = lastKept((choices: readonly Choice[]): readonly Lettered<Choice>[] =>
  choices.map((choice, index) => ({ letter: letterOf(choice, index), choice })),
);

/** The choices with their letters, as written. */
export const lettered = <C extends Choice>(choices: readonly C[]): readonly Lettered<C>[] =>
  letteredLast(choices) as readonly Lettered<C>[]; // made of these very choices

/** The choices as rules about writing see them, where they stand under the key `choices`. */
export const choiceFacts = (choices: readonly Choice[]): ChoiceFacts[] =>
  choices.map(({ text, correct, feedback }, index) => ({ text, right: correct === true, feedback, path: ['choices', index, 'text'] }));

const PINNED =
  /^\W*(?:(?:all|none|neither|both|each|any) (?:of )?(?:the )?(?:above|these|them|those|others?|answers?|choices|options)\b|\b(?:both|neither|either|only)? ?\(?[a-e]\)? (?:and|or|nor|&) \(?[a-e]\)?(?=\W|$)|none\W*$|neither\W*$)/i;

/** "None of the above" and choices that name others: they keep the last place. */
export const isPinned = (text: string): boolean => PINNED.test(text);

/** The single number a choice consists of, with at most three other words; nothing when it is no such choice. */
export function numberIn(text: string): number | undefined {
  if (!/\d/.test(text)) return undefined;
  const plain = text
    .replace(/[`*_]/g, '')
    .replace(/(?<=\d),(?=\d{3}\b)/g, '')
    .replace(/−/g, '-');
  const numbers = plain.match(/-?\d+(?:\.\d+)?/g) ?? [];
  const words = plain.match(/[\p{L}]+/gu) ?? [];
  return numbers.length === 1 && words.length <= 3 ? Number(numbers[0]) : undefined;
}

/** The order in which choices are shown: fixed, or numbers ascending, or shuffled; pinned ones last. */
export function arrange(choices: readonly Choice[], order: 'shuffled' | 'fixed' | undefined, rng: Random): Option[] {
  const all = lettered(choices).map(({ letter, choice }) => ({ letter, text: choice.text }));
  if (order === 'fixed') return all;
  const pinned = all.filter((each) => isPinned(each.text));
  const free = all.filter((each) => !isPinned(each.text));
  const values = free.map((each) => numberIn(each.text));
  const numeric = free.length >= 3 && values.every((value) => value !== undefined);
  if (numeric) {
    const sorted = free.map((option, index) => ({ option, value: values[index] ?? 0 })).sort((a, b) => a.value - b.value);
    return [...sorted.map((each) => each.option), ...pinned];
  }
  return [...shuffle(free, rng), ...pinned];
}

/** One line of feedback: what is shown, how it was treated, and the reason. */
export interface Judged {
  readonly text: string;
  readonly picked: boolean;
  readonly right: boolean;
  readonly reason?: string | undefined;
}

/** How a thing on the screen turned out: decides its sign and its role. */
export type Tone = 'good' | 'bad' | 'dim';

const marks = { good: sign.tick, bad: sign.cross, dim: span(' ') } as const satisfies Record<Tone, Span>;

/** A thing drawn again with its number (or letter) as on the screen, and `why` (verdict in words, reason) under it. */
export function judgedRow(number: string, text: string, tone: Tone, why: Doc): Doc {
  const place = ` ${number} `;
  const columns = 1 + place.length;
  const body = tone === 'dim' ? tint(markdown(text), 'dim') : markdown(text);
  return [...hang([marks[tone], span(place, tone)], columns, body), ...indent(why, columns)];
}

/** The sign and the words of a choice; `missed` is what a right one that was not picked is called. */
function label({ picked, right }: Judged, missed: string): { readonly words: string; readonly tone: Tone } {
  if (picked) return right ? { words: 'your answer, right', tone: 'good' } : { words: 'your answer, wrong', tone: 'bad' };
  return right ? { words: missed, tone: 'good' } : { words: '', tone: 'dim' };
}

/** The choices drawn again in the order shown, each with its verdict in words and its reason under it. */
export function judgedChoices(rows: readonly Judged[], missed = 'right answer'): Doc {
  return rows.flatMap((row, index) => {
    const { words, tone } = label(row, missed);
    const said = markdown(row.reason ?? '');
    const reason = row.reason === undefined ? [] : tone === 'dim' ? tint(said, 'dim') : said;
    const verdict = words === '' ? [] : [span(reason.length > 0 ? `${words}: ` : words, tone)];
    return judgedRow(String(index + 1), row.text, tone, verdict.length === 0 ? reason : prepend(verdict, reason));
  });
}

/** The choices that an ask shows. */
export const optionsOf = (ask: Ask): readonly Option[] => (ask.kind === 'pick-one' || ask.kind === 'pick-many' ? ask.options : []);

/** The same for a question's choices, as `shown`; `isPicked` says of a letter whether the learner picked it. */
export function judgedOptions(
  choices: readonly Choice[],
  shown: readonly Option[],
  isPicked: (letter: string) => boolean,
  missed?: string,
): Doc {
  const all = new Map(lettered(choices).map(({ letter, choice }) => [letter, choice]));
  return judgedChoices(
    shown.map(({ letter, text }) => ({
      text,
      picked: isPicked(letter),
      right: all.get(letter)?.correct === true,
      reason: all.get(letter)?.feedback,
    })),
    missed,
  );
}
