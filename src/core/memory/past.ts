// What happened so far, folded from entries: of each question, of each day, of each run. Nothing here is stored but as a
// snapshot that can be thrown away. The fold works in place: there may be a million entries.
import { shortHash } from '../hash.ts';
import { isLifted, liftedRating } from './accepted.ts';
import type { Amendments } from './amendments.ts';
import type { Attempt, Confidence, End, Entry, Start } from './entry.ts';
import { type PackedReview, packed, type Review, ratingOf, reviewedAll, type Schedule } from './schedule.ts';

/** What is left of an attempt in the fold. `at` is milliseconds since 1970. */
export interface Answer {
  /** A short hash of the attempt’s id. */
  readonly idHash: number;
  readonly at: number;
  readonly score: number;
  readonly miss: boolean;
  readonly wording: string;
  readonly confidence: Confidence | undefined;
  readonly gaveUp: true | undefined;
  /** The day that it added to the days on which the question was right, if it did; and to those if every answer were right. */
  readonly day: string | undefined;
  readonly acceptedDay: string | undefined;
}

/** What the answers to one question add up to. */
export interface Track {
  /** Up to three different days with a right answer without a hint. */
  days: readonly string[];
  /** The schedule before `reviews`, which are counted in when it is asked for. */
  schedule: Schedule | undefined;
  reviews: PackedReview[];
}

/** What is known of one question. Slips are left out. */
export interface Recall extends Track {
  attempts: number;
  /** The last five answers, oldest first. */
  readonly recent: Answer[];
  /** The notes of its flags. */
  flags: readonly string[];
  /** What they would add up to if every answer were right, where that is asked for. */
  readonly accepted: Track | undefined;
}

/** How many answers a day saw, and how many of them were no misses: as they were told then, whatever became of the questions since. */
export interface Day {
  answers: number;
  passed: number;
}

/** A session that was begun and not ended. */
export interface Open {
  readonly start: Start;
  readonly entries: Entry[];
}

/** A session that was finished: its end, and its beginning with what was answered in it where that is known. */
export interface Finished {
  readonly end: End;
  readonly start: Start | undefined;
  readonly attempts: Attempt[];
}

/** All that happened, folded. */
export interface Past {
  /** By `bank#id`. */
  readonly questions: Map<string, Recall>;
  /** By day, such as `2026-11-22`, as it was where the learner was. */
  readonly days: Map<string, Day>;
  /** By run, such as `ch4`: the session to go on with. */
  readonly open: Map<string, Open>;
  /** By run: the last session that was finished. */
  readonly finished: Map<string, Finished>;
  /** By the name under which a question was answered, the one that it has now: answers count for that one. */
  readonly renamed: Map<string, string>;
  /** Questions of which is kept what their answers would add up to if every one were right. */
  readonly accepting: Set<string>;
  /** The time of the last entry (milliseconds since 1970). */
  latest: number;
}

/** Nothing has happened. */
export const emptyPast = ({ renamed, accepting }: Partial<Amendments> = {}): Past => ({
  questions: new Map(),
  days: new Map(),
  open: new Map(),
  finished: new Map(),
  renamed: new Map(renamed),
  accepting: new Set(accepting),
  latest: 0,
});

const emptyTrack = (): Track => ({ days: [], schedule: undefined, reviews: [] });

/** Nothing is known of a question. */
export const emptyRecall = (accepting: boolean): Recall => ({
  attempts: 0,
  recent: [],
  days: [],
  flags: [],
  schedule: undefined,
  reviews: [],
  accepted: accepting ? emptyTrack() : undefined,
});

/** So many right answers on different days master a question. */
export const DAYS_TO_MASTER = 3;

/** So many last answers are kept of a question. */
const RECENT = 5;

/** So many reviews wait to be counted into the schedule. All those of a long history take more memory than a processor has at hand. */
const WAITING = 32;

/** Folds one more entry, of the time `at`, into `past`, in place. Entries must come in the order of their times. */
export function addEntry(past: Past, entry: Entry, at: number = Date.parse(entry.at)): void {
  past.latest = Math.max(past.latest, at);
  switch (entry.kind) {
    case 'start':
      past.open.set(entry.run, { start: entry, entries: [] });
      return;
    case 'end': {
      const open = past.open.get(entry.run);
      // Another terminal may have begun the same run anew meanwhile.
      const own = open?.start.session === entry.session ? open : undefined;
      if (own !== undefined) past.open.delete(entry.run);
      if (entry.score !== undefined) past.finished.set(entry.run, finished(entry, own));
      return;
    }
    case 'attempt':
      addAttempt(past, entry, {
        idHash: shortHash(entry.id),
        name: `${entry.bank}#${entry.question}`,
        time: at,
        day: entry.at.slice(0, 10),
      });
      return;
    case 'slip':
      takeBack(past, `${entry.bank}#${entry.question}`, entry.attempt);
      break;
    case 'flag': {
      const recall = recallOf(past, `${entry.bank}#${entry.question}`);
      recall.flags = [...recall.flags, entry.note];
      break;
    }
    case 'skip':
    case 'detour':
      break;
  }
  noteInSession(past, entry);
}

function noteInSession(past: Past, entry: Entry): void {
  for (const open of past.open.values()) if (open.start.session === entry.session) open.entries.push(entry);
}

const finished = (end: End, open: Open | undefined): Finished => ({
  end,
  start: open?.start,
  attempts: open?.entries.filter((entry) => entry.kind === 'attempt') ?? [],
});

/** What is known of a question by the name under which it was answered. */
const known = (past: Past, answered: string): Recall | undefined => past.questions.get(nowOf(past, answered));

/** The name that a question has now. */
const nowOf = (past: Past, answered: string): string => (past.renamed.size === 0 ? answered : (past.renamed.get(answered) ?? answered));

function recallOf(past: Past, answered: string): Recall {
  const name = nowOf(past, answered);
  let recall = past.questions.get(name);
  if (recall === undefined) {
    recall = emptyRecall(past.accepting.has(name));
    past.questions.set(name, recall);
  }
  return recall;
}

/** What follows from an attempt: a short hash of its id, its question as `bank#id`, its time (milliseconds since 1970), its day where the learner was. */
export interface Facts {
  readonly idHash: number;
  readonly name: string;
  readonly time: number;
  readonly day: string;
}

/** Folds one more attempt into `past`, in place. Like any entry, it must come in the order of the times. */
export function addAttempt(past: Past, attempt: Attempt, { idHash, name, time: at, day }: Facts): void {
  past.latest = Math.max(past.latest, at);
  const { score, wording, confidence, gaveUp } = attempt;
  const rating = ratingOf(attempt);
  const miss = rating === 'again';
  const right = attempt.verdict === 'correct' && attempt.hints === 0;
  const recall = recallOf(past, name);
  const addedDay = addTo(recall, packed({ at, rating }), right ? day : undefined);
  const acceptedDay = recall.accepted && addAccepted(recall.accepted, attempt, { at, day, rating, right });
  recall.attempts += 1;
  recall.recent.push({ idHash, at, score, miss, wording, confidence, gaveUp, day: addedDay, acceptedDay });
  if (recall.recent.length > RECENT) recall.recent.shift();
  countOn(past, day, miss);
  noteInSession(past, attempt);
}

function countOn(past: Past, name: string, miss: boolean): void {
  let day = past.days.get(name);
  if (day === undefined) {
    day = { answers: 0, passed: 0 };
    past.days.set(name, day);
  }
  day.answers += 1;
  if (!miss) day.passed += 1;
}

interface Graded extends Review {
  readonly day: string;
  readonly right: boolean;
}

/** The same as if the answer were right, unless it only asked to see the answer. */
function addAccepted(track: Track, attempt: Attempt, { at, day, rating, right }: Graded): string | undefined {
  const isRaised = isLifted(attempt);
  return addTo(track, packed({ at, rating: isRaised ? liftedRating(attempt) : rating }), right || isRaised ? day : undefined);
}

/** Counts a review in, and the day on which the answer was right; answers with the day if it is one more. */
function addTo(track: Track, review: PackedReview, day: string | undefined): string | undefined {
  track.reviews.push(review);
  if (track.reviews.length === WAITING) countInAllBut(track, RECENT);
  if (day === undefined || track.days.length === DAYS_TO_MASTER || track.days.includes(day)) return undefined;
  track.days = [...track.days, day];
  return day;
}

/**
 * A slip takes back the attempt that it names, if it is the last one, for what is known and for the schedule. (A slip
 * comes right after its attempt; one whose attempt was followed by another, from a second device, changes nothing.)
 */
function takeBack(past: Past, name: string, attempt: string): void {
  const recall = known(past, name);
  const last = recall?.recent.at(-1);
  if (recall === undefined || last === undefined || last.idHash !== shortHash(attempt)) return;
  recall.attempts -= 1;
  recall.recent.pop();
  takeFrom(recall, last.day);
  if (recall.accepted !== undefined) takeFrom(recall.accepted, last.acceptedDay);
}

function takeFrom(track: Track, day: string | undefined): void {
  track.days = track.days.filter((each) => each !== day);
  track.reviews.pop();
}

/** Whether an entry takes back a review that the schedule has already counted in: only a fold from the start can do that. */
export function comesTooLate(past: Past, entry: Entry): boolean {
  if (entry.kind !== 'slip') return false;
  const recall = known(past, `${entry.bank}#${entry.question}`);
  return recall?.reviews.length === 0 && recall.recent.at(-1)?.idHash === shortHash(entry.attempt);
}

/** Counts reviews in, but for so many last ones: a slip can take back no more than there are recent answers. */
function countInAllBut(track: Track, count: number): void {
  const rest = track.reviews.splice(-count);
  track.schedule = reviewedAll(track.schedule, track.reviews);
  track.reviews = rest;
}

/** The schedule of a question with all its reviews counted in; nothing while it was never answered. */
export function scheduleOf(track: Track | undefined): Schedule | undefined {
  if (track === undefined) return undefined;
  if (track.reviews.length > 0) {
    track.schedule = reviewedAll(track.schedule, track.reviews);
    track.reviews = [];
  }
  return track.schedule;
}

/** Folds entries, oldest first. */
export function foldEntries(entries: Iterable<Entry>, past: Past = emptyPast()): Past {
  for (const entry of entries) addEntry(past, entry);
  return past;
}
