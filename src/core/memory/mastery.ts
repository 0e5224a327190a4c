// How well questions and concepts are known.
import type { Bank } from '../bank/bank.ts';
import type { Question } from '../question-type.ts';
import { type Answer, DAYS_TO_MASTER, type Recall } from './past.ts';

/** What is known of every question that was ever answered or flagged, by `bank#id`. */
export type Memory = Pick<ReadonlyMap<string, Recall>, 'get'>;

/** The questions to which answers are given: the parts of a composite one, else itself. */
export const answerable = (question: Question): readonly Question[] => (question.parts.length > 0 ? question.parts : [question]);

/** A question is mastered after right answers, without a hint, on three different days. */
export const isMastered = (recall: Recall | undefined): boolean => (recall?.days.length ?? 0) >= DAYS_TO_MASTER;

/** Whether the last answer was a miss. */
export const isMissed = (recall: Recall | undefined): boolean => recall?.recent.at(-1)?.miss === true;

const byConcept = new WeakMap<Bank, ReadonlyMap<string, readonly Question[]>>();

/** The questions of a bank that belong to `concept`, parts of composite ones included. */
export function questionsOf(bank: Bank, concept: string): readonly Question[] {
  let index = byConcept.get(bank);
  if (index === undefined) {
    const made = new Map<string, Question[]>();
    for (const question of bank.questions.flatMap(answerable)) {
      if (question.concept === undefined) continue;
      const list = made.get(question.concept);
      if (list === undefined) made.set(question.concept, [question]);
      else list.push(question);
    }
    index = made;
    byConcept.set(bank, index);
  }
  return index.get(concept) ?? [];
}

/** A concept is mastered when two of its questions are, one of them not mere recognition if the bank has such. */
export function isConceptMastered(bank: Bank, concept: string, memory: Memory): boolean {
  const questions = questionsOf(bank, concept);
  const mastered = questions.filter((question) => isMastered(memory.get(`${bank.id}#${question.id}`)));
  const enough = mastered.length >= Math.min(2, questions.length) && questions.length > 0;
  return enough && (questions.every((question) => question.recognition) || mastered.some((question) => !question.recognition));
}

/** The last five answers to questions of `concept`, oldest first. */
export const answersAt = (bank: Bank, concept: string, memory: Memory): Answer[] =>
  questionsOf(bank, concept)
    .flatMap((question) => memory.get(`${bank.id}#${question.id}`)?.recent ?? [])
    .sort((a, b) => a.at - b.at)
    .slice(-5);

/** How well a concept is known so far, 0…1: the mean score of its last five answers; 0 when never asked. */
export function strength(bank: Bank, concept: string, memory: Memory): number {
  const recent = answersAt(bank, concept, memory);
  return recent.length === 0 ? 0 : recent.reduce((sum, answer) => sum + answer.score, 0) / recent.length;
}
