// Entries of several devices, or of several copies of one journal, as one history.
import type { Entry } from './entry.ts';

/**
 * A union by id, in the order of times, whatever the order of the parts and however often each was given. Entries of one
 * session that share a millisecond keep their order: a session is written by one program, one line after the other.
 */
export function merged(entries: readonly Entry[]): Entry[] {
  const byId = new Map<string, { readonly entry: Entry; readonly at: number }>();
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, { entry, at: Date.parse(entry.at) });
  const inOrder = [...byId.values()].sort((a, b) => a.at - b.at || compare(a.entry.session, b.entry.session));
  return inOrder.map((each) => each.entry);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
