import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wantsReports } from '../../../src/cli/commands/check/reports.ts';
import type { Bank } from '../../../src/core/bank/bank.ts';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { bankReport } from '../../../src/core/check/bank-report.ts';
import { columns, layout } from '../../../src/core/layout.ts';
import { bankReportDoc, bankReportJson } from '../../../src/core/report/bank-report.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';
import { quiz } from '../../support/inside.ts';
import { root } from '../../support/program.ts';

const loader = bankLoader(questionTypes);

async function load(text: string): Promise<Bank> {
  const { bank } = await loader.load([{ path: 'bank.yaml', text }]);
  if (bank === undefined) throw new Error('no bank');
  return bank;
}

const SMALL = `
id: small
title: A Small Bank
concepts:
  first: {title: First, section: "2.10"}
  second: {title: Second, section: "2.9", after: [first]}
  third: {title: Third, section: "2.9"}
questions:
  - {id: a, type: multiple-choice, level: remember, concept: first, prompt: Which?, choices: [{text: one, correct: true}, {text: three, feedback: No.}], explanation: So., source: "§2.10", hints: [Think.]}
  - {id: b, type: multiple-choice, level: apply, concept: first, prompt: Which?, choices: [{text: one}, {text: longer, correct: true}, {text: two}], explanation: So.}
  - {id: c, type: multiple-choice, level: apply, concept: other/thing, prompt: Which?, choices: [{text: one, feedback: No.}, {text: six, correct: true}], explanation: So., source: "§3"}
  - id: d
    type: case-study
    concept: second
    level: analyze
    prompt: What now?
    scenario: It was so.
    explanation: So.
    questions:
      - {id: x, type: numeric, prompt: How many?, answer: 3, explanation: So.}
      - {id: y, type: true-false, prompt: Is it?, answer: true, explanation: So., concept: first}
  - {id: e, type: true-false, prompt: Is it?, answer: false, explanation: So.}
  - {id: f, type: true-false, prompt: Is it?, explanation: The answer is missing.}
`;

describe('the report as a value', () => {
  test('counts answers: parts each, other questions once', async () => {
    expect(bankReport(await load(SMALL))).toEqual({
      bank: 'small',
      title: 'A Small Bank',
      questions: 5,
      answers: 6,
      broken: 1,
      faults: [],
      types: [
        { name: 'multiple-choice', count: 3 },
        { name: 'true-false', count: 2 },
        { name: 'numeric', count: 1 },
      ],
      composites: [{ name: 'case-study', count: 1, parts: 2 }],
      levels: [
        { name: 'remember', count: 1 },
        { name: 'understand', count: 0 },
        { name: 'apply', count: 2 },
        { name: 'analyze', count: 2 },
        { name: 'evaluate', count: 0 },
        { name: 'create', count: 0 },
        { name: 'none', count: 1 },
      ],
      sections: [
        { name: '2.9', count: 1 },
        { name: '2.10', count: 3 },
        { name: '3', count: 1 },
        { name: 'none', count: 1 },
      ],
      concepts: [
        { id: 'first', title: 'First', section: '2.10', count: 3, types: ['multiple-choice', 'true-false'], recognition: true },
        { id: 'second', title: 'Second', section: '2.9', count: 1, types: ['numeric'], recognition: false },
        { id: 'third', title: 'Third', section: '2.9', count: 0, types: [], recognition: false },
      ],
      shares: {
        multipleChoice: { count: 3, of: 6 },
        produced: { count: 1, of: 6 },
        applied: { count: 4, of: 6 },
        longestKey: { count: 1, of: 3 },
      },
      elsewhere: { foreign: 1, none: 1 },
      positions: [
        { observed: 1, expected: 1 / 2 + 1 / 3 + 1 / 2 },
        { observed: 2, expected: 1 / 2 + 1 / 3 + 1 / 2 },
        { observed: 0, expected: 1 / 3 },
      ],
      // The key of the third is as long as its wrong choice, and has no rank.
      lengths: [
        { observed: 1, expected: 1 / 2 + 1 / 3 },
        { observed: 1, expected: 1 / 2 + 1 / 3 },
        { observed: 0, expected: 1 / 3 },
      ],
      help: {
        explained: { count: 6, of: 6 },
        feedback: { count: 2, of: 3 },
        source: { count: 2, of: 6 },
        hints: { count: 1, of: 6 },
      },
    });
  });

  test('an empty bank is all zeros', async () => {
    const report = bankReport(await load('id: b\ntitle: B\nquestions: []\n'));
    expect(report).toMatchObject({ questions: 0, answers: 0, types: [], sections: [], positions: [], lengths: [] });
    expect(layout(bankReportDoc(report, 80), { width: 80 }).length).toBeGreaterThan(2);
  });
});

const SHIPPED = ['ch1', 'ch2', 'ch3', 'ch4', 'ch5'];
const shipped = (name: string): Promise<Bank> => load(readFileSync(join(root, 'questions', `${name}.yaml`), 'utf8'));

describe.each(SHIPPED)('%s', (name) => {
  test('what is counted adds up', async () => {
    const report = bankReport(await shipped(name));
    const sum = (list: readonly { readonly count: number }[]): number => list.reduce((total, { count }) => total + count, 0);
    for (const list of [report.types, report.levels, report.sections]) expect(sum(list)).toBe(report.answers);
    expect(sum(report.concepts) + report.elsewhere.foreign + report.elsewhere.none).toBe(report.answers);
    expect(report.answers).toBe(report.questions + report.composites.reduce((total, { count, parts }) => total + parts - count, 0));
    for (const cells of [report.positions, report.lengths]) {
      const observed = cells.reduce((total, cell) => total + cell.observed, 0);
      expect(cells.reduce((total, cell) => total + cell.expected, 0)).toBeCloseTo(observed, 9);
    }
    for (const { count, of } of [...Object.values(report.shares), ...Object.values(report.help)]) expect(count).toBeLessThanOrEqual(of);
  });

  test.each([30, 40, 60, 76, 79, 80])('fits into %i columns', async (width) => {
    const report = bankReport(await shipped(name));
    const doc = bankReportDoc(report, width);
    for (const ascii of [false, true]) {
      const lines = layout(doc, { width, ascii }).map((line) => line.map(({ text }) => text).join(''));
      expect(lines.filter((line) => columns(line) > width)).toEqual([]);
      // No bar is broken: each line that has one has its number too.
      const bars = lines.filter((line) => (ascii ? /[=-]{8}/ : /[━─┃]{8}/).test(line));
      expect(bars.length).toBeGreaterThan(20);
      if (width >= 40) expect(bars.filter((line) => !/\d/.test(line.replace(/^ *[\d.]+ /, '')))).toEqual([]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is tested
      if (ascii) expect(lines.filter((line) => /[^\x00-\x7f]/.test(line))).toEqual([]);
    }
  });
});

describe('the report as people read it', () => {
  const text = async (bank: string, width: number, plain = false): Promise<string> =>
    layout(bankReportDoc(bankReport(await load(bank)), width), { width, plain })
      .map((line) =>
        line
          .map((span) => span.text)
          .join('')
          .trimEnd(),
      )
      .join('\n');

  test('bars with their numbers, and the line of chance', async () => {
    expect(await text(SMALL, 80)).toMatchInlineSnapshot(`
      "small A Small Bank
      5 questions, among them case-study (1) with 2 parts. Parts are counted one by
      one below: 6 answers. 1 broken one left out.

      Types
        multiple-choice ━━━━━━━━━━━━━━━━━━━━━━━━ 3   50 %
        true-false      ━━━━━━━━━━━━━━━━──────── 2   33 %
        numeric         ━━━━━━━━──────────────── 1   17 %

      Levels
        remember   ━━━━━━━━━━━━──────────── 1   17 %
        understand ──────────────────────── 0    0 %
        apply      ━━━━━━━━━━━━━━━━━━━━━━━━ 2   33 %
        analyze    ━━━━━━━━━━━━━━━━━━━━━━━━ 2   33 %
        evaluate   ──────────────────────── 0    0 %
        create     ──────────────────────── 0    0 %
        none       ━━━━━━━━━━━━──────────── 1   17 %

      Mix
        multiple-choice               ━━━━━━━━━━━━──────────── 3 of 6  50 %
        produced, not recognized      ━━━━──────────────────── 1 of 6  17 %
        apply or above                ━━━━━━━━━━━━━━━━──────── 4 of 6  67 %
        right choice is the longest   ━━━━━━━━──────────────── 1 of 3  33 %

      Sections
        2.9  ━━━━━━━━──────────────── 1   17 %
        2.10 ━━━━━━━━━━━━━━━━━━━━━━━━ 3   50 %
        3    ━━━━━━━━──────────────── 1   17 %
        none ━━━━━━━━──────────────── 1   17 %

      Concepts
        2 of 3 have a question; 1 only one; 1 have questions of several types.
        Without a question (1): third
        Only recognized, never produced (1): first
        1 answer about concepts of other banks.
        1 answer about no concept.

      Place of the right choice, as written
        1 ━━━━━━━━━━━━───┃────────   1  by chance 1.3
        2 ━━━━━━━━━━━━━━━┃━━━━━━━━   2  by chance 1.3
        3 ───┃────────────────────   0  by chance 0.3

      Length of the right choice
        longest ━━━━━━━━━━━━━━━━━━━┃━━━━   1  by chance 0.8
        second  ━━━━━━━━━━━━━━━━━━━┃━━━━   1  by chance 0.8
        third   ───────┃────────────────   0  by chance 0.3

      Help for learners
        explanation                   ━━━━━━━━━━━━━━━━━━━━━━━━ 6 of 6  100 %
        feedback on all wrong choices ━━━━━━━━━━━━━━━━──────── 2 of 3  67 %
        source                        ━━━━━━━━──────────────── 2 of 6  33 %
        hints                         ━━━━──────────────────── 1 of 6  17 %"
    `);
  });

  test('in 40 columns', async () => {
    expect(await text(SMALL, 40)).toMatchInlineSnapshot(`
      "small A Small Bank
      5 questions, among them case-study (1)
      with 2 parts. Parts are counted one by
      one below: 6 answers. 1 broken one left
      out.

      Types
        multiple-choice ━━━━━━━━ 3   50 %
        true-false      ━━━━━─── 2   33 %
        numeric         ━━━───── 1   17 %

      Levels
        remember   ━━━━──── 1   17 %
        understand ──────── 0    0 %
        apply      ━━━━━━━━ 2   33 %
        analyze    ━━━━━━━━ 2   33 %
        evaluate   ──────── 0    0 %
        create     ──────── 0    0 %
        none       ━━━━──── 1   17 %

      Mix
        multiple-choice
          ━━━━──── 3 of 6  50 %
        produced, not recognized
          ━─────── 1 of 6  17 %
        apply or above
          ━━━━━─── 4 of 6  67 %
        right choice is the longest
          ━━━───── 1 of 3  33 %

      Sections
        2.9  ━━━───── 1   17 %
        2.10 ━━━━━━━━ 3   50 %
        3    ━━━───── 1   17 %
        none ━━━───── 1   17 %

      Concepts
        2 of 3 have a question; 1 only one; 1
        have questions of several types.
        Without a question (1): third
        Only recognized, never produced (1):
        first
        1 answer about concepts of other
        banks.
        1 answer about no concept.

      Place of the right choice, as written
        1 ━━━━┃───   1  by chance 1.3
        2 ━━━━┃━━━   2  by chance 1.3
        3 ┃───────   0  by chance 0.3

      Length of the right choice
        longest ━━━━━━┃━   1  by chance 0.8
        second  ━━━━━━┃━   1  by chance 0.8
        third   ──┃─────   0  by chance 0.3

      Help for learners
        explanation
          ━━━━━━━━ 6 of 6  100 %
        feedback on all wrong choices
          ━━━━━─── 2 of 3  67 %
        source
          ━━━───── 2 of 6  33 %
        hints
          ━─────── 1 of 6  17 %"
    `);
  });

  test('plain lines draw nothing and lose no number', async () => {
    const [drawn, plain] = [await text(SMALL, 80), await text(SMALL, 80, true)];
    const words = (shown: string): string[] => shown.replace(/[━─┃]/g, ' ').split(/\s+/);
    expect(plain).not.toMatch(/[━─┃]/);
    expect(words(plain)).toEqual(words(drawn));
  });
});

test('the JSON form is the value, with rounded expectations', async () => {
  const json = bankReportJson(bankReport(await load(SMALL)));
  expect(json).toMatchObject({ bank: 'small', answers: 6, shares: { applied: { count: 4, of: 6 } } });
  expect(json).toMatchObject({ positions: [{ observed: 1, expected: 1.33 }, { observed: 2 }, { observed: 0, expected: 0.33 }] });
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});

describe('when it is shown', () => {
  test.each<[Parameters<typeof wantsReports>, boolean]>([
    [[{ format: 'text' }, ['ch1'], 1], true],
    [[{ format: 'text' }, ['questions'], 5], false],
    [[{ format: 'text' }, ['ch1', 'ch2'], 2], false],
    [[{ format: 'text' }, [], 1], false],
    [[{ format: 'text', report: true }, [], 5], true],
    [[{ format: 'text', report: false }, ['ch1'], 1], false],
    [[{ format: 'json' }, ['ch1'], 1], false],
    [[{ format: 'json', report: true }, ['ch1'], 1], true],
    [[{ format: 'github', report: true }, ['ch1'], 1], false],
    [[{ format: 'sarif', report: true }, ['ch1'], 1], false],
  ])('%j: %s', (given, expected) => {
    expect(wantsReports(...given)).toBe(expected);
  });

  test('by the program', async () => {
    const [one, none, several, json, bare] = await Promise.all([
      quiz(['check', 'questions/ch1.yaml']),
      quiz(['check', 'questions/ch1.yaml', '--no-report']),
      quiz(['check', 'questions/ch1.yaml', 'questions/ch2.yaml', '--report']),
      quiz(['check', 'questions', '--format', 'json', '--report']),
      quiz(['check', 'questions', '--format', 'json']),
    ]);
    expect(one.stdout).toContain('ch1 Pre-training\n');
    expect(one.stdout).toMatch(/in 1 file\.\n.*not shown/);
    expect(none.stdout).not.toContain('by chance');
    expect(several.stdout.match(/Place of the right choice/g)).toHaveLength(2);
    const { reports, ...rest } = JSON.parse(json.stdout) as { reports: { bank: string }[] };
    expect(reports.map(({ bank }) => bank)).toEqual(SHIPPED);
    expect(JSON.parse(bare.stdout)).toEqual(rest);
  });
});
