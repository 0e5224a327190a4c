// What holds for every question type. No type is named here: a new one is covered by its line in the registry.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Ask, Json, Option, Reply } from '../../src/core/ask.ts';
import { plainText } from '../../src/core/doc.ts';
import { type Grade, type Question, type Reading, verdictOf } from '../../src/core/question-type.ts';
import { authoredOrder, random } from '../../src/core/random.ts';
import { questionTypes } from '../../src/question-types/registry.ts';
import { graded, load, strict } from './load.ts';

const NOTHING: readonly Reply[] = [null, '', '   ', [], {}, { text: '' }];
const lenient: Reading = { terms: new Set(), again: true };
const fixed = { numRuns: 300, seed: 20_250_109 };
const seeds = Array.from({ length: 200 }, (_, index) => random('contract', index));

/** All strings in `value` and all keys, with the key each string stands under. */
function strings(value: unknown, key = ''): { readonly key: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ key, text: value }];
  if (Array.isArray(value)) return value.flatMap((each) => strings(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => strings(each, name));
}

function keys(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [...(Array.isArray(value) ? [] : [name]), ...keys(each)]);
}

const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** What an ask of one of the simple kinds puts on the screen to be picked, ordered or matched. */
function shown(ask: Ask): readonly Option[] {
  switch (ask.kind) {
    case 'pick-one':
    case 'pick-many':
      return ask.options;
    case 'order':
      return ask.items;
    case 'match':
      return [...ask.left, ...ask.right];
    case 'self-check':
      return ask.points;
    case 'line':
    case 'blanks':
      return [];
    case 'parts':
      return ask.parts.flatMap((part) => shown(part.ask));
  }
}

/** JSON made of the words that this question's replies are made of: it comes near to being one. */
function nearReplies(question: Question): fc.Arbitrary<Json> {
  const { right, wrong } = question.replies();
  const words = [...new Set([...strings([...right, ...wrong]).map(({ text }) => text), ...keys([...right, ...wrong])])];
  const { reply } = fc.letrec<{ reply: Json }>((tie) => ({
    reply: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(...words, ...right, ...wrong),
      fc.constantFrom<Json>(null, true, false, 0, 1, 2, 'constructor', '__proto__'),
      fc.array(tie('reply'), { maxLength: 6 }),
      fc.dictionary(fc.constantFrom(...words, 'constructor', 'text', 'points'), tie('reply'), { maxKeys: 4 }),
    ),
  }));
  return reply;
}

function expectConsistent({ score, verdict, feedback, rule }: Grade): void {
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(1);
  expect(verdict).toBe(verdictOf(score));
  expect(plainText(feedback).trim()).not.toBe('');
  expect(rule).not.toBe('');
}

test('every type has a name of its own', () => {
  const names = questionTypes.map((type) => type.name);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(questionTypes.map((type) => [type.name, type] as const))('%s', (name, type) => {
  let question: Question;
  beforeAll(async () => {
    const loaded = await load(type.example);
    expect(loaded.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (loaded.question === undefined) throw new Error('the example is not loaded');
    question = loaded.question;
  });

  test('its example is of its type, describes itself and has nothing to complain about', () => {
    expect(parse(type.example)).toMatchObject({ type: name });
    expect(question.lint().filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(question.seconds).toBeGreaterThan(0);
    const { properties = {} } = z.toJSONSchema(z.strictObject(type.shape(z, z.unknown())));
    for (const [key, schema] of Object.entries(properties)) expect(schema, `"${key}"`).toHaveProperty('description');
  });

  test('right replies are correct, wrong ones are not, partial ones lie between', () => {
    const { right, wrong, partial = [] } = question.replies();
    expect(right.length).toBeGreaterThan(0);
    expect(wrong.length).toBeGreaterThan(0);
    for (const reply of right) {
      for (const reading of [strict, lenient]) {
        const grade = graded(question, reply, question.ask(authoredOrder), reading);
        expect(grade).toMatchObject({ score: 1, verdict: 'correct' });
        expectConsistent(grade);
      }
    }
    for (const reply of wrong) {
      const grade = graded(question, reply);
      expect(grade.score, JSON.stringify(reply)).toBeLessThan(1);
      expect(grade.verdict).not.toBe('correct');
      expectConsistent(grade);
    }
    for (const reply of partial) expect(graded(question, reply), JSON.stringify(reply)).toMatchObject({ verdict: 'partial' });
  });

  test.each(NOTHING.map((reply) => [JSON.stringify(reply), reply] as const))('%s is no attempt', (_, reply) => {
    for (const reading of [strict, lenient]) {
      const marked = question.mark(reply, question.ask(authoredOrder), reading);
      expect(marked).toHaveProperty('problem');
      expect('problem' in marked && marked.problem.trim()).not.toBe('');
    }
  });

  test('any JSON is either a problem or a consistent grade', () => {
    const ask = question.ask(random('any'));
    const hold = (reply: Json, again: boolean): void => {
      const marked = question.mark(reply, ask, { terms: new Set(), again });
      if ('grade' in marked) expectConsistent(marked.grade);
      else expect(marked.problem).toMatch(/\S/);
    };
    fc.assert(fc.property(fc.jsonValue() as fc.Arbitrary<Json>, fc.boolean(), hold), fixed);
    fc.assert(fc.property(nearReplies(question), fc.boolean(), hold), fixed);
  });

  test('the ask holds neither key nor reasons, and survives JSON', () => {
    const secrets = strings(question.data).filter(({ key }) => ['explanation', 'hints', 'feedback', 'because', 'model'].includes(key));
    for (const rng of [authoredOrder, ...seeds.slice(0, 5)]) {
      const ask = question.ask(rng);
      expect(JSON.parse(JSON.stringify(ask))).toEqual(ask);
      for (const { text } of strings(ask)) for (const secret of secrets) expect(text).not.toContain(secret.text.trim());
      for (const key of keys(ask))
        expect(['correct', 'answer', 'accept', 'feedback', 'explanation', 'hints', 'because']).not.toContain(key);
    }
  });

  test('the same seed gives the same ask', () => {
    for (const seed of [1, 2, 3]) expect(question.ask(random('same', seed))).toEqual(question.ask(random('same', seed)));
    expect(question.ask(authoredOrder)).toEqual(question.ask(authoredOrder));
  });

  test('the order shown never changes a score', () => {
    const { right, wrong, partial = [] } = question.replies();
    const expected = [...right, ...wrong, ...partial].map((reply) => ({ reply, score: graded(question, reply).score }));
    for (const rng of seeds) {
      const ask = question.ask(rng);
      for (const { reply, score } of expected) expect(graded(question, reply, ask).score).toBe(score);
    }
  });

  test('feedback redraws what was shown and leaves the explanation to the screen', () => {
    const { right, wrong } = question.replies();
    const ask = question.ask(random('feedback'));
    for (const reply of [...right, ...wrong]) {
      const feedback = squeezed(plainText(graded(question, reply, ask).feedback));
      expect(feedback).not.toContain(squeezed(question.explanation));
      for (const { text } of shown(ask)) expect(feedback).toContain(squeezed(text));
    }
  });

  test('the key is told, and so it is among what was shown', () => {
    expect(plainText(question.key()).trim()).not.toBe('');
    const ask = question.ask(random('reveal'));
    const revealed = squeezed(plainText(question.reveal(ask)));
    expect(revealed).not.toBe('');
    if (question.choices().length > 0) for (const { text } of shown(ask)) expect(revealed).toContain(squeezed(text));
  });
});
