// A bank with nothing sound in it: every command says so, and names the bank as it was typed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quiz } from '../support/inside.ts';
import { folder } from '../support/program.ts';

const BROKEN = 'id: b\ntitle: B\nquestions:\n  - id: one\n    type: true-false\n';

/** A folder with a bank that holds nothing sound, once in `sub/` and once as a bank with a name. */
function place(): string {
  const cwd = folder();
  for (const each of ['sub', 'questions']) mkdirSync(join(cwd, each));
  for (const path of ['sub/b.yaml', 'sub/my bank.yaml', 'questions/named.yaml']) writeFileSync(join(cwd, path), BROKEN);
  return cwd;
}

/** The usage error of a command that needs something sound. */
async function refused(cwd: string, ...args: string[]): Promise<string> {
  const { code, stderr } = await quiz(args, { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^quiz: The bank ".*" has no sound question\.\n/);
  return stderr;
}

test('the command that is told is one that works: the bank is named as it was typed', async () => {
  const cwd = place();
  for (const [typed, shown] of [
    ['./sub/b.yaml', './sub/b.yaml'],
    [join(cwd, 'sub', 'b.yaml'), join(cwd, 'sub', 'b.yaml')],
    ['sub/my bank.yaml', "'sub/my bank.yaml'"],
    ['named', 'named'],
    ['nam', 'nam'],
  ] as const) {
    expect(await refused(cwd, typed)).toContain(`quiz check ${shown} tells what is wrong`);
    expect((await quiz(['check', typed], { cwd })).stdout).toContain('true-false/missing-key');
  }
});

test.each(['show', 'spot', 'concepts', 'progress', 'try'])('quiz %s says so too', async (command) => {
  const argument = command === 'try' ? ['sub/b.yaml#one', 'true'] : ['sub/b.yaml'];
  expect(await refused(place(), command, ...argument)).toContain('quiz check sub/b.yaml tells what is wrong');
});

test('a bank that is partly broken names its path too', async () => {
  const cwd = place();
  const sound = `  - id: two\n    type: true-false\n    prompt: Is it so?\n    answer: true\n    explanation: It is so, as anybody can see.\n`;
  writeFileSync(join(cwd, 'sub', 'b.yaml'), BROKEN + sound);
  const { stderr } = await quiz(['sub/b.yaml', '--plain'], { cwd });
  expect(stderr).toBe('b: 1 question is broken and left out; quiz check sub/b.yaml tells why\n');
});
