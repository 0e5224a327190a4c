// A sound bank as plain values, and back: what a cache keeps, so that learning needs neither a YAML parser nor zod.
import { loadPatterns } from '../answers/patterns.ts';
import type { Question, QuestionType } from '../question-type.ts';
import { type Bank, bankOf } from './bank.ts';
import type { BaseQuestion } from './schema.ts';

interface StoredQuestion {
  readonly data: Readonly<Record<string, unknown>>;
  readonly parts: readonly StoredQuestion[];
}

/** A bank that was found sound, as values that survive JSON. */
export interface StoredBank extends Omit<Bank, 'questions' | 'all'> {
  readonly all: readonly StoredQuestion[];
  /** Whether a question has author patterns, whose engine must be loaded before anything is asked. */
  readonly patterns: boolean;
}

const storedQuestion = ({ data, parts }: Question): StoredQuestion => ({ data, parts: parts.map(storedQuestion) });

/** A bank as plain values. */
export function toStored({ questions: _, ...bank }: Bank): StoredBank {
  const all = bank.all.map(storedQuestion);
  return { ...bank, all, patterns: JSON.stringify(all).includes('"patterns"') };
}

/** The bank again, its questions bound to their types. The values must be those of `toStored` with the same types. */
export async function fromStored(stored: StoredBank, types: readonly QuestionType[]): Promise<Bank> {
  if (stored.patterns) await loadPatterns();
  const byName = new Map(types.map((type) => [type.name, type]));
  const bind = ({ data, parts }: StoredQuestion): Question => {
    const type = byName.get(String(data['type']));
    if (type === undefined) throw new Error(`the cache names a question type "${String(data['type'])}" that does not exist`);
    return type.bind(data as unknown as BaseQuestion, parts.map(bind)); // it was bound from exactly these values
  };
  const { patterns: _, all, ...head } = stored;
  return bankOf(head, all.map(bind));
}
