import type { CommandSpec } from '../command.ts';
import type { ProgressOptions } from './progress.ts';

/** `quiz progress`: how well things are known, drawn. */
export const progressCommand: CommandSpec = {
  words: ['progress'],
  declare(program, act) {
    program
      .command('progress')
      .description('mastery by concept, a calendar of activity, what falls due in the next weeks')
      .argument('[bank]', 'one bank by its concepts; all banks in short unless said')
      .option('--json', 'print JSON')
      .option('--plain', 'words only, nothing drawn')
      .addHelpText('after', '\nExamples:\n  quiz progress\n  quiz progress ch4\n  quiz progress ch4 --json\n')
      .action((bank: string | undefined, options: ProgressOptions) =>
        act(async (context) => (await import('./progress.ts')).progress(bank, options, context)),
      );
  },
};
