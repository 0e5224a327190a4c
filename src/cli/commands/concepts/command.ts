import type { CommandSpec } from '../command.ts';
import type { ConceptsOptions } from './concepts.ts';

/** `quiz concepts`: the concept graph of a bank. */
export const conceptsCommand: CommandSpec = {
  words: ['concepts'],
  declare(program, act) {
    program
      .command('concepts')
      .description('the concept graph: what comes before what, and how well each is known')
      .argument('<bank>', 'id, unique prefix or path; /concept may follow, by id or title')
      .option('--json', 'print JSON')
      .option('--plain', 'words only, nothing drawn')
      .addHelpText('after', '\nExamples:\n  quiz concepts ch4\n  quiz concepts ch4/sft\n')
      .action((bank: string, options: ConceptsOptions) =>
        act(async (context) => (await import('./concepts.ts')).concepts(bank, options, context)),
      );
  },
};
