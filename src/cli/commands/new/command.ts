import type { CommandSpec } from '../command.ts';
import type { NewOptions } from './new.ts';

/** `quiz new`: a bank to start from. */
export const newCommand: CommandSpec = {
  words: ['new'],
  declare(program, act) {
    program
      .command('new')
      .description('a bank to start from, with one example of each question type wanted')
      .argument('<bank>', 'its name, or the path of its file')
      .option('--type <types>', 'question types, with commas between them')
      .option('--all', 'one example of every question type')
      .option('--title <title>', 'the title; made from the name unless said')
      .option('--dir <folder>', 'where to write it; questions/ if there is one, else here')
      .option('--schema', 'also write the JSON Schema beside it, for editors on other machines')
      .option('--force', 'write over a file that exists')
      .addHelpText(
        'after',
        '\nIn a terminal, without --type and --all, it asks.\n\nExamples:\n  quiz new ch6 --all\n  quiz new ch6 --type multiple-choice,numeric --title "Scaling laws"\n  quiz new notes/week-3.yaml\n',
      )
      .action((bank: string, options: NewOptions) => act(async (context) => (await import('./new.ts')).newBank(bank, options, context)));
  },
};
