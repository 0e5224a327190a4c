import type { CommandSpec } from '../command.ts';

/** `quiz manual`: the source of the manual page, for `npm run generate`. */
export const manualCommand: CommandSpec = {
  words: ['manual'],
  whole: true,
  declare(program, act) {
    program
      .command('manual', { hidden: true })
      .description('the manual page as man reads it')
      .action(() => act(async (context) => (await import('./manual.ts')).manual(program, context)));
  },
};
