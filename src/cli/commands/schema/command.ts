import { Option } from 'commander';
import type { CommandSpec } from '../command.ts';
import type { SchemaOptions } from './schema.ts';

/** `quiz schema`: the JSON Schema of a bank. */
export const schemaCommand: CommandSpec = {
  words: ['schema'],
  declare(program, act) {
    program
      .command('schema')
      .description('the JSON Schema of a bank, for completion and checking in an editor')
      .addOption(new Option('--format <format>', 'JSON Schema, or a reference for people').choices(['json', 'markdown']).default('json'))
      .addHelpText(
        'after',
        '\nExample:\n  quiz schema > bank.schema.json\n\nThen begin a bank with\n  # yaml-language-server: $schema=./bank.schema.json\n',
      )
      .action((options: SchemaOptions) => act(async (context) => (await import('./schema.ts')).schema(options, context)));
  },
};
