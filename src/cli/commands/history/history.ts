import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bringBack, exportLines, importLines, putAside } from '../../../store/archive.ts';
import { dataFolder } from '../../../store/folders.ts';
import { journalFiles, journalFolder } from '../../../store/journal.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit, UsageError } from '../../exit.ts';

/** What was asked for on the command line. */
export interface DeleteOptions {
  readonly yes?: boolean;
}

const some = (count: number, word = 'entry', words = 'entries'): string => `${count} ${count === 1 ? word : words}`;

/** Says where the history is kept. */
export async function path(context: Context): Promise<ExitCode> {
  context.stdout.write(`${journalFolder(dataFolder(context.env))}\n`);
  return exit.fine;
}

/** Writes every entry to stdout. */
export async function exportAll(context: Context): Promise<ExitCode> {
  context.stdout.write(exportLines(dataFolder(context.env)));
  return exit.fine;
}

/** Merges files of entries into the history. */
export async function importFrom(files: readonly string[], context: Context): Promise<ExitCode> {
  const texts: string[] = [];
  for (const file of files) texts.push(await readGiven(file, context));
  const { added, known, refused } = importLines(dataFolder(context.env), texts.join('\n'));
  context.stdout.write(`${some(added)} added, ${known} known already.\n`);
  if (refused > 0) context.stderr.write(`quiz: ${some(refused, 'line is', 'lines are')} no entry and left out.\n`);
  return refused > 0 ? exit.problems : exit.fine;
}

async function readGiven(file: string, { cwd, stdin }: Context): Promise<string> {
  try {
    if (file === '-') return await (await import('node:stream/consumers')).text(stdin);
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`"${file}" cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Deletes the history after asking; it can be restored. */
export async function deleteAll(options: DeleteOptions, context: Context): Promise<ExitCode> {
  const data = dataFolder(context.env);
  const files = journalFiles(data);
  if (files.length === 0) {
    context.stdout.write('There is no history.\n');
    return exit.fine;
  }
  context.stderr.write(`This deletes every answer, flag and schedule:\n${files.map((file) => `  ${file}\n`).join('')}`);
  if (options.yes !== true && !(await agreed(context))) {
    context.stderr.write('Nothing was deleted.\n');
    return exit.fine;
  }
  const count = putAside(data);
  context.stdout.write(`Deleted ${some(count)}. \`quiz history restore\` brings them back until the next delete.\n`);
  return exit.fine;
}

async function agreed({ stdin, stderr }: Context): Promise<boolean> {
  if (stdin.isTTY !== true) throw new UsageError('Nobody is there to ask.', 'add --yes to delete without asking');
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: stdin, output: stderr });
  const answer = await lines.question('Type "delete" to go on: ');
  lines.close();
  return answer.trim().toLowerCase() === 'delete';
}

/** Brings back what was deleted last. */
export async function restore(context: Context): Promise<ExitCode> {
  const restored = bringBack(dataFolder(context.env));
  context.stdout.write(restored === undefined ? 'There is nothing to restore.\n' : `Brought back ${some(restored)}.\n`);
  return exit.fine;
}
