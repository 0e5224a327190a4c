import type { Entry } from '../core/memory/entry.ts';
import { emptyPast, foldEntries } from '../core/memory/past.ts';
import type { Store } from '../core/memory/store.ts';

/** A store that forgets everything when the program ends: `--no-record`, replays, and tests. */
export function inMemoryStore(kept: Entry[] = []): Store {
  return {
    lasting: false,
    past: async (amendments) => ({ past: foldEntries(kept, emptyPast(amendments)), notices: [] }),
    append: async (entry) => {
      kept.push(entry);
    },
  };
}
