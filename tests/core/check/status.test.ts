// What `quiz check` says about questions that are found to be faulty.
import { describe, expect, test } from 'vitest';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { bankReport } from '../../../src/core/check/bank-report.ts';
import { plainText } from '../../../src/core/doc.ts';
import { bankReportDoc, bankReportJson } from '../../../src/core/report/bank-report.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';
import { findingsIn } from './marked.ts';

const DISREGARD = 'status: {mark: disregard, because: "`x` is right, too."}';
const ACCEPT = 'status: {mark: accept-all, because: The key is wrong.}';

/** A question with two flaws and a waiver that waives nothing; `more` is another key. */
const flawed = (id: string, more = ''): string => `
  - id: ${id}
    type: multiple-choice
    prompt: Which of these is not needed by DPO?
    choices:
      - text: A reward model
        correct: true
      - text: Preference pairs
      - text: None of the above
    explanation: The pairs train the policy directly, without a reward model.
    allow: [{rule: longest-key, because: It is long.}]${more === '' ? '' : `\n    ${more}`}`;
const bank = (...questions: string[]): string => `id: b\ntitle: B\nquestions:${questions.join('')}\n`;

const rulesIn = async (text: string): Promise<string[]> =>
  (await findingsIn(text)).filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);

describe('a disregarded question', () => {
  test('has no flaws that would need mending, and no idle waivers', async () => {
    expect(await rulesIn(bank(flawed('one')))).toEqual(
      expect.arrayContaining(['needs-review', 'negative-unemphasized', 'none-of-the-above', 'unused-waiver']),
    );
    expect(await rulesIn(bank(flawed('one', DISREGARD)))).toEqual([]);
  });

  test('is no duplicate of the one that takes its place', async () => {
    expect(await rulesIn(bank(flawed('one'), flawed('two')))).toContain('near-duplicate');
    expect(await rulesIn(bank(flawed('one', DISREGARD), flawed('two')))).not.toContain('near-duplicate');
  });

  test('must still be sound: errors are told', async () => {
    const typo = flawed('one', DISREGARD).replace('correct: true', 'corect: true');
    expect(await rulesIn(bank(typo))).toContain('multiple-choice/unknown-key');
    const noKey = flawed('one', DISREGARD).replace('        correct: true\n', '');
    expect((await findingsIn(bank(noKey))).filter(({ severity }) => severity === 'error')).not.toEqual([]);
    expect(await rulesIn(bank(flawed('one', DISREGARD), flawed('one', DISREGARD)))).toEqual(['duplicate-id']);
  });

  test('is proved by nobody: what its rules make of its own answers is no matter any more', async () => {
    const unproved = (more: string): string => `
  - id: one
    type: numeric
    prompt: How much memory does it take?
    answer: 14
    tolerance: 2%
    unit: 10 GB
    explanation: The reason is given in the chapter, in so many words.
    ${more}`;
    expect(await rulesIn(bank(unproved('tags: [memory]')))).toEqual(['self-proof']);
    expect(await rulesIn(bank(unproved(DISREGARD)))).toEqual([]);
  });
});

test('a question that accepts every answer is still put, so its flaws are told', async () => {
  expect(await rulesIn(bank(flawed('one', ACCEPT)))).toEqual(await rulesIn(bank(flawed('one'))));
});

describe('a part that is disregarded', () => {
  const scenario = 'A team tunes a policy for two weeks and sees the reward climb every single day while people like its answers less.';
  const part = (id: string, more = ''): string => `
      - id: ${id}
        type: true-false
        prompt: ${scenario.slice(0, -1)} (${id}).
        answer: true
        explanation: The policy exploits what the reward model gets wrong.${more === '' ? '' : `\n        ${more}`}`;
  const study = (...parts: string[]): string => `
  - id: study
    type: case-study
    prompt: Read the report, then answer.
    scenario: ${scenario}
    explanation: The reward is only a stand-in for what people want, so more of it can be worse.
    questions:${parts.join('')}`;

  test('is left out, and the others are told where they stand', async () => {
    const text = bank(study(part('first', DISREGARD), part('second')));
    const told = (await findingsIn(text)).filter(({ rule }) => rule === 'part-repeats-scenario');
    expect(told.map(({ line }) => text.split('\n')[line - 1]?.trim())).toEqual([expect.stringContaining('(second)')]);
    expect(
      (await findingsIn(bank(study(part('first'), part('second'))))).filter(({ rule }) => rule === 'part-repeats-scenario'),
    ).toHaveLength(2);
  });

  test('keeps waivers of other parts where they are', async () => {
    const allow = 'allow: [{rule: part-repeats-scenario, because: On purpose.}]';
    const found = await findingsIn(bank(study(part('first', DISREGARD), part('second', allow))));
    expect(found.filter(({ rule }) => rule === 'part-repeats-scenario' || rule === 'unused-waiver')).toEqual([]);
  });
});

describe('a status that cannot be understood', () => {
  const told = async (status: string) =>
    (await findingsIn(bank(flawed('one', `status: ${status}`)))).filter(({ severity }) => severity === 'error');

  test.each([
    ['disregard', 'multiple-choice/wrong-type', /"status" must be a mapping/, /indented below it: mark, because/],
    [
      '{mark: acept-all, because: x}',
      'multiple-choice/unknown-value',
      /"mark" cannot be "acept-all"/,
      /did you mean "accept-all"\? \(one of: disregard, accept-all\)/,
    ],
    ['{mark: disregard}', 'multiple-choice/missing-key', /"status" has no "because"/, /add "because:"/],
    ['{mark: disregard, because: " "}', 'multiple-choice/empty-text', /"because" is empty/, /write the text/],
    ['{because: x}', 'multiple-choice/missing-key', /"status" has no "mark"/, /add "mark:"/],
    [
      '{mark: disregard, becuase: x, because: y}',
      'multiple-choice/unknown-key',
      /"status" has no key "becuase"/,
      /did you mean "because"\?/,
    ],
  ])('%s', async (status, rule, message, help) => {
    const [error, ...others] = await told(status);
    expect(others).toEqual([]);
    expect(error).toMatchObject({ rule, message: expect.stringMatching(message), help: expect.stringMatching(help) });
  });
});

test('the report counts what is in use, and names what is out of scores with its reason', async () => {
  const concepts = 'id: b\ntitle: B\nconcepts:\n  x: {title: X}\n  y: {title: Y}\nquestions:';
  const text = `${concepts}${flawed('one', `concept: x\n    ${DISREGARD}`)}${flawed('two', `concept: y\n    ${ACCEPT}`)}\n`;
  const { bank: loaded } = await bankLoader(questionTypes).load([{ path: 'b.yaml', text }]);
  if (loaded === undefined) throw new Error('no bank');
  const report = bankReport(loaded);
  expect(report).toMatchObject({ questions: 1, answers: 1, shares: { multipleChoice: { count: 1, of: 1 } } });
  expect(report.concepts.map(({ id, count }) => [id, count])).toEqual([
    ['x', 0],
    ['y', 1],
  ]);
  expect(plainText(bankReportDoc(report, 80))).toMatch(
    /Out of scores: 1 question disregarded, 1 with every answer accepted\none: `x` is right, too\.\ntwo: The key is wrong\./,
  );
  expect(bankReportJson(report)).toMatchObject({
    faults: [
      { question: 'one', mark: 'disregard', because: '`x` is right, too.' },
      { question: 'two', mark: 'accept-all', because: 'The key is wrong.' },
    ],
  });
  // Coverage is told of it, as of any concept without questions.
  expect((await findingsIn(text)).filter(({ rule }) => rule === 'concept-coverage').map(({ message }) => message)).toContainEqual(
    expect.stringContaining('No question asks about "X"'),
  );
});
