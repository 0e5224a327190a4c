import { allPlaced } from '../across.ts';
import { alphabet, exampleBank } from '../example-bank.ts';
import { type KeyItem, keyItems, LEAST_ITEMS } from '../key-items.ts';
import { questionsPlace } from '../places.ts';
import type { BankRule } from '../rule.ts';

const LONGEST = 5;

/** The longest row of items whose keys stand at one place; the first one among equals. */
function longestRun(items: readonly KeyItem[]): readonly KeyItem[] {
  let [best, start] = [[0, 0], 0];
  for (let at = 0; at <= items.length; at += 1) {
    if (at < items.length && items[at]?.key === items[start]?.key) continue;
    if (at - start > (best[1] ?? 0) - (best[0] ?? 0)) best = [start, at];
    start = at;
  }
  return items.slice(best[0], best[1]);
}

/** C02: with four choices a row of five comes up by chance in one of ten banks of 40 questions. */
export const keyRun: BankRule = {
  name: 'key-run',
  severity: 'info',
  checks:
    'From 20 questions with one right choice: five or more in a row, as written, whose right choice stands at the same place. Told at the first of the longest row.',
  why: 'A learner who has picked the same place four times in a row begins to doubt what is right. It matters on paper and in exports: the runner shuffles.',
  bad: exampleBank(alphabet([2, 0, 1, 1, 2, 0, 0, 1, 2, 1, 1, 1, 1, 1, 2, 2, 0, 1, 0, 0, 2]), 'key-run', 9),
  good: exampleBank(alphabet([2, 0, 1, 1, 2, 0, 0, 1, 2, 1, 0, 2, 0, 1, 2, 2, 0, 1, 1, 0, 2])),
  source: 'Bar-Hillel & Attali 2002',
  bank(bank, placed, { head }) {
    const items = keyItems(bank);
    const run = items.length < LEAST_ITEMS ? [] : longestRun(items);
    const [first] = run;
    if (first === undefined || run.length < LONGEST) return [];
    const place = allPlaced(placed).find(({ question }) => question === first.question);
    const last = run.at(-1)?.question.id ?? '';
    return [
      {
        ...(place === undefined ? questionsPlace(placed, head) : { file: place.file, path: [...place.path, 'id'] }),
        message: `From here to "${last}" the right choice of ${run.length} questions in a row is number ${first.key + 1}, as written.`,
        why: 'On paper and in exports learners begin to doubt what is right.',
        help: 'shuffle the choices of some of them',
      },
    ];
  },
};
