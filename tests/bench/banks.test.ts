// "Clean" and "1 % faulty" in the figures of `npm run bench` are only true if the banks are what they are said to be.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bankOf, entriesOf, writeBank } from '../../bench/banks.mjs';
import { questionTypes } from '../../src/question-types/registry.ts';
import { folder, quiz } from '../support/program.ts';

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly question: string;
}

/** What `quiz check` has to say about a bank, infos left out. */
async function findingsIn(path: string): Promise<{ code: number | null; findings: Finding[] }> {
  const { code, stdout } = await quiz(['check', path, '--strict', '--format', 'json']);
  const told = JSON.parse(stdout) as { findings: Finding[] };
  return { code, findings: told.findings.filter(({ severity }) => severity !== 'info') };
}

describe('a generated bank', () => {
  test.each([10, 100, 1000])('of %i questions is clean', async (count) => {
    const { code, findings } = await findingsIn(writeBank(folder(), count).path);
    expect(findings).toEqual([]);
    expect(code).toBe(0);
  });

  test('that is faulty has the planted faults and no others, of a kind for each type', async () => {
    const { path, planted } = writeBank(folder(), 250, { faulty: true, oneIn: 7 });
    const { code, findings } = await findingsIn(path);
    expect(findings.map(({ question, rule }) => ({ id: question, rule }))).toEqual(planted);
    expect(code).toBe(1);
    expect(planted).toHaveLength(36);
    expect(new Set(planted.map(({ rule }) => rule)).size).toBe(questionTypes.length);
  });

  test('has one fault in a hundred unless said', () => {
    expect(bankOf(1000, { faulty: true }).planted).toHaveLength(10);
    expect(bankOf(1000).planted).toEqual([]);
  });

  test('has all question types, and some 600 bytes a question', () => {
    const types = new Set(entriesOf(100).map(({ type }) => type));
    expect([...types].sort()).toEqual(questionTypes.map(({ name }) => name).sort());
    const [text = ''] = bankOf(1000).files;
    expect(Buffer.byteLength(text) / 1000).toBeGreaterThan(560);
    expect(Buffer.byteLength(text) / 1000).toBeLessThan(640);
  });

  test('is the same each time, and a small one is the beginning of a large one', () => {
    const questionsOf = (count: number): string => bankOf(count).files[0]?.split('\nquestions:\n')[1] ?? '';
    expect(bankOf(100)).toEqual(bankOf(100));
    expect(questionsOf(1000).startsWith(questionsOf(100))).toBe(true);
  });

  test('of more than 10,000 is a folder of files, as a single one is refused above 32 MB', () => {
    const { path, bytes } = writeBank(folder(), 10_001);
    const sizes = readdirSync(path).map((name) => statSync(join(path, name)).size);
    expect(readdirSync(path)).toEqual(['bank.yaml', 'part-001.yaml']);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(bytes);
    expect(readFileSync(join(path, 'part-001.yaml'), 'utf8')).toMatch(/^questions:\n {2}- id: entry-10000\n/);
  });
});
