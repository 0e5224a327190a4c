// How far a learner is, as values: for the page, for JSON and for the graph. A case study is one question wherever questions are counted.
import { type Bank, questionName } from '../bank/bank.ts';
import { depths } from '../bank/concepts.ts';
import type { Question } from '../question-type.ts';
import { wholeName } from '../session/plan.ts';
import { type DueItem, scheduledItems } from './due.ts';
import { type DueDay, forecast } from './forecast.ts';
import { answerable, isConceptMastered, isMastered, type Memory, strength } from './mastery.ts';
import type { Recall } from './past.ts';

/** How well a concept is known. */
export type Standing = 'new' | 'weak' | 'started' | 'mastered';

/** One concept of a bank, with the questions that `quiz <bank>/<concept>` asks; `strength` is 0…1. */
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

/** A question is answered, and mastered, when all of its parts are. */
function counted(bank: Bank, questions: readonly Question[], memory: Memory): Pick<BankProgress, 'questions' | 'answered' | 'mastered'> {
  const recalls = questions.map((question) => answerable(question).map((each) => memory.get(questionName(bank, each))));
  return {
    questions: questions.length,
    answered: recalls.filter((parts) => parts.every(isAnswered)).length,
    mastered: recalls.filter((parts) => parts.every(isMastered)).length,
  };
}

const isAnswered = (recall: Recall | undefined): boolean => (recall?.attempts ?? 0) > 0;

/** The questions of each concept, those among them of which only a part is about it. */
function questionsByConcept(bank: Bank): ReadonlyMap<string, readonly Question[]> {
  const found = new Map<string, Question[]>();
  for (const question of bank.questions) {
    for (const concept of new Set([question, ...question.parts].map((each) => each.concept))) {
      if (concept === undefined) continue;
      const list = found.get(concept);
      if (list === undefined) found.set(concept, [question]);
      else list.push(question);
    }
  }
  return found;
}

/** The concepts of a bank that have questions, or lead to some, in the order in which they are best learned. */
export function conceptProgress(bank: Bank, memory: Memory): ConceptProgress[] {
  const depth = depths(bank.concepts);
  const byConcept = questionsByConcept(bank);
  return Object.entries(bank.concepts)
    .map(([concept, { title, section }]) => {
      const questions = byConcept.get(concept) ?? [];
      const isNew = !questions.flatMap(answerable).some((each) => isAnswered(memory.get(questionName(bank, each))));
      const known = strength(bank, concept, memory);
      const standing: Standing = isNew ? 'new' : isConceptMastered(bank, concept, memory) ? 'mastered' : known < WEAK ? 'weak' : 'started';
      return { concept, title, section, depth: depth.get(concept) ?? 0, ...counted(bank, questions, memory), strength: known, standing };
    })
    .sort((a, b) => a.depth - b.depth);
}

/** How far each bank is; `until` in milliseconds since 1970. */
export function bankProgress(banks: readonly Bank[], memory: Memory, until: number): BankProgress[] {
  return banks.map((bank) => ({
    bank: bank.id,
    title: bank.title,
    ...counted(bank, bank.questions, memory),
    due: scheduledQuestions([bank], memory).filter((each) => each.due < until).length,
  }));
}

/** What is scheduled, question by question: a case study falls due with the first of its parts. */
function scheduledQuestions(banks: readonly Bank[], memory: Memory): DueItem[] {
  const found = new Map<string, DueItem>();
  for (const each of scheduledItems(banks, memory)) {
    const name = wholeName(each.item);
    const before = found.get(name);
    if (before === undefined || each.due < before.due) found.set(name, each);
  }
  return [...found.values()];
}

/** How many questions fall due on which of the next days. */
export const dueDays = (banks: readonly Bank[], memory: Memory, now: number, offset: number): DueDay[] =>
  forecast(scheduledQuestions(banks, memory), now, offset);
