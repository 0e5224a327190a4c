import type { CommandSpec } from '../command.ts';
import type { ShowOptions } from './show.ts';

/** `quiz show`: questions with their keys and everything said about them. */
export const showCommand: CommandSpec = {
  words: ['show'],
  declare(program, act) {
    program
      .command('show')
      .description('questions as a learner sees them, with the key and every explanation')
      .argument('<bank>', 'id, unique prefix or path; #question or /concept may follow')
      .option('--no-key', 'leave out keys, feedback and explanations')
      .option('--plain', 'without colors')
      .option('--markdown', 'as Markdown, for a pull request or a sheet to print')
      .option('--findings', 'what quiz check finds in each question')
      .addHelpText(
        'after',
        '\nExamples:\n  quiz show ch4#sft-loss-of-five-tokens\n  quiz show ch4/sft\n  quiz show ch4 --no-key | less\n  quiz show ch4 --markdown --no-key > exam.md\n  quiz show ch4#sft-loss-of-five-tokens --findings\n',
      )
      .action((bank: string, options: ShowOptions) => act(async (context) => (await import('./show.ts')).show(bank, options, context)));
  },
};
