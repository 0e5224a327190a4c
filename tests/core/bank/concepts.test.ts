import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Concepts,
  depths,
  followers,
  isForeign,
  lintConcepts,
  prerequisites,
  unknownConcept,
} from '../../../src/core/bank/concepts.ts';
import { fixed } from '../../support/texts.ts';

const graph = (after: Readonly<Record<string, readonly string[]>>, related: Readonly<Record<string, readonly string[]>> = {}): Concepts =>
  Object.fromEntries(
    Object.entries(after).map(([id, before]) => [id, { title: id, after: [...before], ...(related[id] && { related: [...related[id]] }) }]),
  );
const rules = (concepts: Concepts): string[] => lintConcepts(concepts).map(({ rule, path }) => `${rule} ${path.join('.')}`);

describe('findings', () => {
  test.each<[Record<string, string[]>, string[]]>([
    [{ a: [], b: ['a'], c: ['a', 'b'] }, []],
    [{ a: ['ch2/x'] }, []],
    [{ a: ['x'] }, ['unknown-concept concepts.a.after.0']],
    [{ a: ['a'] }, ['concept-cycle concepts.a.after.0']],
    [{ a: ['b'], b: ['a'] }, ['concept-cycle concepts.b.after.0']],
    [{ a: ['b'], b: ['c'], c: ['a'], d: ['a'] }, ['concept-cycle concepts.c.after.0']],
    [{ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
  ])('%j: %j', (after, expected) => {
    expect(rules(graph(after))).toEqual(expected);
  });

  test('related may go both ways, but not to nowhere', () => {
    expect(rules(graph({ a: [], b: [] }, { a: ['b'], b: ['a'] }))).toEqual([]);
    expect(rules(graph({ a: [] }, { a: ['x'] }))).toEqual(['unknown-concept concepts.a.related.0']);
  });

  test('a cycle names all that wait for each other', () => {
    expect(lintConcepts(graph({ a: ['b'], b: ['c'], c: ['a'] }))[0]?.message).toContain('a → b → c → a');
    expect(lintConcepts(graph({ a: ['a'] }))[0]?.message).toContain('"a" is to be learned after itself');
  });

  test('a near name is suggested', () => {
    expect(unknownConcept('atention', graph({ attention: [] }), []).help).toContain('"attention"');
  });

  test('names of what every object has are no concepts', () => {
    expect(rules(graph({ a: ['constructor', 'toString', '__proto__'] }))).toHaveLength(3);
  });

  test('a chain of twenty thousand overflows nothing', () => {
    const chain = graph(
      Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`c${index}`, index === 0 ? [] : [`c${index - 1}`]])),
    );
    expect(lintConcepts(chain)).toEqual([]);
    expect(depths(chain).get('c19999')).toBe(19_999);
    const closed = { ...chain, c0: { title: 'c0', after: ['c19999'] } };
    expect(lintConcepts(closed)).toHaveLength(1);
  });
});

const graphs = fc
  .integer({ min: 1, max: 8 })
  .chain((count) => {
    const names = Array.from({ length: count }, (_, index) => `c${index}`);
    return fc.tuple(...names.map(() => fc.subarray([...names, 'ch2/x', 'nowhere'])));
  })
  .map((after) => Object.fromEntries(after.map((before, index) => [`c${index}`, before])));

/** Whether `from` is reached from itself: a slow and plain way to find a cycle. */
function reaches(after: Readonly<Record<string, readonly string[]>>, from: string): boolean {
  const seen = new Set<string>();
  const open = [...(after[from] ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === from) return true;
    if (!seen.has(next)) open.push(...(after[next] ?? []));
    seen.add(next);
  }
  return false;
}

test('a cycle is found where there is one, and nowhere else', () => {
  fc.assert(
    fc.property(graphs, (after) => {
      const found = lintConcepts(graph(after)).filter(({ rule }) => rule === 'concept-cycle');
      expect(found.length > 0).toBe(Object.keys(after).some((id) => reaches(after, id)));
      for (const { path } of found) expect(reaches(after, String(path[1]))).toBe(true);
    }),
    fixed,
  );
});

test('a concept lies one deeper than its deepest prerequisite', () => {
  fc.assert(
    fc.property(graphs, (after) => {
      const found = depths(graph(after));
      expect([...found.keys()].sort()).toEqual(Object.keys(after).sort());
      if (Object.keys(after).some((id) => reaches(after, id))) return;
      for (const [id, before] of Object.entries(after)) {
        const deepest = Math.max(-1, ...before.filter((name) => name in after).map((name) => found.get(name) ?? -1));
        expect(found.get(id)).toBe(deepest + 1);
      }
    }),
    fixed,
  );
});

test('prerequisites come nearest first, each once, never the concept itself', () => {
  const concepts = graph({ top: ['left', 'right', 'ch2/x'], left: ['base'], right: ['base', 'left'], base: ['root'], root: ['top'] });
  expect(prerequisites(concepts, 'top', 0)).toEqual([]);
  expect(prerequisites(concepts, 'top', 1)).toEqual(['left', 'right', 'ch2/x']);
  expect(prerequisites(concepts, 'top', 2)).toEqual(['left', 'right', 'ch2/x', 'base']);
  expect(prerequisites(concepts, 'top', 9)).toEqual(['left', 'right', 'ch2/x', 'base', 'root']);
  expect(prerequisites(concepts, 'nowhere', 3)).toEqual([]);
});

test('followers are what names a concept as a first step', () => {
  const concepts = graph({ a: [], b: ['a'], c: ['b', 'a'] });
  expect(followers(concepts, 'a')).toEqual(['b', 'c']);
  expect(followers(concepts, 'c')).toEqual([]);
});

test('a name with a slash is one of another bank', () => {
  expect([isForeign('ch2/x'), isForeign('x')]).toEqual([true, false]);
});
