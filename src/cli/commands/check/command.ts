import { Option } from 'commander';
import type { CommandSpec } from '../command.ts';
import type { CheckOptions } from './check.ts';

/** `quiz check`: everything wrong with banks. */
export const checkCommand: CommandSpec = {
  words: ['check'],
  declare(program, act) {
    program
      .command('check')
      .description('everything wrong with a bank: where, why, and what to write instead')
      .argument('[paths...]', 'banks by id or path, or folders of banks; questions/ unless said')
      .addOption(new Option('--format <format>', 'how to print findings').choices(['text', 'json', 'github', 'sarif']).default('text'))
      .option('--strict', 'warnings count as problems')
      .option('--require-signoff', 'a question that nobody has signed off in its present wording (quiz spot) is an error')
      .option('--info', 'print infos too: remarks that are often no fault')
      .option('--all', 'print every finding by itself; else what is the same is told once, and of a file about 100 are shown')
      .option('--fix', 'mend what is safe to mend, and leave everything else in the file as it is')
      .option('--watch', 'check again whenever a bank changes, until Ctrl-C')
      .option(
        '--rule <name=level>',
        'how bad a rule is: off, info, warn or error; may be given again',
        (each: string, all: string[]) => [...all, each],
        [],
      )
      .option('--report', 'what each bank looks like in numbers, after the findings; in text the default for one bank that is named')
      .option('--no-report', 'findings alone')
      .addHelpText(
        'after',
        '\nExamples:\n  quiz check\n  quiz check ch4\n  quiz check questions/ --strict\n  quiz check my.yaml --format json\n  quiz check questions/ --report\n  quiz check ch4 --require-signoff --format github\n  quiz check ch4 --rule negative-stem=off --rule clang=error\n\nquiz.config.yaml, in the folder of a bank or above it, sets levels for good:\n  rules:\n    negative-stem: off\n\nExit code: 0 no problems, 1 problems found.\n',
      )
      .action((paths: string[], options: CheckOptions) =>
        act(async (context) => (await import('./check.ts')).check(paths, options, context)),
      );
  },
};
