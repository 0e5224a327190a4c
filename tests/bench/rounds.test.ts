import { expect, test } from 'vitest';
import { interleave } from '../../bench/rounds.mjs';
import { pairedRatios } from '../../bench/statistics.mjs';

const setting = { rounds: 6, least: 2, budget: 60, say: () => {} };

/** A subject that takes `ms`, and writes down its rounds. */
function subject(name: string, ms: number, log: string[], warm = false) {
  return {
    name,
    warm,
    measure: ({ round, peak }: { round: number; peak: boolean }) => {
      log.push(`${name}${round}${peak ? ' with memory' : ''}`);
      return { ms: ms + Math.max(0, round), ...(peak && { peak: 42 }) };
    },
  };
}

test('each is measured once in each round, and another one begins each time', async () => {
  const log: string[] = [];
  const found = await interleave([subject('a', 1, log), subject('b', 2, log)], { ...setting, rounds: 3 });
  expect(log).toEqual(['a-1 with memory', 'b-1 with memory', 'a0', 'b0', 'b1', 'a1', 'a2', 'b2']);
  expect(found.get('b')?.times).toEqual([2, 3, 4]);
  expect(found.get('a')?.peak).toBe(42);
});

test('what is slow sits rounds out, evenly, and keeps its place in the rounds it is in', async () => {
  const log: string[] = [];
  const found = await interleave([subject('quick', 1, log), subject('slow', 20, log)], setting);
  expect(found.get('quick')?.times).toHaveLength(6);
  expect(found.get('slow')?.times).toEqual([20, undefined, 22, undefined, 24]);
});

test('two that both sit rounds out still meet in one', async () => {
  const found = await interleave([subject('slow', 20, []), subject('slower', 30, [])], { ...setting, rounds: 7 });
  expect(pairedRatios(found.get('slower')?.times ?? [], found.get('slow')?.times ?? [])[0]).toBe(1.5);
});

test('what is slower than all the time there is runs once', async () => {
  const log: string[] = [];
  const found = await interleave([subject('endless', 61, log)], setting);
  expect(log).toEqual(['endless-1 with memory']);
  expect(found.get('endless')?.times).toEqual([61]);
});

test('a warm subject runs once more before it is looked at', async () => {
  const log: string[] = [];
  await interleave([subject('warm', 61, log, true)], setting);
  expect(log).toEqual(['warm-2', 'warm-1 with memory']);
});
