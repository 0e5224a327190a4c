// The ledger of sign-offs: a text file beside the bank, made for git: one entry a question, sorted.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { faultKinds, type Signoff } from '../core/check/signoff.ts';
import type { FoundBank } from './bank-files.ts';

const HEADER = '# Which questions were looked at, by whom, in which wording. Written by `quiz spot`; keep it in git.\n';

/** The ledger’s path: `ch4.signoff.yaml` beside `ch4.yaml`; `bank.signoff.yaml` in the folder of a bank that is one. */
export function ledgerPath(bank: FoundBank): string {
  return /\.ya?ml$/i.test(bank.path) ? bank.path.replace(/\.ya?ml$/i, '.signoff.yaml') : join(bank.path, 'bank.signoff.yaml');
}

/** A ledger that cannot be read. */
export class BrokenLedger extends Error {}

/** The entries of a ledger; none when there is no file. Throws `BrokenLedger` with what is wrong. */
export function readLedger(path: string): Signoff[] {
  if (!existsSync(path)) return [];
  const document = parseDocument(readFileSync(path, 'utf8'), { logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) throw new BrokenLedger(`line ${error.linePos?.[0].line ?? 1} is no YAML`);
  const value: unknown = document.toJS();
  const list: unknown = typeof value === 'object' && value !== null && 'signoffs' in value ? value.signoffs : undefined;
  if (!Array.isArray(list)) throw new BrokenLedger('it has no list "signoffs"');
  return list.map((each: unknown, index) => {
    if (!isSignoff(each)) throw new BrokenLedger(`entry ${index + 1} lacks question, wording, verdict, who or when`);
    return each;
  });
}

function isSignoff(value: unknown): value is Signoff {
  if (typeof value !== 'object' || value === null) return false;
  const { question, wording, verdict, who, when, kind } = value as Readonly<Record<string, unknown>>; // an object, and each key is checked
  const texts = [question, wording, who, when].every((each) => typeof each === 'string');
  return texts && (verdict === 'ok' || verdict === 'flagged') && (kind === undefined || faultKinds.some((known) => known === kind));
}

/** Writes a ledger whole, by way of a file beside it, so that it is never half there. */
export function writeLedger(path: string, bank: string, signoffs: readonly Signoff[]): void {
  const text = HEADER + stringify({ version: 1, bank, signoffs }, { lineWidth: 0 });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
