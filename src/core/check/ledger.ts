// The ledger of sign-offs as text: what it holds, what is wrong with it, and how it is written.
import type { Extent, Source } from '../bank/source.ts';
import { faultKinds, type Signoff } from './signoff.ts';

/** Why a ledger cannot be read, and where in its text. */
export interface LedgerProblem {
  readonly message: string;
  readonly extent: Extent;
}

/** The entries of a ledger, or what is wrong with it. An empty file has none. */
export function ledgerIn(source: Source): readonly Signoff[] | LedgerProblem {
  const [problem] = source.problems;
  if (problem !== undefined) return { message: 'it is no YAML here, as after a merge that was left half done', extent: problem };
  const { value } = source;
  if (value === null || value === undefined) return [];
  const list: unknown = typeof value === 'object' && 'signoffs' in value ? value.signoffs : undefined;
  if (list === null) return [];
  if (!Array.isArray(list)) return { message: 'it has no list "signoffs"', extent: source.extent(['signoffs'], 'key') };
  const signoffs: Signoff[] = [];
  for (const [index, each] of list.entries()) {
    const message = isMapping(each) ? wrongWith(each) : 'is no mapping';
    if (message !== undefined) return { message: `entry ${index + 1} ${message}`, extent: source.extent(['signoffs', index]) };
    signoffs.push(each as Signoff); // each of its keys was looked at
  }
  return signoffs;
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** What is wrong with an entry, if anything is. */
function wrongWith(entry: Readonly<Record<string, unknown>>): string | undefined {
  const missing = ['question', 'wording', 'verdict', 'who', 'when'].filter((key) => typeof entry[key] !== 'string');
  if (missing.length > 0) return `has no ${missing.join(', ')}`;
  const { verdict, kind, note } = entry;
  if (verdict !== 'ok' && verdict !== 'flagged') return `has the verdict ${JSON.stringify(verdict)}, which must be ok or flagged`;
  if (kind !== undefined && !faultKinds.some((known) => known === kind))
    return `has the kind ${JSON.stringify(kind)}, which must be one of ${faultKinds.join(', ')}`;
  return note === undefined || typeof note === 'string' ? undefined : 'has a note that is no text';
}

const HEADER = '# Which questions were looked at, by whom, in which wording. Written by `quiz spot`; keep it in git.\n';

/** The text of a ledger: one key a line, so that git shows what changed. */
export function ledgerText(bank: string, signoffs: readonly Signoff[]): string {
  // Quoted as JSON quotes, which YAML reads as well: no note can break the file.
  const entries = signoffs.map((signoff) => {
    const lines = Object.entries(signoff).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    return `  - ${lines.join('\n    ')}\n`;
  });
  return `${HEADER}version: 1\nbank: ${JSON.stringify(bank)}\nsignoffs:\n${entries.join('')}`;
}
