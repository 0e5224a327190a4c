// The ledger of sign-offs on disk: a text file beside the bank, made for git.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundBank } from './bank-files.ts';

/** The ledger’s path: `ch4.signoff.yaml` beside `ch4.yaml`; `bank.signoff.yaml` in the folder of a bank that is one. */
export function ledgerPath(bank: FoundBank): string {
  return /\.ya?ml$/i.test(bank.path) ? bank.path.replace(/\.ya?ml$/i, '.signoff.yaml') : join(bank.path, 'bank.signoff.yaml');
}

/** The text of a ledger, empty when there is no file; why it cannot be opened otherwise. */
export function readLedger(path: string): { readonly text: string } | { readonly unopened: string } {
  try {
    return { text: readFileSync(path, 'utf8') };
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException; // what node:fs throws
    return code === 'ENOENT' ? { text: '' } : { unopened: code };
  }
}

/** Writes a ledger whole, by way of a file beside it, so that it is never half there. */
export function writeLedger(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
