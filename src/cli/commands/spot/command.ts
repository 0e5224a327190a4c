import { Option } from 'commander';
import { count } from '../../option-values.ts';
import type { CommandSpec } from '../command.ts';
import type { SpotOptions } from './spot.ts';

/** `quiz spot`: a random sample, one question at a time with its key. */
export const spotCommand: CommandSpec = {
  words: ['spot'],
  declare(program, act) {
    program
      .command('spot')
      .description('spot-check a bank: answer a random sample blind, see the key, say ok or flag it')
      .argument('<bank>', 'id, unique prefix or path; with #question that one, whoever looked at it before; with /concept a sample of it')
      .option('-n, --count <number>', 'how many questions, or "all" (10 unless said)', count)
      .option('--changed', 'only what was reworded since it was looked at')
      .addOption(new Option('--by <group>', 'about equally many of each').choices(['type', 'concept']))
      .option('--seed <seed>', 'same seed, same sample')
      .option('--who <name>', 'your name in the ledger')
      .option('--status', 'what was looked at, and what that says about the rest')
      .option('--json', 'with --status: print JSON')
      .option('--plain', 'numbered lines and typed replies; always so without a terminal')
      .addHelpText(
        'after',
        '\nExamples:\n  quiz spot ch4 -n 20\n  quiz spot ch4 --changed\n  quiz spot ch4#just-crawl-more\n  quiz spot ch4 --status\n\nThe ledger is a text file beside the bank (ch4.signoff.yaml), made for git.\n',
      )
      .action((bank: string, options: SpotOptions) => act(async (context) => (await import('./spot.ts')).spot(bank, options, context)));
  },
};
