// How far a learner is, as values: for the page, for JSON and for the graph.
import type { Bank } from '../bank/bank.ts';
import { depths } from '../bank/concepts.ts';
import { scheduledItems } from './due.ts';
import { type DueDay, forecast } from './forecast.ts';
import { answerable, isConceptMastered, isMastered, type Memory, questionsOf, strength } from './mastery.ts';

/** How well a concept is known. */
export type Standing = 'new' | 'weak' | 'started' | 'mastered';

/** One concept of a bank. Counts are of questions, parts of case studies one by one; `strength` is 0…1. */
export interface ConceptProgress {
  readonly concept: string;
  readonly title: string;
  readonly section: string | undefined;
  readonly depth: number;
  readonly questions: number;
  readonly answered: number;
  readonly mastered: number;
  readonly strength: number;
  readonly standing: Standing;
}

/** One bank. `due` counts what falls due before the time asked for. */
export interface BankProgress {
  readonly bank: string;
  readonly title: string;
  readonly questions: number;
  readonly answered: number;
  readonly mastered: number;
  readonly due: number;
}

const WEAK = 0.6;

/** The concepts of a bank that have questions, or lead to some, in the order in which they are best learned. */
export function conceptProgress(bank: Bank, memory: Memory): ConceptProgress[] {
  const depth = depths(bank.concepts);
  return Object.entries(bank.concepts)
    .map(([concept, { title, section }]) => {
      const questions = questionsOf(bank, concept);
      const recalls = questions.map((question) => memory.get(`${bank.id}#${question.id}`));
      const answered = recalls.filter((recall) => (recall?.attempts ?? 0) > 0).length;
      const known = strength(bank, concept, memory);
      const standing: Standing =
        answered === 0 ? 'new' : isConceptMastered(bank, concept, memory) ? 'mastered' : known < WEAK ? 'weak' : 'started';
      const mastered = recalls.filter(isMastered).length;
      return {
        concept,
        title,
        section,
        depth: depth.get(concept) ?? 0,
        questions: questions.length,
        answered,
        mastered,
        strength: known,
        standing,
      };
    })
    .sort((a, b) => a.depth - b.depth);
}

/** How far each bank is; `until` in milliseconds since 1970. */
export function bankProgress(banks: readonly Bank[], memory: Memory, until: number): BankProgress[] {
  return banks.map((bank) => {
    const recalls = bank.questions.flatMap(answerable).map((question) => memory.get(`${bank.id}#${question.id}`));
    return {
      bank: bank.id,
      title: bank.title,
      questions: recalls.length,
      answered: recalls.filter((recall) => (recall?.attempts ?? 0) > 0).length,
      mastered: recalls.filter(isMastered).length,
      due: scheduledItems([bank], memory).filter((each) => each.due < until).length,
    };
  });
}

/** What falls due in the next weeks. */
export const dueDays = (banks: readonly Bank[], memory: Memory, now: number, offset: number): DueDay[] =>
  forecast(scheduledItems(banks, memory), now, offset);
