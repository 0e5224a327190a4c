// A bank may come from a stranger: texts of nothing but marks are checked in time that grows with their length.
import { expect, test } from 'vitest';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { check } from '../../../src/core/check/check.ts';
import { rules } from '../../../src/core/check/registry.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';
import { effort } from '../../support/effort.ts';

const loader = bankLoader(questionTypes);
const LENGTH = 12_000;

/** A bank in which every text is `bit` over and over, with something else at one end. */
function bankOf(bit: string): string {
  const long = bit.repeat(Math.ceil(LENGTH / bit.length));
  const text = (end: string): string => JSON.stringify(`${long}${end}`);
  return `id: b
title: B
questions:
  - id: pick
    type: multiple-choice
    prompt: ${text('x')}
    choices:
      - text: ${text('y')}
        correct: true
        feedback: ${text('x')}
      - text: ${text('z')}
      - text: ${JSON.stringify(`x${long}`)}
    explanation: ${text('x')}
  - id: word
    type: short-answer
    prompt: ${text('?')}
    accept: [${text('k')}]
    explanation: ${text('.')}
`;
}

test.each(['.', '...', '…', '[', '[x](', '(', '\n', '"', "'", '“', '!', '`', '_', '__ ', '*a ', ', ', 'a ', 'A. '])('%j', async (bit) => {
  const loaded = await loader.load([{ path: 'bank.yaml', text: bankOf(bit) }]);
  expect(effort(() => void check(loaded, rules, {}))).toBeLessThan(2500);
});
