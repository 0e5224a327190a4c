import type { RulePage } from '../rule.ts';

/**
 * The page of a structural finding: one that comes with reading a bank, before any rule runs. `<type>/name` serves every
 * question type (and `bank/`, `concept/`) that finds it.
 */
export interface StructuralPage extends Pick<RulePage, 'name' | 'severity' | 'checks' | 'why'> {
  /** The option of `quiz check` without which it is not told. */
  readonly option?: string;
  /** A file that shows it and one that does not, where a few lines can. `# ! name` stands on the line it is told at. */
  readonly example?: {
    /** `question`: the keys of one question; `bank`: a whole bank. */
    readonly of: 'question' | 'bank';
    readonly bad: string;
    readonly good: string;
    /** The ledger of sign-offs that lies beside both. */
    readonly ledger?: string;
  };
}
