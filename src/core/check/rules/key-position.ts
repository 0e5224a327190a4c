import { chiSquare } from '../chance.ts';
import { alphabet, exampleBank } from '../example-bank.ts';
import { type KeyItem, keyItems, keyPositions, LEAST_ITEMS } from '../key-items.ts';
import { questionsPlace } from '../places.ts';
import type { BankFound, BankRule } from '../rule.ts';
import { mayMove } from '../writing.ts';

/** Rarer than once in a hundred banks is no accident. */
const RARE = 0.01;

/** What is told about `items` if their keys prefer some places. */
function preference(items: readonly KeyItem[]): { readonly counts: string; readonly p: string } | undefined {
  const cells = keyPositions(items);
  const { p } = chiSquare(cells);
  if (items.length < LEAST_ITEMS || p >= RARE) return undefined;
  return { counts: cells.map(({ observed }) => observed).join(', '), p: p < 0.001 ? 'less than 0.001' : p.toFixed(3) };
}

/** C01: fires on two published banks whose keys stand nearly all at A. */
export const keyPosition: BankRule = {
  name: 'key-position',
  severity: 'warning',
  checks:
    'From 20 questions with one right choice: the place of the right choice as written, against even chances (Σ 1/k over questions with k choices; places with fewer than 5 expected are pooled), by a chi-square with p < 0.01. A warning where it is so among 20 questions whose order is fixed; else an info, since choices are shuffled when they are asked.',
  why: 'Authors hide the right choice in the middle, or write it first. Learners who notice pick the place. Shuffling mends it; balancing by hand leaves patterns of its own.',
  bad: exampleBank(alphabet(Array.from({ length: 21 }, () => 0)), 'key-position'),
  good: exampleBank(alphabet([2, 0, 1, 1, 2, 0, 0, 1, 2, 1, 0, 2, 0, 1, 2, 2, 0, 1, 1, 0, 2])),
  source: 'Attali & Bar-Hillel 2003; Bar-Hillel & Attali 2002',
  bank(bank, placed, { head }): BankFound[] {
    const items = keyItems(bank);
    // Most questions are shuffled, and finding out which are not takes longer than counting.
    const all = preference(items);
    const fixed = items.length < LEAST_ITEMS ? undefined : preference(items.filter(({ question }) => !mayMove(question)));
    const found = fixed ?? all;
    if (found === undefined) return [];
    return [
      {
        ...questionsPlace(placed, head),
        ...(fixed === undefined && { severity: 'info' as const }),
        message: `${fixed === undefined ? 'As written' : 'In questions whose order is fixed'}, ${found.counts} right choices stand in 1st, 2nd, … place; chance alone is as uneven with a probability of ${found.p}.`,
        why:
          fixed === undefined
            ? 'The runner shuffles them; on paper and in exports the place gives the answer away.'
            : 'Learners who notice pick the place and not the answer.',
        help:
          fixed === undefined
            ? 'shuffle the choices in the file before it is printed or exported'
            : 'drop "order: fixed" where the order means nothing; with numbers, which are sorted, let the right one fall elsewhere',
      },
    ];
  },
};
