import { allPlaced, exhibitOf, type Placed, promptWords, rowHash, sieveOf } from '../across.ts';
import type { BankRule, Found } from '../rule.ts';
import { wordHashes } from '../words.ts';

const SHINGLE = 3;
const SAME = 0.8;
const ALIKE = 0.5;
/** A shingle in more questions than this is a turn of phrase, and says nothing about two of them. */
const COMMON = 60;

/** The runs of three words in the prompt and the right choice, as hashes, each once. Code listings do not count. */
function shinglesOf({ question }: Placed, prompt: readonly number[]): number[] {
  const words = [...prompt];
  for (const choice of question.choices()) if (choice.right) wordHashes(choice.text, words);
  const { accept, answer } = question.data;
  const typed = Array.isArray(accept) ? accept[0] : answer;
  if (typed !== undefined) wordHashes(String(typed), words);
  const shingles: number[] = [];
  for (let at = 0; at + SHINGLE <= words.length; at += 1) shingles.push(rowHash(words, at, SHINGLE));
  return shingles;
}

/** The questions that hold each shingle which several hold. Most stand once only, and are sieved out before any is indexed. */
function index(all: readonly (readonly number[])[]): Map<number, number[]> {
  const total = all.reduce((sum, each) => sum + each.length, 0);
  const seen = sieveOf(total);
  const twice = sieveOf(total);
  for (const shingles of all) for (const shingle of shingles) if (seen.add(shingle)) twice.add(shingle);
  const holders = new Map<number, number[]>();
  all.forEach((shingles, at) => {
    for (const shingle of shingles) {
      if (!twice.has(shingle)) continue;
      const list = holders.get(shingle);
      if (list === undefined) holders.set(shingle, [at]);
      else if (list.at(-1) !== at && list.length <= COMMON) list.push(at);
    }
  });
  return holders;
}

function similarity(a: readonly number[], b: readonly number[]): number {
  const [left, right] = [new Set(a), new Set(b)];
  let both = 0;
  for (const each of left) if (right.has(each)) both += 1;
  return both / (left.size + right.size - both);
}

/** The earlier question most like the one at `at`, among those that share a telling part of its shingles. Parts of one whole may be alike. */
function nearest(
  at: number,
  all: readonly (readonly number[])[],
  holders: ReadonlyMap<number, number[]>,
  apart: (other: number) => boolean,
) {
  const shared = new Map<number, number>();
  for (const shingle of all[at] ?? []) {
    const list = holders.get(shingle);
    if (list === undefined || list.length > COMMON) continue;
    for (const other of list) if (other < at) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  let best: { readonly other: number; readonly similarity: number } | undefined;
  for (const [other, count] of shared) {
    // Common shingles were not counted, so the bound is loose; the true similarity decides.
    if (count * 8 < (all[at]?.length ?? 0)) continue;
    const found = similarity(all[at] ?? [], all[other] ?? []);
    if (found >= ALIKE && found > (best?.similarity ?? 0) && !apart(other)) best = { other, similarity: found };
  }
  return best;
}

/** Whether what is shown with two questions differs: then the same words ask something else. */
function showDifferent(one: Placed | undefined, other: Placed): boolean {
  const [mine, theirs] = [wordHashes(one === undefined ? '' : exhibitOf(one)), wordHashes(exhibitOf(other))];
  return mine.length + theirs.length > 0 && similarity(mine, theirs) < ALIKE;
}

/** B24: two questions that ask the same. On 183 published ones 15 pairs, 14 of them re-used and one meant. */
export const nearDuplicate: BankRule = {
  name: 'near-duplicate',
  severity: 'warning',
  checks:
    'Two questions whose prompts and right choices share most runs of three words: a warning from a Jaccard similarity of 0.8, an info from 0.5. Code listings do not count, nor do parts of one case study, nor questions about different listings or contexts. Told at the later one; questions that are meant as a contrast waive it there.',
  why: 'The second one is answered from memory of the first, and counts twice for its concept.',
  bad: `\
id: twins
title: Twins
questions:
  - id: first
    type: true-false
    prompt: The reward model is kept frozen while the policy is tuned with PPO in the last stage of RLHF.
    answer: true
    explanation: It only judges the responses at that stage.
  - id: second
    type: true-false
    prompt: The reward model is kept frozen while the policy is tuned with PPO in the last stage. # ! near-duplicate
    answer: true
    explanation: It only judges the responses at that stage.
`,
  good: `\
id: twins
title: Twins
questions:
  - id: first
    type: true-false
    prompt: The reward model is kept frozen while the policy is tuned with PPO in the last stage of RLHF.
    answer: true
    explanation: It only judges the responses at that stage.
  - id: second
    type: true-false
    prompt: The value model learns along with the policy.
    answer: true
    explanation: It estimates the reward to come under the present policy.
`,
  source: 'Checked on the Rust and Cairo Books: 15 pairs of 16,653, 14 of them real re-uses',
  bank(_, placed) {
    const all = allPlaced(placed);
    const prompts = promptWords(placed, all);
    const shingles = all.map((each, at) => shinglesOf(each, prompts[at] ?? []));
    const holders = index(shingles);
    // Shingles that are too common find nothing: the very same words, many times over, are found by all of them together.
    const first = new Map<number, number>();
    return all.flatMap((each, at): (Found & { file: string })[] => {
      const words = shingles[at] ?? [];
      const hash = rowHash(words, 0, words.length);
      const same = words.length === 0 ? undefined : first.get(hash);
      if (same === undefined) first.set(hash, at);
      const isRepeat = same !== undefined && all[same]?.whole !== each.whole && !showDifferent(all[same], each);
      const found = isRepeat
        ? { other: same, similarity: 1 }
        : nearest(at, shingles, holders, (other) => all[other]?.whole === each.whole || showDifferent(all[other], each));
      const other = found === undefined ? undefined : all[found.other];
      if (found === undefined || other === undefined) return [];
      const isSame = found.similarity >= SAME;
      const where = { path: [...other.path, 'prompt'], message: 'the other one' };
      return [
        {
          file: each.file,
          path: [...each.path, 'prompt'],
          ...(!isSame && { severity: 'info' as const }),
          message: `This question is ${isSame ? 'nearly the same as' : 'much like'} "${other.question.id}": ${Math.round(found.similarity * 100)} % of their wording is shared.`,
          why: 'The second one is answered from memory of the first.',
          help: 'ask it from another side, or drop one of them',
          ...(other.file === each.file && { related: [where] }),
        },
      ];
    });
  },
};
