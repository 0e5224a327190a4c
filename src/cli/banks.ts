// Which bank is meant by what was typed: an id, a unique prefix of one, or a path; with #question or /concept behind it.
import { delimiter, join, relative } from 'node:path';
import type { Bank } from '../core/bank/bank.ts';
import type { Loaded } from '../core/bank/load.ts';
import type { Past } from '../core/memory/past.ts';
import { suggest } from '../core/suggest.ts';
import { bankAt, banksIn, type FoundBank, kindOf, NotText, readBank } from '../store/bank-files.ts';
import type { Context } from './context.ts';
import { UsageError } from './exit.ts';

/** A bank that was asked for, and what of it. */
export interface Target {
  readonly found: FoundBank;
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
  if (path !== undefined) return { found: path, ...(question !== undefined && { question }) };
  if (/\.ya?ml$/i.test(name) || name.startsWith('.')) throw new UsageError(`There is no bank at "${name}".`, await pathHelp(name, place));
  const [bankName = '', concept] = split(name, '/');
  const found = pickBank(bankName, await findBanks(place));
  return { found, ...(question !== undefined && { question }), ...(concept !== undefined && { concept }) };
}

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

/** Reads and validates a bank. Loads the YAML parser and zod. */
export async function loadBank(found: FoundBank): Promise<Loaded> {
  const [{ bankLoader }, { questionTypes }] = await Promise.all([import('../core/bank/load.ts'), import('../question-types/registry.ts')]);
  try {
    return await bankLoader(questionTypes).load(await readBank(found));
  } catch (error) {
    if (error instanceof NotText) return unreadable(error);
    throw error;
  }
}

/** A file that is no UTF-8 text, as a finding. */
async function unreadable(error: NotText): Promise<Loaded> {
  const { readSource } = await import('../core/bank/source.ts');
  return {
    bank: undefined,
    placed: [],
    sources: new Map([[error.path, readSource('')]]),
    findings: [
      {
        rule: 'yaml/encoding',
        severity: 'error',
        file: error.path,
        path: [],
        message: error.message,
        why: 'Its letters would come out wrong on other machines.',
        help: 'save it as UTF-8',
      },
    ],
  };
}

/** The bank, or a usage error that says how to find out what is wrong with it. */
export function soundBank(loaded: Loaded, found: FoundBank): Bank {
  if (loaded.bank !== undefined && loaded.bank.questions.length > 0) return loaded.bank;
  const why = loaded.bank === undefined ? 'cannot be read' : loaded.bank.broken > 0 ? 'has no sound question' : 'has no questions';
  throw new UsageError(`The bank "${found.name}" ${why}.`, `quiz check ${found.name} tells what is wrong`);
}

/**
 * The banks named, or all that can be found. Of the latter those that cannot be read are left out (`quiz list` shows them); with
 * `past`, so are those of which nothing was ever answered.
 */
export async function namedBanks(names: readonly string[], place: Place, past?: Past): Promise<Bank[]> {
  if (names.length > 0) {
    const found = await Promise.all(names.map((name) => findTarget(name, place)));
    return Promise.all(found.map(async (target) => soundBank(await loadBank(target.found), target.found)));
  }
  const answered = past && new Set([...past.questions.keys()].map((name) => name.slice(0, name.indexOf('#'))));
  const found = (await findBanks(place)).filter((bank) => answered === undefined || answered.has(bank.name));
  const loaded = await Promise.all(found.map(loadBank));
  return loaded.flatMap(({ bank }) => bank ?? []);
}

/** A path as people want to read it: relative where it lies below the working directory. */
export function shownPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') ? path : short;
}
