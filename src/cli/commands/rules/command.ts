import { Option } from 'commander';
import type { CommandSpec } from '../command.ts';
import type { RulesOptions } from './rules.ts';

/** `quiz rules`: what `quiz check` looks for, and why. */
export const rulesCommand: CommandSpec = {
  words: ['rules'],
  declare(program, act) {
    program
      .command('rules')
      .description('what a rule of quiz check looks for, why, with an example of bad and good')
      .argument('[name]', 'a rule; all of them unless said')
      .addOption(new Option('--format <format>', 'for people, or docs/rules.md').choices(['text', 'markdown']).default('text'))
      .addHelpText('after', '\nExamples:\n  quiz rules\n  quiz rules longest-key\n  quiz rules multiple-choice/no-key\n')
      .action((name: string | undefined, options: RulesOptions) =>
        act(async (context) => (await import('./rules.ts')).rules(name, options, context)),
      );
  },
};
