import type { CommandSpec } from '../command.ts';

/** `quiz cache`: used by the build, not by people. */
export const cacheCommand: CommandSpec = {
  words: ['cache'],
  declare(program, act) {
    program
      .command('cache', { hidden: true })
      .description('validate the shipped banks and keep them in a folder, for the build')
      .argument('<folder>')
      .action((folder: string) => act(async (context) => (await import('./cache.ts')).cache(folder, context)));
  },
};
