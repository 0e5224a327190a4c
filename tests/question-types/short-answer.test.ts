import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/core/doc.ts';
import type { Reading } from '../../src/core/question-type.ts';
import { authoredOrder } from '../../src/core/random.ts';
import { effort } from '../support/effort.ts';
import { graded, load, question, rules, strict } from './load.ts';

const yaml = `
accept: [reward model, RM, the reward-model]
patterns: ['(scalar )?reward (model|network)s?']
wrong:
  - match: policy model
    because: The policy is what the scores train.
`;
const again: Reading = { terms: new Set(['reward modes']), again: true };

describe('what is accepted', () => {
  test.each([
    ['reward model', 'correct', 'an accepted answer'],
    ['  The Reward-Model. ', 'correct', 'an accepted answer'],
    ['rm', 'correct', 'an accepted answer'],
    ['Scalar  reward networks', 'correct', 'the pattern (scalar )?reward (model|network)s?'],
    ['Policy-model', 'wrong', 'a wrong answer listed'],
    ['policy modle', 'wrong', 'a wrong answer listed'],
    ['reward modle', 'wrong', 'a misspelling'],
    ['value model', 'wrong', 'no accepted answer'],
    ['PM', 'wrong', 'no accepted answer'],
  ])('%j is %s: %s', async (text, verdict, rule) => {
    const grade = graded(await question('short-answer', yaml), text);
    expect(grade).toMatchObject({ verdict, rule, score: verdict === 'correct' ? 1 : 0 });
  });
});

test('a misspelling is asked again, and tells nothing', async () => {
  const asked = await question('short-answer', yaml);
  const mark = (text: string, reading: Reading) => asked.mark(text, asked.ask(authoredOrder), reading);
  expect(mark('reward modle', again)).toEqual({ problem: 'Very close: check the spelling.', once: true });
  expect(mark('reward modle', strict)).toMatchObject({ grade: { score: 0 } });
  expect(mark('reward modes', again)).toMatchObject({ grade: { score: 0, rule: 'no accepted answer' } });
});

test('typos: accept tells the spelling, typos: reject fails at once', async () => {
  const lenient = await question('short-answer', 'accept: [attention]\ntypos: accept');
  const grade = graded(lenient, 'atention');
  expect(grade).toMatchObject({ score: 1, verdict: 'correct' });
  expect(plainText(grade.feedback)).toBe('✓ your answer, right: atention\nAccepted; the spelling is: attention\nright answer: attention');
  const hard = await question('short-answer', 'accept: [attention]\ntypos: reject');
  expect(hard.mark('atention', hard.ask(authoredOrder), again)).toMatchObject({ grade: { score: 0 } });
});

test('case: sensitive', async () => {
  const asked = await question('short-answer', 'accept: [LoRA]\ncase: sensitive');
  expect(graded(asked, 'LoRA').score).toBe(1);
  expect(graded(asked, 'Lora').score).toBe(0);
});

test('feedback says what was typed, why it is wrong, and what is right', async () => {
  const asked = await question('short-answer', yaml);
  expect(plainText(graded(asked, ' policy\nmodel ').feedback)).toBe(
    '✗ your answer, wrong: policy model\nThe policy is what the scores train.\nright answer: reward model\nalso accepted: RM',
  );
  expect(plainText(graded(asked, 'reward model').feedback)).toBe('✓ your answer, right: reward model\nalso accepted: RM');
  expect(plainText(graded(asked, '\u001b[31mred').feedback)).not.toContain('\u001b');
  expect(plainText(asked.key())).toBe('reward model\nalso accepted: RM');
});

test('of many accepted answers the first few are shown', async () => {
  const asked = await question('short-answer', 'accept: [one, two, Two, three, four, five, six, seven]');
  expect(plainText(asked.key())).toBe('one\nalso accepted: two, three, four, five, and 2 more');
});

test('nothing typed, and what is no text, is no attempt', async () => {
  const asked = await question('short-answer', yaml);
  for (const reply of ['', '  ', null, [], {}, true]) expect(asked.mark(reply, asked.ask(authoredOrder), strict)).toHaveProperty('problem');
  expect(graded(await question('short-answer', "accept: ['12']"), 12).score).toBe(1);
});

test('a pattern that would hang a backtracking engine is quick', async () => {
  const asked = await question('short-answer', "accept: [b]\npatterns: ['(a+)+']");
  expect(effort(() => expect(graded(asked, `${'a'.repeat(10_000)}c`).score).toBe(0))).toBeLessThan(2_000);
});

describe('lint', () => {
  test.each([
    ['accept: [what]', ['error short-answer/answer-in-prompt']],
    ['accept: [reward-model, The reward model.]', ['info short-answer/same-accept']],
    ['accept: ["\\u200b"]', ['error short-answer/empty-accept']],
    ["accept: [a]\npatterns: ['(a']", ['error short-answer/broken-pattern']],
    ["accept: [a]\npatterns: ['.+']", ['error short-answer/greedy-pattern']],
    ['accept: [policy]\nwrong:\n  - match: The policy\n    because: No.', ['error short-answer/wrong-is-right']],
    ["accept: [a]\npatterns: ['b+']\nwrong:\n  - match: BB\n    because: No.", ['error short-answer/wrong-is-right']],
    ['accept: [policy]', []],
  ])('%j: %j', async (keys, expected) => {
    expect(await rules('short-answer', keys)).toEqual(expected);
  });
  test('points at the answer that stands in the prompt', async () => {
    const { findings, question: broken } = await load(
      'id: q\ntype: short-answer\nprompt: Is the reward model frozen?\nexplanation: No.\naccept: [policy, Reward-Model]',
    );
    expect(broken).toBeUndefined();
    expect(findings).toMatchObject([{ rule: 'short-answer/answer-in-prompt', path: ['questions', 0, 'accept', 1] }]);
  });
});
