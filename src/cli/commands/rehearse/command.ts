import type { CommandSpec } from '../command.ts';

/** `quiz rehearse`: used by the build, not by people. */
export const rehearseCommand: CommandSpec = {
  words: ['rehearse'],
  declare(program, act) {
    program
      .command('rehearse', { hidden: true })
      .description('go through the first pages of a bank unseen, for the build')
      .argument('<bank>')
      .action((bank: string) => act(async (context) => (await import('./rehearse.ts')).rehearse(bank, context)));
  },
};
