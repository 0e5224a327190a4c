// What entries say about questions and concepts. A fold: nothing here is stored.
import type { Bank } from '../bank/bank.ts';
import type { Question } from '../question-type.ts';
import type { Attempt, Entry } from './entry.ts';

/** What is known of one question: its attempts that count for learning (slips left out), and whether it is flagged. */
export interface Recall {
  readonly attempts: readonly Attempt[];
  readonly flagged: boolean;
}

/** What is known of every question that was ever answered or flagged, by `bank#id`. */
export type Memory = ReadonlyMap<string, Recall>;

const nameOf = (entry: { readonly bank: string; readonly question: string }): string => `${entry.bank}#${entry.question}`;

/** Folds entries into what is known of each question. */
export function remember(entries: readonly Entry[]): Memory {
  const slipped = new Set(entries.flatMap((entry) => (entry.kind === 'slip' ? [entry.attempt] : [])));
  const memory = new Map<string, { attempts: Attempt[]; flagged: boolean }>();
  for (const entry of entries) {
    if (entry.kind !== 'attempt' && entry.kind !== 'flag') continue;
    const name = nameOf(entry);
    const recall = memory.get(name) ?? { attempts: [], flagged: false };
    memory.set(name, recall);
    if (entry.kind === 'flag') recall.flagged = true;
    else if (!slipped.has(entry.id)) recall.attempts.push(entry);
  }
  return memory;
}

/** The questions to which answers are given: the parts of a composite one, else itself. */
export const answerable = (question: Question): readonly Question[] => (question.parts.length > 0 ? question.parts : [question]);

/** From this score on, a partly right answer is a pass, if a hard one. */
const PASS = 0.8;

/** Whether an attempt counts as missed: wrong, given up, or partly right below 0.8. A hint makes it no miss. */
export function isMiss({ verdict, score, hints, gaveUp }: Attempt): boolean {
  const earned = hints > 0 ? score * 2 : score;
  return gaveUp === true || verdict === 'wrong' || (verdict === 'partial' && earned < PASS - 1e-9);
}

const DAYS_TO_MASTER = 3;

/** A question is mastered after right answers, without a hint, on three different days. */
export function isMastered(recall: Recall | undefined): boolean {
  const days = new Set(
    (recall?.attempts ?? [])
      .filter((attempt) => attempt.verdict === 'correct' && attempt.hints === 0)
      .map((attempt) => attempt.at.slice(0, 10)),
  );
  return days.size >= DAYS_TO_MASTER;
}

/** The questions of a bank that belong to `concept`, parts of composite ones included. */
export const questionsOf = (bank: Bank, concept: string): Question[] =>
  bank.questions.flatMap(answerable).filter((question) => question.concept === concept);

/** A concept is mastered when two of its questions are, one of them not mere recognition if the bank has such. */
export function isConceptMastered(bank: Bank, concept: string, memory: Memory): boolean {
  const questions = questionsOf(bank, concept);
  const mastered = questions.filter((question) => isMastered(memory.get(`${bank.id}#${question.id}`)));
  const enough = mastered.length >= Math.min(2, questions.length) && questions.length > 0;
  return enough && (questions.every((question) => question.recognition) || mastered.some((question) => !question.recognition));
}

/** All attempts at questions of `concept`, oldest first. */
export const attemptsAt = (bank: Bank, concept: string, memory: Memory): Attempt[] =>
  questionsOf(bank, concept)
    .flatMap((question) => memory.get(`${bank.id}#${question.id}`)?.attempts ?? [])
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** How well a concept is known so far, 0…1: the mean score of its last five attempts; 0 when never asked. */
export function strength(bank: Bank, concept: string, memory: Memory): number {
  const recent = attemptsAt(bank, concept, memory).slice(-5);
  return recent.length === 0 ? 0 : recent.reduce((sum, attempt) => sum + attempt.score, 0) / recent.length;
}
