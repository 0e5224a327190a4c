import type { Json } from '../../../src/core/ask.ts';
import { bankLoader } from '../../../src/core/bank/load.ts';
import type { Question } from '../../../src/core/question-type.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';
import { excerpt } from '../corpus.ts';
import type { Dice } from '../dice.ts';
import type { Kind } from '../kind.ts';
import { neverThrows, withinTime } from '../law.ts';
import { madeBank } from '../made-bank.ts';
import { steady } from '../question-laws.ts';
import { fewer, fewerLines } from '../shrink.ts';
import { anyText, longText, NUMBER_BITS } from '../words.ts';

/** A bank, and how its questions are replied to: `spice` is put into replies that come near to their own. */
interface Case {
  readonly bank: string;
  readonly replies: readonly Json[];
  readonly seeds: readonly number[];
}

const loader = bankLoader(questionTypes);

function anyReply(dice: Dice, depth = 0): Json {
  const leaf = (): Json =>
    dice.pick<() => Json>([
      () => dice.pick(['a', 'b', 'c', 'd', 'A', ' b ', 'aa', 'z']),
      () => dice.pick(NUMBER_BITS),
      () => dice.int(-2, 9),
      () => anyText(dice),
      () => longText(dice),
      () => dice.pick([null, true, false, '__proto__', 'constructor', 1e308, -0]),
    ])();
  if (depth > 2 || dice.chance(0.5)) return leaf();
  if (dice.chance(0.6)) return dice.some(0, 6, () => anyReply(dice, depth + 1));
  const keys = dice.some(0, 4, () =>
    dice.pick(['1', '2', '3', 'a', 'text', 'points', 'part-0', 'part-1', '__proto__', 'constructor', anyText(dice, 2)]),
  );
  return Object.fromEntries(keys.map((key) => [key, anyReply(dice, depth + 1)]));
}

/** A reply of the question's own, changed in one place; the same seed changes it the same way. */
function near(question: Question, dice: Dice): Json {
  const { right, wrong, partial = [] } = question.replies();
  const own = [...right, ...wrong, ...partial];
  return own.length === 0 ? null : changed(dice.pick(own), dice);
}

function changed(reply: Json, dice: Dice): Json {
  if (Array.isArray(reply)) {
    const list = reply as readonly Json[]; // isArray does not narrow a readonly list
    return dice.pick([
      list.toReversed(),
      list.slice(1),
      [...list, ...list],
      list.map((each) => (dice.chance(0.4) ? changed(each, dice) : each)),
    ]);
  }
  if (typeof reply === 'object' && reply !== null) {
    return Object.fromEntries(
      Object.entries(reply).flatMap(([key, each]) => (dice.chance(0.1) ? [] : [[key, dice.chance(0.4) ? changed(each, dice) : each]])),
    );
  }
  const text = String(reply);
  const at = dice.int(0, text.length);
  return dice.pick([
    text.toUpperCase(),
    ` ${text} `,
    `${text}.`,
    `the ${text}`,
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + anyText(dice, 1) + text.slice(at),
    text.replace('.', ','),
    `${text} %`,
    text.normalize('NFD'),
    `${text}${text}`,
    longText(dice),
  ]);
}

async function run(input: string): Promise<void> {
  const { bank: text, replies, seeds } = JSON.parse(input) as Case; // written below
  const { bank } = await loader.load([{ path: 'bank.yaml', text }]);
  const { diceOf } = await import('../dice.ts');
  for (const question of bank?.questions.flatMap((each) => [each, ...each.parts]) ?? []) {
    const all = [...replies, ...seeds.map((seed) => near(question, diceOf('near', seed, question.id)))];
    for (const reply of all) {
      await withinTime('a reply is read and graded in bounded time', 1500, () =>
        neverThrows('a reply never throws', () => steady(question, reply, 3)),
      );
    }
  }
}

/** Replies of every form, to questions of every type. */
export const replies: Kind = {
  name: 'replies',
  summary: 'replies of every form to real and random questions',
  extension: 'json',
  make: (dice) =>
    JSON.stringify({
      bank: dice.chance(0.6) ? excerpt(dice) : madeBank(dice),
      replies: dice.some(2, 10, () => anyReply(dice)),
      seeds: dice.some(3, 10, () => dice.int(0, 1e9)),
    } satisfies Case),
  run,
  *smaller(input) {
    const given = JSON.parse(input) as Case;
    for (const seeds of fewer(given.seeds)) yield JSON.stringify({ ...given, seeds });
    for (const list of fewer(given.replies)) yield JSON.stringify({ ...given, replies: list });
    for (const bank of fewerLines(given.bank)) yield JSON.stringify({ ...given, bank });
  },
};
