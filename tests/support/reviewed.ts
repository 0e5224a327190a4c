import { packed, type Review, reviewedAll, type Schedule } from '../../src/core/memory/schedule.ts';

/** The schedule after one more review. */
export const reviewed = (before: Schedule | undefined, review: Review): Schedule => reviewedAll(before, [packed(review)]);
