// Banks from their files: fully, with findings and places, or for learning, from the cache where it can be.
import { join } from 'node:path';
import type { Bank } from '../core/bank/bank.ts';
import type { Loaded } from '../core/bank/load.ts';
import type { Past } from '../core/memory/past.ts';
import { bytesOf, type FoundBank, isHead, readBank, Unreadable } from '../store/bank-files.ts';
import { cacheFolder } from '../store/folders.ts';
import { findBanks, findTarget, type Target } from './banks.ts';
import type { Context } from './context.ts';
import { UsageError } from './exit.ts';

/** Reads and validates a bank. Loads the YAML parser and zod. What misses a file is no bank, and what its other files lack is told. */
export async function loadBank(found: FoundBank): Promise<Loaded> {
  const [{ bankLoader }, { questionTypes }] = await Promise.all([import('../core/bank/load.ts'), import('../question-types/registry.ts')]);
  const { files, unreadable } = await readBank(found);
  if (unreadable.length === 0) return bankLoader(questionTypes).load(files);
  const { unreadableFiles } = await import('./unreadable.ts');
  // Without its head a bank has no id, and no concepts that questions could name.
  const hasHead = unreadable.every(({ path }) => path !== found.path && !isHead(path));
  return unreadableFiles(unreadable, hasHead ? await bankLoader(questionTypes).load(files) : undefined);
}

type Place = Pick<Context, 'cwd' | 'home' | 'env' | 'build'>;

/**
 * A bank for learning: from the cache where its files are unchanged, so that neither the YAML parser nor zod is loaded; else
 * read, validated and kept. Nothing where the bank cannot be read at all.
 */
export async function learningBank(found: FoundBank, { env, home, build }: Place): Promise<Bank | undefined> {
  // The source itself, as in tests, may change between two runs.
  if (build === '') return (await loadBank(found)).bank;
  const { cached, cacheKey, keep } = await import('../store/bank-cache.ts');
  const bytes = await bytesOf(found).catch(notRead);
  if (bytes === undefined) return undefined;
  const key = cacheKey(bytes, build);
  const folder = cacheFolder(env);
  const stored = cached(folder, join(home, 'dist', 'banks'), found.name, found.path, key);
  if (stored !== undefined) {
    const { fromStored } = await import('../core/bank/stored.ts');
    const { questionTypes } = await import('../question-types/registry.ts');
    return fromStored(stored, questionTypes);
  }
  const { bank } = await loadBank(found);
  if (bank !== undefined) keep(folder, found.name, found.path, key, bank);
  return bank;
}

/** Nothing in place of a bank of which a file cannot be read: `quiz check` tells which. */
function notRead(error: unknown): undefined {
  if (!(error instanceof Unreadable)) throw error;
}

/** The bank, or a usage error that says how to find out what is wrong with it. */
export function soundBank(bank: Bank | undefined, { found, typed }: Pick<Target, 'found' | 'typed'>): Bank {
  if (bank !== undefined && bank.all.length > 0) return bank;
  const why = bank === undefined ? 'cannot be read' : bank.broken > 0 ? 'has no sound question' : 'has no questions';
  throw new UsageError(`The bank "${found.name}" ${why}.`, `quiz check ${typed} tells what is wrong`);
}

/**
 * The banks named, or all that can be found. Of the latter those that cannot be read are left out (`quiz list` shows them); with
 * `past`, so are those of which nothing was ever answered.
 */
export async function namedBanks(names: readonly string[], place: Place, past?: Past): Promise<Bank[]> {
  if (names.length > 0) {
    const found = await Promise.all(names.map((name) => findTarget(name, place)));
    return Promise.all(found.map(async (target) => soundBank(await learningBank(target.found, place), target)));
  }
  const answered = past && new Set([...past.questions.keys()].map((name) => name.slice(0, name.indexOf('#'))));
  const all = await findBanks(place);
  // Answers go by a bank's id, files by their names: where the two differ every bank must be looked into.
  const byName = answered !== undefined && [...answered].every((id) => all.some((bank) => bank.name === id));
  const found = byName ? all.filter((bank) => answered.has(bank.name)) : all;
  const banks = await Promise.all(found.map((each) => learningBank(each, place)));
  return banks.flatMap((bank) => bank ?? []);
}
