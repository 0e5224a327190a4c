// When a question comes back: FSRS-6 as `ts-fsrs` computes it, default parameters, retention 0.9, without fuzz, so that
// the same answers give the same days everywhere.
import { type Card, type CardInput, createEmptyCard, type FSRS, fsrs, type Grade, Rating, type State } from 'ts-fsrs';
import type { Attempt } from './entry.ts';

/** How an attempt counts for the schedule. Hard is a pass; Easy is never given by itself. */
export type ReviewRating = 'again' | 'hard' | 'good';

/** One review: when (milliseconds since 1970), and how it went. */
export interface Review {
  readonly at: number;
  readonly rating: ReviewRating;
}

/** What FSRS keeps of a question, as plain values. Times are milliseconds since 1970, `stability` and `interval` days. */
export interface Schedule {
  readonly due: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly interval: number;
  readonly reps: number;
  readonly lapses: number;
  readonly step: number;
  readonly state: number;
  readonly last: number;
}

/** From this score on, a partly right answer is a pass, if a hard one. */
const PASS = 0.8;

/** Whether an attempt counts as missed: wrong, given up, or partly right below 0.8. A hint alone makes no miss. */
export const isMiss = (attempt: Pick<Attempt, 'verdict' | 'score' | 'hints' | 'gaveUp'>): boolean => ratingOf(attempt) === 'again';

/** Misses → Again; partly right from 0.8, a hint, or right but guessed → Hard; right → Good. */
export function ratingOf({
  verdict,
  score,
  hints,
  gaveUp,
  confidence,
}: Pick<Attempt, 'verdict' | 'score' | 'hints' | 'gaveUp' | 'confidence'>): ReviewRating {
  const earned = hints > 0 ? score * 2 : score;
  if (gaveUp === true || verdict === 'wrong' || (verdict === 'partial' && earned < PASS - 1e-9)) return 'again';
  return verdict === 'partial' || hints > 0 || confidence === 'guess' ? 'hard' : 'good';
}

const GRADES: Readonly<Record<ReviewRating, Grade>> = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good };

let scheduler: FSRS | undefined;

/** The schedule after one more review of a question that was never reviewed, or stood at `before`. */
export function reviewed(before: Schedule | undefined, { at, rating }: Review): Schedule {
  scheduler ??= fsrs({ enable_fuzz: false, request_retention: 0.9 });
  // A clock that was set back must not give a negative time since the last review.
  const now = Math.max(at, before?.last ?? at);
  return fromCard(scheduler.next(before === undefined ? createEmptyCard(now) : toCard(before), now, GRADES[rating]).card, now);
}

function toCard(schedule: Schedule): CardInput {
  return {
    due: schedule.due,
    stability: schedule.stability,
    difficulty: schedule.difficulty,
    elapsed_days: 0,
    scheduled_days: schedule.interval,
    reps: schedule.reps,
    lapses: schedule.lapses,
    learning_steps: schedule.step,
    state: schedule.state as State, // it was made from one
    last_review: schedule.last,
  };
}

const fromCard = (card: Card, at: number): Schedule => ({
  due: card.due.getTime(),
  stability: card.stability,
  difficulty: card.difficulty,
  interval: card.scheduled_days,
  reps: card.reps,
  lapses: card.lapses,
  step: card.learning_steps,
  state: card.state,
  last: at,
});

/** How probable a right answer is at `now`, 0…1. */
export function retrievability(schedule: Schedule, now: number): number {
  scheduler ??= fsrs({ enable_fuzz: false, request_retention: 0.9 });
  return scheduler.get_retrievability(toCard(schedule), now, false);
}
