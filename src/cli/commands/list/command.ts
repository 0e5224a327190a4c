import type { CommandSpec } from '../command.ts';
import type { ListOptions } from './list.ts';

/** `quiz list`: the banks that can be found. */
export const listCommand: CommandSpec = {
  words: ['list'],
  declare(program, act) {
    program
      .command('list')
      .description('the banks that can be found, with counts')
      .option('--json', 'print JSON')
      .addHelpText('after', '\nExamples:\n  quiz list\n  quiz list --json\n')
      .action((options: ListOptions) => act(async (context) => (await import('./list.ts')).list(options, context)));
  },
};
