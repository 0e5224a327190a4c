// A concept named on the command line: by its id or its title.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quiz } from '../support/inside.ts';
import { folder } from '../support/program.ts';

const run = (...args: readonly string[]) => quiz(args);

describe.concurrent('a concept', () => {
  test('says what it builds on and what it leads to', async () => {
    const { stdout } = await run('concepts', 'ch4/sft');
    expect(stdout).toMatch(/^Supervised Fine-tuning \(SFT\)[\s\S]*Builds on +Instruction Alignment\nLeads to +\S/);
  });

  test('is found by its title, in capitals or not, to be shown and to be asked about', async () => {
    const byId = await run('concepts', 'ch4/sft');
    expect(await run('concepts', 'ch4/supervised fine-tuning (SFT)')).toEqual(byId);
    const { stdout } = await run('ch4/Supervised fine-tuning (sft)');
    expect(stdout).toMatch(/ch4 · Alignment: 1 question, /);
  });

  test('is named by its id in the command that goes on, whatever was typed', async () => {
    const { stdout } = await quiz(['ch4/supervised fine-tuning (SFT)'], { input: ':r\n' });
    expect(stdout).toMatch(/quiz ch4\/sft goes on here/);
  });

  test('of which there is none is told without a circle', async () => {
    const { stderr, code } = await run('concepts', 'ch4/zzzzzzzz');
    expect(stderr).toMatch(/no concept "zzzzzzzz"[\s\S]*quiz concepts ch4 shows all; type an id or a whole title in quotes/);
    expect(code).toBe(2);
    const shown = (await run('concepts', 'ch4')).stdout;
    const [, example = ''] = /quiz concepts (ch4\/\S+) shows one/.exec(shown) ?? [];
    expect((await run('concepts', example)).code).toBe(0);
    const [, title = ''] = /quiz\s+concepts\s+"(ch4\/[^"]+)"/.exec(shown) ?? [];
    expect((await run('concepts', title.replace(/\s+/g, ' '))).code).toBe(0);
  });

  test('that is asked about and does not exist is told with some of those that do, and how many more there are', async () => {
    const { stderr } = await run('ch4/zzzzzzzz');
    const [, names = '', more] = /the concepts here: (.+) and (\d+) more; quiz concepts ch4 shows all\n$/.exec(stderr) ?? [];
    expect(names.split(', ').length + Number(more)).toBe(152);
    for (const line of stderr.split('\n')) expect(line.length).toBeLessThan(120);
  });

  test('of two with the same title neither is meant', async () => {
    const path = join(folder(), 'twins.yaml');
    writeFileSync(
      path,
      'id: twins\ntitle: T\nconcepts: { a: { title: Same }, b: { title: same }, c: { title: Other } }\n' +
        'questions: [{ id: q, type: true-false, concept: a, prompt: P?, answer: true, explanation: E. }]\n',
    );
    expect((await run(path, '--concept', 'SAME')).stderr).toMatch(/There is no concept "SAME" here/);
    expect((await run(path, '--concept', 'A')).code).toBe(2);
    expect((await run(path, '--concept', 'a')).code).toBe(0);
  });

  test('of a bank without any: the way to its questions', async () => {
    const path = join(folder(), 'bare.yaml');
    writeFileSync(path, 'id: bare\ntitle: T\nquestions: [{ id: q, type: true-false, prompt: P?, answer: true, explanation: E. }]\n');
    const { stderr, code } = await run('concepts', path);
    expect(stderr).toBe(`quiz: bare has no concepts.\n      quiz ${path} asks its questions\n`);
    expect(code).toBe(2);
  });
});
