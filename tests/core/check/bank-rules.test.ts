import { describe, expect, test } from 'vitest';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { check } from '../../../src/core/check/check.ts';
import { diagnose } from '../../../src/core/check/diagnostic.ts';
import { rules } from '../../../src/core/check/registry.ts';
import type { Severity } from '../../../src/core/finding.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';

const loader = bankLoader(questionTypes);
const RULES = [
  'key-position',
  'key-run',
  'longest-key-rate',
  'cue-gap',
  'true-false-balance',
  'all-none-as-key',
  'negative-share',
  'concept-coverage',
  'feedback-coverage',
  'flawed-share',
] as const;
type Name = (typeof RULES)[number];

/** What a rule tells of a bank, beside what other rules do. */
async function told(rule: Name, ...texts: string[]) {
  const files = texts.map((text, index) => ({ path: index === 0 ? 'bank.yaml' : `part-${index}.yaml`, text }));
  const loaded = await loader.load(files);
  expect(loaded.findings.map(({ message }) => message)).toEqual([]);
  return diagnose({ ...loaded, findings: check(loaded, rules, {}) }).filter((each) => each.rule === rule);
}

/** A choice question: the key has a star, `#` begins feedback. `rest` are further keys. */
function choose(texts: readonly string[], { prompt = 'Which one is it?', rest = '', type = 'multiple-choice' } = {}): string {
  const choices = texts.map((text) => {
    const [said = '', feedback] = text.split('#');
    const key = said.endsWith('*') ? ', correct: true' : '';
    return `{text: "${said.replace('*', '')}"${key}${feedback === undefined ? '' : `, feedback: "${feedback}"`}}`;
  });
  return `type: ${type}, prompt: "${prompt}", choices: [${choices.join(', ')}], explanation: So it is.${rest === '' ? '' : `, ${rest}`}`;
}

const bank = (questions: readonly string[], concepts = ''): string =>
  `id: b\ntitle: B\n${concepts}questions:\n${questions.map((each, index) => `  - {id: q${index}, ${each}}\n`).join('')}`;

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

/** Four choices of one length, the key at `place`. */
const keyed = (place: number, rest = '', count = 4): string =>
  choose(
    times(count, (index) => `${'abcdef'[index]}${index === place ? '*' : ''}`),
    { rest },
  );

/** Questions whose keys stand at the places counted: `[3, 1]` is three at the first, one at the second. */
const at = (counts: readonly number[], rest = ''): string[] => counts.flatMap((count, place) => times(count, () => keyed(place, rest)));

type Case = [name: string, bank: string, expected: Severity | 'silent'];

const cases: Readonly<Record<Name, readonly Case[]>> = {
  'key-position': [
    ['19 at the first place', bank(at([19])), 'silent'],
    ['20 at the first place', bank(at([20])), 'info'],
    ['19, 8, 7, 6 of 40: p = 0.012', bank(at([19, 8, 7, 6])), 'silent'],
    ['20, 7, 7, 6 of 40: p = 0.004', bank(at([20, 7, 7, 6])), 'info'],
    ['fixed orders', bank(at([20, 7, 7, 6], 'order: fixed')), 'warning'],
    ['20 fixed ones in a bank that is even', bank([...at([20], 'order: fixed'), ...at([0, 20, 20, 20])]), 'warning'],
    ['19 fixed ones in a bank that is even', bank([...at([19], 'order: fixed'), ...at([1, 20, 20, 20])]), 'silent'],
    [
      'sorted numbers, the key always the smallest',
      bank(times(20, (index) => choose([`${index}*`, `${index + 10}`, `${index + 20}`]))),
      'warning',
    ],
    ['questions with two choices and with four', bank([...times(12, (index) => keyed(index % 2, '', 2)), ...at([5, 5, 5, 5])]), 'silent'],
    ['several right choices have no key', bank(times(30, () => choose(['a*', 'b*', 'c'], { type: 'multiple-response' }))), 'silent'],
  ],
  'key-run': [
    ['four in a row', bank([...times(4, () => keyed(1)), ...times(16, (index) => keyed(index % 4))]), 'silent'],
    ['five in a row', bank([...times(15, (index) => keyed(index % 4)), ...times(5, () => keyed(0))]), 'info'],
    ['five in a row among 19', bank([...times(14, (index) => keyed(index % 4)), ...times(5, () => keyed(0))]), 'silent'],
    [
      'other types between do not break it',
      bank([
        ...times(3, () => keyed(0)),
        'type: true-false, prompt: Is it so?, answer: true, explanation: It is.',
        ...times(2, () => keyed(0)),
        ...times(15, (index) => keyed(1 + (index % 3))),
      ]),
      'info',
    ],
  ],
  'longest-key-rate': [
    ['7 of 20: under 1.5 times chance', bank(longest(7, 13)), 'silent'],
    ['8 of 20: over 1.5 times chance', bank(longest(8, 12)), 'warning'],
    ['7 of 12, others tied: p = 0.014', bank([...longest(7, 5), ...at([3, 3, 3, 3])]), 'silent'],
    ['8 of 12, others tied: p = 0.003', bank([...longest(8, 4), ...at([3, 3, 3, 3])]), 'warning'],
    ['all of 19', bank(longest(19, 0)), 'silent'],
    ['4 of 24: more than half of chance', bank(longest(4, 20)), 'silent'],
    ['3 of 24: half of chance', bank(longest(3, 21)), 'info'],
    ['all tied', bank(at([6, 6, 6, 6])), 'silent'],
  ],
  'cue-gap': [
    ['21 of 40 wrong choices, no key', bank(absolute(21, 0)), 'warning'],
    ['20 of 40 wrong choices, no key', bank(absolute(20, 0)), 'silent'],
    ['all wrong choices, 12 of 20 keys', bank(absolute(40, 12)), 'warning'],
    ['all wrong choices, 13 of 20 keys', bank(absolute(40, 13)), 'silent'],
    ['all wrong choices of 19', bank(absolute(38, 0, 19)), 'silent'],
  ],
  'true-false-balance': [
    ['6 of 10 true', bank(statements(6, 4)), 'silent'],
    ['7 of 10 true', bank(statements(7, 3)), 'info'],
    ['3 of 10 true', bank(statements(3, 7)), 'info'],
    ['all of 9 true', bank(statements(9, 0)), 'silent'],
    ['59 of 100: p = 0.09', bank(statements(59, 41)), 'silent'],
    ['62 of 100: p = 0.02', bank(statements(62, 38)), 'info'],
  ],
  'all-none-as-key': [
    ['right in 3 of 5', bank(times(5, (index) => last('All of the above', index < 3))), 'silent'],
    ['right in 4 of 5', bank(times(5, (index) => last('All of the above', index < 4))), 'warning'],
    ['right in all 4', bank(times(4, () => last('All of the above', true))), 'silent'],
    ['none of these, right in 4 of 5', bank(times(5, (index) => last('None of these', index < 4))), 'warning'],
    ['`None` in code is a value', bank(times(5, () => last('`None`', true))), 'silent'],
  ],
  'negative-share': [
    ['2 of 20', bank(times(20, (index) => asked(index < 2))), 'silent'],
    ['3 of 20', bank(times(20, (index) => asked(index < 3))), 'info'],
    ['all of 19', bank(times(19, () => asked(true))), 'silent'],
    ['waived ones count', bank(times(20, (index) => asked(index < 3, 'allow: [{rule: negative-stem, because: meant}]'))), 'info'],
  ],
  'concept-coverage': [
    ['two questions, one of them produced', bank([about('a'), about('a', 'typed')], graph({ a: [] })), 'silent'],
    ['one question', bank([about('a', 'typed')], graph({ a: [] })), 'info'],
    ['only recognized', bank([about('a'), about('a')], graph({ a: [] })), 'info'],
    ['a prerequisite without any', bank([about('b'), about('b', 'typed')], graph({ a: [], b: ['a'] })), 'warning'],
    [
      'the prerequisite of a prerequisite',
      bank([about('c'), about('c', 'typed'), about('b'), about('b', 'typed')], graph({ a: [], b: ['a'], c: ['b'] })),
      'warning',
    ],
    ['a concept that nothing builds on', bank([about('a'), about('a', 'typed')], graph({ a: [], b: ['a'] })), 'info'],
    ['concepts of other banks', bank([about('a'), about('a', 'typed'), about('x/y')], graph({ a: ['x/z'] })), 'silent'],
    ['no concepts', bank([about(undefined)]), 'silent'],
    [
      'parts of case studies count',
      bank(
        [
          'type: case-study, prompt: What now?, scenario: It was so., concept: a, explanation: So it is., questions: [{id: a, type: true-false, prompt: Is it?, answer: true, explanation: It is.}, {id: b, type: short-answer, prompt: What?, accept: [gold], explanation: It is.}]',
        ],
        graph({ a: [] }),
      ),
      'silent',
    ],
  ],
  'feedback-coverage': [
    ['half of the wrong choices', bank(times(20, () => choose(['a*', 'b#no', 'c']))), 'silent'],
    ['one less than half', bank(times(20, (index) => choose(index === 0 ? ['a*', 'b', 'c'] : ['a*', 'b#no', 'c']))), 'info'],
    ['none, in 19 questions', bank(times(19, () => choose(['a*', 'b', 'c']))), 'silent'],
    ['feedback on the key does not count', bank(times(20, () => choose(['a*#yes', 'b', 'c']))), 'info'],
    ['none with choices', bank(statements(10, 10)), 'silent'],
  ],
  'flawed-share': [
    ['1 of 20', bank(times(20, (index) => flawed(index < 1))), 'silent'],
    ['2 of 20', bank(times(20, (index) => flawed(index < 2))), 'warning'],
    ['2 of 40', bank(times(40, (index) => flawed(index < 2))), 'silent'],
    ['all of 19', bank(times(19, () => flawed(true))), 'silent'],
    ['waived', bank(times(20, (index) => flawed(index < 2, 'allow: [{rule: longest-key, because: meant}]'))), 'silent'],
  ],
};

/** Questions with four choices where one is the longest: the key in `hits` of them, a wrong one in `misses`. */
function longest(hits: number, misses: number): string[] {
  return [...times(hits, () => choose(['longer*', 'abc', 'def', 'ghi'])), ...times(misses, () => choose(['abc*', 'longer', 'def', 'ghi']))];
}

/** Questions with a key and two wrong choices; as many of all wrong ones, and of all keys, say "always". */
function absolute(wrong: number, keys: number, count = 20): string[] {
  return times(count, (index) =>
    choose([
      `${index < keys ? 'always' : 'often'} a*`,
      `${2 * index < wrong ? 'always' : 'often'} b`,
      `${2 * index + 1 < wrong ? 'always' : 'often'} c`,
    ]),
  );
}

function statements(right: number, wrong: number): string[] {
  return times(right + wrong, (index) => `type: true-false, prompt: Is it so?, answer: ${index < right}, explanation: So it is.`);
}

function last(text: string, key: boolean): string {
  return choose([key ? 'a' : 'a*', 'b', key ? `${text}*` : text]);
}

function asked(negative: boolean, rest = ''): string {
  return choose(['a*', 'b', 'c'], { prompt: negative ? 'Which one is NOT so?' : 'Which one is so?', rest: negative ? rest : '' });
}

function flawed(bad: boolean, rest = ''): string {
  return bad
    ? choose(['the one that is right for many a good reason*', 'another', 'All of the above'], { rest })
    : choose(['a*', 'b', 'c']);
}

function graph(after: Readonly<Record<string, readonly string[]>>): string {
  return `concepts:\n${Object.entries(after)
    .map(([id, before]) => `  ${id}: {title: ${id.toUpperCase()}, after: [${before.join(', ')}]}\n`)
    .join('')}`;
}

function about(concept: string | undefined, kind: 'typed' | 'judged' = 'judged'): string {
  const keys = kind === 'typed' ? 'type: short-answer, accept: [gold]' : 'type: true-false, answer: true';
  return `${keys}, prompt: What is it?, explanation: So it is.${concept === undefined ? '' : `, concept: ${concept}`}`;
}

describe.each(RULES)('%s', (name) => {
  test.each(cases[name])('%s', async (_, text, expected) => {
    const severities = new Set((await told(name, text)).map(({ severity }) => severity));
    expect([...severities]).toEqual(expected === 'silent' ? [] : [expected]);
  });

  test('its page', async () => {
    const page = rules.find((rule) => rule.name === name);
    if (page === undefined) throw new Error('not in the registry');
    const marked = page.bad.split('\n').flatMap((line, index) => (line.endsWith(`# ! ${name}`) ? [index + 1] : []));
    expect(marked).toHaveLength(1);
    expect((await told(name, page.bad)).map(({ line }) => line)).toEqual(marked);
    expect(await told(name, page.good)).toEqual([]);
  });
});

describe('what is said, and where', () => {
  test('the first question of a run', async () => {
    const [found] = await told('key-run', bank([...times(15, (index) => keyed(index % 4)), ...times(5, () => keyed(0))]));
    expect(found).toMatchObject({ line: 19, question: 'q15' });
    expect(found?.message).toContain('"q19"');
    expect(found?.message).toContain('5 questions in a row is number 1');
  });

  test('counts and shares', async () => {
    const [longestKey] = await told('longest-key-rate', bank(longest(8, 12)));
    expect(longestKey?.message).toContain('8 of 20 questions (40 %; chance gives 25 %)');
    const [place] = await told('key-position', bank(at([20, 7, 7, 6])));
    expect(place?.message).toContain('As written, 20, 7, 7, 6 right choices');
    expect(place?.message).toContain('0.004');
  });

  test('each concept at its own line, with what it lacks', async () => {
    const text = bank([about('c'), about('c', 'typed'), about('d')], graph({ a: [], b: ['a'], c: ['b'], d: [], e: [] }));
    const found = await told('concept-coverage', text);
    expect(found.map(({ line, severity, message }) => [line, severity, message])).toEqual([
      [4, 'warning', 'No question asks about "A", which "C" builds on.'],
      [5, 'warning', 'No question asks about "B", which "C" builds on.'],
      [7, 'info', '1 concept has one question only: "D".'],
      [8, 'info', 'No question asks about "E".'],
    ]);
    expect(found[0]?.related).toMatchObject([{ line: 6, message: 'builds on it' }]);
  });

  test('in a folder, concepts in the file of the bank and questions in the first that has any', async () => {
    const head = `id: b\ntitle: B\n${graph({ a: [] })}questions: []\n`;
    const file = (list: readonly string[]): string => `questions:\n${list.map((each, index) => `  - {id: p${index}, ${each}}\n`).join('')}`;
    const [concept] = await told('concept-coverage', head, file([about('a')]));
    expect(concept).toMatchObject({ file: 'bank.yaml', line: 4 });
    const [position] = await told('key-position', head, file(at([20])));
    expect(position).toMatchObject({ file: 'part-1.yaml', line: 1 });
  });

  test('nothing about a bank without questions', async () => {
    for (const name of RULES) expect(await told(name, 'id: b\ntitle: B\nquestions: []\n')).toEqual([]);
  });
});
