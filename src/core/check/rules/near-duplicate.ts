import { allPlaced, type Placed, promptWords } from '../across.ts';
import { groupsOf } from '../groups.ts';
import { type Likeness, likenessesIn } from '../likeness.ts';
import { percent } from '../places.ts';
import type { BankRule, Found } from '../rule.ts';

/** From this similarity on two questions are nearly the same; all that are found are alike. */
const SAME = 0.8;
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
  const related = others.map(({ path, file }) => ({
    path: [...path, 'prompt'],
    message: others.length > 1 ? 'another one' : 'the other one',
    file,
  }));
  return {
    file: at.file,
    path: [...at.path, 'prompt'],
    ...(alike && { severity: 'info' as const }),
    message,
    why: 'The second one is answered from memory of the first.',
    help: others.length > 1 ? 'keep one of them, and ask the others from another side' : 'ask it from another side, or drop one of them',
    related,
  };
};
