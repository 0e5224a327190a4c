// The ledger of sign-offs: a text file beside the bank, made for git: one entry a question, sorted.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../core/bank/source.ts';
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
  const source = readSource(readFileSync(path, 'utf8'));
  const [problem] = source.problems;
  if (problem !== undefined) throw new BrokenLedger(`line ${source.place(problem).line} is no YAML`);
  const { value } = source;
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
  // Quoted as JSON quotes, which YAML reads as well: no note can break the file.
  const entries = signoffs.map((signoff) => {
    const lines = Object.entries(signoff).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    return `  - ${lines.join('\n    ')}\n`;
  });
  const text = `${HEADER}version: 1\nbank: ${JSON.stringify(bank)}\nsignoffs:\n${entries.join('')}`;
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
