import type { Entry, Store } from '../core/memory/entry.ts';

/** A store that forgets everything when the program ends: `--no-record`, and tests. */
export function inMemoryStore(): Store {
  const kept: Entry[] = [];
  return {
    entries: async () => [...kept],
    append: async (entry) => {
      kept.push(entry);
    },
  };
}
