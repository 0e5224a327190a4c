// What counts of answers to a question whose status accepts them all. Journals keep what the question's own rules made of
// a reply; these functions say what it counts for while the status stands.
import type { Attempt } from './entry.ts';
import type { Recall } from './past.ts';
import { type ReviewRating, ratingOf } from './schedule.ts';

type Graded = Pick<Attempt, 'verdict' | 'score' | 'hints' | 'gaveUp'>;

/** Whether an answer would count otherwise if every answer were right. Who asked to see the answer gave none. */
export const isLifted = ({ verdict, score, hints, gaveUp }: Graded): boolean =>
  gaveUp !== true && (verdict !== 'correct' || score < 1 || hints > 0);

/** An attempt as a right one with full credit, a hint no longer taken off. */
export const lifted = <A extends Graded>(attempt: A): A =>
  isLifted(attempt) ? { ...attempt, verdict: 'correct', score: 1, hints: 0 } : attempt;

/** How a lifted attempt counts for the schedule. */
export const liftedRating = ({ confidence }: Pick<Attempt, 'confidence'>): ReviewRating =>
  ratingOf({ verdict: 'correct', score: 1, hints: 0, ...(confidence && { confidence }) });

/** What is known of a question as if every answer to it had been right. */
export function acceptedRecall(recall: Recall): Recall {
  if (recall.accepted === undefined) return recall;
  const recent = recall.recent.map((answer) => (answer.gaveUp === true ? answer : { ...answer, score: 1, miss: false }));
  return { ...recall, ...recall.accepted, recent, accepted: undefined };
}
