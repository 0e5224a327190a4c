import type { Loaded } from '../../../core/bank/load.ts';
import { signoffFindings } from '../../../core/check/unsigned.ts';
import type { FoundBank } from '../../../store/bank-files.ts';
import { ledgerPath, readLedger } from '../../../store/ledger.ts';
import type { Located } from './examine.ts';

/** Findings with what `--require-signoff` adds: what the ledger beside the bank does not sign off. `typed` names the bank in commands. */
export function withSignoffs(found: Located, bank: FoundBank, loaded: Loaded, typed: string): Located {
  const path = ledgerPath(bank);
  const { findings, sources } = signoffFindings(loaded, { path, ...readLedger(path) }, typed);
  return { findings: [...found.findings, ...findings], sources: new Map([...found.sources, ...sources]) };
}
