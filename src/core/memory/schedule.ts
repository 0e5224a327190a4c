// When a question comes back: FSRS-6 as `ts-fsrs` computes it, default parameters, retention 0.9, without fuzz, so that
// the same answers give the same days everywhere.
import { type FSRS, type FSRSState, fsrs, type Grade, Rating, State } from 'ts-fsrs';
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

const MINUTE = 60_000;
const DAY = 86_400_000;

let made: FSRS | undefined;
const formulas = (): FSRS => {
  made ??= fsrs({ enable_fuzz: false, request_retention: 0.9 });
  return made;
};

/**
 * The schedule after one more review of a question that was never reviewed, or stood at `before`. The formulas are those of
 * `ts-fsrs`. Its scheduler is left out, since it works out all four grades each time: ten times as long, for a history of
 * many thousand answers. That both give the same is tested. With `wanted` at `state`, `due` and `interval` stay open: a review
 * that another one follows needs neither, and they take the formulas of two more grades.
 */
export function reviewed(before: Schedule | undefined, { at, rating }: Review, wanted: 'state' | 'when' = 'when'): Schedule {
  // A clock that was set back must not give a negative time since the last review.
  const now = Math.max(at, before?.last ?? at);
  const elapsed = before === undefined ? 0 : Math.floor(now / DAY) - Math.floor(before.last / DAY);
  const after = (grade: Grade): FSRSState => formulas().next_state(before ?? null, elapsed, grade);
  const days = (grade: Grade): number => formulas().next_interval(after(grade).stability, elapsed);
  const { stability, difficulty } = after(GRADES[rating]);
  const from = before?.state ?? State.New;
  const soon = stepAfter(from, before?.step ?? 0, rating);
  const forgotten = from === State.Review && soon !== undefined;
  const interval =
    soon !== undefined || wanted === 'state' ? 0 : from === State.Review ? reviewInterval(rating, days) : days(GRADES[rating]);
  // Written out: a spread takes longer than all the formulas.
  return {
    due: now + (soon === undefined ? interval * DAY : soon.minutes * MINUTE),
    stability,
    difficulty,
    interval,
    reps: (before?.reps ?? 0) + 1,
    lapses: (before?.lapses ?? 0) + (forgotten ? 1 : 0),
    step: soon?.step ?? 0,
    state: soon === undefined ? State.Review : forgotten ? State.Relearning : from === State.New ? State.Learning : from,
    last: now,
  };
}

/** The step of a few minutes that comes next (learning: 1 and 10 minutes; relearning: 10), if there is one. */
function stepAfter(state: number, step: number, rating: ReviewRating): { readonly minutes: number; readonly step: number } | undefined {
  switch (state) {
    case State.Review:
      return rating === 'again' ? { minutes: 10, step: 0 } : undefined;
    case State.Relearning:
      return { again: { minutes: 10, step: 0 }, hard: { minutes: 15, step }, good: undefined }[rating];
    default:
      return { again: { minutes: 1, step: 0 }, hard: { minutes: 6, step }, good: step === 0 ? { minutes: 10, step: 1 } : undefined }[
        rating
      ];
  }
}

/** Days to the next review of what is known: hard never later than good, and good always later than hard. */
function reviewInterval(rating: ReviewRating, days: (grade: Grade) => number): number {
  const good = days(Rating.Good);
  const hard = Math.min(days(Rating.Hard), good);
  return rating === 'hard' ? hard : Math.max(good, hard + 1);
}
