// The self-proof on types that are at fault on purpose: sound types pass it, as the examples of all do here.
import { describe, expect, test } from 'vitest';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { check } from '../../../src/core/check/check.ts';
import { selfProof } from '../../../src/core/check/rules/self-proof.ts';
import { defineType, type Replies, verdictOf } from '../../../src/core/question-type.ts';
import { shuffle } from '../../../src/core/random.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';
import { bankOf, findingsIn } from './marked.ts';

const options = ['a', 'b', 'c'].map((letter) => ({ letter, text: letter.toUpperCase() }));

interface Fault {
  readonly replies?: Replies;
  /** The score of a reply; `first` is the letter shown first. */
  readonly score?: (reply: string, first: string) => number;
  /** What happens to an empty reply. */
  readonly empty?: 'graded';
  readonly looks?: true;
}

/** A type that asks for the letter a, and does so wrongly where told. */
const faulty = ({ replies, score, empty, looks }: Fault) =>
  defineType({
    name: 'faulty',
    summary: 'finds the letter a',
    recognition: true,
    seconds: 1,
    example: '',
    shape: () => ({}),
    lint: () => [],
    ask: (_, rng) => ({ kind: 'pick-one', options: shuffle(options, rng) }),
    read(_, reply) {
      if (reply === 'close') return { problem: 'Very close: check the spelling.', once: true };
      if (reply === null || reply === '') return empty === 'graded' ? { answer: 'b' } : { problem: 'Choose one first.' };
      return { answer: String(reply) };
    },
    grade(_, answer, ask) {
      const first = looks === undefined || ask.kind !== 'pick-one' ? '' : (ask.options[0]?.letter ?? '');
      const earned = score?.(answer, first) ?? (answer === 'a' ? 1 : 0);
      return { score: earned, verdict: verdictOf(earned), feedback: [], rule: 'the letter a' };
    },
    key: () => [],
    replies: () => replies ?? { right: ['a'], wrong: ['b', 'c'] },
  });

async function proof(fault: Fault): Promise<string[]> {
  const text = 'id: b\ntitle: B\nquestions:\n  - {id: one, type: faulty, prompt: "Which is a?", explanation: It is the first.}\n';
  const loaded = await bankLoader([faulty(fault)]).load([{ path: 'b.yaml', text }]);
  expect(loaded.findings).toEqual([]);
  return check(loaded, [selfProof], {}).map(({ message }) => message);
}

test('a sound question proves itself', async () => expect(await proof({})).toEqual([]));

describe('faults', () => {
  test.each<[string, Fault, string]>([
    ['a key that earns less', { score: (reply) => (reply === 'a' ? 0.5 : 0) }, 'The right reply `"a"` does not earn full credit.'],
    ['no key at all', { replies: { right: [], wrong: ['b'] } }, 'No reply earns full credit.'],
    ['a wrong reply that is right', { replies: { right: ['a'], wrong: ['b', 'a'] } }, 'The wrong reply `"a"` earns full credit.'],
    ['nothing as an attempt', { empty: 'graded' }, 'Entering nothing counts as an answer.'],
    [
      'a score that hangs on the order',
      { looks: true, score: (reply, first) => (reply === 'a' ? 1 : reply === first && first === 'c' ? 0.5 : 0) },
      'What the reply `"c"` earns depends on the order shown.',
    ],
    [
      'an accepted text that is rejected',
      { replies: { right: ['a'], wrong: ['b'], authored: [{ reply: 'reward models', right: true, path: ['accept', 0] }] } },
      "`accept: reward models` is not accepted by this question's own rules.",
    ],
    [
      'a listed wrong answer that is taken for a misspelling',
      { replies: { right: ['a'], wrong: ['b'], authored: [{ reply: 'close', right: false, path: ['wrong', 0, 'match'] }] } },
      '`wrong: close` is listed as wrong and is taken for a slip in typing the right answer.',
    ],
    [
      'a listed wrong answer that is accepted',
      { replies: { right: ['a'], wrong: ['b'], authored: [{ reply: 'a', right: false, path: ['wrong', 0, 'match'] }] } },
      '`wrong: a` is listed as wrong and is accepted.',
    ],
  ])('%s', async (_, fault, message) => expect(await proof(fault)).toEqual([message]));

  test('orders that are looked at and make no difference are fine', async () => {
    expect(await proof({ looks: true, score: (reply) => (reply === 'a' ? 1 : 0) })).toEqual([]);
  });
});

test.each(questionTypes.map((type) => [type.name, type.example] as const))('the example of %s proves itself', async (_, example) => {
  const found = await findingsIn(bankOf(example));
  expect(found.filter(({ rule }) => rule === 'self-proof')).toEqual([]);
});

test('no type looks at what was shown to make a score: 200 orders are proven by one', async () => {
  for (const { example } of questionTypes) {
    const { bank } = await bankLoader(questionTypes).load([{ path: 'b.yaml', text: bankOf(example) }]);
    const [question] = bank?.questions ?? [];
    if (question === undefined) throw new Error('the example is not loaded');
    let looks = 0;
    const ask = new Proxy(question.ask(Math.random), {
      get(target, key) {
        looks += 1;
        return Reflect.get(target, key);
      },
    });
    for (const reply of [...question.replies().right, ...question.replies().wrong]) {
      const marked = question.mark(reply, ask, { terms: new Set(), again: true });
      expect('grade' in marked && marked.grade.score).toBeTypeOf('number');
    }
    expect(looks, question.type).toBe(0);
  }
});
