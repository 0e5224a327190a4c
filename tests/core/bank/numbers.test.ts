// Numbers that are not written as YAML wants them: told once, with what to write.
import { expect, test } from 'vitest';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { diagnose } from '../../../src/core/check/diagnostic.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';

async function told(line: string): Promise<string[]> {
  const text = `id: b\ntitle: B\nquestions:\n  - id: one\n    type: numeric\n    prompt: How many bits are there?\n    ${line}\n    explanation: It is so.\n`;
  const found = diagnose(await bankLoader(questionTypes).load([{ path: 'b.yaml', text }]));
  return found.map(({ rule, line: at, column, message, help }) => `${rule} ${at}:${column} ${message} ${help}`);
}

test.each([
  ['answer: 0,5', '"0,5"', 'write 0.5'],
  ['answer: 14_000', '"14_000"', 'write 14000'],
  ['answer: 14,000', '"14,000"', 'write 14000'],
  ['answer: 1/4', '"1/4"', 'write 0.25'],
  ['answer: 14%', '"14%"', 'write 14, and unit: "%" on a line of its own'],
  ['answer: 14 GB', '"14 GB"', 'write the number without quotes and without a unit'],
  ['answer: 1/0', '"1/0"', 'write the number without quotes and without a unit'],
  ['answer: .inf', 'the number "Infinity"', 'write a number that is finite'],
  ['range: 7-9', '"7-9"', 'write [7, 9]'],
  ['range: 0.5 to 2', '"0.5 to 2"', 'write [0.5, 2]'],
  ['range: few', '"few"', 'write each entry on a line of its own after "- "'],
])('%s', async (line, given, help) => {
  const [found = '', ...others] = await told(line);
  expect(others).toEqual([]);
  expect(found).toMatch(/^numeric\/wrong-type 7:/);
  expect(found).toContain(given);
  expect(found.endsWith(` ${help}`), found).toBe(true);
});

test('significant figures are whole', async () => {
  expect(await told('answer: 8\n    significant: 2.5')).toEqual([
    'numeric/wrong-type 8:18 "significant" must be a whole number, and here it is the number "2.5". write a whole number',
  ]);
});

test('a list that is too long or too short is told as that', async () => {
  expect((await told('range: [1, 2, 3]')).join()).toMatch(/more than 2 entries/);
  expect((await told('range: [1]')).join()).toMatch(/at least 2 entries/);
});
