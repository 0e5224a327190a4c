import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { type Examined, examine } from './examine.ts';
import { type Format, printed } from './print.ts';
import { progressOn } from './progress.ts';

/** What was asked for on the command line. */
export interface CheckOptions {
  readonly format: Format;
  readonly strict?: boolean;
  readonly info?: boolean;
  /** Whether text shows every finding by itself, however many there are. */
  readonly all?: boolean;
  /** `name=level`, as typed. */
  readonly rule?: readonly string[];
  readonly report?: boolean;
  readonly fix?: boolean;
  readonly watch?: boolean;
  /** Whether a question that is not signed off is an error. */
  readonly requireSignoff?: boolean;
}

/** Checks banks and prints what is wrong with them. */
export async function check(paths: readonly string[], options: CheckOptions, context: Context): Promise<ExitCode> {
  if (options.watch === true) return (await import('./watch.ts')).watched(paths, options, context);
  return once(paths, options, context);
}

/** One check, after what `--fix` could mend. */
export async function once(paths: readonly string[], options: CheckOptions, context: Context): Promise<ExitCode> {
  context.keepCode();
  const progress = progressOn(context);
  const run = (): Promise<Examined> => examine(paths, options, context, progress.told);
  const work = async () => (options.fix === true ? (await import('./fix.ts')).fixed(run) : { examined: await run(), mended: 0 });
  const { examined, mended } = await work().finally(progress.done);
  if (mended > 0) context.stderr.write(`Mended ${mended === 1 ? '1 problem' : `${mended} problems`}.\n`);
  const { counts } = examined;
  context.stdout.write(await printed(examined, options, context));
  return counts.errors > 0 || (options.strict === true && counts.warnings > 0) ? exit.problems : exit.fine;
}
