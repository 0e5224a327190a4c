import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asText, cacheKey } from '../../../store/bank-cache.ts';
import { banksIn, bytesOf } from '../../../store/bank-files.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { loadBank } from '../../load-banks.ts';

/** Keeps the shipped banks in `folder`, each under its own name. */
export async function cache(folder: string, { home, build }: Context): Promise<ExitCode> {
  mkdirSync(folder, { recursive: true });
  for (const found of await banksIn(join(home, 'questions'))) {
    const { bank } = await loadBank(found);
    if (bank !== undefined) writeFileSync(join(folder, `${found.name}.json`), asText(cacheKey(await bytesOf(found), build), bank));
  }
  return exit.fine;
}
