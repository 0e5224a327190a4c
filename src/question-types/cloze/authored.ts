import type * as zod from 'zod';
import type { TextKey } from '../../core/answers/accepted.ts';
import { choiceSchema } from '../../core/answers/choices.ts';
import type { NumberKeys } from '../../core/answers/judged-number.ts';
import { MOST_LISTED, textOf, type Zod } from '../../core/bank/schema.ts';

/** The keys of one blank. */
export const blankSchema = (z: Zod) =>
  z.strictObject({
    accept: z
      .array(textOf(z, 'An accepted answer.'))
      .min(1)
      .optional()
      .describe('For a text: the accepted answers, the one to show first.'),
    case: z.enum(['sensitive']).optional().describe('For a text: `sensitive` where upper and lower case count.'),
    typos: z
      .enum(['ask', 'accept', 'reject'])
      .optional()
      .describe('For a text: what becomes of a misspelling, `ask` again (the default), `accept` it, or `reject` it.'),
    answer: z.number().optional().describe('For a number: the right one.'),
    tolerance: z
      .union([z.number(), z.string()])
      .optional()
      .describe('For a number: how far off `answer` is still right, such as `0.1` or `2%`.'),
    range: z.array(z.number()).length(2).optional().describe('For a number: the lowest and the highest right one, instead of `answer`.'),
    unit: textOf(z, 'For a number: its unit, which may be typed or left out.').optional(),
    choices: z
      .array(choiceSchema(z))
      .min(2)
      .max(MOST_LISTED)
      .optional()
      .describe('For a choice: what can be chosen, exactly one with `correct: true`.'),
    wrong: z
      .array(
        z.strictObject({
          match: z.union([z.string(), z.number()]).describe('The wrong text or number.'),
          because: textOf(z, 'Why it is wrong, in Markdown: shown to who gave it.'),
        }),
      )
      .optional()
      .describe('For a text or a number: wrong answers that learners really give, each with what to tell them.'),
  });

/** A blank as an author writes it: `accept`, or `answer` or `range`, or `choices`, and what goes with it. */
export type AuthoredBlank = zod.z.output<ReturnType<typeof blankSchema>>;

/** A cloze question as an author writes it. */
export interface Cloze {
  readonly prompt: string;
  readonly text: string;
  readonly blanks: Readonly<Record<string, AuthoredBlank>>;
}

/** What a text blank accepts. */
export const textKey = ({ accept = [], wrong, case: sensitive, typos }: AuthoredBlank): TextKey => ({
  accept,
  case: sensitive,
  typos,
  wrong: wrong?.map(({ match, because }) => ({ match: String(match), because })),
});

/** What a number blank accepts. */
export const numberKey = ({ answer, tolerance, range, unit, wrong }: AuthoredBlank): NumberKeys => ({
  answer,
  tolerance,
  range,
  unit,
  wrong: wrong?.flatMap(({ match, because }) => (typeof match === 'number' ? [{ match, because }] : [])),
});

const MARKER = /\[\[([^[\]]+)\]\]/g;

/** What stands between `[[` and `]]` in `text`, in order, declared or not. */
export const markersIn = (text: string): string[] => [...text.matchAll(MARKER)].map(([, name = '']) => name);

/** The text without the blanks: what a learner reads around them. */
export const proseOf = ({ text, blanks }: Cloze): string =>
  text.replace(MARKER, (marker, name: string) => (Object.hasOwn(blanks, name) ? ' | ' : marker));
