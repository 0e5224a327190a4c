import { type FSWatcher, watch } from 'node:fs';
import { dirname } from 'node:path';
import { safe } from '../../../core/doc.ts';
import { kindOf } from '../../../store/bank-files.ts';
import { localTime } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit, UsageError } from '../../exit.ts';
import { type CheckOptions, once } from './check.ts';
import { banksNamed } from './examine.ts';

/** Milliseconds of quiet after which a file counts as saved: editors write one in several steps. */
const QUIET = 100;
const CLEAR = '\u001b[H\u001b[2J';

/** Checks again whenever a YAML file beside a bank changes, until Ctrl-C. */
export async function watched(paths: readonly string[], options: CheckOptions, context: Context): Promise<ExitCode> {
  const folders = await foldersOf(paths, context);
  if (folders.length === 0) throw new UsageError('There is no bank to watch.', 'name one, or `quiz new` writes one');
  return new Promise((resolve, reject) => {
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    let running = false;
    let changed = false;
    const stop = (): void => {
      clearTimeout(timer);
      process.removeListener('SIGINT', interrupted);
      for (const each of watchers) each.close();
    };
    const interrupted = (): void => {
      stop();
      resolve(exit.interrupted);
    };
    const fail = (error: unknown): void => {
      stop();
      reject(error);
    };
    const run = async (): Promise<void> => {
      running = true;
      changed = false;
      if (context.stdout.isTTY === true) context.stdout.write(CLEAR);
      if (options.format === 'text') context.stdout.write(`${timeOf(context.now())}\n`);
      await once(paths, options, context).catch((error: unknown) => told(error, context));
      running = false;
      if (changed) soon();
    };
    const soon = (): void => {
      changed = true;
      clearTimeout(timer);
      if (!running) timer = setTimeout(() => void run().catch(fail), QUIET);
    };
    process.on('SIGINT', interrupted);
    try {
      // Folders, not files: an editor that saves by renaming would leave a watched file behind.
      for (const folder of folders) {
        const watcher = watch(folder, (_, name) => (name === null || /\.ya?ml$/i.test(name) ? soon() : undefined));
        watchers.push(watcher.on('error', fail));
      }
    } catch (error) {
      fail(error);
      return;
    }
    void run().catch(fail);
  });
}

async function foldersOf(paths: readonly string[], context: Context): Promise<string[]> {
  const banks = await banksNamed(paths, context);
  return [
    ...new Set(await Promise.all(banks.map(async ({ found: { path } }) => ((await kindOf(path)) === 'folder' ? path : dirname(path))))),
  ];
}

/** A bank that is gone for a moment, while an editor saves it, does not end the watch. */
function told(error: unknown, { stderr }: Context): void {
  if (!(error instanceof UsageError)) throw error;
  stderr.write(safe(`quiz: ${error.message}\n`));
}

/** The time of day where the reader is, such as `18:03:11`. */
const timeOf = (now: number): string => localTime(now).slice(11, 19);
