import { Option } from 'commander';
import type { CommandSpec } from '../command.ts';
import type { CheckOptions } from './check.ts';

/** `quiz check`: everything wrong with banks. */
export const checkCommand: CommandSpec = {
  declare(program, act) {
    program
      .command('check')
      .description('everything wrong with a bank: where, why, and what to write instead')
      .argument('[paths...]', 'banks by id or path, or folders of banks; questions/ unless said')
      .addOption(new Option('--format <format>', 'how to print findings').choices(['text', 'json']).default('text'))
      .option('--strict', 'warnings count as problems')
      .option('--report', 'what each bank looks like in numbers, after the findings; in text the default for one bank that is named')
      .option('--no-report', 'findings alone')
      .addHelpText(
        'after',
        '\nExamples:\n  quiz check\n  quiz check ch4\n  quiz check questions/ --strict\n  quiz check my.yaml --format json\n  quiz check questions/ --report\n\nExit code: 0 no problems, 1 problems found.\n',
      )
      .action((paths: string[], options: CheckOptions) =>
        act(async (context) => (await import('./check.ts')).check(paths, options, context)),
      );
  },
};
