// Questions with one right choice among several, as statistics over a whole bank see them.
import type { Bank } from '../bank/bank.ts';
import { answerable } from '../memory/mastery.ts';
import type { Question } from '../question-type.ts';
import type { Cell } from './chance.ts';
import { plain } from './plain.ts';

/** Below this many questions, statistics about keys say nothing. */
export const LEAST_ITEMS = 20;

/** A question with one right choice, its choices as written and without Markdown. */
export interface KeyItem {
  readonly question: Question;
  readonly texts: readonly string[];
  /** The place of the right choice among them, from 0. */
  readonly key: number;
}

const kept = new WeakMap<Bank, readonly KeyItem[]>();

/** The questions of `bank` with one right choice, parts of composite ones included, in the order of the files. */
export function keyItems(bank: Bank): readonly KeyItem[] {
  const known = kept.get(bank);
  if (known !== undefined) return known;
  const items = bank.questions.flatMap(answerable).flatMap((question): KeyItem[] => {
    const choices = question.choices();
    const key = choices.findIndex((choice) => choice.right);
    const single = key !== -1 && choices.length > 1 && choices.findLastIndex((choice) => choice.right) === key;
    return single ? [{ question, texts: choices.map((choice) => plain(choice.text)), key }] : [];
  });
  kept.set(bank, items);
  return items;
}

/** How often the key stands in each place as written, and how often chance would put it there: Σ 1/k over items of k choices. */
export const keyPositions = (items: readonly KeyItem[]): Cell[] =>
  counted(items.map(({ texts, key }) => ({ rank: key, of: texts.length })));

/** How often the key is the longest choice, the second longest, …, over items where no other is as long as the key. */
export const keyLengthRanks = (items: readonly KeyItem[]): Cell[] =>
  counted(
    items.flatMap(({ texts, key }) => {
      const lengths = texts.map(({ length }) => length);
      const own = lengths[key] ?? 0;
      const tied = lengths.filter((length) => length === own).length > 1;
      return tied ? [] : [{ rank: lengths.filter((length) => length > own).length, of: texts.length }];
    }),
  );

function counted(ranks: readonly { readonly rank: number; readonly of: number }[]): Cell[] {
  const places = Math.max(0, ...ranks.map((each) => each.of));
  return Array.from({ length: places }, (_, place) => ({
    observed: ranks.filter((each) => each.rank === place).length,
    expected: ranks.reduce((sum, each) => sum + (each.of > place ? 1 / each.of : 0), 0),
  }));
}

/** Over items where one choice alone is the longest: how often that is the key, of how many, and the share chance would give. */
export function longestKeys(items: readonly KeyItem[]): { readonly hits: number; readonly items: number; readonly chance: number } {
  let [hits, count, chance] = [0, 0, 0];
  for (const { texts, key } of items) {
    const longest = Math.max(...texts.map(({ length }) => length));
    if (texts.filter(({ length }) => length === longest).length > 1) continue;
    count += 1;
    chance += 1 / texts.length;
    if (texts[key]?.length === longest) hits += 1;
  }
  return { hits, items: count, chance: count === 0 ? 0 : chance / count };
}
