import { atLeast } from '../chance.ts';
import { exampleBank, lengths } from '../example-bank.ts';
import { keyItems, LEAST_ITEMS, longestKeys } from '../key-items.ts';
import { percent, questionsPlace } from '../places.ts';
import type { BankRule } from '../rule.ts';

const RARE = 0.01;
const FACTOR = 1.5;
const SELDOM = 0.5;

/** C03: passes the Rust Book (25 of 102), fires on OpenBookQA (33 of 72). */
export const longestKeyRate: BankRule = {
  name: 'longest-key-rate',
  severity: 'warning',
  checks:
    'From 20 questions with one right choice, over those where one choice alone is the longest: it is the right one more often than chance (the mean of 1/k) would have it, by a one-sided binomial with p < 0.01, or 1.5 times as often over 20 or more. An info where it is right at most half as often as chance over 20 or more: then never the longest.',
  why: 'Each question may pass, and "pick the longest" still be worth more than knowledge. Mending it too eagerly gives the opposite away.',
  bad: exampleBank(lengths(Array.from({ length: 24 }, (_, index) => index % 2)), 'longest-key-rate'),
  good: exampleBank(lengths(Array.from({ length: 24 }, (_, index) => index % 3))),
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 24; Rust Book 0.25 against 0.27 by chance',
  bank(bank, placed, { head }) {
    const all = keyItems(bank);
    if (all.length < LEAST_ITEMS) return [];
    const { hits, items, chance } = longestKeys(all);
    const rate = items === 0 ? 0 : hits / items;
    const isOften = items > 0 && (atLeast(hits, items, chance) < RARE || (items >= LEAST_ITEMS && rate >= FACTOR * chance));
    const isSeldom = items >= LEAST_ITEMS && rate <= SELDOM * chance;
    if (!isOften && !isSeldom) return [];
    return [
      {
        ...questionsPlace(placed, head),
        ...(!isOften && { severity: 'info' as const }),
        message: `Where one choice is the longest, it is the right one in ${hits} of ${items} questions (${percent(rate)}; chance gives ${percent(chance)}).`,
        why: isOften ? 'Picking the longest choice pays.' : 'Striking out the longest choice pays.',
        help: isOften ? 'shorten right choices, or give wrong ones as much detail' : 'let some right choices be as long as they need to be',
      },
    ];
  },
};
