import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandSpecs } from '../../src/cli/commands/registry.ts';
import { quiz } from '../support/inside.ts';
import { fixture } from '../support/program.ts';

describe('a command', () => {
  test.each(commandSpecs.map((spec) => ({ words: spec.words.join(', '), spec })))('declares what its words say: $words', ({ spec }) => {
    const program = new Command();
    spec.declare(program, async () => undefined);
    expect(program.commands.map((command) => command.name())).toEqual(spec.words);
  });

  test('has words that no other has', () => {
    const words = commandSpecs.flatMap((spec) => spec.words);
    expect([...new Set(words)]).toEqual(words);
  });
});

describe('help', () => {
  const listed = commandSpecs.flatMap((spec) => spec.words).filter((word) => !['complete', 'cache', 'manual', 'rehearse'].includes(word));

  test.each([[['--help']], [['help']], [['ch4', '--help']]])('lists every command: quiz %j', async (args) => {
    const { stdout } = await quiz(args);
    for (const word of listed) expect(stdout).toMatch(new RegExp(`^  ${word} `, 'm'));
  });

  test.each(listed)('of one command is about it: %s', async (word) => {
    const of = (await quiz(['help', word])).stdout;
    expect(of).toMatch(new RegExp(`^Usage: quiz ${word}\\b`));
    expect((await quiz([word, '--help'])).stdout).toBe(of);
  });
});

test('the rehearsal gets to the first question and out again, unseen', async () => {
  expect(await quiz(['rehearse', fixture('pty.yaml')])).toEqual({ code: 0, stdout: '', stderr: '' });
});
