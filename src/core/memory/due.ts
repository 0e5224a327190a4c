// What is due, and in which order it is reviewed.
import type { Bank } from '../bank/bank.ts';
import { depths } from '../bank/concepts.ts';
import type { Item } from '../session/plan.ts';
import { itemsOf } from '../session/plan.ts';
import type { Memory } from './mastery.ts';
import { scheduleOf } from './past.ts';
import type { Schedule } from './schedule.ts';

const DAY = 86_400_000;

/** An item with the time at which it falls due (milliseconds since 1970). */
export interface DueItem {
  readonly item: Item;
  readonly due: number;
  /** The last answer was sure, and wrong: it comes first. */
  readonly sureButWrong: boolean;
}

/** Every question of the banks that was answered before, with its time. What was never answered is not due. */
export function scheduledItems(banks: readonly Bank[], memory: Memory): DueItem[] {
  return banks.flatMap((bank) =>
    bank.questions
      .flatMap((question) => itemsOf({ bank, question }))
      .flatMap((item) => {
        const recall = memory.get(item.name);
        const schedule = scheduleOf(recall);
        const last = recall?.recent.at(-1);
        const missed = last?.miss === true;
        return schedule === undefined ? [] : [{ item, due: dueOf(schedule, missed), sureButWrong: missed && last.confidence === 'sure' }];
      }),
  );
}

/**
 * When a question is asked again: as FSRS says, but what was right waits for the next day. The first steps of FSRS are minutes long, and within
 * a session a missed question comes back by itself.
 */
const dueOf = ({ due, interval, last }: Schedule, missed: boolean): number => (missed || interval > 0 ? due : Math.max(due, last + DAY));

/** The end of the day of `now` in the learner's time zone, `offset` minutes east of UTC: what falls due today is due now. */
export function endOfDay(now: number, offset: number): number {
  const local = now + offset * 60_000;
  return Math.floor(local / DAY) * DAY + DAY - offset * 60_000;
}

/**
 * What to review, in order: sure-but-wrong first, then the longest overdue; among what is due a prerequisite before what
 * builds on it; and no two of one concept in a row where it can be avoided.
 */
export function reviewOrder(scheduled: readonly DueItem[], until: number): Item[] {
  const depth = new Map<Bank, ReadonlyMap<string, number>>();
  const depthOf = ({ bank, question }: Item): number => {
    const known = depth.get(bank) ?? depths(bank.concepts);
    depth.set(bank, known);
    return known.get(question.concept ?? '') ?? 0;
  };
  const day = (at: number): number => Math.floor(at / DAY);
  const due = scheduled
    .filter((each) => each.due < until)
    .map((each) => ({ ...each, depth: depthOf(each.item) }))
    .sort((a, b) => Number(b.sureButWrong) - Number(a.sureButWrong) || day(a.due) - day(b.due) || a.depth - b.depth || a.due - b.due);
  return interleave(due.map((each) => each.item));
}

const conceptOf = (item: Item): string => `${item.bank.id}/${item.question.concept ?? item.name}`;

/** Keeps the order but for one thing: an item of the concept just asked waits until another one came between. */
export function interleave(items: readonly Item[]): Item[] {
  const ordered: Item[] = [];
  const held: Item[] = [];
  let last = '';
  const put = (item: Item): void => {
    ordered.push(item);
    last = conceptOf(item);
  };
  for (const item of items) {
    if (conceptOf(item) === last) {
      held.push(item);
      continue;
    }
    put(item);
    const at = held.findIndex((each) => conceptOf(each) !== last);
    if (at !== -1) for (const each of held.splice(at, 1)) put(each);
  }
  return [...ordered, ...held];
}
