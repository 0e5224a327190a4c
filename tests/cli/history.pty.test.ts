// `quiz history delete` at a terminal, where somebody can be asked.
import { afterEach, expect, test } from 'vitest';
import { journalFiles } from '../../src/store/journal.ts';
import { quiz } from '../support/inside.ts';
import { bin, fixture, folder } from '../support/program.ts';
import { open, type Terminal } from '../support/terminal.ts';

let terminal: Terminal | undefined;
afterEach(() => terminal?.kill());

test.each([
  ['delete', /Deleted \d entries/, 0],
  ['no', /Nothing was deleted\./, 1],
] as const)('typing "%s"', async (typed, told, files) => {
  const env = { QUIZ_DATA_DIR: folder() };
  await quiz([fixture('pty.yaml'), '-n', '1', '--order', 'file'], { env, input: '1\n' });
  terminal = open(process.execPath, [bin, 'history', 'delete'], { env });
  await terminal.waitFor(/Type "delete" to go on:/);
  terminal.write(`${typed}\r`);
  expect(await terminal.exit).toBe(0);
  expect(terminal.screen()).toMatch(told);
  expect(journalFiles(env.QUIZ_DATA_DIR)).toHaveLength(files);
});
