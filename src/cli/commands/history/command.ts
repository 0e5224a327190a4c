import type { CommandSpec } from '../command.ts';
import type { DeleteOptions } from './history.ts';

/** `quiz history`: the learner's own record. */
export const historyCommand: CommandSpec = {
  words: ['history'],
  declare(program, act) {
    const history = program
      .command('history')
      .description('your own record: where it is, a copy of it, another machine’s merged into it')
      .addHelpText(
        'after',
        '\nExamples:\n  quiz history path\n  quiz history export > mine.jsonl\n  quiz history import mine.jsonl\n  quiz history delete\n',
      );
    history
      .command('path')
      .description('where it is kept')
      .action(() => act(async (context) => (await import('./history.ts')).path(context)));
    history
      .command('export')
      .description('every entry, one JSON line each, to stdout')
      .action(() => act(async (context) => (await import('./history.ts')).exportAll(context)));
    history
      .command('import')
      .description('merge an export or another device’s journal; what is known already is not added again')
      .argument('<files...>', 'JSON lines; - for stdin')
      .action((files: string[]) => act(async (context) => (await import('./history.ts')).importFrom(files, context)));
    history
      .command('delete')
      .description('delete it all; `restore` brings it back until the next delete')
      .option('--yes', 'do not ask')
      .action((options: DeleteOptions) => act(async (context) => (await import('./history.ts')).deleteAll(options, context)));
    history
      .command('restore')
      .description('bring back what was deleted last')
      .action(() => act(async (context) => (await import('./history.ts')).restore(context)));
  },
};
