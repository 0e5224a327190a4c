import { type FSWatcher, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { safe } from '../../../core/doc.ts';
import { localTime } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit, UsageError } from '../../exit.ts';
import { type CheckOptions, once } from './check.ts';
import { banksNamed } from './examine.ts';

/** Milliseconds of quiet after which a file counts as saved: editors write one in several steps. */
const QUIET = 100;
const CLEAR = '\u001b[H\u001b[2J';

/** Checks again whenever a YAML file beside or in a bank is written, added or removed, until Ctrl-C. */
export async function watched(paths: readonly string[], options: CheckOptions, context: Context): Promise<ExitCode> {
  const places = await placesOf(paths, context);
  return new Promise((resolve, reject) => {
    let watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    let running = false;
    let changed = false;
    let stopped = false;
    const stop = (): void => {
      stopped = true;
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
      // Anew before each check: a folder that was removed and made again, as by git, is another one; new banks may have come.
      for (const place of await placesOf(paths, context).catch(() => [])) places.add(place);
      if (stopped) return;
      for (const each of watchers) each.close();
      watchers = watchersOf(places, soon);
      if (context.stdout.isTTY === true) context.stdout.write(CLEAR);
      if (options.format === 'text') context.stdout.write(`${timeOf(context.now())}\n`);
      await once(paths, options, context).catch((error: unknown) => told(error, context));
      running = false;
      if (changed && !stopped) soon();
    };
    const soon = (): void => {
      changed = true;
      clearTimeout(timer);
      if (!running) timer = setTimeout(() => void run().catch(fail), QUIET);
    };
    process.on('SIGINT', interrupted);
    void run().catch(fail);
  });
}

/** The paths of the banks. */
async function placesOf(paths: readonly string[], context: Context): Promise<Set<string>> {
  return new Set((await banksNamed(paths, context)).map(({ found }) => found.path));
}

/** Watchers of the folders around banks and, where a bank is a folder, of itself; none of those that are gone. */
function watchersOf(places: ReadonlySet<string>, changed: () => void): FSWatcher[] {
  // Folders, not files: an editor that saves by renaming would leave a watched file behind. What is no YAML file and no bank
  // is let pass: output that goes to a file beside a bank would start the next check.
  const matters = (folder: string, name: string | null): boolean =>
    name === null || /^[^.].*\.ya?ml$/i.test(name) || places.has(join(folder, name));
  const folders = new Set([...places].flatMap((path) => (/\.ya?ml$/i.test(path) ? [dirname(path)] : [dirname(path), path])));
  return [...folders].flatMap((folder) => {
    try {
      const watcher = watch(folder, (_, name) => (matters(folder, name) ? changed() : undefined));
      return [watcher.on('error', changed)];
    } catch (error) {
      if (isGone(error)) return [];
      throw error;
    }
  });
}

/** A bank that is gone for a moment, while an editor saves it, does not end the watch. */
function told(error: unknown, { stderr }: Context): void {
  if (isGone(error)) return;
  if (!(error instanceof UsageError)) throw error;
  stderr.write(safe(`quiz: ${error.message}\n`));
}

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'; // what node:fs throws

/** The time of day where the reader is, such as `18:03:11`. */
const timeOf = (now: number): string => localTime(now).slice(11, 19);
