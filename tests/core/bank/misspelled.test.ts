// Slips of one character: each is told once, at that character, with what to write, and hides nothing further down.
import { expect, test } from 'vitest';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { diagnose } from '../../../src/core/check/diagnostic.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';

const bank = `id: b
title: B
questions:
  - id: one
    type: multiple-choice
    prompt: Which of them has eight bits?
    choices:
      - text: byte
        correct: true
      - text: nibble
        feedback: No.
      - text: word
    explanation: A byte has eight bits on all machines that are in use.
  - id: two
    type: ordering
    prompt: In which order do they stand?
    steps:
      - a
      - b
      - c
    explanation: This is the order of the alphabet, in which they stand.
`;

async function told(text: string): Promise<string[]> {
  const found = diagnose(await bankLoader(questionTypes).load([{ path: 'b.yaml', text }]));
  return found.map(({ rule, line, column, message, help }) => `${rule} ${line}:${column} ${message} ${help}`);
}

test.each([
  ['title: B', 'title:B', '2:6', 'space is missing behind this colon', 'write a space after the colon'],
  ['- id: one', '- id:one', '4:7', 'space is missing behind this colon', 'write a space after the colon'],
  ['prompt: Which', 'prompt:Which', '6:11', 'space is missing behind this colon', 'write a space after the colon'],
  ['explanation: This', 'explanation:This', '21:16', 'space is missing behind this colon', 'write a space after the colon'],
  ['prompt: Which', 'prompt:\u00a0Which', '6:12', 'no-break space stands behind this colon', 'write a common space'],
  ['prompt: Which', 'prompt：Which', '6:11', 'full-width colon', 'write ":" and a space'],
  ['- text: nibble', '-text: nibble', '10:7', 'space is missing behind this dash', 'write a space after the dash'],
  ['- b', '-b', '19:7', 'space is missing behind this dash', 'write a space after the dash'],
  ['    prompt: Which', '\u00a0\u00a0\u00a0\u00a0prompt: Which', '6:1', 'indented with no-break spaces', 'common spaces'],
  ['- text: nibble', '– text: nibble', '10:7', 'long dash stands where "-" belongs', 'write "-" and a space'],
  ['- id: two', '– id: two', '14:3', 'long dash stands where "-" belongs', 'write "-" and a space'],
  ['prompt: Which', 'prompt: |\n    Which', '7:5', 'not deeper than its key', 'indent the text below "prompt: |" by two more spaces'],
  ['prompt: Which', 'prompt: |\n    Note: this.\n    Which', '7:5', 'not deeper than its key', 'below "prompt: |" by two more spaces'],
  ['prompt: Which', 'prompt: |\n    - One\n    Which', '7:5', 'not deeper than its key', 'below "prompt: |" by two more spaces'],
  ['prompt: Which', 'prompt: The\n      one of eight: which', '7:19', 'A colon followed by a space', 'put the whole text in quotes'],
])('%s written as %j', async (right, wrong, place, message, help) => {
  expect(await told(bank)).toEqual([]);
  const [found = '', ...others] = await told(bank.replace(right, wrong));
  expect(others).toEqual([]);
  expect(found).toMatch(/^yaml\/(?:no-space|indentation|colon) /);
  expect(found).toContain(` ${place} `);
  expect(found).toContain(message);
  expect(found).toContain(help);
});

test('several of them in one question are all told', async () => {
  const text = bank
    .replace('prompt: Which', 'prompt:Which')
    .replace('- text: nibble', '-text: nibble')
    .replace('explanation: A', 'explanation: |\n    A');
  expect((await told(text)).map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual([
    'yaml/no-space 6:11',
    'yaml/no-space 10:7',
    'yaml/indentation 14:5',
  ]);
});

test('what has no space behind a colon or a dash and belongs so', async () => {
  expect(await told(bank.replace('prompt: Which', 'prompt: |\n      text:Which\n      -which\n      – which'))).toEqual([]);
  expect(await told(bank.replace('- b', '-1 is b').replace('- a', '- http://a'))).toEqual([expect.not.stringMatching(/no-space/)]);
});
