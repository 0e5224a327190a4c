import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemsFor, type Plan, type PlanOptions, planSession, resumedPlan, type Selection } from '../../../src/core/session/plan.ts';
import { attempt, bankFrom, flag, planFor, remember, type Sketch } from '../../support/sessions.ts';
import { fixed } from '../../support/texts.ts';

const ids = (plan: Plan): string[] => plan.items.map(({ question }) => question.id);
const options: PlanOptions = { order: 'prerequisites', count: 0, seed: 'test' };

/** Concepts without cycles (each comes after some with a smaller number) and questions about them in any order. */
const graphs = fc.integer({ min: 1, max: 8 }).chain((count) =>
  fc.record({
    after: fc.tuple(...Array.from({ length: count }, (_, index) => fc.subarray(Array.from({ length: index }, (__, at) => `c${at}`)))),
    concepts: fc.array(fc.option(fc.integer({ min: 0, max: count - 1 }), { nil: undefined }), { minLength: 1, maxLength: 20 }),
    // The file may name concepts in any order.
    written: fc.shuffledSubarray(
      Array.from({ length: count }, (_, index) => index),
      { minLength: count, maxLength: count },
    ),
  }),
);
type Graph = { after: string[][]; concepts: (number | undefined)[]; written: number[] };
const bankOf = ({ after, concepts, written }: Graph) =>
  bankFrom(
    concepts.map((concept, index): Sketch => ({ id: `q${index}`, ...(concept !== undefined && { concept: `c${concept}` }) })),
    Object.fromEntries(written.map((index) => [`c${index}`, after[index] ?? []])),
  );

/** Everything that comes before a concept, however far back. */
function allBefore(after: Readonly<Record<string, readonly string[]>>, concept: string): Set<string> {
  const found = new Set<string>();
  const open = [...(after[concept] ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!found.has(next)) open.push(...(after[next] ?? []));
    found.add(next);
  }
  return found;
}

describe('prerequisites first', () => {
  test('for any concepts and any questions', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const bank = bankOf(graph);
        const after = Object.fromEntries(Object.entries(bank.concepts).map(([name, concept]) => [name, concept.after ?? []]));
        const order = planSession([bank], new Map(), {}, options).items.map(({ question }) => question);
        expect(order.map(({ id }) => id).sort()).toEqual(bank.questions.map(({ id }) => id).sort());
        order.forEach((question, index) => {
          if (question.concept === undefined) return;
          const before = allBefore(after, question.concept);
          for (const later of order.slice(index + 1))
            expect(before.has(later.concept ?? ''), `${later.id} after ${question.id}`).toBe(false);
        });
      }),
      fixed,
    );
  });

  test('questions of one concept stay in the order of the file', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const order = ids(planSession([bankOf(graph)], new Map(), {}, options)).map((id) => Number(id.slice(1)));
        for (const concept of new Set(graph.concepts)) {
          if (concept === undefined) continue;
          const indices = order.filter((index) => graph.concepts[index] === concept);
          expect(indices).toEqual([...indices].sort((a, b) => a - b));
        }
      }),
      fixed,
    );
  });

  test('a question without a concept stays behind the one it was written after', () => {
    const bank = bankFrom([{ id: 'top', concept: 'top' }, { id: 'free' }, { id: 'base', concept: 'base' }], { top: ['base'], base: [] });
    expect(ids(planSession([bank], new Map(), {}, options))).toEqual(['base', 'top', 'free']);
  });

  test('names of other banks and cycles do no harm', () => {
    const bank = bankFrom(
      [
        { id: 'a', concept: 'a' },
        { id: 'b', concept: 'b' },
        { id: 'c', concept: 'ch2/far' },
      ],
      {
        a: ['b', 'ch2/far', 'no-such'],
        b: ['a'],
      },
    );
    expect(ids(planSession([bank], new Map(), {}, options)).sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('order', () => {
  const bank = bankFrom(Array.from({ length: 12 }, (_, index) => ({ id: `q${index}` })));

  test('the file’s is the file’s', () => {
    expect(ids(planFor(bank, { order: 'file' }))).toEqual(bank.questions.map(({ id }) => id));
  });

  test('shuffled depends on the seed and on nothing else', () => {
    const shuffled = (seed: string): string[] => ids(planFor(bank, { order: 'shuffled', seed }));
    expect(shuffled('a')).toEqual(shuffled('a'));
    expect(shuffled('a')).not.toEqual(shuffled('b'));
    expect(shuffled('a').sort()).toEqual(bank.questions.map(({ id }) => id).sort());
  });

  test('what was never answered comes first, so that portions go on', () => {
    const memory = remember([attempt('q0', 'correct'), attempt('q1', 'wrong')]);
    const plan = planSession([bank], memory, {}, { ...options, count: 3 });
    expect(ids(plan)).toEqual(['q2', 'q3', 'q4']);
    expect(ids(planSession([bank], memory, {}, options)).slice(-2)).toEqual(['q0', 'q1']);
  });

  test('several banks come one after the other', () => {
    const other = bankFrom([{ id: 'q0' }], {}, 'other');
    const plan = planSession([bank, other], new Map(), {}, options);
    expect(plan.items.at(-1)?.name).toBe('other#q0');
    expect(new Set(plan.items.map(({ name }) => name)).size).toBe(13);
  });
});

describe('selection', () => {
  const bank = bankFrom(
    [
      { id: 'a', concept: 'x' },
      { id: 'b', concept: 'y' },
      { id: 'case', parts: [{ id: 'p', concept: 'x' }, { id: 'r' }] },
    ],
    { x: [], y: [] },
  );
  const history = remember([attempt('a', 'wrong'), attempt('b', 'correct'), flag('b'), attempt('case.p', 'correct')]);

  test.each<[Selection, string[]]>([
    [{}, ['a', 'b', 'case.p', 'case.r']],
    [{ questions: ['b'] }, ['b']],
    [{ questions: ['case'] }, ['case.p', 'case.r']],
    [{ questions: ['case.r'] }, ['case.p', 'case.r']],
    [{ concepts: ['x'] }, ['a', 'case.p', 'case.r']],
    [{ concepts: ['x', 'y'] }, ['a', 'b', 'case.p', 'case.r']],
    [{ types: ['case-study'] }, ['case.p', 'case.r']],
    [{ types: ['numeric'] }, []],
    [{ tags: ['t'] }, []],
    [{ missed: true }, ['a']],
    [{ flagged: true }, ['b']],
    [{ fresh: true }, []],
    [{ concepts: ['x'], missed: true }, ['a']],
  ])('%j', (selection, expected) => {
    expect(ids(planSession([bank], history, selection, { ...options, order: 'file' }))).toEqual(expected);
  });
});

test('a plan counts its questions, those it was chosen from, and the minutes', () => {
  const bank = bankFrom([{ id: 'a' }, { id: 'case', parts: [{ id: 'x' }, { id: 'y' }] }, { id: 'b' }]);
  const plan = planFor(bank, { count: 2 });
  expect(plan).toMatchObject({ questions: 2, available: 3, seed: 'test' });
  expect(plan.items).toHaveLength(3);
  expect(plan.minutes).toBeGreaterThanOrEqual(1);
  expect(planFor(bankFrom([])).items).toEqual([]);
});

test('items for a detour are found by id, unknown ones left out', () => {
  const bank = bankFrom([{ id: 'a' }, { id: 'b' }]);
  expect(itemsFor(bank, ['b', 'no-such', 'a']).map(({ name }) => name)).toEqual(['test#b', 'test#a']);
});

describe('a session that is gone on with counts what it was chosen from', () => {
  const bank = bankFrom([
    { id: 'a', concept: 'x' },
    { id: 'case', concept: 'x', parts: [{ id: 'p' }, { id: 'q' }] },
    { id: 'c', concept: 'x' },
    { id: 'd', concept: 'y' },
  ]);
  const begun = ['test#a', 'test#case.p', 'test#case.q'];

  test('what the selection fits, a case study once', () => {
    const plan = resumedPlan([bank], new Map(), { concepts: ['x'] }, begun, 's');
    expect(plan.items.map(({ name }) => name)).toEqual(begun);
    expect(plan).toMatchObject({ seed: 's', questions: 2, available: 3 });
  });

  test('with what no longer fits since it was answered in the session', () => {
    const memory = remember([attempt('a', 'correct')]);
    expect(resumedPlan([bank], memory, { fresh: true }, begun, 's')).toMatchObject({ questions: 2, available: 4 });
  });

  test('without what is in no bank any more', () => {
    expect(resumedPlan([bank], new Map(), { concepts: ['x'] }, [...begun, 'test#gone'], 's')).toMatchObject({ questions: 2, available: 3 });
  });
});
