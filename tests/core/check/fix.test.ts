// --fix: the finding is gone, the rest of the file is byte for byte the same, and a second run changes nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankLoader, type FileFinding, type Loaded } from '../../../src/core/bank/load.ts';
import { readSource } from '../../../src/core/bank/source.ts';
import { check } from '../../../src/core/check/check.ts';
import { mend, mendAll } from '../../../src/core/check/fix.ts';
import { rules } from '../../../src/core/check/registry.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';

const loader = bankLoader(questionTypes);

async function checked(text: string): Promise<{ readonly loaded: Loaded; readonly findings: readonly FileFinding[] }> {
  const loaded = await loader.load([{ path: 'a.yaml', text }]);
  return { loaded, findings: check(loaded, rules, {}) };
}

/** The text once nothing is left to mend. */
async function mended(text: string): Promise<string> {
  let sofar = text;
  for (let round = 0; round < 10; round += 1) {
    const { loaded, findings } = await checked(sofar);
    const source = loaded.sources.get('a.yaml');
    const next = source && mendAll(source, findings);
    if (next === undefined) return sofar;
    sofar = next.text;
  }
  throw new Error('it never ends');
}

const bank = (choices: string): string =>
  `id: b   # the id\ntitle: "B"\nquestions:\n  - id: one\n    type: multiple-choice\n    prompt: |\n      How many are there, as far as anybody knows?\n    choices:\n${choices}    explanation: 'As many as were counted.'   # odd  spaces\n# the end\n`;

describe('numbers are sorted', () => {
  test.each<[string, string, string]>([
    [
      'with their comments, feedback and quoting',
      '      - text: "30"   # thirty\n        feedback: \'Too many.\'\n      # right since 2020\n      - correct: true\n        text: \'10\'\n      - {text: "20"}\n',
      '      # right since 2020\n      - correct: true\n        text: \'10\'\n      - {text: "20"}\n      - text: "30"   # thirty\n        feedback: \'Too many.\'\n',
    ],
    [
      'and empty lines between them stay',
      '      - text: "30"\n\n      - text: "10"\n        correct: true\n\n\n      - text: "20"\n',
      '      - text: "10"\n        correct: true\n\n      - text: "20"\n\n\n      - text: "30"\n',
    ],
    [
      'in block style at the same column as their key',
      '    - text: "30"\n    - text: "10"\n      correct: true\n    - text: "20"\n',
      '    - text: "10"\n      correct: true\n    - text: "20"\n    - text: "30"\n',
    ],
    [
      'the last one, that is no number, stays last',
      '      - text: "30"\n      - text: "10"\n        correct: true\n      - text: "20"\n      - text: None of these\n',
      '      - text: "10"\n        correct: true\n      - text: "20"\n      - text: "30"\n      - text: None of these\n',
    ],
  ])('%s', async (_, before, after) => {
    for (const ends of ['\n', '\r\n']) {
      const text = bank(before).replaceAll('\n', ends);
      expect(await mended(text)).toBe(bank(after).replaceAll('\n', ends));
    }
  });

  test('in flow style', async () => {
    const text = bank('').replace('choices:\n', 'choices: [{text: "3"}, {text: "1", correct: true},   {text: "2"}] # so\n');
    expect(await mended(text)).toBe(
      text.replace('{text: "3"}, {text: "1", correct: true},   {text: "2"}', '{text: "1", correct: true}, {text: "2"},   {text: "3"}'),
    );
  });

  test('but not where a comment above the first may be about all of them', async () => {
    const text = bank('      # from small to large\n      - text: "30"\n      - text: "10"\n        correct: true\n      - text: "20"\n');
    expect(await mended(text)).toBe(text);
  });
});

describe('ends and beginnings are made alike', () => {
  const three = (first: string, second: string, third: string): string =>
    `      - text: ${first}\n        correct: true\n      - text: ${second}\n      - text: ${third}\n`;
  test.each<[string, string, string]>([
    ['a period too many', three('Large ones', '"Small ones." # so', 'Old ones'), three('Large ones', '"Small ones" # so', 'Old ones')],
    [
      'a period too few',
      three('Large ones.', "'Small ones.'", '>-\n          Old\n          ones'),
      three('Large ones.', "'Small ones.'", '>-\n          Old\n          ones.'),
    ],
    ['a small letter', three('Large ones', '"small ones"', 'Old ones'), three('Large ones', '"Small ones"', 'Old ones')],
  ])('%s', async (_, before, after) => {
    expect(await mended(bank(before))).toBe(bank(after));
  });

  test.each([
    ['an abbreviation', three('Large ones', 'Small ones etc.', 'Old ones')],
    ['two sentences', three('Large ones', 'Small ones. They are cheap.', 'Old ones')],
    ['a capital that may be of a name', three('large ones', 'Small ones', 'old ones')],
  ])('%s stays', async (_, choices) => {
    expect(await mended(bank(choices))).toBe(bank(choices));
  });
});

const texts = fc.constantFrom(
  'Large ones',
  'small ones',
  'Old ones.',
  'a few.',
  'None',
  'GPT-2',
  'Many of them. Or few.',
  '10',
  '7',
  '300',
  '2.5',
  '"4"',
  "'x y.'",
  '"A \\"b\\""',
  '|\n          Many',
  '>-\n          Many\n          more.',
);
const comments = fc.constantFrom('', '   # why', ' #');
const between = fc.constantFrom('', '', '', '\n', '      # above\n', '\n      # above\n');
const banks = fc
  .record({
    choices: fc.uniqueArray(fc.record({ text: texts, comment: comments, gap: between }), {
      minLength: 2,
      maxLength: 5,
      selector: ({ text }) => text,
    }),
    crlf: fc.boolean(),
  })
  .map(({ choices, crlf }) => {
    const lines = choices.map(
      ({ text, comment, gap }, index) =>
        `${index === 0 ? '' : gap}      - text: ${text}${/^[|>]/.test(text) ? '' : comment}\n${index === 0 ? '        correct: true\n' : ''}`,
    );
    const text = bank(lines.join(''));
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

/** The lines of a text, sorted, without what a fix may change. */
const bones = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.toLowerCase().replaceAll('.', ''))
    .sort();

test('the rest of the file stays, what was mended is gone, and a second run changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(banks, async (text) => {
      const after = await mended(text);
      expect(bones(after)).toEqual(bones(text));
      const start = text.indexOf('choices:');
      const end = text.indexOf('    explanation:');
      expect(after.slice(0, start)).toBe(text.slice(0, start));
      expect(after.endsWith(text.slice(end))).toBe(true);
      expect(await mended(after)).toBe(after);
      const { loaded, findings } = await checked(text);
      const source = loaded.sources.get('a.yaml');
      for (const { fix, rule } of findings) {
        const once = fix && source && mend(source, fix);
        if (once === undefined) continue;
        const left = (await checked(once)).findings.filter((each) => each.rule === rule);
        // A period that is evened out may show that capitals differ: another finding of the same rule, with another message.
        expect(left.map(({ message }) => message)).not.toContain(findings.find((each) => each.rule === rule)?.message);
      }
    }),
    { seed: 20_250_109, numRuns: 150 },
  );
}, 60_000);

test('a text is set in any style of quoting, or left alone', () => {
  const set = (yaml: string, value: string): string | undefined => mend(readSource(yaml), [{ kind: 'set', path: ['a'], value }]);
  expect(set('a: one # c\n', 'one.')).toBe('a: one. # c\n');
  expect(set('a: "one\\ttwo"\n', 'one\ttwo.')).toBe('a: "one\\ttwo."\n');
  expect(set("a: 'it''s'\n", "it's.")).toBe("a: 'it''s.'\n");
  expect(set('a: >-\n  one\n  two\nb: 1\n', 'one two.')).toBe('a: >-\n  one\n  two.\nb: 1\n');
  expect(set('a: |\n  one\n  two\nb: 1\n', 'one\ntwo.\n')).toBe('a: |\n  one\n  two.\nb: 1\n');
  expect(set('a: one\n', 'one: two')).toBe(undefined);
  expect(set('a: one\n', 'one "two"')).toBe(undefined);
  expect(set('a: 1\n', 'one')).toBe(undefined);
  expect(set('b: 1\n', 'one')).toBe(undefined);
});

test('choices that would be the same afterwards are left as they are', async () => {
  for (const choices of [
    '      - text: "Raw text"\n        correct: true\n      - text: "raw text"\n      - text: "Comparisons"\n',
    '      - text: "Raw text."\n        correct: true\n      - text: "Raw text"\n      - text: "Comparisons"\n      - text: "Labels"\n',
  ])
    expect(await mended(bank(choices))).toBe(bank(choices));
});
