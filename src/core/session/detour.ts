import type { Bank } from '../bank/bank.ts';
import { isForeign, prerequisites } from '../bank/concepts.ts';
import { answersAt, isConceptMastered, type Memory, questionsOf, strength } from '../memory/mastery.ts';
import type { Item } from './plan.ts';
import type { SessionState } from './session.ts';

/** An offer to go back: the concept that was missed, the one to look at first, and the questions about it. */
export interface Offer {
  readonly bank: Bank;
  readonly concept: string;
  readonly to: string;
  readonly questions: readonly string[];
}

const MISSES = 2;
const STEPS_BACK = 2;
const QUESTIONS = 2;

/**
 * The detour to offer after `item` was answered, if any: with two misses among the last five answers on its concept, the weakest
 * unmastered prerequisite, nearest first, at most two steps back. Once a session and concept, and never from a detour.
 * `memory` includes the session's own entries.
 */
export function offerAfter(item: Item, state: SessionState, memory: Memory): Offer | undefined {
  const { bank } = item;
  const concept = item.question.concept;
  if (concept === undefined || isForeign(concept)) return undefined;
  const toldAlready = state.entries.some((entry) => entry.kind === 'detour' && entry.bank === bank.id && entry.concept === concept);
  if (toldAlready || state.queue[0]?.occasion === 'detour') return undefined;
  const recent = answersAt(bank, concept, memory);
  if (recent.at(-1)?.miss !== true || recent.filter((answer) => answer.miss).length < MISSES) return undefined;
  for (let steps = 1; steps <= STEPS_BACK; steps += 1) {
    const nearer = steps === 1 ? [] : prerequisites(bank.concepts, concept, steps - 1);
    const candidates = prerequisites(bank.concepts, concept, steps)
      .filter((name) => !nearer.includes(name) && !isForeign(name) && !isConceptMastered(bank, name, memory))
      .map((name) => ({ name, questions: questionsToAsk(bank, name, state, memory), strength: strength(bank, name, memory) }))
      .filter((each) => each.questions.length > 0)
      .sort((a, b) => a.strength - b.strength);
    const [weakest] = candidates;
    if (weakest !== undefined) return { bank, concept, to: weakest.name, questions: weakest.questions };
  }
  return undefined;
}

/** Two questions of a concept that this session has not answered and does not plan: those never seen first. */
function questionsToAsk(bank: Bank, concept: string, state: SessionState, memory: Memory): string[] {
  const busy = new Set([...state.outcomes.keys(), ...state.queue.map((each) => each.item.name)]);
  const attempts = (id: string): number => memory.get(`${bank.id}#${id}`)?.attempts ?? 0;
  return questionsOf(bank, concept)
    .filter((question) => !question.id.includes('.') && !busy.has(`${bank.id}#${question.id}`))
    .map((question, index) => ({ id: question.id, index, attempts: attempts(question.id) }))
    .sort((a, b) => a.attempts - b.attempts || a.index - b.index)
    .slice(0, QUESTIONS)
    .map((each) => each.id);
}
