import { judgedRow } from '../../core/answers/choices.ts';
import { longestOrdered, orderScore } from '../../core/answers/credit.ts';
import { repeats } from '../../core/answers/repeats.ts';
import { readLetters } from '../../core/answers/replies.ts';
import { letterAt, type Option } from '../../core/ask.ts';
import { MOST_LISTED, textOf } from '../../core/bank/schema.ts';
import { type Doc, gap, hang, indent, paragraph, type Span, span } from '../../core/doc.ts';
import type { Finding } from '../../core/finding.ts';
import { inline, markdown } from '../../core/markdown.ts';
import { defineType, graded } from '../../core/question-type.ts';
import { authoredOrder, type Random, shuffle } from '../../core/random.ts';

const itemsOf = (steps: readonly string[]): Option[] => steps.map((text, index) => ({ letter: letterAt(index), text }));

const lettersOf = (steps: readonly string[]): string[] => itemsOf(steps).map(({ letter }) => letter);

/** `items` with the first one put last. */
const rotated = <T>(items: readonly T[]): T[] => [...items.slice(1), ...items.slice(0, 1)];

function mixed(items: readonly Option[], rng: Random): Option[] {
  const shuffled = shuffle(items, rng);
  // A shuffle may hit the right order by chance, which would give the answer away; the authored order is asked for by name.
  const givesAway = rng !== authoredOrder && shuffled.every((item, index) => item === items[index]);
  return givesAway ? rotated(shuffled) : shuffled;
}

function lintSteps(steps: readonly string[]): Finding[] {
  const few: Finding = {
    rule: 'ordering/few-steps',
    severity: 'warning',
    path: ['steps'],
    message: 'There are only two steps.',
    why: 'Two steps can only stand one way or the other: half of all guesses are right.',
    help: 'add a step, or ask which comes first as "type: multiple-choice"',
  };
  const duplicates = repeats(steps).map(
    ({ index, first }): Finding => ({
      rule: 'ordering/duplicate-step',
      severity: 'error',
      path: ['steps', index],
      message: 'Two steps have the same text.',
      why: 'A learner cannot tell which of them is meant, and one order of the two would be wrong.',
      help: 'say in the text what tells them apart ("again", "the second time")',
      related: [{ path: ['steps', first], message: 'the first one' }],
    }),
  );
  return steps.length < 3 ? [few, ...duplicates] : duplicates;
}

/** The fewest moves that mend the order, in a sentence; `places[i]` is the right place of what stands at place i. */
function mending(steps: readonly string[], places: readonly number[]): Doc {
  const kept = new Set(longestOrdered(places));
  const moved = places.filter((_, index) => !kept.has(index)).sort((a, b) => a - b);
  if (moved.length === 0) return [];
  // More moves than these are no advice: the right order below is read faster.
  if (moved.length > 3) return [gap, paragraph(`It takes ${moved.length} moves to make it right.`)];
  const how = moved.flatMap((place, index): (string | Span)[] => [
    index === 0 ? '"' : ', "',
    ...inline((steps[place] ?? '').trim()),
    `" to place ${place + 1}`,
  ]);
  const count = moved.length === 1 ? 'one step' : `${moved.length} steps`;
  return [gap, paragraph([span(`Move ${count} and it is right: `, 'strong'), ...how, '.'])];
}

const numbered = (steps: readonly string[]): Doc =>
  steps.flatMap((step, index) => {
    const number = `${index + 1} `;
    return hang(span(number, 'good'), number.length, markdown(step));
  });

function feedbackOn(steps: readonly string[], places: readonly number[]): Doc {
  const rows = places.flatMap((place, index) => {
    const right = place === index;
    const words = right ? span('in its place', 'good') : span(`belongs at place ${place + 1}`, 'bad');
    return judgedRow(String(index + 1), steps[place] ?? '', right ? 'good' : 'bad', [paragraph(words)]);
  });
  const moves = mending(steps, places);
  return moves.length === 0 ? rows : [...rows, ...moves, gap, paragraph(span('The right order:', 'good')), ...indent(numbered(steps), 1)];
}

/** Steps to be put in their right order. */
export const ordering = defineType({
  name: 'ordering',
  summary: 'puts steps in their order',
  recognition: true,
  seconds: 75,
  example: `\
id: rlhf-stages
type: ordering
prompt: In which order does RLHF go about it?
steps:
  - Fine-tune the pre-trained model on demonstrations.
  - Sample several responses to each prompt.
  - Have people rank the responses.
  - Train a reward model on the rankings.
  - Tune the policy to earn more reward.
explanation: |
  Each stage makes what the next one needs: a model worth sampling from, responses to rank, rankings to learn a reward from.
`,
  shape: (z) => ({
    steps: z
      .array(textOf(z, 'A step, in Markdown.'))
      .min(2)
      .max(MOST_LISTED)
      .describe('The steps in their right order, three or more. They are never shown in it.'),
  }),
  lint: ({ steps }) => lintSteps(steps),
  ask: ({ steps }, rng) => ({ kind: 'order', items: mixed(itemsOf(steps), rng) }),
  read({ steps }, reply) {
    if (reply === null || reply === '' || (Array.isArray(reply) && reply.length === 0)) return { problem: 'Put the steps in order first.' };
    const read = readLetters(reply, lettersOf(steps));
    if ('problem' in read) return read;
    const missing = itemsOf(steps).filter(({ letter }) => !read.answer.includes(letter));
    if (missing.length === 0) return read;
    return { problem: `Every step needs its place. Still to place: ${missing.map(({ text }) => `"${text.trim()}"`).join(', ')}.` };
  },
  grade({ steps }, order) {
    const letters = lettersOf(steps);
    const places = order.map((letter) => letters.indexOf(letter));
    const moves = steps.length - longestOrdered(places).length;
    const rule =
      moves === 0 ? 'every step in its place' : `share of pairs in order (Kendall's tau); ${moves} ${moves === 1 ? 'move' : 'moves'} away`;
    return graded(orderScore(places), rule, () => feedbackOn(steps, places));
  },
  key: ({ steps }) => numbered(steps),
  replies({ steps }) {
    const letters = lettersOf(steps);
    const [first, second, ...rest] = letters;
    const swapped = first === undefined || second === undefined || rest.length === 0 ? [] : [[second, first, ...rest]];
    return { right: [letters], wrong: [letters.toReversed(), rotated(letters), ...swapped], partial: swapped };
  },
});
