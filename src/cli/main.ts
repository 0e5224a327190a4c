import { CommanderError } from 'commander';
import { safe } from '../core/doc.ts';
import { type Context, processContext } from './context.ts';
import { exit, UsageError } from './exit.ts';
import { buildProgram } from './program.ts';
import { versionOf } from './version.ts';

/** A hash of the sources, put in by the build. */
declare const QUIZ_BUILD: string | undefined;

/** Runs the program and answers with its exit code. Every error ends here, as a sentence and never as a stack trace. */
export async function main(context: Context): Promise<number> {
  let code: number = exit.fine;
  const program = buildProgram(context, versionOf(context), async (action) => {
    code = await action(context);
  });
  try {
    await program.parseAsync([...context.args], { from: 'user' });
    return code;
  } catch (error) {
    return told(error, context);
  }
}

function told(error: unknown, { stderr, env }: Context): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.usage;
  if (error instanceof UsageError) {
    stderr.write(safe(`quiz: ${error.message}${error.help === undefined ? '' : `\n      ${error.help}`}\n`));
    return exit.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  stderr.write(safe(`quiz: something went wrong that should not: ${message}\n`));
  if (env['QUIZ_DEBUG'] && error instanceof Error) stderr.write(`${error.stack}\n`);
  else stderr.write('      QUIZ_DEBUG=1 shows where; please report it\n');
  return exit.failed;
}

/** The real program: `start.ts` calls it with the folder it lies in, and learns when questions are put. */
export async function start(home: string, keepCode: () => void = () => {}): Promise<void> {
  // A reader that closes early (`quiz show ch4 | head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exit.fine);
    throw error;
  });
  process.exitCode = await main(processContext(home, typeof QUIZ_BUILD === 'string' ? QUIZ_BUILD : '', keepCode));
}
