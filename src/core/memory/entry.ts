import type { Reply } from '../ask.ts';
import type { Verdict } from '../question-type.ts';

/** How sure a learner was, asked before the verdict. */
export const confidences = ['guess', 'think', 'sure'] as const;
/** One of `confidences`. */
export type Confidence = (typeof confidences)[number];

interface Recorded {
  /** Unique across devices: merging two machines is a union by id. */
  readonly id: string;
  /** The session it belongs to. */
  readonly session: string;
  /** When, in ISO 8601 with the learner's offset from UTC, so that it names the learner's own day. */
  readonly at: string;
}

interface AboutQuestion extends Recorded {
  readonly bank: string;
  /** The question's id in its bank; a part of a case study is `whole.part`. */
  readonly question: string;
}

/** A session was begun: all that is needed to put the same questions in the same order again. */
export interface Start extends Recorded {
  readonly kind: 'start';
  /** What was asked for, such as `ch4`: a later start of the same goes on with it. */
  readonly run: string;
  readonly seed: string;
  /** `bank#id` of each item, in order; parts of case studies one by one. */
  readonly items: readonly string[];
  readonly exam: boolean;
}

/** A session came to its end, or was given up for a new one (then without a score). */
export interface End extends Recorded {
  readonly kind: 'end';
  readonly run: string;
  readonly score?: number | undefined;
  readonly outOf?: number | undefined;
}

/** One answered question. `reply` is null when the answer was asked to be shown. */
export interface Attempt extends AboutQuestion {
  readonly kind: 'attempt';
  /** The hash of what was shown and of the key. */
  readonly wording: string;
  /** The letters of what could be picked or moved, in the order shown. */
  readonly shown: readonly string[];
  readonly reply: Reply;
  /** 0…1, a hint already taken off. */
  readonly score: number;
  readonly verdict: Verdict;
  /** Time from the question's appearance to the answer, in milliseconds. */
  readonly ms: number;
  readonly hints: number;
  readonly confidence?: Confidence | undefined;
  readonly gaveUp?: true | undefined;
}

/** Put off: the question comes again at the end, and not after a second skip. */
export interface Skip extends AboutQuestion {
  readonly kind: 'skip';
}

/** "I slipped": the attempt stays and counts for the score; the question is put again for the schedule. */
export interface Slip extends AboutQuestion {
  readonly kind: 'slip';
  readonly attempt: string;
}

/** Something is wrong with the question, says a learner. */
export interface Flag extends AboutQuestion {
  readonly kind: 'flag';
  readonly wording: string;
  readonly note: string;
}

/** An offer to go back to a prerequisite, taken or not. `questions` are asked next when it was taken. */
export interface Detour extends Recorded {
  readonly kind: 'detour';
  readonly bank: string;
  readonly concept: string;
  readonly to: string;
  readonly taken: boolean;
  readonly questions: readonly string[];
}

/** What is recorded. Entries are only ever appended; everything else is derived from them. */
export type Entry = Start | End | Attempt | Skip | Slip | Flag | Detour;
