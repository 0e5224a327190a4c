import { access, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { idFrom, starterBank, titleFrom } from '../../../core/bank/starter.ts';
import { isUnsafe, safe } from '../../../core/doc.ts';
import type { QuestionType } from '../../../core/question-type.ts';
import { suggest } from '../../../core/suggest.ts';
import { questionTypes } from '../../../question-types/registry.ts';
import { kindOf } from '../../../store/bank-files.ts';
import { makeFolder } from '../../../store/make-folder.ts';
import { shownPath } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit, UsageError } from '../../exit.ts';
import { isInteractive } from '../../session/stage.ts';

/** What was asked for on the command line. */
export interface NewOptions {
  readonly type?: string;
  readonly all?: boolean;
  readonly title?: string;
  readonly dir?: string;
  readonly schema?: boolean;
  readonly force?: boolean;
}

const SCHEMA = 'bank.schema.json';

/** Writes a bank to start from. */
export async function newBank(name: string, options: NewOptions, context: Context): Promise<ExitCode> {
  const path = await pathOf(name, options, context);
  const id = idFrom(basename(path).replace(/\.ya?ml$/i, ''));
  if (id === undefined) throw new UsageError(`No id can be made of "${name}".`, 'name the bank with letters and digits, such as ch6');
  if (options.title !== undefined && (options.title.trim() === '' || isUnsafe(options.title) || options.title.includes('\n')))
    throw new UsageError('The title must be one line of visible text.');
  // Told before anything is asked.
  if (options.force !== true && (await kindOf(path)) !== 'nothing') throw exists(path, context);
  const wanted = await wantedTypes(id, options, context);
  if (wanted === undefined) return exit.interrupted;
  const schema = options.schema === true ? `./${SCHEMA}` : schemaPath(path, context);
  const text = starterBank({ id, title: options.title ?? wanted.title ?? titleFrom(id), types: wanted.types, schema });
  makeFolder(dirname(path), 0o777);
  await write(path, text, options, context);
  if (options.schema === true) await writeFile(join(dirname(path), SCHEMA), (await import('../../schema-text.ts')).schemaText());
  const shown = safe(shownPath(path, context.cwd));
  context.stdout.write(`Wrote ${shown} with ${wanted.types.length === 1 ? 'one question' : `${wanted.types.length} questions`}.\n`);
  context.stderr.write(`Next: change them, then  quiz check ${shown}  and  quiz ${shown}\n`);
  return exit.fine;
}

const exists = (path: string, { cwd }: Context): UsageError =>
  new UsageError(`${shownPath(path, cwd)} exists already.`, 'choose another name, or write over it with --force');

async function pathOf(name: string, { dir }: NewOptions, { cwd }: Context): Promise<string> {
  const file = /\.ya?ml$/i.test(name) ? name : `${name}.yaml`;
  if (dir !== undefined) return resolve(cwd, dir, file);
  if (/[\\/]/.test(name) || file === name) return resolve(cwd, file);
  return (await kindOf(join(cwd, 'questions'))) === 'folder' ? join(cwd, 'questions', file) : join(cwd, file);
}

/** The schema that comes with the program: relative where it lies near, so that the bank can be moved with it. */
function schemaPath(path: string, { home, cwd }: Context): string {
  const installed = join(home, 'schema', SCHEMA);
  const near = relative(dirname(path), installed).replaceAll('\\', '/');
  const together = !relative(cwd, installed).startsWith('..') && !relative(cwd, path).startsWith('..');
  if (!together) return installed;
  return near.startsWith('.') ? near : `./${near}`;
}

async function write(path: string, text: string, { force }: NewOptions, context: Context): Promise<void> {
  try {
    await writeFile(path, text, { flag: force === true ? 'w' : 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw exists(path, context);
    throw new UsageError(`${shownPath(path, context.cwd)} cannot be written.`, error instanceof Error ? error.message : undefined);
  }
  await access(path);
}

interface Wanted {
  readonly types: readonly QuestionType[];
  readonly title?: string | undefined;
}

/** The types asked for, by flags or in the terminal; nothing when the reader leaves. */
async function wantedTypes(id: string, options: NewOptions, context: Context): Promise<Wanted | undefined> {
  if (options.all === true) return { types: questionTypes };
  if (options.type !== undefined) return { types: typesNamed(options.type) };
  if (!isInteractive({}, context.stdout, context)) {
    throw new UsageError('Which question types?', `--all, or --type with some of: ${questionTypes.map(({ name }) => name).join(', ')}`);
  }
  return (await import('./ask.ts')).askWanted(id, options.title, context);
}

function typesNamed(list: string): QuestionType[] {
  const names = list.split(/[\s,]+/).filter((name) => name !== '');
  const known = questionTypes.map(({ name }) => name);
  if (names.length === 0) throw new UsageError('--type names no question type.', `write some of: ${known.join(', ')}`);
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = suggest(name, known);
    throw new UsageError(
      `There is no question type "${name}".`,
      near === undefined ? `write some of: ${known.join(', ')}` : `did you mean "${near}"?`,
    );
  }
  return questionTypes.filter(({ name }) => names.includes(name));
}
