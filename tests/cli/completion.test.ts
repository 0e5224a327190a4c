// Completion as the shells ask for it, and the scripts in real shells where they are installed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { quiz } from '../support/inside.ts';
import { bin, folder } from '../support/program.ts';
import { environment } from '../support/terminal.ts';

const BANK = `id: tea
title: Tea
concepts:
  water:
    title: Water
questions:
  - id: green-tea
    type: short-answer
    concept: water
    prompt: What is in the cup?
    accept: [tea]
    explanation: Tea it is.
`;
const RUNS_WHEN_EXPANDED = '$(touch expanded)';

const cwd = folder();
beforeAll(() => {
  mkdirSync(join(cwd, 'questions'));
  writeFileSync(join(cwd, 'questions', 'tea.yaml'), BANK);
  writeFileSync(join(cwd, 'questions', `${RUNS_WHEN_EXPANDED}.yaml`), BANK);
  writeFileSync(join(cwd, 'questions', 'two words.yaml'), BANK);
  writeFileSync(join(cwd, 'questions', '-rf.yaml'), BANK);
});

/** What may complete the last word. */
async function offered(...typed: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await quiz(['complete', '--', ...typed], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t')[0] ?? '');
}

describe('what may follow', () => {
  test.each([
    { typed: ['che'], offers: ['check'] },
    { typed: ['te'], offers: ['tea'] },
    { typed: ['show', 'te'], offers: ['tea'] },
    { typed: ['show', 'tea#'], offers: ['tea#green-tea'] },
    { typed: ['tea/'], offers: ['tea/water'] },
    { typed: ['nosuch#'], offers: [] },
    { typed: ['check', '--st'], offers: ['--strict'] },
    { typed: ['tea', '--exa'], offers: ['--exam'] },
    { typed: ['--vers'], offers: ['--version'] },
    { typed: ['list', '--'], offers: ['--json', '--help'] },
    { typed: ['check', '--format', ''], offers: ['text', 'json', 'github', 'sarif'] },
    { typed: ['tea', '--order', 'sh'], offers: ['shuffled'] },
    { typed: ['-n', ''], offers: [] },
    { typed: ['completion', ''], offers: ['bash', 'zsh', 'fish'] },
    { typed: ['rules', 'longest-key'], offers: ['longest-key', 'longest-key-rate'] },
    { typed: ['history', 'del'], offers: ['delete'] },
    { typed: ['history', 'delete', '--y'], offers: ['--yes'] },
    { typed: ['help', 'sch'], offers: ['schema'] },
    { typed: ['list', ''], offers: [] },
  ])('quiz $typed', async ({ typed, offers }) => {
    expect(await offered(...typed)).toEqual(offers);
  });

  test('commands and banks to begin with, and nothing that is for the build', async () => {
    const words = await offered('');
    expect(words).toEqual(expect.arrayContaining(['run', 'check', 'help', 'tea', 'ch4']));
    expect(words.filter((word) => ['complete', 'cache', 'manual'].includes(word))).toEqual([]);
  });

  test('no name that a shell would take for more than a word', async () => {
    expect((await offered('show', '')).filter((word) => !/^[\w-]+$/.test(word) || word.startsWith('-'))).toEqual([]);
  });
});

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

/** What a shell prints that has loaded its script. */
function inShell(file: string, args: readonly string[]): string {
  const path = folder();
  symlinkSync(bin, join(path, 'quiz'));
  const PATH = [path, join(process.execPath, '..'), process.env['PATH']].join(delimiter);
  const env = environment({ HOME: folder(), PATH, QUIZ_DATA_DIR: folder(), QUIZ_CACHE_DIR: folder() });
  const { stdout, stderr } = spawnSync(file, args, { cwd, env, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
}

describe('in a shell', () => {
  test.skipIf(!has('bash'))('bash', () => {
    const lines = [
      'source <(quiz completion bash)',
      `try() { COMP_WORDS=(quiz "$@"); COMP_CWORD=$#; _quiz; echo "\${COMPREPLY[*]}"; }`,
      'try che; try show tea#; try check --format ""; try show ""; try nosuch/; complete -p quiz',
    ];
    const shown = inShell('bash', ['--norc', '--noprofile', '-c', lines.join('\n')]).split('\n');
    expect(shown.slice(0, 3)).toEqual(['check', 'tea#green-tea', 'text json github sarif']);
    expect(shown[3]?.split(' ')).toEqual(['tea', 'ch1', 'ch2', 'ch3', 'ch4', 'ch5']);
    expect(shown.slice(4)).toEqual(['', 'complete -o default -F _quiz quiz', '']);
    expect(spawnSync('ls', ['-A'], { cwd, encoding: 'utf8' }).stdout).toBe('questions\n');
  });

  test.skipIf(!has('zsh'))('zsh', () => {
    // Outside its line editor zsh completes nothing: what would be described is printed instead.
    const lines = [
      `compdef() { print -r -- "$@"; }; _describe() { print -rl -- "\${(@P)2}"; }; _files() { print files; }`,
      'source <(quiz completion zsh)',
      'try() { local -a words=(quiz "$@"); local CURRENT=$#words; _quiz; }',
      'try che; try show "tea#"; try check --format t; try nosuch/',
    ];
    const shown = inShell('zsh', ['-f', '-c', lines.join('\n')]).split('\n');
    expect(shown[0]).toBe('_quiz quiz');
    expect(shown[1]).toMatch(/^check:everything wrong with a bank\\?: /);
    expect(shown.slice(2)).toEqual(['tea#green-tea:short-answer', 'text', 'files', '']);
  });

  test.skipIf(!has('fish'))('fish', () => {
    const lines = [
      'quiz completion fish | source',
      'complete -C "quiz che"',
      'complete -C "quiz show tea#"',
      'complete -C "quiz check --st"',
    ];
    const shown = inShell('fish', ['--no-config', '-c', lines.join('; ')]).split('\n');
    expect(shown.map((line) => line.split('\t')[0])).toEqual(['check', 'tea#green-tea', '--strict', '']);
  });
});
