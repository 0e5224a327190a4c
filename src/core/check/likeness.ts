// Which questions of a bank are alike: by the runs of three words they share, in time that grows with the bank and not its square.
import { exhibitOf, type Placed, rowHash, sieveOf } from './across.ts';
import type { Link } from './groups.ts';
import { wordHashes } from './words.ts';

const SHINGLE = 3;
/** From this similarity on two questions are alike. */
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
export interface Likeness extends Link {
  readonly similarity: number;
}

/**
 * The earlier questions that are like the one at `at`, among those that share a telling part of its shingles. `shared` counts for all
 * questions how many they share, and holds nothing but zeros before and after.
 */
function likenesses(
  at: number,
  own: readonly number[],
  holders: ReadonlyMap<number, number[]>,
  likeness: (at: number, other: number) => number,
  shared: Uint32Array,
): Likeness[] {
  const others: number[] = [];
  for (const shingle of own) {
    const list = holders.get(shingle);
    if (list === undefined) continue;
    // Of what very many questions share only the first is looked at: so a large group is still found, by way of it.
    const count = list.length > COMMON ? 1 : list.length;
    for (let index = 0; index < count; index += 1) {
      const other = list[index] ?? at;
      if (other >= at) continue;
      const both = shared[other] ?? 0;
      if (both === 0) others.push(other);
      shared[other] = both + 1;
    }
  }
  const found: Likeness[] = [];
  for (const other of others) {
    const both = shared[other] ?? 0;
    shared[other] = 0;
    // Common shingles were hardly counted, so the bound is loose; the true similarity decides.
    if (both * 8 < own.length) continue;
    const alike = likeness(at, other);
    if (alike >= ALIKE) found.push({ at, other, similarity: alike });
  }
  return found;
}

/** All pairs that are alike. Parts of one whole may be, and so may questions about different things shown with them. */
export function likenessesIn(all: readonly Placed[], prompts: readonly (readonly number[])[]): Likeness[] {
  const rows = all.map((each, at) => shinglesOf(each, prompts[at] ?? []));
  const holders = index(rows);
  const setAt = remembered((at: number) => setOf(rows[at] ?? []));
  const likeness = (at: number, other: number): number => similarity(setAt(at), setAt(other));
  // The very same words, however many times over, are found by all of them together.
  const first = new Map<number, number>();
  const shared = new Uint32Array(rows.length);
  const found: Likeness[] = [];
  for (const [at, words] of rows.entries()) {
    const hash = rowHash(words, 0, words.length);
    const same = words.length === 0 ? undefined : first.get(hash);
    if (same === undefined) first.set(hash, at);
    else found.push({ at, other: same, similarity: 1 });
    for (const each of likenesses(at, words, holders, likeness, shared)) found.push(each);
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
