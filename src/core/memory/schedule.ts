// When a question comes back: FSRS-6 as `ts-fsrs` computes it, default parameters, retention 0.9, without fuzz, so that
// the same answers give the same days everywhere.
import { computeDecayFactor, FSRSAlgorithm, type FSRSState, Rating, roundTo, State } from 'ts-fsrs';
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

/** What FSRS calls a rating; Easy is never given. */
type Grade = Rating.Again | Rating.Hard | Rating.Good;

const GRADES: Readonly<Record<ReviewRating, Grade>> = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good };

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The formulas, whose parameters nobody changes: `ts-fsrs` watches them with a proxy, and works out what follows from them anew each time.
 * That takes two fifths of a review.
 */
class Formulas extends FSRSAlgorithm {
  constructor() {
    super({ enable_fuzz: false, request_retention: 0.9 });
    this.param = { ...this.param };
    const { decay, factor } = computeDecayFactor(this.param.w);
    this.forgetting_curve = (days, stability) => roundTo((1 + (factor * days) / stability) ** decay, 8);
  }
}

let made: Formulas | undefined;
const formulas = (): Formulas => {
  made ??= new Formulas();
  return made;
};

/** A review as one number, its time and in the last decimal its grade: as objects, a million of them take sixty megabytes. */
export type PackedReview = number;

/** Packs a review; exact up to the year 30000. */
export const packed = ({ at, rating }: Review): PackedReview => at * 10 + GRADES[rating];

const UNSEEN: Schedule = { due: 0, stability: 0, difficulty: 0, interval: 0, reps: 0, lapses: 0, step: 0, state: State.New, last: 0 };

/**
 * The schedule after one or more reviews of a question that was never reviewed, or stood at `before`. The formulas are those of `ts-fsrs`.
 * Its scheduler is left out, since it works out all four grades each time: ten times as long, for a history of many thousand answers. That
 * both give the same is tested. Only the last review asks for an interval, which takes the formulas of two more grades.
 */
export function reviewedAll(before: Schedule | undefined, reviews: readonly PackedReview[]): Schedule {
  let { due, interval, reps, lapses, step, state, last } = before ?? UNSEEN;
  let known: FSRSState | null = before ?? null;
  // A plain loop: there may be a million reviews.
  for (let index = 0; index < reviews.length; index += 1) {
    const review = reviews[index] ?? 0;
    const at = Math.floor(review / 10);
    const grade = (review - at * 10) as Grade; // as packed
    // A clock that was set back must not give a negative time since the last review.
    const now = reps === 0 ? at : Math.max(at, last);
    const days = reps === 0 ? 0 : Math.floor(now / DAY) - Math.floor(last / DAY);
    const minutes = minutesAfter(state, step, grade);
    if (index === reviews.length - 1) {
      interval = minutes > 0 ? 0 : daysAfter(grade, state, known, days);
      due = now + (minutes > 0 ? minutes * MINUTE : interval * DAY);
    }
    known = formulas().next_state(known, days, grade);
    reps += 1;
    if (state === State.Review && minutes > 0) lapses += 1;
    if (minutes === 0) step = 0;
    else if (grade !== Rating.Hard) step = grade === Rating.Good ? 1 : 0;
    state = stateAfter(state, minutes);
    last = now;
  }
  const { stability, difficulty } = known ?? UNSEEN;
  return { due, stability, difficulty, interval, reps, lapses, step, state, last };
}

/** The minutes of the step that comes next (learning: 1 and 10 minutes; relearning: 10); 0 where days come next. */
function minutesAfter(state: number, step: number, grade: Grade): number {
  if (state === State.Review) return grade === Rating.Again ? 10 : 0;
  if (state === State.Relearning) return grade === Rating.Again ? 10 : grade === Rating.Hard ? 15 : 0;
  if (grade === Rating.Good) return step === 0 ? 10 : 0;
  return grade === Rating.Again ? 1 : 6;
}

function stateAfter(state: number, minutes: number): number {
  if (minutes === 0) return State.Review;
  if (state === State.Review) return State.Relearning;
  return state === State.New ? State.Learning : state;
}

/** Days to the next review, from where a question stood; of what is known, hard never later than good, and good always later than hard. */
function daysAfter(grade: Grade, state: number, known: FSRSState | null, days: number): number {
  const after = (each: Grade): number => formulas().next_interval(formulas().next_state(known, days, each).stability, days);
  if (state !== State.Review) return after(grade);
  const hard = Math.min(after(Rating.Hard), after(Rating.Good));
  return grade === Rating.Hard ? hard : Math.max(after(Rating.Good), hard + 1);
}
