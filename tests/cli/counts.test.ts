// What a learner is told in numbers: they must be true, and the same on every page. Through pipes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quiz } from '../support/inside.ts';
import { folder, type Ran } from '../support/program.ts';

const question = (id: string, concept: string): string => `
  - { id: ${id}, type: true-false, concept: ${concept}, prompt: Is it ${id}?, answer: true, explanation: So it is. }`;

const BANK = `id: sums
title: Sums
concepts:
  base: { title: Base }
  top: { title: Top, after: [base] }
questions:${['one', 'two', 'three'].map((id) => question(id, 'base')).join('')}
  - id: case
    type: case-study
    prompt: Read it.
    scenario: It was so.
    explanation: So it was.
    questions:
      - { id: p, type: true-false, concept: top, prompt: Is it p?, answer: true, explanation: So it is. }
      - { id: q, type: true-false, concept: top, prompt: Is it q?, answer: true, explanation: So it is. }
`;

/** What to type for a right answer, and for a wrong one. */
const [RIGHT, WRONG] = ['1', '2'];

/** A learner without a history, at a folder with that bank: runs `quiz` with these lines typed. */
function learner(): (args: string, ...typed: readonly string[]) => Promise<Ran> {
  const [cwd, data] = [folder(), folder()];
  mkdirSync(join(cwd, 'questions'));
  writeFileSync(join(cwd, 'questions', 'sums.yaml'), BANK);
  return (args, ...typed) => quiz(args.split(' '), { cwd, env: { QUIZ_DATA_DIR: data }, input: typed.map((line) => `${line}\n`).join('') });
}

describe.concurrent('what waits', () => {
  test('is what was never answered, portion by portion, until there is nothing', async () => {
    const run = learner();
    const waiting: (string | undefined)[] = [];
    for (const typed of [[RIGHT], [RIGHT], [RIGHT], [RIGHT, RIGHT], [RIGHT]]) {
      const { stdout } = await run('sums -n 1', ...typed);
      waiting.push(/\d+ more .*/.exec(stdout)?.[0]);
    }
    expect(waiting).toEqual([
      '3 more questions wait: quiz sums',
      '2 more questions wait: quiz sums',
      '1 more question waits: quiz sums',
      undefined,
      undefined,
    ]);
  });

  test('counts what was skipped, and only what was chosen', async () => {
    const run = learner();
    expect((await run('sums -n 2', RIGHT, ':s', ':s')).stdout).toMatch(/\n3 more questions wait: quiz sums\n/);
    expect((await run('sums/base -n 1', RIGHT)).stdout).toMatch(/\n1 more question waits: quiz sums\/base\n/);
  });

  test('among what was missed is what was missed and not put', async () => {
    const run = learner();
    await run('sums/base --exam', WRONG, WRONG, WRONG);
    expect((await run('sums --missed -n 1', RIGHT)).stdout).toMatch(/\n2 more questions wait: quiz sums --missed\n/);
  });

  test('in a review is what is due and was not answered', async () => {
    const run = learner();
    await run('sums/base --exam', WRONG, WRONG, WRONG);
    expect((await run('review -n 1', RIGHT)).stdout).toMatch(/\n2 more questions wait: quiz review\n/);
  });

  test('is not said again of a session that was left and goes on', async () => {
    const { stdout } = await learner()('sums -n 2', RIGHT);
    expect(stdout).toMatch(/quiz sums goes on here\./);
    expect(stdout).not.toMatch(/more questions? waits?/);
  });
});
