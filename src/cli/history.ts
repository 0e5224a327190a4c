// The learner's history, opened: the store, and what happened so far. What cannot be read is told, and the quiz runs all the same.
import { join } from 'node:path';
import type { Bank } from '../core/bank/bank.ts';
import { amend, amendmentsOf } from '../core/memory/amendments.ts';
import { emptyPast, type Past } from '../core/memory/past.ts';
import type { Store } from '../core/memory/store.ts';
import { dataFolder } from '../store/folders.ts';
import { inMemoryStore } from '../store/in-memory.ts';
import type { Context } from './context.ts';

/** A store with what it holds. */
export interface History {
  readonly store: Store;
  readonly past: Past;
}

/** Opens the journal, to be asked about `banks`; or with `record` false a store that touches nothing on disk. */
export async function openHistory(context: Context, banks: readonly Bank[], record = true): Promise<History> {
  const amendments = amendmentsOf(banks);
  if (!record) return { store: inMemoryStore(), past: emptyPast(amendments) };
  const { journalStore } = await import('../store/journal.ts');
  const store = journalStore(dataFolder(context.env), join(context.home, 'dist', 'scan-thread.cjs'));
  try {
    const { past, notices } = await store.past(amendments);
    for (const notice of notices) context.stderr.write(`quiz: ${notice}\n`);
    return { store, past };
  } catch (error) {
    context.stderr.write(
      `quiz: the history cannot be read (${error instanceof Error ? error.message : String(error)}); the quiz runs without it, and what is answered is recorded.\n`,
    );
    return { store, past: emptyPast(amendments) };
  }
}

/** A history that was opened before its banks were known, to be asked about them. */
export async function askedAbout(banks: readonly Bank[], { store, past }: History): Promise<History> {
  const amendments = amendmentsOf(banks);
  return { store, past: amend(past, amendments) ? past : (await store.past(amendments)).past };
}
