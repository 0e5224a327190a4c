import { Command } from 'commander';
import { safe } from '../core/doc.ts';
import type { Act, CommandSpec } from './commands/command.ts';
import { commandSpecs } from './commands/registry.ts';
import { runCommand } from './commands/run/command.ts';
import type { Context } from './context.ts';

/** The command line: its commands, options and help. Loads nothing of what the commands do. */
export function buildProgram(context: Context, version: string, act: Act): Command {
  const program = new Command('quiz')
    .description('Learn from question banks in the terminal, and keep the banks trustworthy.')
    .version(version)
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      // It quotes what was typed.
      writeErr: (text) => context.stderr.write(safe(text)),
      getOutHelpWidth: () => Math.min(100, context.stdout.columns || 80),
      getErrHelpWidth: () => Math.min(100, context.stderr.columns || 80),
    })
    .showHelpAfterError('(quiz --help shows what can be typed)')
    .exitOverride()
    .enablePositionalOptions();
  for (const spec of meant(context.args)) spec.declare(program, act);
  program.addHelpText('after', EXAMPLES);
  return program;
}

/** The commands that `args` can be about: declaring all of them takes milliseconds of each start. */
function meant(args: readonly string[]): readonly CommandSpec[] {
  const [first] = args;
  if (first === undefined || first === 'help' || args.includes('--help') || args.includes('-h')) return commandSpecs;
  const spec = commandSpecs.find(({ words }) => words.includes(first)) ?? runCommand;
  return spec.whole === true ? commandSpecs : [spec];
}

const EXAMPLES = `
Examples:
  quiz                list the banks
  quiz ch4            learn: the next portion of chapter 4
  quiz ch4 -n 5       five questions
  quiz run --help     all options of a run
  quiz check my.yaml  what is wrong with a bank, and what to write instead

Exit codes: 0 fine, 1 problems found, 2 wrong usage, 3 the tool failed, 130 interrupted.
`;
