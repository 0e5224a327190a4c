import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { questionTypes } from '../../src/question-types/registry.ts';
import { quiz } from '../support/inside.ts';
import { bin, folder } from '../support/program.ts';
import { key, open } from '../support/terminal.ts';

const names = questionTypes.map(({ name }) => name);
const read = (cwd: string, name: string): { id: string; title: string; questions: { type: string }[] } =>
  parse(readFileSync(join(cwd, name), 'utf8')) as ReturnType<typeof read>;

describe('quiz new writes a bank that passes quiz check --strict', () => {
  test.each<[string, string[]]>([
    ...names.map((name): [string, string[]] => [name, [name]]),
    ['two to recognize', ['multiple-choice', 'true-false']],
    ['two', ['numeric', 'multiple-choice']],
    ['all', names],
  ])('%s', async (_, types) => {
    const cwd = folder();
    const flags = types.length === names.length ? ['--all'] : ['--type', types.join(',')];
    const { code, stdout } = await quiz(['new', 'my-bank', ...flags], { cwd });
    expect([code, stdout.split('\n')[0]]).toEqual([0, expect.stringMatching(/^Wrote my-bank\.yaml with /)]);
    const bank = read(cwd, 'my-bank.yaml');
    expect(bank).toMatchObject({ id: 'my-bank', title: 'My bank' });
    expect(bank.questions.map(({ type }) => type).sort()).toEqual([...types].sort());
    const checked = await quiz(['check', 'my-bank.yaml', '--strict'], { cwd });
    expect(checked.code, checked.stdout).toBe(0);
  });
});

test('a title may hold anything', async () => {
  const cwd = folder();
  const title = 'Q: "a" # b\\c \'d\'';
  await quiz(['new', 'x', '--type', 'numeric', '--title', title], { cwd });
  expect(read(cwd, 'x.yaml').title).toBe(title);
});

test('nothing is written over without --force', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'x.yaml'), 'mine');
  const refused = await quiz(['new', 'x', '--all'], { cwd });
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--force')]);
  expect(readFileSync(join(cwd, 'x.yaml'), 'utf8')).toBe('mine');
  expect((await quiz(['new', 'x', '--all', '--force'], { cwd })).code).toBe(0);
  expect(read(cwd, 'x.yaml').id).toBe('x');
});

test('it goes to questions/ if there is one, or where --dir says; the schema beside it with --schema', async () => {
  const cwd = folder();
  mkdirSync(join(cwd, 'questions'));
  await quiz(['new', 'x', '--all'], { cwd });
  expect(existsSync(join(cwd, 'questions', 'x.yaml'))).toBe(true);
  await quiz(['new', 'x', '--all', '--dir', 'deep/er', '--schema'], { cwd });
  const [comment] = readFileSync(join(cwd, 'deep/er/x.yaml'), 'utf8').split('\n');
  expect(comment).toBe('# yaml-language-server: $schema=./bank.schema.json');
  expect(JSON.parse(readFileSync(join(cwd, 'deep/er/bank.schema.json'), 'utf8'))).toMatchObject({ title: 'Question bank' });
});

test.each([
  ['no types, elsewhere than in a terminal', ['new', 'x'], '--all'],
  ['an unknown type', ['new', 'x', '--type', 'numerc'], 'did you mean "numeric"?'],
  ['a name without letters', ['new', '???', '--all'], 'letters and digits'],
  ['a title that drives a terminal', ['new', 'x', '--all', '--title', '\u001b[2J'], 'visible'],
])('%s is wrong usage', async (_, args, words) => {
  const cwd = folder();
  const { code, stderr } = await quiz(args, { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  expect(existsSync(join(cwd, 'x.yaml'))).toBe(false);
});

describe('in a terminal', () => {
  test('it asks for the types and the title', async () => {
    const cwd = folder();
    const terminal = open(process.execPath, [bin, 'new', 'x'], { cwd, env: { QUIZ_DATA_DIR: folder() }, rows: 30 });
    await terminal.waitFor(/Of which question types/);
    terminal.write('16');
    terminal.write(key.enter);
    await terminal.waitFor(/Proposed: X/);
    terminal.write(`Scaling laws${key.enter}`);
    expect(await terminal.exit).toBe(0);
    const bank = read(cwd, 'x.yaml');
    expect(bank.title).toBe('Scaling laws');
    expect(bank.questions.map(({ type }) => type)).toEqual([names[0], names[5]]);
  });

  test('Ctrl-C writes nothing', async () => {
    const cwd = folder();
    const terminal = open(process.execPath, [bin, 'new', 'x'], { cwd, env: { QUIZ_DATA_DIR: folder() } });
    await terminal.waitFor(/Of which question types/);
    terminal.write(key.ctrlC);
    expect(await terminal.exit).toBe(130);
    expect(existsSync(join(cwd, 'x.yaml'))).toBe(false);
  });
});
