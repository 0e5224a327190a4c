// What happened so far, folded from entries: of each question, of each day, of each run. Nothing here is stored but as a
// snapshot that can be thrown away. The fold works in place: it must read half a million entries a second.
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
}

/** What is known of one question. Slips are left out. */
export interface Recall {
  attempts: number;
  /** The last five answers, oldest first. */
  recent: readonly Answer[];
  /** Up to three different days with a right answer without a hint. */
  days: readonly string[];
  /** The notes of its flags. */
  flags: readonly string[];
  /** The schedule before `reviews`, which are counted in when it is asked for. */
  schedule: Schedule | undefined;
  reviews: Review[];
}

/** How many answers a day saw, and how many of them were no misses. */
export interface Day {
  answers: number;
  passed: number;
}

/** A session that was begun and not ended. */
export interface Open {
  readonly start: Start;
  readonly entries: Entry[];
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
  readonly finished: Map<string, End>;
  entries: number;
}

/** Nothing has happened. */
export const emptyPast = (): Past => ({ questions: new Map(), days: new Map(), open: new Map(), finished: new Map(), entries: 0 });

/** Nothing is known of a question. */
export const emptyRecall = (): Recall => ({ attempts: 0, recent: [], days: [], flags: [], schedule: undefined, reviews: [] });

const RECENT = 5;
/** So many right answers on different days master a question. */
export const DAYS_TO_MASTER = 3;

/** Folds one more entry into `past`, in place. Entries of one question must come in the order of their times. */
export function addEntry(past: Past, entry: Entry): void {
  past.entries += 1;
  switch (entry.kind) {
    case 'start':
      past.open.set(entry.run, { start: entry, entries: [] });
      return;
    case 'end':
      past.open.delete(entry.run);
      if (entry.score !== undefined) past.finished.set(entry.run, entry);
      return;
    case 'attempt':
      addAttempt(past, entry);
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

function recallOf(past: Past, name: string): Recall {
  let recall = past.questions.get(name);
  if (recall === undefined) {
    recall = emptyRecall();
    past.questions.set(name, recall);
  }
  return recall;
}

function addAttempt(past: Past, attempt: Attempt): void {
  const at = Date.parse(attempt.at);
  const day = attempt.at.slice(0, 10);
  const miss = isMiss(attempt);
  const recall = recallOf(past, `${attempt.bank}#${attempt.question}`);
  const { id, score, wording, confidence } = attempt;
  recall.attempts += 1;
  recall.recent = [...recall.recent.slice(1 - RECENT), { id, at, score, miss, wording, confidence }];
  recall.reviews.push({ at, rating: ratingOf(attempt) });
  if (attempt.verdict === 'correct' && attempt.hints === 0 && recall.days.length < DAYS_TO_MASTER && !recall.days.includes(day)) {
    recall.days = [...recall.days, day];
  }
  const today = past.days.get(day);
  if (today === undefined) past.days.set(day, { answers: 1, passed: miss ? 0 : 1 });
  else {
    today.answers += 1;
    if (!miss) today.passed += 1;
  }
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
  // A review that a snapshot has already counted in stays counted: a slip is pressed seconds after its answer.
  if (recall.reviews.at(-1)?.at === last.at) recall.reviews.pop();
}

/** The schedule of a question with all its reviews counted in; nothing while it was never answered. */
export function scheduleOf(recall: Recall | undefined): Schedule | undefined {
  if (recall === undefined) return undefined;
  if (recall.reviews.length > 0) {
    recall.schedule = recall.reviews.reduce<Schedule | undefined>(reviewed, recall.schedule);
    recall.reviews = [];
  }
  return recall.schedule;
}

/** Folds entries, oldest first. */
export function foldEntries(entries: Iterable<Entry>, past: Past = emptyPast()): Past {
  for (const entry of entries) addEntry(past, entry);
  return past;
}
