// A session while it runs: its state, and the one way in which it changes.
import { wordingOf } from '../../core/bank/bank.ts';
import type { Attempt, Entry, Start } from '../../core/memory/entry.ts';
import type { Memory } from '../../core/memory/mastery.ts';
import { addEntry, type Past } from '../../core/memory/past.ts';
import type { Store } from '../../core/memory/store.ts';
import { bankName, type Heading } from '../../core/report/question-page.ts';
import type { Item, Plan } from '../../core/session/plan.ts';
import { advance, progress, replay, type SessionState, toCome, type Waiting } from '../../core/session/session.ts';
import { localTime } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Presenter } from './presenter.ts';

/** How a session goes, whatever is asked in it. */
export interface SessionOptions {
  /** Feedback at the end only; no hints, nothing revealed, nothing repeated, no near miss asked again. */
  readonly exam: boolean;
  /** Asks how sure the learner is before each verdict. */
  readonly confidence: boolean;
  /** Shows the choices only when asked for. */
  readonly cover: boolean;
  /** The time for the whole session, in milliseconds. */
  readonly time?: number;
  /** Replies come from a file: nothing is repeated or offered. */
  readonly replayed: boolean;
}

/** How a session ended. */
export type Ending = 'finished' | 'left' | 'interrupted' | 'time-up';

/** What a session is made of. */
export interface Setting {
  readonly plan: Plan;
  /** All that happened before it; what happens in it is folded in as it is recorded. */
  readonly past: Past;
  /** What that says of the banks' questions; it follows `past`. */
  readonly memory: Memory;
  /** What it is a session of, such as `ch4`, so that the next start of the same can go on; left out, it is never resumed. */
  readonly run: string | undefined;
  /** The session to go on with: its start and what was recorded in it since. */
  readonly resumed: { readonly start: Start; readonly entries: readonly Entry[] } | undefined;
  readonly store: Pick<Store, 'append'>;
  readonly presenter: Presenter;
  readonly options: SessionOptions;
  readonly world: Pick<Context, 'now' | 'newId'>;
}

/** What an attempt says beyond who, when and which question. */
export type Answered = Pick<Attempt, 'shown' | 'reply' | 'score' | 'verdict' | 'ms' | 'hints' | 'confidence' | 'gaveUp'>;

/** A running session. */
export interface Live {
  readonly setting: Setting;
  readonly state: SessionState;
  /** Keeps an entry and goes on from it; when this resolves, the entry is stored, or `trouble` says why not. */
  record(entry: Entry): Promise<void>;
  /** Whether everything so far was kept. */
  readonly kept: boolean;
  /** Why recording stopped, once; nothing when all is well or it was told. */
  trouble(): string | undefined;
  start(run: string): Entry;
  end(run: string, score: number, outOf: number): Entry;
  attempt(item: Item, answered: Answered): Attempt;
  skip(item: Item): Entry;
  slip(attempt: Attempt): Entry;
  flag(item: Item, note: string): Entry;
  detour(
    offer: { readonly bank: string; readonly concept: string; readonly to: string; readonly questions: readonly string[] },
    taken: boolean,
  ): Entry;
  heading(waiting: Waiting): Heading;
  /** Whether the session's time is up by the clock, which runs on where timers stand still: while the computer sleeps. */
  isOver(): boolean;
}

/** Starts a session at its beginning. */
export function goLive(setting: Setting): Live {
  const { plan, past, store, options, world } = setting;
  const rules = { repeatMissed: !options.exam && !options.replayed };
  const session = setting.resumed?.start.session ?? world.newId();
  const deadline = options.time === undefined ? undefined : world.now() + options.time;
  let state = replay(plan, setting.resumed?.entries ?? [], rules);
  let recording = true;
  let trouble: string | undefined;
  // Strictly increasing, even when the clock is set back: the order of a session's entries is the order of their times.
  let stamped = setting.resumed === undefined ? 0 : latest([setting.resumed.start, ...setting.resumed.entries]);
  const stamp = () => {
    stamped = Math.max(world.now(), stamped + 1);
    return { id: world.newId(), session, at: localTime(stamped) };
  };
  const about = (item: Item) => ({ ...stamp(), bank: item.bank.id, question: item.question.id });
  return {
    setting,
    get state() {
      return state;
    },
    async record(entry) {
      if (recording) {
        try {
          await store.append(entry);
        } catch (error) {
          // The quiz goes on: an answer given is still worth its feedback.
          recording = false;
          trouble = `${whyNot(error)} From here on nothing is recorded; the quiz goes on.`;
        }
      }
      addEntry(past, entry);
      state = advance(state, entry, rules);
    },
    get kept() {
      return recording;
    },
    trouble() {
      const told = trouble;
      trouble = undefined;
      return told;
    },
    start: (run) => ({ kind: 'start', ...stamp(), run, seed: plan.seed, items: plan.items.map((item) => item.name), exam: options.exam }),
    end: (run, score, outOf) => ({ kind: 'end', ...stamp(), run, score, outOf }),
    attempt: (item, answered) => ({ kind: 'attempt', ...about(item), wording: wordingOf(item.question), ...answered }),
    skip: (item) => ({ kind: 'skip', ...about(item) }),
    slip: (attempt) => ({ kind: 'slip', ...stamp(), bank: attempt.bank, question: attempt.question, attempt: attempt.id }),
    flag: (item, note) => ({ kind: 'flag', ...about(item), wording: wordingOf(item.question), note }),
    detour: (offer, taken) => ({ kind: 'detour', ...stamp(), ...offer, taken }),
    isOver: () => deadline !== undefined && world.now() >= deadline,
    heading({ item, occasion }) {
      const { done, of } = progress(state);
      const { whole } = item;
      return {
        title: bankName(item.bank),
        position: Math.min(of, done + 1),
        of,
        occasion,
        ...(occasion === 'again' && { toCome: toCome(state) }),
        ...(whole && { part: { number: whole.part, of: whole.question.parts.length } }),
        ...(deadline !== undefined && { secondsLeft: Math.max(0, Math.ceil((deadline - world.now()) / 1000)) }),
      };
    },
  };
}

const latest = (entries: readonly Entry[]): number => entries.reduce((last, { at }) => Math.max(last, Date.parse(at)), 0);

/** A failure to write, in words. */
function whyNot(error: unknown): string {
  const { code, path } = error as { readonly code?: string; readonly path?: string }; // errors of the file system have them
  const where = path === undefined ? '' : ` (${path})`;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full.';
    case 'EROFS':
      return `The disk cannot be written to${where}.`;
    case 'EACCES':
    case 'EPERM':
      return `There is no permission to write${where}.`;
    default:
      return `The answer could not be stored${where}: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
