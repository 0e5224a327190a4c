// The laws themselves: each breaks where it should, or a run in which nothing is found says nothing.
import { describe, expect, test } from 'vitest';
import { commandLawsFor } from './command-laws.ts';
import { diceOf } from './dice.ts';
import { fits } from './documents.ts';
import type { Kind } from './kind.ts';
import { must, neverThrows, withinTime } from './law.ts';
import { fewerLines, lawBroken, shrunk } from './shrink.ts';
import { drawable, json, printable } from './text-laws.ts';

const law = async (work: () => unknown): Promise<string | undefined> => {
  const kind: Kind = {
    name: 'one',
    summary: '',
    extension: 'yaml',
    make: () => '',
    run: async () => void (await work()),
    smaller: () => [],
  };
  return (await lawBroken(kind, ''))?.law;
};

describe('a law breaks', () => {
  test.each<[string, () => unknown, string | undefined]>([
    ['for what does not hold', () => must('it holds', false, () => 'no'), 'it holds'],
    ['not for what holds', () => must('it holds', true, () => 'no'), undefined],
    ['for what is thrown', () => neverThrows('it never throws', () => JSON.parse('{')), 'it never throws'],
    ['under its own name inside another', () => neverThrows('it never throws', () => must('it holds', false, () => '')), 'it holds'],
    ['for what is thrown outside of any', () => JSON.parse('{'), 'crash'],
    ['for an escape sequence', () => printable('here', 'a\u001b[31m'), 'no control character is printed'],
    ['for a mark of direction', () => printable('here', 'a\u202e'), 'no control character is printed'],
    ['not for two lines', () => printable('here', 'a\nb'), undefined],
    ['for half a document', () => json('here', '{"a":'), 'a JSON document parses'],
    [
      'for a document with another key',
      () => fits('try', { version: 1, bank: 'b', question: 'q', replies: [], more: 1 }),
      'the document of try is as promised',
    ],
    [
      'not for a doc that fits',
      () => drawable('here', [{ kind: 'paragraph', spans: [{ text: 'a long text that is broken into lines' }] }]),
      undefined,
    ],
    [
      'for too much computing',
      () =>
        withinTime('it is fast', 1, () => {
          for (const until = Date.now() + 40; Date.now() < until; );
        }),
      'it is fast',
    ],
  ])('%s', async (_, work, expected) => {
    expect(await law(work)).toBe(expected);
  });

  test('for an answer that was told and not written', () => {
    const told = { code: 0, stdout: '\n✓ Correct\nSo it is.\n', stderr: '' };
    expect(() => commandLawsFor({ args: ['bank.yaml'], input: '' }, told, new Map(), new Map())).toThrow('1 verdicts and 0 attempts');
  });

  test('for a journal that lost a line', () => {
    const quiet = { code: 0, stdout: '', stderr: '' };
    const before = new Map([['laptop.jsonl', '{"v":1}\n{"v":1}\n']]);
    expect(() => commandLawsFor({ args: ['bank.yaml'], input: '' }, quiet, before, new Map([['laptop.jsonl', '{"v":1}\n']]))).toThrow(
      'laptop.jsonl',
    );
  });
});

test('an input is made as small as its fault allows', async () => {
  const kind: Kind = {
    name: 'two',
    summary: '',
    extension: 'yaml',
    make: () => '',
    run: async (input) => must('no x and y', !(input.includes('x') && input.includes('y')), () => input),
    smaller: fewerLines,
  };
  const input = Array.from({ length: 60 }, (_, at) => (at === 13 ? 'an x' : at === 44 ? 'a y' : `line ${at}`)).join('\n');
  expect(await shrunk(kind, input, 'no x and y')).toMatch(/^x\s*y$/);
});

test('dice fall within their bounds, and all ways', () => {
  const dice = diceOf('bounds');
  const thrown = Array.from({ length: 600 }, () => dice.int(1, 6));
  expect(new Set(thrown)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  const weighted = Array.from({ length: 600 }, () =>
    dice.weighted([
      [9, 'often'],
      [1, 'seldom'],
    ]),
  );
  expect(weighted.filter((each) => each === 'seldom').length).toBeGreaterThan(20);
  expect(weighted.filter((each) => each === 'seldom').length).toBeLessThan(140);
});
