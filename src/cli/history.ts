// The learner's history, opened: the store, and what happened so far. What cannot be read is told, and the quiz runs all the same.
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

/** Opens the journal, or with `record` false a store that touches nothing on disk. */
export async function openHistory(context: Context, record = true): Promise<History> {
  if (!record) return { store: inMemoryStore(), past: emptyPast() };
  const { journalStore } = await import('../store/journal.ts');
  const store = journalStore(dataFolder(context.env));
  try {
    const { past, notices } = await store.past();
    for (const notice of notices) context.stderr.write(`quiz: ${notice}\n`);
    return { store, past };
  } catch (error) {
    context.stderr.write(
      `quiz: the history cannot be read (${error instanceof Error ? error.message : String(error)}); the quiz runs without it.\n`,
    );
    return { store: inMemoryStore(), past: emptyPast() };
  }
}
