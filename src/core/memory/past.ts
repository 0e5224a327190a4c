// What happened so far, folded from entries: of each question, of each day, of each run. Nothing here is stored but as a
// snapshot that can be thrown away. The fold works in place: it must read half a million entries a second.
import { isLifted, lifted } from './accepted.ts';
import type { Attempt, Confidence, End, Entry, Start } from './entry.ts';
import { isMiss, type Review, ratingOf, reviewed, type Schedule } from './schedule.ts';

/** What is left of an attempt in the fold. `at` is milliseconds since 1970. */
export interface Answer {
  readonly id: string;
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
  reviews: Review[];
}

/** What is known of one question. Slips are left out. */
export interface Recall extends Track {
  attempts: number;
  /** The last five answers, oldest first. */
  recent: readonly Answer[];
  /** The notes of its flags. */
  flags: readonly string[];
  /** What they would add up to if every answer were right, which a bank may say at any time; nothing while that is the same. */
  accepted: Track | undefined;
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
  readonly attempts: readonly Attempt[];
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
  /** The time of the last entry (milliseconds since 1970). */
  latest: number;
}

/** Nothing has happened. */
export const emptyPast = (): Past => ({ questions: new Map(), days: new Map(), open: new Map(), finished: new Map(), latest: 0 });

/** Nothing is known of a question. */
export const emptyRecall = (): Recall => ({
  attempts: 0,
  recent: [],
  days: [],
  flags: [],
  schedule: undefined,
  reviews: [],
  accepted: undefined,
});

const RECENT = 5;
/** So many right answers on different days master a question. */
export const DAYS_TO_MASTER = 3;

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
      addAttempt(past, entry, at);
      break;
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
  for (const open of past.open.values()) if (open.start.session === entry.session) open.entries.push(entry);
}

const finished = (end: End, open: Open | undefined): Finished => ({
  end,
  start: open?.start,
  attempts: open?.entries.filter((entry) => entry.kind === 'attempt') ?? [],
});

function recallOf(past: Past, name: string): Recall {
  let recall = past.questions.get(name);
  if (recall === undefined) {
    recall = emptyRecall();
    past.questions.set(name, recall);
  }
  return recall;
}

function addAttempt(past: Past, attempt: Attempt, at: number): void {
  const today = attempt.at.slice(0, 10);
  const miss = isMiss(attempt);
  const recall = recallOf(past, `${attempt.bank}#${attempt.question}`);
  const { id, score, wording, confidence, gaveUp } = attempt;
  // Most questions are never answered otherwise than right: they need no second track.
  if (recall.accepted === undefined && isLifted(attempt)) recall.accepted = trackOf(recall);
  const day = addTo(recall, attempt, at, today);
  const acceptedDay = recall.accepted && addTo(recall.accepted, lifted(attempt), at, today);
  recall.attempts += 1;
  recall.recent = [...recall.recent.slice(1 - RECENT), { id, at, score, miss, wording, confidence, gaveUp, day, acceptedDay }];
  const seen = past.days.get(today);
  if (seen === undefined) past.days.set(today, { answers: 1, passed: miss ? 0 : 1 });
  else {
    seen.answers += 1;
    if (!miss) seen.passed += 1;
  }
}

const trackOf = ({ days, schedule, reviews }: Track): Track => ({ days, schedule, reviews: [...reviews] });

/** Counts an attempt in; the day, if it added one. */
function addTo(track: Track, attempt: Attempt, at: number, today: string): string | undefined {
  const masters = attempt.verdict === 'correct' && attempt.hints === 0 && track.days.length < DAYS_TO_MASTER && !track.days.includes(today);
  track.reviews.push({ at, rating: ratingOf(attempt) });
  if (!masters) return undefined;
  track.days = [...track.days, today];
  return today;
}

/**
 * A slip takes back the attempt that it names, if it is the last one, for what is known and for the schedule. (A slip
 * comes right after its attempt; one whose attempt was followed by another, from a second device, changes nothing.)
 */
function takeBack(past: Past, name: string, attempt: string): void {
  const recall = past.questions.get(name);
  const last = recall?.recent.at(-1);
  if (recall === undefined || last === undefined || last.id !== attempt) return;
  recall.attempts -= 1;
  recall.recent = recall.recent.slice(0, -1);
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
  const recall = past.questions.get(`${entry.bank}#${entry.question}`);
  return recall?.reviews.length === 0 && recall.recent.at(-1)?.id === entry.attempt;
}

/** The schedule of a question with all its reviews counted in; nothing while it was never answered. */
export function scheduleOf(track: Track | undefined): Schedule | undefined {
  if (track === undefined) return undefined;
  if (track.reviews.length > 0) {
    track.schedule = track.reviews.reduce<Schedule | undefined>(reviewed, track.schedule);
    track.reviews = [];
  }
  return track.schedule;
}

/** Folds entries, oldest first. */
export function foldEntries(entries: Iterable<Entry>, past: Past = emptyPast()): Past {
  for (const entry of entries) addEntry(past, entry);
  return past;
}
