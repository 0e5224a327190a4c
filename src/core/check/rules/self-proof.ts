import type { Ask, Reply } from '../../ask.ts';
import { type Bank, termsOf } from '../../bank/bank.ts';
import type { AuthoredReply, Marked, Question, Reading } from '../../question-type.ts';
import { authoredOrder, random } from '../../random.ts';
import type { Found, QuestionRule } from '../rule.ts';

const SEEDS = 200;
const NOTHING: readonly Reply[] = [null, ''];

const readings = new WeakMap<Bank, Reading>();

/** How replies are read in a session of this bank: near misses are put again. */
function readingOf(bank: Bank): Reading {
  const reading = readings.get(bank) ?? { terms: termsOf(bank), again: true };
  readings.set(bank, reading);
  return reading;
}

/** `accept: reward models`, as the author wrote it. */
function nameOf({ reply, path, text }: AuthoredReply): string {
  const key = path.findLast((step) => typeof step === 'string' && step !== 'match');
  return `\`${String(key)}: ${text ?? String(reply)}\``;
}

const scoreOf = (marked: Marked): number | undefined => ('grade' in marked ? marked.grade.score : undefined);
const isRight = (marked: Marked): boolean => 'grade' in marked && marked.grade.verdict === 'correct';
const written = (reply: Reply): string => `\`${JSON.stringify(reply)}\``;
const outcome = (marked: Marked): string =>
  'problem' in marked ? marked.problem : `it scores ${marked.grade.score}: ${marked.grade.rule}`;

/** What an author wrote down as right or wrong, and the question's own rules take for something else. */
function notAsWritten(each: AuthoredReply, marked: Marked): Found | undefined {
  const name = nameOf(each);
  if (each.right) {
    if (isRight(marked)) return undefined;
    return {
      path: each.path,
      message: `${name} is not accepted by this question's own rules.`,
      why: `A learner who types it is told: ${outcome(marked)}`,
      help: 'write it in a form that the rules accept, or change the rules (case, typos, unit, tolerance)',
    };
  }
  if ('grade' in marked && !isRight(marked)) return undefined;
  const taken = isRight(marked) ? 'is accepted' : 'once' in marked ? 'is taken for a slip in typing the right answer' : 'is not understood';
  return {
    path: each.path,
    message: `${name} is listed as wrong and ${taken}.`,
    why: `A learner who types it is told: ${outcome(marked)}`,
    help: 'drop it, or narrow what is accepted',
  };
}

/** An ask that remembers whether anybody looked at it. */
function watched(ask: Ask): { readonly ask: Ask; readonly seen: () => boolean } {
  let seen = false;
  const look = <T>(value: T): T => {
    seen = true;
    return value;
  };
  const proxy = new Proxy(ask, {
    get: (target, key) => look(Reflect.get(target, key)),
    has: (target, key) => look(Reflect.has(target, key)),
  });
  return { ask: proxy, seen: () => seen };
}

/** The first of 200 orders in which a reply earns another score than in the authored one. */
function unsteady(question: Question, replies: readonly Reply[], reading: Reading): Found | undefined {
  const ask = question.ask(authoredOrder);
  const expected = replies.map((reply) => scoreOf(question.mark(reply, ask, reading)));
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const shown = question.ask(random('self-proof', seed));
    const at = replies.findIndex((reply, index) => scoreOf(question.mark(reply, shown, reading)) !== expected[index]);
    if (at < 0) continue;
    return {
      path: [],
      message: `What the reply ${written(replies[at] ?? null)} earns depends on the order shown.`,
      why: 'Two learners with the same answer would get different scores.',
      help: 'this is a fault of the question type: please report it',
    };
  }
  return undefined;
}

/** Principle 10: a bank proves itself. */
export const selfProof: QuestionRule = {
  name: 'self-proof',
  severity: 'error',
  firm: true,
  checks:
    'Every question is asked and answered: the right replies earn full credit, entering nothing is no attempt, every wrong reply earns less, every accepted text is accepted, every listed wrong answer is caught, and under 200 seeds no score changes.',
  why: 'A question whose own rules reject its key tells learners who know the answer that they do not.',
  bad: `\
id: unit
type: numeric
prompt: How much memory do the weights take?
answer: 14
tolerance: 2%
unit: 10 GB # ! self-proof
explanation: FP16 takes two bytes for each of the parameters.
`,
  good: `\
id: unit
type: numeric
prompt: How much memory do the weights take?
answer: 14
tolerance: 2%
unit: GB
explanation: FP16 takes two bytes for each of the parameters.
`,
  source: 'DESIGN.md, principle 10',
  question(question, bank) {
    const reading = readingOf(bank);
    const { ask, seen } = watched(question.ask(authoredOrder));
    const { right, wrong, authored = [] } = question.replies();
    const found = authored.flatMap((each) => notAsWritten(each, question.mark(each.reply, ask, reading)) ?? []);
    const told = new Set(authored.map(({ reply }) => reply));
    const failing =
      found.length > 0
        ? undefined
        : right.filter((reply) => !told.has(reply)).find((reply) => !isRight(question.mark(reply, ask, reading)));
    if (failing !== undefined || right.length === 0) {
      found.push({
        path: [],
        message: failing === undefined ? 'No reply earns full credit.' : `The right reply ${written(failing)} does not earn full credit.`,
        ...(failing !== undefined && { why: `It is told: ${outcome(question.mark(failing, ask, reading))}` }),
        help: 'see what this question accepts, and what it calls right',
      });
    }
    const wrongs = wrong.filter((reply) => !told.has(reply));
    const lucky = wrongs.find((reply) => isRight(question.mark(reply, ask, reading)));
    if (lucky !== undefined) {
      found.push({
        path: [],
        message: `The wrong reply ${written(lucky)} earns full credit.`,
        why: 'Whoever gives it is told that it is right.',
        help: 'narrow what this question accepts',
      });
    }
    if (NOTHING.some((reply) => !('problem' in question.mark(reply, ask, reading)))) {
      found.push({
        path: [],
        message: 'Entering nothing counts as an answer.',
        why: 'A stray Enter would be an attempt.',
        help: 'this is a fault of the question type: please report it',
      });
    }
    // A score made without a look at what was shown cannot depend on its order; only else are the orders tried.
    const shaky = seen() ? unsteady(question, [...right, ...wrongs], reading) : undefined;
    return shaky === undefined ? found : [...found, shaky];
  },
};
