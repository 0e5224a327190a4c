import { Argument, type Command } from 'commander';
import type { CommandSpec } from '../command.ts';

/** What can follow a command line, besides banks: the commands, or the options of the one that is named. */
function words(program: Command, typed: readonly string[]): { readonly options: readonly string[]; readonly commands: readonly string[] } {
  const shown = program.createHelp().visibleCommands(program);
  const named = shown.find((command) => command.name() === typed[0]);
  const current = named ?? shown.find((command) => command.name() === 'run') ?? program;
  const options = current.options.filter((option) => !option.hidden).map((option) => option.long ?? option.flags);
  const inner = named === undefined ? shown : named.commands;
  const first = named === undefined ? typed.length <= 1 : typed.length <= 2;
  return { options: [...options, '--help'], commands: first ? inner.map((command) => command.name()) : [] };
}

/** `quiz completion <shell>`: a script that completes commands, options and banks. */
export const completionCommand: CommandSpec = {
  declare(program, act) {
    program
      .command('completion')
      .description('a script that completes commands, options and banks')
      .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
      .addHelpText(
        'after',
        '\nExamples:\n  source <(quiz completion bash)             in ~/.bashrc\n  source <(quiz completion zsh)              in ~/.zshrc\n  quiz completion fish | source              in ~/.config/fish/config.fish\n',
      )
      .action((shell: string) => act(async (context) => (await import('./completion.ts')).script(shell, context)));
    program
      .command('complete', { hidden: true })
      .argument('[typed...]')
      .allowUnknownOption()
      .action((typed: string[]) =>
        act(async (context) => (await import('./completion.ts')).complete(typed, words(program, typed), context)),
      );
  },
};
