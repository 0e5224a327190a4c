// Groups of questions that ask the same: one finding each, however many questions there are.
import { describe, expect, test } from 'vitest';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { check } from '../../../src/core/check/check.ts';
import type { Diagnostic } from '../../../src/core/check/diagnostic.ts';
import { groupsOf } from '../../../src/core/check/groups.ts';
import { nearDuplicate } from '../../../src/core/check/rules/near-duplicate.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';
import { findingsIn } from './marked.ts';

const BASE = 'The reward model is kept frozen while the policy is tuned with PPO in the last stage of the whole long pipeline';
const WAIVER = '    allow: [{rule: near-duplicate, because: The contrast is the point.}]\n';
const statement = (id: string, prompt: string, more = ''): string =>
  `  - id: ${id}\n    type: true-false\n    prompt: ${prompt}.\n    answer: true\n    explanation: It only judges the responses at that stage.\n${more}`;
const bank = (...questions: string[]): string => `id: b\ntitle: B\nquestions:\n${questions.join('')}`;
const told = (text: string): Promise<Diagnostic[]> => findingsIn(text, {}, [nearDuplicate]);

/** `BASE` with its n-th word replaced. */
const variant = (at: number, word: string): string => BASE.split(' ').with(at, word).join(' ');

test('a group is told once, at its second question, and names the others as related places', async () => {
  const found = await told(
    bank(statement('a', BASE), statement('b', `${BASE} x`), statement('c', `${BASE} y`), statement('d', `${BASE} z`)),
  );
  expect(found).toMatchObject([{ rule: 'near-duplicate', severity: 'warning', question: 'b', line: 11 }]);
  expect(found[0]?.message).toMatch(
    /^These 4 questions are nearly the same: "a", "b", "c" and "d"\. Each shares at least \d\d % of its wording with another of them\.$/,
  );
  expect(found[0]?.related.map(({ line }) => line)).toEqual([6, 16, 21]);
});

test('two groups are two findings, and a pair is told as a pair', async () => {
  const other = 'Sampling from the policy at a high temperature makes answers more diverse and less likely under it';
  const found = await told(
    bank(
      statement('a', BASE),
      statement('x', other),
      statement('b', `${BASE} x`),
      statement('y', `${other} now`),
      statement('c', `${BASE} y`),
    ),
  );
  expect(found.map(({ question, message }) => [question, message.slice(0, 40)])).toEqual([
    ['b', 'These 3 questions are nearly the same: "'],
    ['y', 'This question is nearly the same as "x":'],
  ]);
});

test('what is merely alike is one info, in which a group counts once', async () => {
  const alike = BASE.replace('reward', 'value').replace('pipeline', 'work');
  const found = await told(bank(statement('a', BASE), statement('b', `${BASE} x`), statement('c', alike), statement('d', `${alike} x`)));
  expect(found.map(({ severity, question }) => `${severity} ${question}`)).toEqual(['warning b', 'info c', 'warning d']);
  expect(found[1]?.message).toMatch(/^This question is much like "[ab]": \d\d % of their wording is shared\.$/);
});

test('a question that waives it leaves its group, and the others are still told', async () => {
  const group = (...more: string[]): string =>
    bank(...['a', 'b', 'c', 'd'].map((id, index) => statement(id, `${BASE} ${id}${index}`, more[index] ?? '')));
  const names = async (text: string): Promise<string[]> =>
    (await told(text)).map(({ rule, question, message }) => `${rule} ${question} ${message.slice(0, 9)}`);
  expect(await names(group())).toEqual(['near-duplicate b These 4 q']);
  expect(await names(group('', WAIVER))).toEqual(['near-duplicate c These 3 q']);
  expect(await names(group('', WAIVER, WAIVER))).toEqual(['near-duplicate d This ques']);
  expect(await names(group('', WAIVER, WAIVER, WAIVER))).toEqual([]);
  // The first one of a group is told nowhere, and has nothing to waive.
  expect(await names(group(WAIVER))).toEqual(['unused-waiver a "near-dup', 'near-duplicate b These 4 q']);
});

describe('large groups', () => {
  const WORDS = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon'.split(' ');
  const variants = Array.from({ length: 200 }, (_, at) => variant(at % 20, `${WORDS[Math.floor(at / 20)]}${at}`));

  test('of two hundred variants of one sentence nearly all are found, in few findings', async () => {
    const found = await told(bank(...variants.map((prompt, at) => statement(`q${at}`, prompt))));
    expect(found.length).toBeLessThan(5);
    const [largest] = found.toSorted((a, b) => b.related.length - a.related.length);
    expect(largest?.related.length).toBeGreaterThan(170);
    expect(largest?.message).toMatch(/^These 1\d\d questions are much alike: "q0", .* and 1\d\d more\. /);
  });

  test('the very same question a thousand times is one finding', async () => {
    const found = await told(bank(...Array.from({ length: 1000 }, (_, at) => statement(`q${at}`, BASE))));
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toMatch(/^These 1000 questions are nearly the same: .* and 994 more\. Their wording is the same\.$/);
  });
});

test('in a bank of several files all are named, and are related places with their files', async () => {
  const loaded = await bankLoader(questionTypes).load([
    { path: 'bank.yaml', text: bank(statement('a', BASE), statement('b', `${BASE} x`)) },
    { path: 'more.yaml', text: `questions:\n${statement('c', `${BASE} y`)}` },
  ]);
  const found = check(loaded, [nearDuplicate], {});
  expect(found).toMatchObject([
    {
      file: 'bank.yaml',
      path: ['questions', 1, 'prompt'],
      related: [
        { file: 'bank.yaml', path: ['questions', 0, 'prompt'] },
        { file: 'more.yaml', path: ['questions', 0, 'prompt'] },
      ],
    },
  ]);
  expect(found[0]?.message).toContain('"a", "b" and "c"');
});

test('groups hang together by way of others, whatever the order of the links', () => {
  const links = [
    { at: 5, other: 1 },
    { at: 4, other: 3 },
    { at: 9, other: 8 },
    { at: 5, other: 4 },
    { at: 8, other: 9 },
  ];
  for (const order of [links, links.toReversed()])
    expect(groupsOf(order)).toEqual([
      [1, 3, 4, 5],
      [8, 9],
    ]);
  expect(groupsOf([])).toEqual([]);
});
