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
      .addHelpText(
        'after',
        `
A case study counts as one question, here and in JSON: answered and mastered
when all of its parts are, due when one of them is.

Examples:
  quiz progress
  quiz progress ch4
  quiz progress ch4 --json
`,
      )
      .action((bank: string | undefined, options: ProgressOptions) =>
        act(async (context) => (await import('./progress.ts')).progress(bank, options, context)),
      );
  },
};
