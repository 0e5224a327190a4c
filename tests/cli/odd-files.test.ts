// What else lies in the folder of a bank: locks of editors, links to nothing, folders, files nobody may read.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quiz } from '../support/inside.ts';
import { folder } from '../support/program.ts';

const truth = (id: string, prompt = 'Is it so?'): string =>
  `  - id: ${id}\n    type: true-false\n    prompt: ${prompt}\n    answer: true\n    explanation: It is so, as far as anybody could find out.\n`;
const head = 'id: fold\ntitle: Fold\nquestions:\n';

/** A folder in which `questions/fold` is a bank of two files; `odd` puts something else there. */
function withBank(odd: (bank: string) => void): string {
  const cwd = folder();
  const bank = join(cwd, 'questions', 'fold');
  mkdirSync(bank, { recursive: true });
  writeFileSync(join(bank, 'bank.yaml'), head + truth('one', 'Is this one so?'));
  writeFileSync(join(bank, 'part1.yaml'), `questions:\n${truth('two', 'And what about the other?')}`);
  odd(bank);
  return cwd;
}

interface Told {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
}

async function told(cwd: string, path = 'questions/fold'): Promise<{ code: number | null; told: string[] }> {
  const { stdout, stderr, code } = await quiz(['check', path, '--format', 'json'], { cwd });
  expect(stderr).toBe('');
  const { findings } = JSON.parse(stdout) as { findings: Told[] };
  return { code, told: findings.map(({ rule, file }) => `${rule} ${file}`) };
}

describe('names that begin with a dot', () => {
  test.each<[string, (bank: string) => void]>([
    ["Emacs' lock, a link to nothing", (bank) => symlinkSync('me@host.12:3', join(bank, '.#part1.yaml'))],
    ["macOS' double", (bank) => writeFileSync(join(bank, '._part1.yaml'), Buffer.from([0, 5, 22, 7, 0, 255]))],
    ['a hidden file', (bank) => writeFileSync(join(bank, '.part1.yaml'), 'questions: [')],
  ])('are no parts of a bank: %s', async (_, odd) => {
    const cwd = withBank(odd);
    expect(await told(cwd)).toEqual({ code: 0, told: [] });
    expect((await quiz(['show', 'fold'], { cwd })).code).toBe(0);
  });

  test('are no banks', async () => {
    const cwd = withBank((bank) => {
      writeFileSync(join(bank, '..', '.double.yaml'), head + truth('one'));
      mkdirSync(join(bank, '..', '.git'));
      writeFileSync(join(bank, '..', '.git', 'bank.yaml'), head + truth('one'));
    });
    const { stdout } = await quiz(['list', '--json'], { cwd });
    const names = (JSON.parse(stdout) as { banks: { name: string }[] }).banks.map(({ name }) => name);
    expect(names).toContain('fold');
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('what cannot be read', () => {
  const odd: readonly [string, (bank: string) => void, RegExp][] = [
    ['a link to nothing', (bank) => symlinkSync('gone.txt', join(bank, 'x.yaml')), /a link leads nowhere/],
    ['a link to itself', (bank) => symlinkSync('x.yaml', join(bank, 'x.yaml')), /leads back to itself/],
    ['a folder', (bank) => mkdirSync(join(bank, 'x.yaml')), /This is a folder/],
    ['a device', (bank) => symlinkSync('/dev/zero', join(bank, 'x.yaml')), /This is no file/],
    ['a link through a file', (bank) => symlinkSync('part1.yaml/y', join(bank, 'x.yaml')), /cannot be opened \(ENOTDIR\)/],
  ];

  test.each(odd)('%s is told where it stands, and what is wrong with the other files', async (_, put, words) => {
    const cwd = withBank((bank) => {
      put(bank);
      writeFileSync(join(bank, 'part2.yaml'), `questions:\n${truth('three').replace('answer', 'anser')}`);
    });
    expect(await told(cwd)).toEqual({
      code: 1,
      told: ['true-false/unknown-key questions/fold/part2.yaml', 'bank/unreadable-file questions/fold/x.yaml'],
    });
    expect((await quiz(['check', 'questions'], { cwd })).stdout).toMatch(words);
  });

  test.each(odd)('%s leaves the bank out of a list, and other commands say what tells why', async (_, put) => {
    const cwd = withBank(put);
    const list = await quiz(['list'], { cwd });
    expect(list).toMatchObject({ stderr: '', code: 0 });
    expect(list.stdout).toContain('quiz check fold tells why');
    for (const args of [['fold'], ['concepts', 'fold'], ['show', 'fold'], ['spot', 'fold'], ['try', 'fold#one', 'true']]) {
      const { stderr, code } = await quiz(args, { cwd });
      expect(stderr).toContain('The bank "fold" cannot be read.\n      quiz check fold tells what is wrong');
      expect(code).toBe(2);
    }
  });

  test('a part in another encoding hides nothing that is wrong with the others', async () => {
    const cwd = withBank((bank) => {
      writeFileSync(
        join(bank, 'part2.yaml'),
        Buffer.from(`questions:\n${truth('three')}`, 'utf16le')
          .fill(0xff, 0, 1)
          .fill(0xfe, 1, 2),
      );
      writeFileSync(join(bank, 'part3.yaml'), `questions:\n${truth('four').replace('answer', 'anser')}`);
    });
    expect((await told(cwd)).told).toEqual(['yaml/encoding questions/fold/part2.yaml', 'true-false/unknown-key questions/fold/part3.yaml']);
  });

  test('without its head, nothing is told of parts that cannot be judged alone', async () => {
    const cwd = withBank((bank) => writeFileSync(join(bank, 'bank.yaml'), Buffer.from([0x69, 0xe4, 0x0a])));
    expect((await told(cwd)).told).toEqual(['yaml/encoding questions/fold/bank.yaml']);
  });
});
