import { findBanks } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';

const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_quiz() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(quiz complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _quiz quiz
`,
  zsh: `_quiz() {
  local -a found
  found=("\${(@f)$(quiz complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -a found
  _files -g '*.y(a|)ml'
}
compdef _quiz quiz
`,
  fish: `complete -c quiz -a '(quiz complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
};

/** Prints the completion script of a shell. */
export async function script(shell: string, { stdout }: Context): Promise<ExitCode> {
  stdout.write(SCRIPTS[shell] ?? '');
  return exit.fine;
}

/** Prints what may follow what was typed, one a line: used by the scripts. */
export async function complete(
  typed: readonly string[],
  { options, commands }: { readonly options: readonly string[]; readonly commands: readonly string[] },
  context: Context,
): Promise<ExitCode> {
  const last = typed.at(-1) ?? '';
  const banks = last.startsWith('-') ? [] : (await findBanks(context)).map((bank) => bank.name);
  const found = last.startsWith('-') ? options : [...commands, ...banks];
  context.stdout.write(
    found
      .filter((each) => each.startsWith(last))
      .map((each) => `${each}\n`)
      .join(''),
  );
  return exit.fine;
}
