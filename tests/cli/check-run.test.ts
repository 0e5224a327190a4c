// What shows only where several banks are checked in one run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quiz } from '../support/inside.ts';
import { folder } from '../support/program.ts';

const truth = (concept: string, id = 'one'): string =>
  `  - id: ${id}\n    type: true-false\n    concept: ${concept}\n    prompt: Is it so?\n    answer: true\n    explanation: It is so, as far as anybody could find out.\n`;
const bank = (id: string, concept = 'sky'): string =>
  `id: ${id}\ntitle: Week\nconcepts:\n  sky: {title: Sky}\n  sea: {title: Sea, after: [${concept}]}\nquestions:\n${truth('sky')}${truth(concept, 'two')}`;

interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly help: string;
}

/** A folder with banks in `questions`, by the names of their files. */
function withBanks(banks: Readonly<Record<string, string>>): string {
  const cwd = folder();
  mkdirSync(join(cwd, 'questions', 'week3'), { recursive: true });
  for (const [name, text] of Object.entries(banks)) writeFileSync(join(cwd, 'questions', `${name}.yaml`), text);
  return cwd;
}

async function told(cwd: string, args: readonly string[] = ['questions']): Promise<Told[]> {
  const { stdout, stderr } = await quiz(['check', ...args, '--format', 'json'], { cwd });
  expect(stderr).toBe('');
  const { findings } = JSON.parse(stdout) as { findings: Told[] };
  return findings.filter(({ rule }) => /^bank\/|^unknown-concept$/.test(rule));
}

const brief = (found: readonly Told[]): string[] => found.map(({ rule, severity, file, line }) => `${severity} ${rule} ${file}:${line}`);

describe('an id that two banks have', () => {
  test('is told at the later one, with the other file and what to write', async () => {
    const found = await told(withBanks({ week1: bank('week1'), week2: bank('week1') }));
    expect(brief(found)).toEqual(['warning bank/other-name questions/week2.yaml:1', 'error bank/same-id questions/week2.yaml:1']);
    expect(found[1]?.message).toContain('questions/week1.yaml');
    expect(found[1]?.help).toContain('"id: week2"');
  });

  test('is none where a bank is named twice, or the other one is not checked', async () => {
    const cwd = withBanks({ week1: bank('week1'), week2: bank('week1') });
    expect(await told(cwd, ['week1', 'questions/week1.yaml'])).toEqual([]);
    expect(brief(await told(cwd, ['week2']))).toEqual(['warning bank/other-name questions/week2.yaml:1']);
  });
});

describe('a name that is not the id', () => {
  test('is told for a folder too, and can be configured', async () => {
    const cwd = withBanks({ 'week3/bank': bank('third') });
    expect(brief(await told(cwd))).toEqual(['warning bank/other-name questions/week3/bank.yaml:1']);
    expect(await told(cwd, ['questions', '--rule', 'bank/other-name=off'])).toEqual([]);
  });

  test('is nothing to a bank that is typed by its path', async () => {
    const cwd = withBanks({});
    writeFileSync(join(cwd, 'draft.yaml'), bank('week9'));
    expect(await told(cwd, ['draft.yaml'])).toEqual([]);
  });
});

describe('a concept of another bank', () => {
  test('is looked up when that bank is checked in the same run', async () => {
    const found = await told(withBanks({ week1: bank('week1'), week2: bank('week2', 'week1/sly') }));
    expect(brief(found)).toEqual(['error unknown-concept questions/week2.yaml:5', 'error unknown-concept questions/week2.yaml:15']);
    expect(found[0]?.message).toBe('There is no concept "sly" in the bank "week1".');
    expect(found[0]?.help).toBe('did you mean "week1/sky"?');
  });

  test('is found in a bank that comes later as well', async () => {
    expect(await told(withBanks({ week1: bank('week1', 'week2/sky'), week2: bank('week2') }))).toEqual([]);
  });

  test('stays unjudged when that bank is not checked, or its concepts cannot be read', async () => {
    const broken = bank('week1').replace('{title: Sky}', '{title: "Sky}');
    const cwd = withBanks({ week1: broken, week2: bank('week2', 'week1/sly') });
    expect(await told(cwd, ['week2'])).toEqual([]);
    expect((await told(cwd)).filter(({ file }) => file.includes('week2'))).toEqual([]);
  });
});

describe('one file of a bank that is a folder', () => {
  const parts = (cwd: string): void => {
    const at = (name: string): string => join(cwd, 'questions', 'week3', name);
    writeFileSync(at('bank.yaml'), bank('week3').replace('answer', 'anser'));
    writeFileSync(at('part1.yaml'), `questions:\n${truth('sea', 'three')}${truth('see', 'four')}`);
    writeFileSync(at('part2.yaml'), `questions:\n${truth('sky', 'three')}`);
  };
  const all = async (cwd: string, ...paths: string[]): Promise<string[]> => {
    const { stdout } = await quiz(['check', ...paths.map((path) => `questions/week3/${path}`), '--format', 'json'], { cwd });
    const { findings } = JSON.parse(stdout) as { findings: Told[] };
    return findings.filter(({ severity }) => severity === 'error').map(({ rule, file }) => `${rule} ${file.replace(/.*\//, '')}`);
  };

  test.each<[string[], string[]]>([
    [['part1.yaml'], ['unknown-concept part1.yaml']],
    [['part2.yaml'], ['duplicate-id part2.yaml']],
    [['bank.yaml'], ['true-false/unknown-key bank.yaml']],
    [
      ['part1.yaml', 'part2.yaml'],
      ['unknown-concept part1.yaml', 'duplicate-id part2.yaml'],
    ],
    [
      ['part1.yaml', ''],
      ['true-false/unknown-key bank.yaml', 'unknown-concept part1.yaml', 'duplicate-id part2.yaml'],
    ],
  ])('%j is checked in the context of its bank, and its own findings are told', async (paths, expected) => {
    const cwd = withBanks({});
    parts(cwd);
    expect(await all(cwd, ...paths)).toEqual(expected);
  });

  test('is what is counted, without the report of the whole', async () => {
    const cwd = withBanks({});
    parts(cwd);
    const { stdout } = await quiz(['check', 'questions/week3/part1.yaml'], { cwd });
    expect(stdout).toMatch(/1 error.* in 2 questions in 1 file/);
    expect(stdout).not.toContain('Help for learners');
    expect((await quiz(['check', 'questions/week3'], { cwd })).stdout).toContain('Help for learners');
  });
});
