// A session while it runs: its state, and the one way in which it changes.
import { wordingOf } from '../../core/bank/bank.ts';
import { sign } from '../../core/doc.ts';
import type { Attempt, Entry, Store } from '../../core/memory/entry.ts';
import { type Memory, remember } from '../../core/memory/memory.ts';
import type { Heading } from '../../core/report/question-page.ts';
import type { Item, Plan } from '../../core/session/plan.ts';
import { advance, begin, progress, type SessionState, type Waiting } from '../../core/session/session.ts';
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
  /** What was recorded before it, by this and other sessions. */
  readonly past: readonly Entry[];
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
  /** Keeps an entry and goes on from it; when this resolves, the entry is stored. */
  record(entry: Entry): Promise<void>;
  attempt(item: Item, answered: Answered): Attempt;
  skip(item: Item): Entry;
  slip(attempt: Attempt): Entry;
  flag(item: Item, note: string): Entry;
  detour(
    offer: { readonly bank: string; readonly concept: string; readonly to: string; readonly questions: readonly string[] },
    taken: boolean,
  ): Entry;
  heading(waiting: Waiting): Heading;
  memory(): Memory;
}

/** Starts a session at its beginning. */
export function goLive(setting: Setting): Live {
  const { plan, past, store, options, world } = setting;
  const rules = { repeatMissed: !options.exam && !options.replayed };
  const session = world.newId();
  const deadline = options.time === undefined ? undefined : world.now() + options.time;
  let state = begin(plan);
  const stamp = () => ({ id: world.newId(), session, at: new Date(world.now()).toISOString() });
  const about = (item: Item) => ({ ...stamp(), bank: item.bank.id, question: item.question.id });
  return {
    setting,
    get state() {
      return state;
    },
    async record(entry) {
      await store.append(entry);
      state = advance(state, entry, rules);
    },
    attempt: (item, answered) => ({ kind: 'attempt', ...about(item), wording: wordingOf(item.question), ...answered }),
    skip: (item) => ({ kind: 'skip', ...about(item) }),
    slip: (attempt) => ({ kind: 'slip', ...stamp(), bank: attempt.bank, question: attempt.question, attempt: attempt.id }),
    flag: (item, note) => ({ kind: 'flag', ...about(item), wording: wordingOf(item.question), note }),
    detour: (offer, taken) => ({ kind: 'detour', ...stamp(), ...offer, taken }),
    heading({ item, occasion }) {
      const { done, of } = progress(state);
      const { whole } = item;
      return {
        title: `${item.bank.id} ${sign.dot.text} ${item.bank.title}`,
        position: Math.min(of, done + 1),
        of,
        occasion,
        ...(whole && { part: { number: whole.part, of: whole.question.parts.length } }),
        ...(deadline !== undefined && { secondsLeft: Math.max(0, Math.ceil((deadline - world.now()) / 1000)) }),
      };
    },
    memory: () => remember([...past, ...state.entries]),
  };
}
