// A session is a fold over its entries: position, score and what comes next are derived and never stored. The same plan
// and entries give the same state, which is how resume and undo work.
import { acceptsAll } from '../bank/status.ts';
import { lifted } from '../memory/accepted.ts';
import type { Attempt, Entry } from '../memory/entry.ts';
import { isMiss } from '../memory/schedule.ts';
import { type Item, itemsFor, type Plan, wholeName } from './plan.ts';

/** Why a question is put. */
export type Occasion = 'planned' | 'again' | 'slip' | 'detour';

/** A question that waits to be put. */
export interface Waiting {
  readonly item: Item;
  readonly occasion: Occasion;
}

/** What became of one item. `attempts` holds all of them, the first one first, each as it counts. */
export interface Outcome {
  readonly item: Item;
  readonly occasion: Occasion;
  readonly attempts: readonly Attempt[];
  readonly skips: number;
}

/** Where a session stands. */
export interface SessionState {
  readonly plan: Plan;
  readonly entries: readonly Entry[];
  /** What comes next, the next one first. */
  readonly queue: readonly Waiting[];
  /** What was put so far, in that order, by item name. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** Whether missed questions come back, as they do unless it is an exam or a replay. */
export interface SessionRules {
  readonly repeatMissed: boolean;
}

/** A missed question comes back after at least so many others, if there are as many; twice as many after each further miss. */
const OTHERS_BETWEEN = 3;

/** A session in which nothing has been answered. */
export function begin(plan: Plan): SessionState {
  return { plan, entries: [], queue: plan.items.map((item) => ({ item, occasion: 'planned' })), outcomes: new Map() };
}

/** The session after all of `entries`. */
export const replay = (plan: Plan, entries: readonly Entry[], rules: SessionRules): SessionState =>
  entries.reduce((state, entry) => advance(state, entry, rules), begin(plan));

/** The session after one more entry. Entries about questions that it does not know change nothing. */
export function advance(state: SessionState, entry: Entry, rules: SessionRules): SessionState {
  const entries = [...state.entries, entry];
  switch (entry.kind) {
    case 'attempt':
      return { ...afterAttempt(state, entry, rules), entries };
    case 'skip':
      return { ...afterSkip(state, `${entry.bank}#${entry.question}`), entries };
    case 'slip':
      return { ...afterSlip(state, `${entry.bank}#${entry.question}`), entries };
    case 'detour': {
      const bank = state.plan.items.find((item) => item.bank.id === entry.bank)?.bank;
      const items = bank === undefined || !entry.taken ? [] : itemsFor(bank, entry.questions);
      return { ...state, entries, queue: [...items.map((item): Waiting => ({ item, occasion: 'detour' })), ...state.queue] };
    }
    case 'flag':
    case 'start':
    case 'end':
      return { ...state, entries };
  }
}

/** Takes the first waiting question of that name out of the queue. */
function take(state: SessionState, name: string): { readonly taken?: Waiting; readonly rest: readonly Waiting[] } {
  const at = state.queue.findIndex((waiting) => waiting.item.name === name);
  const taken = state.queue[at];
  return taken === undefined ? { rest: state.queue } : { taken, rest: state.queue.toSpliced(at, 1) };
}

function noted(state: SessionState, waiting: Waiting, change: (outcome: Outcome) => Outcome): ReadonlyMap<string, Outcome> {
  const { item, occasion } = waiting;
  const before = state.outcomes.get(item.name) ?? { item, occasion, attempts: [], skips: 0 };
  return new Map(state.outcomes).set(item.name, change(before));
}

function afterAttempt(state: SessionState, recorded: Attempt, rules: SessionRules): SessionState {
  const { taken, rest } = take(state, `${recorded.bank}#${recorded.question}`);
  if (taken === undefined) return state;
  const attempt = acceptsAll(taken.item.question) ? lifted(recorded) : recorded;
  const again: Waiting = { item: taken.item, occasion: 'again' };
  const back = rules.repeatMissed && isMiss(attempt);
  return {
    ...state,
    queue: back
      ? rest.toSpliced(placeForRepeat(rest, taken.item, state.outcomes.get(taken.item.name)?.attempts.length ?? 0), 0, again)
      : rest,
    outcomes: noted(state, taken, (outcome) => ({ ...outcome, attempts: [...outcome.attempts, attempt] })),
  };
}

/**
 * After three others (six after the second miss, and so on, so that a few hard ones do not keep the rest from coming), and never
 * between the parts of a case study.
 */
function placeForRepeat(queue: readonly Waiting[], item: Item, earlier: number): number {
  let place = Math.min(OTHERS_BETWEEN * 2 ** Math.min(earlier, 10), queue.length);
  const splits = (at: number): boolean => {
    const before = at === 0 ? item.whole?.question.id : queue[at - 1]?.item.whole?.question.id;
    const after = queue[at];
    return before !== undefined && after?.occasion === 'planned' && after.item.whole?.question.id === before;
  };
  while (place < queue.length && splits(place)) place += 1;
  return place;
}

function afterSkip(state: SessionState, name: string): SessionState {
  const { taken, rest } = take(state, name);
  if (taken === undefined) return state;
  const outcomes = noted(state, taken, (outcome) => ({ ...outcome, skips: outcome.skips + 1 }));
  const first = (outcomes.get(name)?.skips ?? 0) === 1;
  return { ...state, queue: first ? [...rest, taken] : rest, outcomes };
}

/** The question is put again at once; the repeat that its miss had earned is taken back. */
function afterSlip(state: SessionState, name: string): SessionState {
  const item = state.outcomes.get(name)?.item;
  if (item === undefined) return state;
  const { taken, rest } = take(state, name);
  return { ...state, queue: [{ item, occasion: 'slip' }, ...(taken?.occasion === 'again' ? rest : state.queue)] };
}

/** The score of the first attempt, which is the one that counts. 0 while there is none. */
export const firstScore = (outcome: Outcome | undefined): number => outcome?.attempts[0]?.score ?? 0;

/** How far the planned questions are: those done, and all of them; the parts of a case study count as one. */
export function progress(state: SessionState): { readonly done: number; readonly of: number } {
  const waiting = new Set(state.queue.filter((each) => each.occasion === 'planned').map((each) => wholeName(each.item)));
  return { done: state.plan.questions - waiting.size, of: state.plan.questions };
}

/** How many questions are still to be put: planned ones, a case study as one, and everything that comes once more. */
export const toCome = ({ queue }: SessionState): number =>
  new Set(queue.map(({ item, occasion }) => (occasion === 'planned' ? wholeName(item) : `${occasion} ${item.name}`))).size;
