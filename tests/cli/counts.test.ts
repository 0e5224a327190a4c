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

describe.concurrent('a session that is left', () => {
  test('is told as far as it came, without a share of what was not tried', async () => {
    const run = learner();
    const { stdout } = await run('sums', RIGHT, WRONG);
    expect(stdout).toMatch(/goes on here\.\n\n2 of 4 answered so far, 1 right\.\n/);
    expect(stdout).not.toMatch(/Score|%|count as 0/);
    // When it is over it has a score.
    expect((await run('sums', ...Array(5).fill(RIGHT))).stdout).toMatch(/Score 3 of 4 \(75 %\)/);
  });

  test('within a case study counts it when all of its parts were answered', async () => {
    const run = learner();
    const typed = [':s', ':s', ':s', RIGHT];
    expect((await run('sums', ...typed)).stdout).toMatch(/\n0 of 4 answered so far, 0 right, a case study begun\.\n/);
    expect((await run('sums', WRONG)).stdout).toMatch(/\n1 of 4 answered so far, 0 right, 1 partly right\.\n/);
  });

  test('before anything was answered has nothing to keep', async () => {
    const { stdout } = await learner()('sums');
    expect(stdout).toMatch(/\nNothing was answered\.\n/);
    expect(stdout).not.toMatch(/Left before|kept|goes on/);
  });

  test('has its score if it is an exam', async () => {
    expect((await learner()('sums --exam', RIGHT)).stdout).toMatch(
      /Left before the end[\s\S]*Score 1 of 4 \(25 %\)[\s\S]*1 of 4 were\s+answered/,
    );
  });

  test('gives the same document as ever', async () => {
    const { stdout } = await learner()('sums --json', RIGHT);
    expect(JSON.parse(stdout)).toMatchObject({ score: 1, outOf: 4, results: [{ verdict: 'correct' }, { verdict: 'unanswered' }, {}, {}] });
  });
});

describe.concurrent('a case study is one question', () => {
  test('on every page that counts questions', async () => {
    const run = learner();
    const { stdout } = await run('sums --exam', ...Array(5).fill(WRONG));
    expect(stdout).toMatch(/Next review today: 4 questions/);
    expect((await run('list')).stdout).toMatch(/4 questions, 2 concepts/);
    expect((await run('progress')).stdout).toMatch(/sums +Sums +\S+ 4\/4 answered, 4 due\n/);
    expect((await run('progress sums')).stdout).toMatch(/Top +\S+ 1\/1 answered, weak\n[\s\S]*today +━+ 4\n/);
    expect((await run('concepts sums/top')).stdout).toMatch(/1 question, 1 answered: quiz sums\/top/);
    expect((await run('sums/top --fresh')).stdout).toMatch(/^sums · Sums: 1 question, /);
    expect((await run('review')).stdout).toMatch(/^Review: 4 questions, /);
  });

  test('answered when all of its parts were, and due when one of them is', async () => {
    const run = learner();
    await run('sums/top', WRONG);
    const { banks, concepts, due } = JSON.parse((await run('progress sums --json')).stdout);
    expect(banks).toMatchObject([{ questions: 4, answered: 0, mastered: 0, due: 1 }]);
    expect(concepts).toMatchObject([
      { concept: 'base', questions: 3, answered: 0 },
      { concept: 'top', questions: 1, answered: 0, standing: 'weak' },
    ]);
    expect(due).toEqual([{ inDays: 0, count: 1 }]);
    expect((await run('review -n 1')).stdout).toMatch(/^Review: 1 question, [\s\S]*Is it p\?/);
  });

  test('in a review with all of its parts that are due', async () => {
    const run = learner();
    await run('sums/top --exam', WRONG, WRONG);
    await run('sums/base --exam', WRONG, WRONG, WRONG);
    const { stdout } = await run('review -n 2', ...Array(9).fill(RIGHT));
    expect(stdout).toMatch(/^Review: 2 questions of 4, /);
    expect(stdout).toMatch(/Score 2 of 2/);
  });

  test('whose parts share its points among concepts', async () => {
    const { stdout } = await learner()('sums', RIGHT, RIGHT, WRONG, RIGHT, WRONG, RIGHT, RIGHT);
    expect(stdout).toMatch(/Score 2\.5 of 4[\s\S]*Base +.*2\/3\n +Top +.*0\.5\/1\n/);
  });
});

test('what comes once more says how much is left', async () => {
  const { stdout } = await learner()('sums', WRONG, RIGHT, WRONG, WRONG, ...Array(9).fill(RIGHT));
  expect(stdout.match(/(?<=^sums · Sums · )\S.*$/gm)).toEqual([
    '1/4',
    '2/4',
    '3/4',
    '4/4 · part 1 of 2',
    '4/4 · part 2 of 2',
    'once more · 3 left',
    'once more · 2 left',
    'once more · 1 left · part 1 of 2',
  ]);
});

test('the pairs to look at again can be told from each other', async () => {
  const { stdout } = await quiz(['tests/fixtures/pty.yaml', '--type', 'matching', '--no-record'], { input: ':r\n' });
  expect(stdout).toMatch(/To look at again\n +✗ Match each animal with its sound\.\n +→ Dog → Bark; Cat → \w+\n/);
});
