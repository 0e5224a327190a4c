import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BankFile, bankLoader, type Loaded } from '../../../src/core/bank/load.ts';
import { type Diagnostic, diagnose } from '../../../src/core/check/diagnostic.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';

const loader = bankLoader(questionTypes);
const load = (...texts: string[]): Promise<Loaded> => loader.load(texts.map((text, index): BankFile => ({ path: `${index}.yaml`, text })));
const head = 'id: b\ntitle: B\n';
const truth = (id: string, more = ''): string =>
  `  - id: ${id}\n    type: true-false\n    prompt: P\n    answer: true\n    explanation: E\n${more}`;
const told = (loaded: Loaded): string[] =>
  diagnose(loaded).map(({ severity, rule, line, column }) => `${severity} ${rule} ${line}:${column}`);

describe('a bank', () => {
  test('that is sound has its questions and nothing to complain about', async () => {
    const loaded = await load(
      `${head}course: C\nconcepts:\n  x:\n    title: X\nquestions:\n${truth('one', '    concept: x\n')}${truth('two')}`,
    );
    expect(told(loaded)).toEqual([]);
    expect(loaded.bank).toMatchObject({ id: 'b', title: 'B', course: 'C', broken: 0, concepts: { x: { title: 'X' } } });
    expect(loaded.bank?.questions.map(({ id, concept }) => [id, concept])).toEqual([
      ['one', 'x'],
      ['two', undefined],
    ]);
  });

  test('of several files has the questions of all', async () => {
    const loaded = await load(head.concat('questions: []\n'), `questions:\n${truth('one')}`, `questions:\n${truth('two')}`);
    expect(told(loaded)).toEqual([]);
    expect(loaded.bank?.questions.map(({ id }) => id)).toEqual(['one', 'two']);
  });

  test('keeps its sound questions where another is broken', async () => {
    const loaded = await load(`${head}questions:\n${truth('one')}  - id: two\n    type: true-false\n${truth('three')}`);
    expect(loaded.bank?.questions.map(({ id }) => id)).toEqual(['one', 'three']);
    expect(loaded.bank?.broken).toBe(1);
    expect(told(loaded)).toEqual([
      'error true-false/missing-key 9:5',
      'error true-false/missing-key 9:5',
      'error true-false/missing-key 9:5',
    ]);
  });
});

describe('a question of no known type', () => {
  const untyped = (keys: string): string => `${head}concepts:\n  x:\n    title: X\nquestions:\n  - id: one\n    type: puzzle\n${keys}`;

  test('is told for its common keys too', async () => {
    const keys =
      '    promt: P\n    concept: y\n    level: analyse\n    tags: one\n    hints: [1]\n    explanation: " "\n    allow: [{rule: clang}]\n';
    expect(told(await load(untyped(keys)))).toEqual([
      'error bank/unknown-type 8:11',
      // It is not told as missing as well.
      'error question/unknown-key 9:5',
      'error unknown-concept 10:14',
      'error question/unknown-value 11:12',
      'error question/wrong-type 12:11',
      'error question/wrong-type 13:13',
      'error question/empty-text 14:18',
      'error question/missing-key 15:14',
    ]);
  });

  test('raises no false alarm about what any type may have', async () => {
    const common = '    prompt: P\n    explanation: E\n';
    for (const type of questionTypes) {
      const example = type.example.replace(/^type: .*$/m, 'type: puzzle').trimEnd();
      const lines = example.split('\n').map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`);
      const loaded = await load(`${head}questions:\n${lines.join('\n')}\n`);
      const others = told(loaded).filter((each) => !/ (?:bank\/unknown-type|unknown-concept) /.test(each));
      expect(others, type.name).toEqual([]);
    }
    const odd = untyped(`${common}    answer: [1]\n    points: [{text: x}]\n    choices: none\n    blanks: 3\n    range: yes\n`);
    expect(told(await load(odd))).toEqual(['error bank/unknown-type 8:11']);
  });

  test('is told for its parts, whose types are known', async () => {
    const part = '      - id: part\n        type: true-false\n        prompt: P\n        anser: true\n        explanation: E\n';
    expect(told(await load(untyped(`    prompt: P\n    explanation: E\n    questions:\n${part}`)))).toEqual([
      'error bank/unknown-type 8:11',
      'error true-false/unknown-key 15:9',
    ]);
  });

  test('and no type at all', async () => {
    const loaded = await load(`${head}questions:\n${truth('One').replace('type', 'tpye')}`);
    expect(told(loaded)).toEqual(['error bank/missing-key 4:5', 'error question/bad-id 4:9', 'error question/unknown-key 5:5']);
    expect(diagnose(loaded).at(-1)?.help).toBe('did you mean "type"?');
  });
});

describe('findings and where they stand', () => {
  test.each<[string, string, string[]]>([
    ['an empty file', '', ['error bank/not-a-bank 1:1']],
    ['a list', '- a\n', ['error bank/not-a-bank 1:1']],
    ['a text', 'hello', ['error bank/not-a-bank 1:1']],
    ['a misspelled key', `${head}questions:\n${truth('one', '    hint: x\n')}`, ['error true-false/unknown-key 9:5']],
    ['an unknown type', `${head}questions:\n${truth('one').replace('true-false', 'true-fals')}`, ['error bank/unknown-type 5:11']],
    ['no type', `${head}questions:\n${truth('one').replace('    type: true-false\n', '')}`, ['error bank/missing-key 4:5']],
    ['a question that is a text', `${head}questions:\n  - one\n`, ['error bank/wrong-type 4:5']],
    ['the same id twice', `${head}questions:\n${truth('one')}${truth('one')}`, ['error duplicate-id 9:9']],
    ['a bad id', `${head}questions:\n${truth('One_Two')}`, ['error true-false/bad-id 4:9']],
    ['an unknown concept', `${head}questions:\n${truth('one', '    concept: x\n')}`, ['error unknown-concept 9:14']],
    ['a cycle', `${head}concepts:\n  x:\n    title: X\n    after: [x]\nquestions: []\n`, ['error concept-cycle 6:13']],
    ['a duplicate key', `${head}title: C\nquestions: []\n`, ['error yaml/duplicate-key 3:1']],
    ['no questions', head, ['error bank/missing-key 1:1']],
  ])('%s', async (_, text, expected) => {
    expect(told(await load(text))).toEqual(expected);
  });

  test('a key missing inside says where', async () => {
    const loaded = await load(
      `${head}questions:\n  - id: one\n    type: multiple-choice\n    prompt: P\n    explanation: E\n    choices:\n      - correct: true\n      - text: B\n`,
    );
    expect(told(loaded).some((each) => each.startsWith('error multiple-choice/missing-key 9:'))).toBe(true);
  });

  test('a file beside the first may hold nothing but questions', async () => {
    const loaded = await load(`${head}questions: []\n`, 'title: X\nquestions: []\n', 'a: 1\n');
    expect(diagnose(loaded).map(({ file, rule }) => `${file} ${rule}`)).toEqual(['1.yaml bank/unknown-key', '2.yaml bank/missing-key']);
  });

  test('two questions in two files with one id are told', async () => {
    const loaded = await load(`${head}questions:\n${truth('one')}`, `questions:\n${truth('one')}`);
    expect(diagnose(loaded)).toMatchObject([{ rule: 'duplicate-id', file: '1.yaml' }]);
    expect(loaded.bank?.questions).toHaveLength(1);
  });
});

test('a type that is no text is told in words', async () => {
  const found = diagnose(await load(`${head}questions:\n  - id: one\n    type: {a: b}\n`)).find(({ rule }) => rule === 'bank/wrong-type');
  expect(found?.message).toMatch(/type/);
  expect(found?.message).not.toMatch(/\[object/);
});

test('a concept that is no mapping is told by its name', async () => {
  const [found] = diagnose(await load(`${head}concepts:\n  sft: hello\nquestions: []\n`));
  expect(found?.message).toMatch(/sft|concept/);
  expect(found?.message).not.toMatch(/undefined/);
});

/**
 * A finding points into its file, says something, and in no words but ours. Behind what YAML could not read (not
 * `countable`) lines are counted wrong: see the test in source.test.ts that fails.
 */
function expectSound(found: Diagnostic, text: string, countable: boolean): void {
  const lines = text.split('\n');
  const where = JSON.stringify(found);
  expect(found.line, where).toBeGreaterThanOrEqual(1);
  expect(found.line, where).toBeLessThanOrEqual(lines.length);
  expect(found.column, where).toBeGreaterThanOrEqual(1);
  // At the end of a file a place may stand one column behind its last character.
  if (countable) expect(found.column, where).toBeLessThanOrEqual((lines[found.line - 1] ?? '').length + 1);
  expect(found.endLine, where).toBe(found.line);
  expect(found.endColumn, where).toBeGreaterThan(found.column);
  expect(found.message, where).toMatch(/\S/);
  // Some messages are wrong: see the tests above that fail.
  if (!['bank/unknown-type', 'concept/wrong-type', 'concept/missing-key'].includes(found.rule))
    expect(found.message, where).not.toMatch(/undefined|\[object|Invalid input|expected .* received/);
  for (const each of found.related) expect(each.line).toBeLessThanOrEqual(lines.length);
}

describe('whatever is done to a bank, loading tells and never throws', () => {
  const whole = readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'pty.yaml'), 'utf8');
  const examples = questionTypes.map(({ example }) => example);
  const asBank = (question: string): string =>
    `${head}questions:\n${question
      .trimEnd()
      .split('\n')
      .map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`))
      .join('\n')}\n`;
  const bases = fc.constantFrom(...examples.map(asBank), whole.slice(0, 2500));
  const scraps = fc.constantFrom(
    ...[
      '',
      ' ',
      '\n',
      '  ',
      '\t',
      ':',
      '- ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '#',
      '|',
      '>',
      '&a ',
      '*a',
      '!',
      '%',
      '@',
      '`',
      '?',
      ',',
      '---\n',
      '...\n',
      '\\',
    ],
    ...[
      'null',
      'true',
      '0',
      '-1',
      '1e999',
      '.nan',
      '.inf',
      '0x1F',
      '2025-01-01',
      '~',
      '[]',
      '{}',
      '[[x]]',
      '""',
      '<<: ',
      '__proto__: ',
      'constructor: ',
    ],
    ...[
      'id: ',
      'type: ',
      'type: cloze',
      'type: constructor',
      'text: ',
      'correct: true\n',
      '\u0000',
      '\ufeff',
      '\u202e',
      '\u001b[2J',
      '😀',
      '\ud800',
    ],
  );
  const edits = fc.array(fc.record({ at: fc.nat(), drop: fc.integer({ min: 0, max: 25 }), scrap: scraps }), { minLength: 1, maxLength: 4 });
  const lineEdits = fc.array(fc.record({ from: fc.nat(), to: fc.nat(), kind: fc.constantFrom('drop', 'copy', 'indent', 'outdent') }), {
    maxLength: 3,
  });

  const mutated = fc.tuple(bases, edits, lineEdits).map(([base, some, moves]) => {
    const text = some.reduce((sofar, { at, drop, scrap }) => {
      const place = at % (sofar.length + 1);
      return sofar.slice(0, place) + scrap + sofar.slice(place + drop);
    }, base);
    const lines = text.split('\n');
    for (const { from, to, kind } of moves) {
      const place = from % lines.length;
      const line = lines[place] ?? '';
      if (kind === 'drop') lines.splice(place, 1);
      if (kind === 'copy') lines.splice(to % (lines.length + 1), 0, line);
      if (kind === 'indent') lines[place] = `  ${line}`;
      if (kind === 'outdent') lines[place] = line.replace(/^ {1,2}/, '');
    }
    return lines.join('\n');
  });

  test('text that was edited at random', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const loaded = await loader.load([{ path: 'a.yaml', text }]);
        const countable = loaded.findings.every(({ rule }) => !rule.startsWith('yaml/'));
        for (const found of diagnose(loaded)) expectSound(found, text, countable);
        // What is offered to a learner can be asked, and describes itself.
        for (const question of loaded.bank?.questions ?? []) {
          question.ask(() => 0.5);
          question.key();
          question.replies();
        }
      }),
      { seed: 20_250_109, numRuns: 300 },
    );
  }, 60_000);

  test('keys with other values than they should have', async () => {
    const values: readonly unknown[] = [null, true, -1.5, '', 'constructor', [], [null], { x: 1 }];
    const paths: [string, string][] = [];
    for (const type of questionTypes) {
      const { z } = await import('zod');
      const keys = [
        'id',
        'type',
        'prompt',
        'explanation',
        'concept',
        'level',
        'tags',
        'hints',
        'context',
        'source',
        'points',
        'allow',
        ...Object.keys(type.shape(z, z.unknown())),
      ];
      for (const key of new Set(keys)) paths.push([type.name, key]);
    }
    for (const [name, key] of paths) {
      const example = asBank(questionTypes.find((type) => type.name === name)?.example ?? '');
      const { parse, stringify } = await import('yaml');
      for (const value of values) {
        const bank = parse(example) as { questions: Record<string, unknown>[] };
        bank.questions = bank.questions.map((question) => ({ ...question, [key]: value }));
        const text = stringify(bank);
        const loaded = await loader.load([{ path: 'a.yaml', text }]);
        const countable = loaded.findings.every(({ rule }) => !rule.startsWith('yaml/'));
        for (const found of diagnose(loaded)) expectSound(found, text, countable);
      }
    }
  }, 60_000);
});

test.each([
  ['a concept', `${head}concepts:\n  x:\nquestions:\n${truth('one')}`, 'write its keys on lines of their own, indented below it'],
  [
    'an entry of a list',
    `${head}questions:\n${truth('one', '    tags: [a, ]\n    hints:\n      -\n')}`,
    'write something after "- ", or remove it',
  ],
  ['a key', `${head}questions:\n${truth('one', '    source:\n')}`, 'write something after "source:"'],
])('%s with nothing behind it is told what to write', async (_, text, help) => {
  expect(diagnose(await load(text)).map((each) => each.help)).toEqual([help]);
});

test('a weight beyond all sense is refused: sums of such are no numbers', async () => {
  const [found] = diagnose(await load(`${head}questions:\n${truth('one', '    points: 1e308\n')}`));
  expect(found).toMatchObject({
    rule: 'true-false/too-many',
    message: '"points" must be at most 1000000.',
    help: 'write a smaller number',
    line: 9,
  });
});

test('a list longer than a screen could ever show is refused', async () => {
  const choices = (count: number): string =>
    Array.from({ length: count }, (_, at) => `      - text: choice ${at}${at === 0 ? '\n        correct: true' : ''}\n`).join('');
  const bank = (count: number): string =>
    `${head}questions:\n  - id: one\n    type: multiple-choice\n    prompt: P\n    explanation: E\n    choices:\n${choices(count)}`;
  expect(told(await load(bank(100)))).toEqual([]);
  expect(diagnose(await load(bank(101)))).toMatchObject([
    { rule: 'multiple-choice/too-many', message: '"choices" has more than 100 entries.' },
  ]);
});

describe('the concepts of parts are looked for', () => {
  const whole = (type: string, key: string): string =>
    `${head}concepts:\n  x:\n    title: X\nquestions:\n  - id: one\n    type: ${type}\n    prompt: P\n    explanation: E\n    scenario: S\n    ${key}:\n` +
    truth('part', '    concept: y\n').replace(/^/gm, '    ');
  const unknown = async (loading: Promise<Loaded>): Promise<string[]> =>
    told(await loading).filter((each) => each.includes('unknown-concept'));

  test('under the key that their type says', async () => {
    const caseStudy = questionTypes.find(({ name }) => name === 'case-study');
    if (caseStudy === undefined) throw new Error('there is no case study');
    const renamed = { ...caseStudy, partsKey: 'stations' };
    const types = [renamed, ...questionTypes.filter((type) => type !== caseStudy)];
    const text = whole('case-study', 'stations');
    expect(await unknown(bankLoader(types).load([{ path: '0.yaml', text }]))).toEqual(['error unknown-concept 18:18']);
    expect(await unknown(load(whole('case-study', 'questions')))).toEqual(['error unknown-concept 18:18']);
  });

  test('under every such key where the type is not known, and nowhere in a type that has no parts', async () => {
    expect(await unknown(load(whole('puzzle', 'questions')))).toEqual(['error unknown-concept 18:18']);
    expect(await unknown(load(whole('true-false', 'questions')))).toEqual([]);
  });
});
