// Sign-offs: which question was looked at in which wording, by whom, and what a sample says about the rest.
import { type Bank, wordingOf } from '../bank/bank.ts';
import type { Question } from '../question-type.ts';
import { type Random, shuffle } from '../random.ts';

/** What can be wrong with a question, in a TA's words. */
export const faultKinds = ['wrong-key', 'ambiguous', 'typo', 'too-easy', 'off-topic'] as const;

/** The fault for which a question was flagged, as it stands in the ledger. */
export type FaultKind = (typeof faultKinds)[number];

/** What each kind means. */
export const faultWords: Readonly<Record<FaultKind, string>> = {
  'wrong-key': 'another answer is right, or right too',
  ambiguous: 'it can be read in two ways',
  typo: 'a slip of the pen',
  'too-easy': 'nobody would miss it',
  'off-topic': 'the source does not ask for it',
};

/** One look at a question. `when` is a day such as `2026-11-22`. */
export interface Signoff {
  readonly question: string;
  /** The hash of the wording that was looked at. */
  readonly wording: string;
  readonly verdict: 'ok' | 'flagged';
  readonly kind?: FaultKind | undefined;
  readonly who: string;
  readonly when: string;
  readonly note?: string | undefined;
}

/** Where a question stands: `stale` was looked at in another wording. */
export type SignoffState = 'signed-off' | 'flagged' | 'stale' | 'never';

/** Where each question of a bank stands. */
export function signoffStates(bank: Bank, ledger: readonly Signoff[]): ReadonlyMap<Question, SignoffState> {
  const last = lastLooks(ledger);
  return new Map(bank.questions.map((question) => [question, stateOf(question, last.get(question.id))]));
}

/** The last look at each question, by its id. */
export const lastLooks = (ledger: readonly Signoff[]): ReadonlyMap<string, Signoff> => new Map(ledger.map((each) => [each.question, each]));

/** Where a question stands after the last look at it. */
export function stateOf(question: Question, last: Signoff | undefined): SignoffState {
  if (last === undefined) return 'never';
  if (last.wording !== wordingOf(question)) return 'stale';
  return last.verdict === 'ok' ? 'signed-off' : 'flagged';
}

/** Which questions to look at. */
export interface SampleOptions {
  readonly count: number;
  /** Only those that were looked at in another wording. */
  readonly changed: boolean;
  /** Takes about equally many of each type or concept. */
  readonly by: 'type' | 'concept' | undefined;
}

/** A random sample of what has not been looked at in its present wording. */
export function sample(states: ReadonlyMap<Question, SignoffState>, options: SampleOptions, rng: Random): Question[] {
  const open = [...states]
    .filter(([, state]) => state === 'stale' || (state === 'never' && !options.changed))
    .map(([question]) => question);
  const mixed = shuffle(open, rng);
  return (options.by === undefined ? mixed : inTurn(mixed, options.by)).slice(0, options.count);
}

/** One of each group, then another of each, as long as there are any. */
function inTurn(questions: readonly Question[], by: 'type' | 'concept'): Question[] {
  const groups = new Map<string, Question[]>();
  for (const question of questions) {
    const name = question[by] ?? '';
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [question]);
    else group.push(question);
  }
  const rounds = Math.max(0, ...[...groups.values()].map((group) => group.length));
  return Array.from({ length: rounds }, (_, round) => [...groups.values()].flatMap((group) => group[round] ?? [])).flat();
}

/** The ledger with one more look; a question has one entry, the last one, and entries are sorted by question. */
export function withSignoff(ledger: readonly Signoff[], signoff: Signoff): Signoff[] {
  return [...ledger.filter((each) => each.question !== signoff.question), signoff].sort((a, b) => (a.question < b.question ? -1 : 1));
}

/**
 * The largest share of faulty questions that is compatible with `faults` among `looked` at random ones: the exact binomial
 * (Clopper–Pearson) one-sided upper limit. 0 of 20 at 95 % gives 0.139.
 */
export function upperLimit(faults: number, looked: number, confidence = 0.95): number {
  if (looked === 0 || faults >= looked) return 1;
  let low = faults / looked;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(faults, looked, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** The probability of at most `faults` among `looked` when each is faulty with probability `share`. */
function atMost(faults: number, looked: number, share: number): number {
  let sum = 0;
  let logChoose = 0;
  for (let k = 0; k <= faults; k += 1) {
    if (k > 0) logChoose += Math.log(looked - k + 1) - Math.log(k);
    sum += Math.exp(logChoose + k * Math.log(share) + (looked - k) * Math.log1p(-share));
  }
  return sum;
}
