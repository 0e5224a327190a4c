import { absolutes, exampleBank } from '../example-bank.ts';
import { keyItems, LEAST_ITEMS } from '../key-items.ts';
import { percent, questionsPlace } from '../places.ts';
import type { BankRule } from '../rule.ts';
import { ABSOLUTE } from '../words.ts';

const GAP = 0.35;
const SHARE = 0.5;

/** C04: absolute words that tell the wrong choices of a whole bank. */
export const cueGap: BankRule = {
  name: 'cue-gap',
  severity: 'warning',
  checks:
    'From 20 questions with one right choice: more than half of all wrong choices hold an absolute word (always, never, all, only, must, …), and their share is more than 0.35 above that of right choices.',
  why: 'In a single question the word may be in place. Over a bank it becomes a rule that works: strike out what is absolute.',
  bad: exampleBank(absolutes(20, false), 'cue-gap'),
  good: exampleBank(absolutes(20, true)),
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 28a',
  bank(bank, placed, { head }) {
    const items = keyItems(bank);
    if (items.length < LEAST_ITEMS) return [];
    const keys = items.map(({ texts, key }) => texts[key] ?? '');
    const wrong = items.flatMap(({ texts, key }) => texts.filter((_, index) => index !== key));
    const share = (texts: readonly string[]): number => texts.filter((text) => ABSOLUTE.test(text)).length / texts.length;
    const [inWrong, inKeys] = [share(wrong), share(keys)];
    if (inWrong <= SHARE || inWrong - inKeys <= GAP) return [];
    return [
      {
        ...questionsPlace(placed, head),
        message: `${percent(inWrong)} of the wrong choices hold a word such as "always" or "only", and ${percent(inKeys)} of the right ones.`,
        why: 'Striking out what sounds absolute pays.',
        help: 'say the wrong choices without such words; quiz check --rule absolute-in-distractors=warn shows where they stand',
      },
    ];
  },
};
