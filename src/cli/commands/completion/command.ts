import { Argument, type Command } from 'commander';
import type { CommandSpec } from '../command.ts';
import type { Following, Word } from './completion.ts';

/** What stands for an argument, by the name it has in the help. */
const TAKEN: Readonly<Record<string, Following['takes']>> = {
  bank: 'banks',
  banks: 'banks',
  question: 'banks',
  paths: 'banks',
  name: 'rules',
};

/** What can stand after `before`: the commands, or what the one that is named takes. */
function following(program: Command, before: readonly string[]): Following {
  const shown = (command: Command): readonly Command[] => command.createHelp().visibleCommands(command);
  const named = (command: Command, word: string | undefined): Command | undefined => shown(command).find((each) => each.name() === word);
  const outer = named(program, before[0]);
  const inner = outer && named(outer, before[1]);
  const current = inner ?? outer ?? named(program, 'run') ?? program;

  const last = before.at(-1) ?? '';
  const open = current.options.find((option) => (option.required || option.optional) && [option.short, option.long].includes(last));
  if (open !== undefined) return { options: [], words: plain(open.argChoices ?? []), takes: 'nothing' };

  const options = [...(before.length === 0 ? program.options : []), ...current.createHelp().visibleOptions(current)];
  const choices = current.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
  const commands = before.length === 0 ? shown(program) : inner === undefined && before.length === 1 && outer ? shown(outer) : [];
  const helped = outer?.name() === 'help' ? shown(program) : commands;
  return {
    options: options.map((option) => ({ word: option.long ?? option.flags, meaning: option.description })),
    words: [...helped.map((each) => ({ word: each.name(), meaning: each.description() })), ...plain(choices)],
    takes: current.registeredArguments.map((argument) => TAKEN[argument.name()]).find((taken) => taken !== undefined) ?? 'nothing',
  };
}

const plain = (words: readonly string[]): Word[] => words.map((word) => ({ word, meaning: '' }));

const EXAMPLES = `
Examples:
  source <(quiz completion bash)             in ~/.bashrc
  source <(quiz completion zsh)              in ~/.zshrc, after compinit
  quiz completion fish | source              in ~/.config/fish/config.fish
`;

/** `quiz completion <shell>`: a script that completes commands, options, banks and what is in them. */
export const completionCommand: CommandSpec = {
  words: ['completion', 'complete'],
  whole: true,
  declare(program, act) {
    program
      .command('completion')
      .description('a script that completes commands, options and banks')
      .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
      .addHelpText('after', EXAMPLES)
      .action((shell: string) => act(async (context) => (await import('./completion.ts')).script(shell, context)));
    program
      .command('complete', { hidden: true })
      .argument('[typed...]')
      .allowUnknownOption()
      .action((typed: string[]) =>
        act(async (context) =>
          (await import('./completion.ts')).complete(typed.at(-1) ?? '', following(program, typed.slice(0, -1)), context),
        ),
      );
  },
};
