// Which bank is meant by what was typed: an id, a unique prefix of one, or a path; with #question or /concept behind it.
import { delimiter, join, relative } from 'node:path';
import { suggest } from '../core/suggest.ts';
import { bankAt, banksIn, type FoundBank, kindOf } from '../store/bank-files.ts';
import type { Context } from './context.ts';
import { UsageError } from './exit.ts';

/** A bank that was asked for, and what of it. */
export interface Target {
  readonly found: FoundBank;
  /** The bank as it was typed, for commands that are shown; in quotes where a shell needs them. */
  readonly typed: string;
  readonly question?: string;
  readonly concept?: string;
}

type Place = Pick<Context, 'cwd' | 'home' | 'env'>;

/** The banks that can be named: in `questions/` here, in the folders of QUIZ_PATH, and those that come with the program. */
export async function findBanks({ cwd, home, env }: Place): Promise<FoundBank[]> {
  const extra = (env['QUIZ_PATH'] ?? '').split(delimiter).filter((each) => each !== '');
  const folders = [join(cwd, 'questions'), ...extra, join(home, 'questions')];
  const found = new Map<string, FoundBank>();
  for (const bank of (await Promise.all(folders.map(banksIn))).flat()) {
    if (!found.has(bank.name)) found.set(bank.name, bank);
  }
  return [...found.values()];
}

/** Finds what one argument names. Throws a usage error with a suggestion when there is no such bank. */
export async function findTarget(argument: string, place: Place): Promise<Target> {
  const [name = '', question] = split(argument, '#');
  if (name === '') throw new UsageError(`"${argument}" names no bank.`, 'write it as bank#question, such as ch4#some-question');
  const path = await bankAt(join(place.cwd === '' ? '.' : '', isAbsolute(name) ? name : join(place.cwd, name)));
  if (path !== undefined) return { found: path, typed: shellWord(name), ...(question !== undefined && { question }) };
  if (/\.ya?ml$/i.test(name) || name.startsWith('.')) throw new UsageError(`There is no bank at "${name}".`, await pathHelp(name, place));
  const [bankName = '', concept] = split(name, '/');
  const found = pickBank(bankName, await findBanks(place));
  return { found, typed: shellWord(bankName), ...(question !== undefined && { question }), ...(concept !== undefined && { concept }) };
}

/** A word as a shell reads it back: in quotes only where it needs them. */
export const shellWord = (text: string): string => (/^[\w@%+:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

const isAbsolute = (path: string): boolean => path.startsWith('/');

function split(text: string, at: string): readonly [string, string?] {
  const place = text.indexOf(at);
  return place === -1 ? [text] : [text.slice(0, place), text.slice(place + 1)];
}

async function pathHelp(name: string, { cwd }: Place): Promise<string> {
  return (await kindOf(join(cwd, name))) === 'folder'
    ? 'a folder is a bank when it holds a bank.yaml'
    : 'check the path; `quiz list` shows the banks that can be found';
}

function pickBank(name: string, banks: readonly FoundBank[]): FoundBank {
  const exact = banks.find((bank) => bank.name === name);
  if (exact !== undefined) return exact;
  const starting = banks.filter((bank) => bank.name.startsWith(name));
  const [only, second] = starting;
  if (only !== undefined && second === undefined) return only;
  if (second !== undefined) {
    throw new UsageError(
      `"${name}" is the beginning of several banks: ${starting.map((bank) => bank.name).join(', ')}.`,
      'type more of the name',
    );
  }
  const near = suggest(
    name,
    banks.map((bank) => bank.name),
  );
  throw new UsageError(
    `There is no bank "${name}".`,
    near === undefined ? '`quiz list` shows the banks that can be found' : `did you mean "${near}"?`,
  );
}

/** A path as people want to read it: relative where it lies below the working directory. */
export function shownPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') ? path : short;
}
