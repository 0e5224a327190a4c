import { allPlaced, promptWords, rowHash, sieveOf } from '../across.ts';
import { type KeyText, keyTexts } from '../key-texts.ts';
import type { BankRule, Found } from '../rule.ts';
import { wordHashes } from '../words.ts';

/** A key to look for: its words, and the question it is the key of. */
interface Wanted {
  readonly key: KeyText;
  readonly words: readonly number[];
  readonly owner: number;
}

/** Keys are found by their first words: two, or three where there are as many. */
const lead = (words: readonly number[]): number => Math.min(3, words.length);
/** More keys with one beginning than this are a turn of phrase. */
const COMMON = 20;

const standsAt = (words: readonly number[], text: readonly number[], at: number): boolean =>
  words.every((word, index) => text[at + index] === word);

/** How many prompts hold each word; and the number that half of all words in running text reach. */
function frequencies(stems: readonly (readonly number[])[]): { readonly of: (word: number) => number; readonly median: number } {
  const counts = new Map<number, number>();
  for (const stem of stems) for (const word of new Set(stem)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts.values()].sort((a, b) => a - b);
  const half = sorted.reduce((sum, count) => sum + count, 0) / 2;
  let sum = 0;
  for (const count of sorted) {
    sum += count;
    if (sum >= half) return { of: (word) => counts.get(word) ?? 0, median: count };
  }
  return { of: () => 0, median: 0 };
}

function wantedBy(all: ReturnType<typeof allPlaced>): Map<number, Wanted[]> {
  const wanted = new Map<number, Wanted[]>();
  for (const [owner, { question }] of all.entries()) {
    for (const key of keyTexts(question)) {
      const words = wordHashes(key.plain);
      const hash = rowHash(words, 0, lead(words));
      const list = wanted.get(hash);
      if (list === undefined) wanted.set(hash, [{ key, words, owner }]);
      else if (list.length < COMMON) list.push({ key, words, owner });
    }
  }
  return wanted;
}

/** B25: the right answer of one question in the prompt of another. */
export const answerLeak: BankRule = {
  name: 'answer-leak',
  severity: 'info',
  checks:
    'The right answer of a question (two words of substance or more, at least 8 characters) stands word for word in the prompt of another one. Terms whose rarest word is as common in the bank as half of all its text are left alone.',
  why: 'Who has seen the other question need not know the answer.',
  bad: `\
id: leak
title: Leak
questions:
  - id: asked
    type: short-answer
    prompt: What is it called when a policy exploits the flaws of its judge?
    accept: [reward hacking]
    explanation: The reward rises while the quality of the responses falls.
  - id: telling
    type: true-false
    prompt: A KL penalty makes reward hacking less likely. # ! answer-leak
    answer: true
    explanation: It holds the policy where the reward model can be trusted.
`,
  good: `\
id: leak
title: Leak
questions:
  - id: asked
    type: short-answer
    prompt: What is it called when a policy exploits the flaws of its judge?
    accept: [reward hacking]
    explanation: The reward rises while the quality of the responses falls.
  - id: telling
    type: true-false
    prompt: A KL penalty makes it less likely that the policy games its judge.
    answer: true
    explanation: It holds the policy where the reward model can be trusted.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 4',
  bank(_, placed) {
    const all = allPlaced(placed);
    const wanted = wantedBy(all);
    const sieve = sieveOf(wanted.size);
    for (const hash of wanted.keys()) sieve.add(hash);
    const stems = promptWords(placed, all);
    const leaks = new Map<Wanted, number>();
    for (const [telling, stem] of stems.entries()) {
      for (let at = 0; at + 2 <= stem.length; at += 1) {
        for (const count of [2, 3]) {
          const hash = rowHash(stem, at, count);
          if (!sieve.has(hash) || at + count > stem.length) continue;
          for (const each of wanted.get(hash) ?? []) {
            const isOther = all[each.owner]?.whole !== all[telling]?.whole;
            if (isOther && !leaks.has(each) && standsAt(each.words, stem, at)) leaks.set(each, telling);
          }
        }
      }
    }
    if (leaks.size === 0) return [];
    const told = new Set<string>();
    const { of, median } = frequencies(stems);
    return [...leaks].flatMap(([{ key, words, owner }, at]): (Found & { file: string })[] => {
      const [asked, telling] = [all[owner], all[at]];
      if (asked === undefined || telling === undefined || Math.min(...words.map(of)) > median) return [];
      // Several accepted answers of one question may stand there.
      if (told.has(`${owner} ${at}`)) return [];
      told.add(`${owner} ${at}`);
      return [
        {
          file: telling.file,
          path: [...telling.path, 'prompt'],
          message: `This prompt holds the right answer of "${asked.question.id}": "${key.plain}".`,
          why: 'Who has read this one need not know it.',
          help: 'reword one of the two',
          related: [{ path: [...asked.path, ...key.path], message: 'the right answer', file: asked.file }],
        },
      ];
    });
  },
};
