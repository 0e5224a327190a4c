import { describe, expect, test } from 'vitest';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { check, type Severities } from '../../../src/core/check/check.ts';
import { rules } from '../../../src/core/check/registry.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';
import { findingsIn } from './marked.ts';

const question = (more = '', id = 'one'): string => `  - id: ${id}
    type: multiple-choice
    prompt: Which of these is not needed by DPO?
    choices:
      - text: A reward model
        correct: true
      - text: Preference pairs
      - text: None of the above
${more}    explanation: The pairs train the policy directly, without a reward model.
`;
const bank = (questions: string): string => `id: b\ntitle: B\nquestions:\n${questions}`;
const allow = (...rules: string[]): string =>
  `    allow:\n${rules.map((rule) => `      - {rule: ${rule}, because: It is meant.}\n`).join('')}`;
const QUIET = { 'missing-feedback': 'off', 'negative-stem': 'off' } as const;

/** What is told: `line rule`, warnings and errors only. */
async function told(text: string): Promise<string[]> {
  const found = await findingsIn(text, QUIET);
  return found.filter(({ severity }) => severity !== 'info').map(({ line, rule }) => `${line} ${rule}`);
}

test('two flaws and the question needs review; one waived and it does not', async () => {
  expect(await told(bank(question()))).toEqual(['4 needs-review', '6 negative-unemphasized', '11 none-of-the-above']);
  expect(await told(bank(question(allow('none-of-the-above'))))).toEqual(['6 negative-unemphasized']);
});

test('the verdict names the flaws, and may be waived itself', async () => {
  const [review] = await findingsIn(bank(question()), QUIET);
  expect(review?.message).toBe('This question has 2 writing flaws: none-of-the-above, negative-unemphasized.');
  expect(await told(bank(question(allow('needs-review'))))).toEqual(['6 negative-unemphasized', '11 none-of-the-above']);
});

test('a flaw that is configured away or to an info does not count', async () => {
  for (const level of ['off', 'info'] as const) {
    const found = await findingsIn(bank(question()), { ...QUIET, 'none-of-the-above': level });
    expect(found.map(({ rule }) => rule)).not.toContain('needs-review');
  }
});

test('a waiver holds where it stands and nowhere else', async () => {
  const text = bank(question(allow('none-of-the-above', 'negative-unemphasized')) + question('', 'two'));
  const found = await told(text);
  expect(found.filter((each) => each.endsWith('none-of-the-above'))).toHaveLength(1);
  expect(found.some((each) => each.endsWith('unused-waiver'))).toBe(false);
});

test('a waiver that waives nothing is told at its rule', async () => {
  expect(await told(bank(question(allow('none-of-the-above', 'longest-key'))))).toEqual(['6 negative-unemphasized', '14 unused-waiver']);
});

test('a waiver of a rule that is off is not called useless', async () => {
  expect(await told(bank(question(allow('none-of-the-above', 'vague-frequency', 'negative-stem'))))).toEqual(['6 negative-unemphasized']);
});

test('a waiver of no rule is an error with a suggestion', async () => {
  const found = await findingsIn(bank(question(allow('none-of-above'))), QUIET);
  const [unknown] = found.filter(({ rule }) => rule === 'unknown-rule');
  expect(unknown).toMatchObject({ severity: 'error', line: 13, help: 'did you mean "none-of-the-above"?' });
});

test('structural findings can be waived unless they are errors', async () => {
  const numeric = (more: string): string =>
    bank(
      `  - id: one\n    type: numeric\n    prompt: How large is it?\n    answer: 1.5\n${more}    explanation: It is so by definition.\n`,
    );
  expect(await told(numeric(''))).toEqual(['7 numeric/no-tolerance']);
  expect(await told(numeric(allow('numeric/no-tolerance')))).toEqual([]);
  expect(await told(numeric(`${allow('numeric/wrong-is-right')}    tolerance: 0.1\n`))).toEqual(['9 unused-waiver']);
});

test('the self-proof cannot be waived', async () => {
  const text = bank(
    `  - id: one\n    type: numeric\n    prompt: How large is it?\n    answer: 14\n    unit: 10 GB\n${allow('self-proof')}    explanation: It is so by definition.\n`,
  );
  expect(await told(text)).toEqual(['8 self-proof', '10 unused-waiver']);
});

test('a part waives for itself, and its whole for all parts', async () => {
  const part = (more: string): string =>
    question(more, 'part')
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}\n`)
      .join('');
  const study = (whole: string, more: string): string =>
    bank(
      `  - id: case\n    type: case-study\n    prompt: Read the report, then answer.\n    scenario: DPO needs preference pairs.\n${whole}    questions:\n${part(more)}    explanation: The pairs train the policy directly, without any judge.\n`,
    );
  const both = ['none-of-the-above', 'negative-unemphasized'] as const;
  expect((await told(study('', ''))).map((each) => each.split(' ')[1])).toEqual([
    'needs-review',
    'negative-unemphasized',
    'none-of-the-above',
  ]);
  expect(await told(study('', allow(...both)))).toEqual([]);
  expect(await told(study(allow(...both), ''))).toEqual([]);
});

test('a finding about two questions is waived where it is told', async () => {
  const statement = (id: string, more = ''): string =>
    `  - id: ${id}\n    type: true-false\n    prompt: The reward model is kept frozen while the policy is tuned in the last stage.\n    answer: true\n${more}    explanation: It only judges the responses at that stage.\n`;
  expect(await told(bank(statement('one') + statement('two')))).toEqual(['11 near-duplicate']);
  expect(await told(bank(statement('one') + statement('two', allow('near-duplicate'))))).toEqual([]);
});

describe('at the top of a bank', () => {
  const statement = (id: string): string =>
    `  - id: ${id}\n    type: true-false\n    prompt: The reward model is kept frozen while the policy is tuned in the last stage.\n    answer: true\n    explanation: It only judges the responses at that stage.\n`;
  const waiving = (...rules: string[]): string =>
    `id: b\ntitle: B\nallow:\n${rules.map((rule) => `  - {rule: ${rule}, because: It is meant.}\n`).join('')}concepts:\n  x:\n    title: X\nquestions:\n`;

  /** What is told, infos too. */
  const all = async (text: string, severities: Severities = {}): Promise<string[]> =>
    (await findingsIn(text, { ...QUIET, 'short-explanation': 'off', ...severities })).map(({ line, rule }) => `${line} ${rule}`);

  test('a rule about whole banks is waived, wherever it would be told', async () => {
    expect(await all(waiving().replace('allow:\n', '') + statement('one') + statement('two'))).toEqual([
      '4 concept-coverage',
      '14 near-duplicate',
    ]);
    expect(await all(waiving('concept-coverage', 'near-duplicate') + statement('one') + statement('two'))).toEqual([]);
    expect(await all(waiving('concept-coverage') + statement('one') + statement('two'))).toEqual(['16 near-duplicate']);
  });

  test('in a bank of several files too', async () => {
    const loaded = await bankLoader(questionTypes).load([
      { path: 'bank.yaml', text: waiving('concept-coverage', 'near-duplicate') + statement('one') },
      { path: 'more.yaml', text: `questions:\n${statement('two')}` },
    ]);
    expect(check(loaded, rules, {}).filter(({ rule }) => /coverage|duplicate|waiver/.test(rule))).toEqual([]);
  });

  test('one that waives nothing is told, unless its rule is off', async () => {
    expect(await all(waiving('concept-coverage', 'key-position') + statement('one'))).toEqual(['5 unused-waiver']);
    expect(await all(waiving('concept-coverage', 'key-position') + statement('one'), { 'key-position': 'off' })).toEqual([]);
  });

  test('a rule about single questions is not waived there, and where to do so is told', async () => {
    const found = await findingsIn(waiving('concept-coverage', 'none-of-the-above') + question(), QUIET);
    expect(found.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['none-of-the-above']));
    const [misplaced] = found.filter(({ rule }) => rule === 'unused-waiver');
    expect(misplaced).toMatchObject({ line: 5, severity: 'warning', message: expect.stringContaining('single questions') });
    expect(misplaced?.help).toContain('none-of-the-above: off');
    for (const firm of ['self-proof', 'duplicate-id']) {
      const [told] = (await findingsIn(waiving(firm) + question(), QUIET)).filter(({ rule }) => rule === 'unused-waiver');
      expect(told?.why).toContain('cannot be waived');
    }
  });

  test('no rule, no reason and no list are errors', async () => {
    expect(await all(waiving('concept-cover') + statement('one'))).toEqual(['4 unknown-rule', '6 concept-coverage']);
    const bare = waiving('concept-coverage').replace(', because: It is meant.', '') + statement('one');
    expect(await all(bare)).toEqual(['4 bank/missing-key', '6 concept-coverage']);
    expect(await all(`id: b\ntitle: B\nallow: concept-coverage\nquestions:\n${statement('one')}`)).toEqual(['3 bank/wrong-type']);
  });
});
