import type * as zod from 'zod';
import type { QuestionType } from '../question-type.ts';

/** The zod namespace, handed in so that only what validates loads it. */
export type Zod = typeof zod.z;

/** Bloom's levels, lowest first. */
export const levels = ['remember', 'understand', 'apply', 'analyze', 'evaluate', 'create'] as const;

/** What a question asks of the learner, as one of Bloom's levels. */
export type Level = (typeof levels)[number];

/** What can be said of a faulty question: it is out of use, or every answer to it counts as right. */
export const statusMarks = ['disregard', 'accept-all'] as const;

/** One of the things that can be said of a faulty question. */
export type StatusMark = (typeof statusMarks)[number];

/** The status of a faulty question, with its reason. */
export interface Status {
  readonly mark: StatusMark;
  readonly because: string;
}

/** An id: lower-case words and digits joined by hyphens. */
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** A concept's name: an id, or `bank/id` for a concept of another bank. */
export const CONCEPT = /^([a-z0-9]+(-[a-z0-9]+)*\/)?[a-z0-9]+(-[a-z0-9]+)*$/;

/** A rule that is waived, and why. */
export interface Allowed {
  readonly rule: string;
  readonly because: string;
}

/** The largest weight: sums of anything larger are no numbers in the end, and nobody means them. */
export const MOST_POINTS = 1_000_000;

/** The most that is listed to be picked, ordered or matched: all of it stands on one screen, and is asked in 200 orders by `check`. */
export const MOST_LISTED = 100;

/** The keys every question has, after validation. */
export interface BaseQuestion {
  readonly id: string;
  readonly type: string;
  readonly prompt: string;
  readonly explanation: string;
  readonly concept?: string | undefined;
  readonly level?: Level | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly hints?: readonly string[] | undefined;
  readonly context?: string | undefined;
  readonly source?: string | undefined;
  readonly 'renamed-from'?: readonly string[] | undefined;
  readonly allow?: readonly Allowed[] | undefined;
  readonly status?: Status | undefined;
}

/** A string that is not only spaces. */
export const textOf = (z: Zod, description: string): zod.ZodString => z.string().regex(/\S/, 'empty').describe(description);

const allowOf = (z: Zod, description: string) =>
  z
    .array(
      z.strictObject({
        rule: textOf(z, 'The name of the rule.'),
        because: textOf(z, 'Why it does not apply here.'),
      }),
    )
    .optional()
    .describe(description);

const baseShape = (z: Zod, type: string) => ({
  id: z
    .string()
    .regex(ID, 'id')
    .describe('Names the question in its bank for good: lower-case words joined by hyphens. History follows it.'),
  type: z.literal(type).describe('The question type.'),
  prompt: textOf(z, 'What is asked, in Markdown.'),
  explanation: textOf(z, 'Why the right answer is right, in Markdown: shown after every answer, right or wrong.'),
  concept: z
    .string()
    .regex(CONCEPT, 'concept')
    .optional()
    .describe('The concept it belongs to: a key of `concepts`, or `bank/concept` for one of another bank.'),
  level: z.enum(levels).optional().describe("What it asks for, in Bloom's terms."),
  tags: z.array(textOf(z, 'A tag.')).optional().describe('Free words to choose questions by: `quiz ch4 --tag math`.'),
  hints: z
    .array(textOf(z, 'A hint, in Markdown.'))
    .optional()
    .describe('Given one at a time when asked for: first a pointer, then a constraint, never the answer.'),
  context: textOf(z, 'Code or a passage shown with the question, in Markdown.').optional(),
  source: textOf(z, 'Where to read on, such as "§4.2.4".').optional(),
  'renamed-from': z
    .array(z.string().regex(ID, 'id'))
    .optional()
    .describe('Ids it had before: what learners answered under them stays theirs.'),
  points: z.number().positive().max(MOST_POINTS).optional().describe('What it is worth, 1 when left out.'),
  allow: allowOf(z, 'Rules of `quiz check` waived for this question, each with its reason.'),
  status: z
    .strictObject({
      mark: z
        .enum(statusMarks)
        .describe('`disregard`: not put any more, and no answer to it counts. `accept-all`: still put, and every answer counts as right.'),
      because: textOf(z, 'What is wrong with the question: learners are told.'),
    })
    .optional()
    .describe('For a question found to be faulty: takes it out of scores fairly, answers given before included.'),
});

/** The schema of one question of `type`: the keys every question has and the type's own, and no others. */
export function questionSchema(z: Zod, type: QuestionType, part: zod.ZodType): zod.ZodObject {
  return z.strictObject({ ...baseShape(z, type.name), ...type.shape(z, part) });
}

/**
 * What can be said of a question whose type is not known: the keys every question has, unless a type means something else by
 * them, must be right; a key that any type has may be there with any value, and no other.
 */
export function untypedSchema(z: Zod, types: readonly QuestionType[]): zod.ZodObject {
  const anything = z.unknown().optional();
  const own = Object.fromEntries(types.flatMap((type) => Object.keys(type.shape(z, anything))).map((key) => [key, anything]));
  return z.strictObject({ ...baseShape(z, ''), ...own, type: anything });
}

const conceptShape = (z: Zod) => ({
  title: textOf(z, 'The name of the concept as a heading.'),
  section: textOf(z, 'Where the source treats it, such as "4.2.4".').optional(),
  summary: textOf(z, 'The idea in one or two sentences.').optional(),
  after: z
    .array(z.string().regex(CONCEPT, 'concept'))
    .optional()
    .describe('Concepts to learn first; `bank/concept` names one of another bank.'),
  related: z.array(z.string().regex(CONCEPT, 'concept')).optional().describe('Concepts worth looking at beside it.'),
});

/** The schema of one concept. */
export const conceptSchema = (z: Zod) => z.strictObject(conceptShape(z));

/** A node of the concept graph, as written. */
export type Concept = zod.z.output<ReturnType<typeof conceptSchema>>;

/** The schema of a bank around its questions and concepts, which are validated one by one. */
export const envelopeSchema = (z: Zod, concept: zod.ZodType, question: zod.ZodType) =>
  z.strictObject({
    id: z
      .string()
      .regex(ID, 'id')
      .describe('Names the bank for good: records go by it. The file or folder has the same name, by which it is typed: `quiz ch4`.'),
    title: textOf(z, 'The title shown above each question.'),
    course: textOf(z, 'The course or book it belongs to.').optional(),
    source: textOf(z, 'What the bank follows: author, year, chapter.').optional(),
    allow: allowOf(z, 'Rules of `quiz check` about whole banks waived for this one, each with its reason.'),
    concepts: z.record(z.string().regex(CONCEPT, 'concept'), concept).optional().describe('The concept graph: each key is a concept.'),
    questions: z.array(question).describe('The questions, in teaching order.'),
  });

/** The envelope of a bank, as written. */
export interface Envelope {
  readonly id: string;
  readonly title: string;
  readonly course?: string | undefined;
  readonly source?: string | undefined;
  readonly allow?: readonly Allowed[] | undefined;
  readonly concepts?: Readonly<Record<string, Concept>> | undefined;
}

/** The schema of a whole bank, for editors. A part of a composite question is any question that is not composite. */
export function bankSchema(z: Zod, types: readonly QuestionType[]): zod.ZodObject {
  const nothing = z.unknown();
  const simple = types.filter((type) => type.partsKey === undefined).map((type) => questionSchema(z, type, nothing));
  const part = z.union(simple).meta({ id: 'part' });
  const all = types.map((type) => questionSchema(z, type, part));
  return envelopeSchema(z, conceptSchema(z), z.union(all).meta({ id: 'question' }));
}
