import { count } from '../../option-values.ts';
import type { CommandSpec } from '../command.ts';
import type { ReviewOptions } from './review.ts';

/** `quiz review`: what is due today over all banks. */
export const reviewCommand: CommandSpec = {
  words: ['review'],
  declare(program, act) {
    program
      .command('review')
      .description('what is due today over all banks, interleaved')
      .argument('[banks...]', 'only these banks')
      .option('-n, --count <number>', 'how many questions, or "all" (15 unless said)', count)
      .option('--seed <seed>', 'same seed, same shuffles')
      .option('--confidence', 'say how sure you are before each verdict')
      .option('--cover', 'think first: choices are covered until you ask for them')
      .option('--plain', 'numbered lines and typed replies; always so without a terminal')
      .option('--json', 'print one result document when done; everything else goes to stderr')
      .addHelpText('after', '\nExamples:\n  quiz review\n  quiz review ch4 -n 5\n')
      .action((banks: string[], options: ReviewOptions) =>
        act(async (context) => (await import('./review.ts')).review(banks, options, context)),
      );
  },
};
