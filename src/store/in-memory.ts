import type { Entry } from '../core/memory/entry.ts';
import { foldEntries } from '../core/memory/past.ts';
import type { Store } from '../core/memory/store.ts';

/** A store that forgets everything when the program ends: `--no-record`, replays, and tests. */
export function inMemoryStore(kept: Entry[] = []): Store {
  return {
    lasting: false,
    past: async () => ({ past: foldEntries(kept), notices: [] }),
    append: async (entry) => {
      kept.push(entry);
    },
  };
}
