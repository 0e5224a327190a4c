// The built program in a process of its own, which has loaded nothing before, and its `main` in this one: every command says and does
// the same. So what other tests find out about the one holds for the other.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import * as inside from '../support/inside.ts';
import * as real from '../support/program.ts';

/** What is typed after `quiz`, and what is typed into it then. */
const lines: readonly (readonly [typed: string, input?: string])[] = [
  ['--help'],
  ['--version'],
  ['run --help'],
  ['no-such-bank'],
  ['run pty --plain --order file --seed 1 -n all', '2\n:h\n1 3\n1\n:r\n:s\nkitten\n:f odd\n8 legs\n:q\n'],
  ['pty --order shuffled --seed 2 --exam --confidence', '1\n2\n3\n1\n'],
  ['pty --answers replies.json --seed 1'],
  ['review', ':q\n'],
  ['progress'],
  ['progress pty --json'],
  ['concepts pty'],
  ['list --json'],
  [''],
  ['show pty'],
  ['show pty --markdown --findings'],
  ['try pty#word kitten'],
  ['try pty#word ktten --json'],
  ['spot pty#word --plain --who Ada --seed 1', 'kitten\no\n'],
  ['spot pty --status'],
  ['check questions --strict'],
  ['check faults.yaml --format sarif --report'],
  ['check faults.yaml --fix --require-signoff'],
  ['new mine --all'],
  ['rules longest-key'],
  ['schema'],
  ['history export'],
  ['history import -', 'garbage\n'],
  ['history delete --yes'],
  ['completion bash'],
  ['complete -- show pty#'],
];

const learned = real.folder();
beforeAll(async () => {
  await real.quiz([real.fixture('pty.yaml'), '--order', 'file'], { input: '2\n1 3\n:f odd\n1\n:q\n', env: { QUIZ_DATA_DIR: learned } });
});

/** A folder with banks and a learner's history, the same each time. */
function place(): { readonly cwd: string; readonly data: string } {
  const [cwd, data] = [real.folder(), real.folder()];
  mkdirSync(join(cwd, 'questions'));
  cpSync(join(real.root, real.fixture('pty.yaml')), join(cwd, 'questions', 'pty.yaml'));
  cpSync(join(real.root, real.fixture('ten-faults.yaml')), join(cwd, 'faults.yaml'));
  writeFileSync(join(cwd, 'replies.json'), JSON.stringify({ word: 'kitten', number: '8 legs', case: { cheaper: 'true' }, pick: 'z' }));
  cpSync(learned, data, { recursive: true });
  return { cwd, data };
}

/** What a run said, and the files it left behind, without what no two runs have in common. */
async function outcome({ quiz }: Pick<typeof real, 'quiz'>, typed: string, input: string) {
  const { cwd, data } = place();
  const { code, stdout, stderr } = await quiz(typed === '' ? [] : typed.split(' '), { cwd, input, env: { QUIZ_DATA_DIR: data } });
  const said = (text: string): string => text.replaceAll(data, '<data>').replaceAll(cwd, '<cwd>');
  const files = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  const left = files.sort().map((name) => [name, readFileSync(join(cwd, name), 'utf8').replace(/when: .*/g, 'when')]);
  return { code, stdout: said(stdout), stderr: said(stderr), left };
}

test.each(lines.map(([typed, input = '']) => [typed, input] as const))('quiz %s', async (typed, input) => {
  const [own, here] = await Promise.all([outcome(real, typed, input), outcome(inside, typed, input)]);
  expect(own.stdout + own.stderr).not.toBe('');
  expect(here).toEqual(own);
});

test('no command is left out', () => {
  const typed = new Set(lines.map(([line]) => line.split(' ')[0]));
  const folders = readdirSync(join(real.root, 'src', 'cli', 'commands'), { withFileTypes: true }).filter((each) => each.isDirectory());
  // What is called without a name, and what only the build calls.
  const nameless = ['home', 'cache', 'manual', 'rehearse'];
  expect(folders.map(({ name }) => name).filter((name) => !typed.has(name) && !nameless.includes(name))).toEqual([]);
});
