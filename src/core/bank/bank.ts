import { normalize } from '../answers/text.ts';
import { hash } from '../hash.ts';
import type { Question } from '../question-type.ts';
import type { Concepts } from './concepts.ts';
import type { Allowed } from './schema.ts';
import { inUse } from './status.ts';

/** A bank that can be run: its sound questions, and how many were left out because they are broken. */
export interface Bank {
  readonly id: string;
  readonly title: string;
  readonly course?: string | undefined;
  readonly source?: string | undefined;
  /** Rules about whole banks that are waived for this one. */
  readonly allow?: readonly Allowed[] | undefined;
  readonly concepts: Concepts;
  /** The questions in use: those that are put and that count. */
  readonly questions: readonly Question[];
  /** All sound questions as written, those among them that are disregarded. */
  readonly all: readonly Question[];
  readonly broken: number;
}

/** A bank out of all its sound questions: the one place where those that are disregarded leave it. */
export function bankOf(head: Omit<Bank, 'questions' | 'all'>, all: readonly Question[]): Bank {
  return { ...head, questions: all.flatMap((question) => inUse(question) ?? []), all };
}

/** A question named across banks: `bank#id`. */
export const questionName = (bank: Pick<Bank, 'id'>, question: Pick<Question, 'id'>): string => `${bank.id}#${question.id}`;

/** The terms that a reply may be in its own right: the concepts' titles and names, normalized. */
export function termsOf(bank: Bank): ReadonlySet<string> {
  const names = Object.entries(bank.concepts).flatMap(([id, concept]) => [id, concept.title]);
  return new Set(names.map((name) => normalize(name, { caseSensitive: false })));
}

const NOT_SEEN = new Set([
  'explanation',
  'feedback',
  'because',
  'hints',
  'tags',
  'level',
  'concept',
  'source',
  'allow',
  'points',
  'renamed-from',
  'id',
]);

/**
 * The hash of a question's wording: what a learner sees before answering, and the key. Comments to the answer may be
 * edited without making it another question.
 */
export function wordingOf(question: Question): string {
  const unseen = question.parts.length === 0 && question.data['points'] !== undefined && typeof question.data['points'] === 'object';
  return hash(
    JSON.stringify(question.data, (key, value: unknown) => {
      if (key === 'points' && unseen) return value; // the idea points of an open response are its key
      return NOT_SEEN.has(key) || isStatus(key, value) ? undefined : value;
    }),
  );
}

/** A status says how a question counts, not what it asks. (A blank of that name is another thing.) */
const isStatus = (key: string, value: unknown): boolean =>
  key === 'status' && typeof value === 'object' && value !== null && 'mark' in value;
