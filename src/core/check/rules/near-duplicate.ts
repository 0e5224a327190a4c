import { allPlaced, exhibitOf, type Placed, promptWords, rowHash, sieveOf } from '../across.ts';
import { groupsOf, type Link } from '../groups.ts';
import { percent } from '../places.ts';
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

/** How much two sets of hashes share, from 0 to 1 (Jaccard). Both are sorted. */
function similarity(a: readonly number[], b: readonly number[]): number {
  let both = 0;
  for (let left = 0, right = 0; left < a.length && right < b.length; ) {
    const difference = (a[left] ?? 0) - (b[right] ?? 0);
    if (difference === 0) both += 1;
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return both / (a.length + b.length - both);
}

/** Hashes as a set that can be compared: each once, sorted. */
const setOf = (hashes: readonly number[]): readonly number[] => [...new Set(hashes)].sort((one, other) => one - other);

/** A function that works each answer out once: most questions are compared with none, some with many. */
function remembered<K>(work: (key: K) => readonly number[]): (key: K) => readonly number[] {
  const known = new Map<K, readonly number[]>();
  return (key) => {
    const found = known.get(key) ?? work(key);
    known.set(key, found);
    return found;
  };
}

/** Two questions that are alike: the later one, an earlier one, and how alike they are, from 0 to 1. */
interface Likeness extends Link {
  readonly similarity: number;
}

/** The earlier questions that are like the one at `at`, among those that share a telling part of its shingles. */
function likenesses(
  at: number,
  own: readonly number[],
  holders: ReadonlyMap<number, number[]>,
  likeness: (at: number, other: number) => number,
): Likeness[] {
  const shared = new Map<number, number>();
  for (const shingle of own) {
    const list = holders.get(shingle);
    if (list === undefined) continue;
    // Of what very many questions share only the first is looked at: so a large group is still found, by way of it.
    const count = list.length > COMMON ? 1 : list.length;
    for (let index = 0; index < count; index += 1) {
      const other = list[index] ?? at;
      if (other < at) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  const found: Likeness[] = [];
  for (const [other, both] of shared) {
    // Common shingles were hardly counted, so the bound is loose; the true similarity decides.
    if (both * 8 < own.length) continue;
    const alike = likeness(at, other);
    if (alike >= ALIKE) found.push({ at, other, similarity: alike });
  }
  return found;
}

/** All pairs that are alike. Parts of one whole may be, and so may questions about different things shown with them. */
function likenessesIn(all: readonly Placed[], prompts: readonly (readonly number[])[]): Likeness[] {
  const rows = all.map((each, at) => shinglesOf(each, prompts[at] ?? []));
  const holders = index(rows);
  const setAt = remembered((at: number) => setOf(rows[at] ?? []));
  const likeness = (at: number, other: number): number => similarity(setAt(at), setAt(other));
  // The very same words, however many times over, are found by all of them together.
  const first = new Map<number, number>();
  const found: Likeness[] = [];
  for (const [at, words] of rows.entries()) {
    const hash = rowHash(words, 0, words.length);
    const same = words.length === 0 ? undefined : first.get(hash);
    if (same === undefined) first.set(hash, at);
    else found.push({ at, other: same, similarity: 1 });
    for (const each of likenesses(at, words, holders, likeness)) found.push(each);
  }
  const exhibit = remembered((each: Placed) => setOf(wordHashes(exhibitOf(each))));
  return found.filter(({ at, other }) => {
    const [one, two] = [all[at], all[other]];
    return one !== undefined && two !== undefined && one.whole !== two.whole && !areDifferent(exhibit(one), exhibit(two));
  });
}

/** Whether what is shown with two questions differs: then the same words ask something else. */
const areDifferent = (one: readonly number[], other: readonly number[]): boolean =>
  one.length + other.length > 0 && similarity(one, other) < ALIKE;

const NAME = 'near-duplicate';

/** B24 and C12: questions that ask the same, one finding for each group of them. On 183 published ones 15 pairs, 14 of them re-used and one meant. */
export const nearDuplicate: BankRule = {
  name: NAME,
  severity: 'warning',
  checks:
    'Questions whose prompts and right choices share most runs of three words: a warning from a Jaccard similarity of 0.8, an info from 0.5. Code listings do not count, nor do parts of one case study, nor questions about different listings or contexts. Told once for all that hang together, at the second one; questions that are meant as a contrast waive it, each for itself.',
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
    const found = likenessesIn(all, promptWords(placed, all));
    const same = found.filter((each) => each.similarity >= SAME);
    const groups = groupsOf(same);
    // Of questions that are nearly the same the first stands for all in what is merely alike.
    const roots = new Map(groups.flatMap((group) => group.map((at) => [at, group[0] ?? at] as const)));
    const rootOf = (at: number): number => roots.get(at) ?? at;
    const alike = found.filter((each) => each.similarity < SAME && rootOf(each.at) !== rootOf(each.other));
    const between = groupsOf(alike.map(({ at, other }) => ({ at: rootOf(at), other: rootOf(other) })));
    const nearly: Grouping = { all, strongest: strongestOf(same, (at) => at), alike: false };
    const much: Grouping = { all, strongest: strongestOf(alike, rootOf), alike: true };
    return [...groups.flatMap((group) => told(group, nearly)), ...between.flatMap((group) => told(group, much))];
  },
};

/** What groups are made of: all questions, the strongest likeness of each member, and whether they are merely alike. */
interface Grouping {
  readonly all: readonly Placed[];
  readonly strongest: ReadonlyMap<number, Likeness>;
  readonly alike: boolean;
}

type Told = Found & { readonly file: string };

/** One finding for a group, told at its second member, and one for each member that waives it for itself. */
function told([first, ...later]: readonly number[], grouping: Grouping): Told[] {
  const { all } = grouping;
  const waives = (at: number): boolean =>
    [all[at]?.question, all[at]?.parent].some((each) => each?.allow?.some(({ rule }) => rule === NAME));
  const rest = later.filter((at) => !waives(at));
  const [second, third] = rest;
  return [
    ...later.filter(waives).flatMap((at) => pair(at, grouping)),
    ...(first === undefined || second === undefined
      ? []
      : third === undefined
        ? pair(second, grouping)
        : cluster([first, ...rest], grouping)),
  ];
}

/** The strongest likeness of each member of a grouping, seen from its side. */
function strongestOf(links: readonly Likeness[], rootOf: (at: number) => number): ReadonlyMap<number, Likeness> {
  const best = new Map<number, Likeness>();
  const keep = (member: number, link: Likeness): void => {
    if (link.similarity > (best.get(member)?.similarity ?? 0)) best.set(member, link);
  };
  for (const { at, other, similarity: alike } of links) {
    keep(rootOf(at), { at, other, similarity: alike });
    keep(rootOf(other), { at: other, other: at, similarity: alike });
  }
  return best;
}

function pair(member: number, grouping: Grouping): Told[] {
  const { all, alike, strongest } = grouping;
  const best = strongest.get(member);
  const [one, other] = [all[best?.at ?? -1], all[best?.other ?? -1]];
  if (best === undefined || one === undefined || other === undefined) return [];
  const message = `This question is ${alike ? 'much like' : 'nearly the same as'} "${other.question.id}": ${percent(best.similarity)} of their wording is shared.`;
  return [finding(one, [other], message, alike)];
}

/** At most this many are named in a message; all of them are related places. */
const NAMED = 6;

function cluster(group: readonly number[], grouping: Grouping): Told[] {
  const { all, alike, strongest } = grouping;
  const members = group.flatMap((at) => all[at] ?? []);
  const [first, second, ...others] = members;
  if (first === undefined || second === undefined) return [];
  const least = Math.min(...group.map((at) => strongest.get(at)?.similarity ?? 1));
  const names = members.slice(0, NAMED).map(({ question }) => `"${question.id}"`);
  const more = members.length - names.length;
  const list = more > 0 ? `${names.join(', ')} and ${more} more` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const shared = least === 1 ? 'Their wording is the same.' : `Each shares at least ${percent(least)} of its wording with another of them.`;
  const message = `These ${members.length} questions are ${alike ? 'much alike' : 'nearly the same'}: ${list}. ${shared}`;
  return [finding(second, [first, ...others], message, alike)];
}

const finding = (at: Placed, others: readonly Placed[], message: string, alike: boolean): Told => {
  const related = others
    .filter(({ file }) => file === at.file)
    .map(({ path }) => ({ path: [...path, 'prompt'], message: others.length > 1 ? 'another one' : 'the other one' }));
  return {
    file: at.file,
    path: [...at.path, 'prompt'],
    ...(alike && { severity: 'info' as const }),
    message,
    why: 'The second one is answered from memory of the first.',
    help: others.length > 1 ? 'keep one of them, and ask the others from another side' : 'ask it from another side, or drop one of them',
    ...(related.length > 0 && { related }),
  };
};
