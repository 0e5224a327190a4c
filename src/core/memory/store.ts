import type { Amendments } from './amendments.ts';
import type { Entry } from './entry.ts';
import type { Past } from './past.ts';

/** Where entries are kept: in memory, in a journal, later in a database. */
export interface Store {
  /** Whether what is appended is still there when the program starts again. */
  readonly lasting: boolean;
  /**
   * What happened so far, folded with what banks say today, and what a reader should be told about the store (damaged lines, newer formats).
   */
  past(amendments?: Amendments): Promise<{ readonly past: Past; readonly notices: readonly string[] }>;
  /** Keeps an entry. When this resolves, the entry survives a crash as far as the store can promise. Throws what the system says. */
  append(entry: Entry): Promise<void>;
}
