// What pairs hold together: groups of things that are linked, directly or by way of others.

/** Two things, by their numbers, that belong together. */
export interface Link {
  readonly at: number;
  readonly other: number;
}

/** The groups that links make, each and all of them in order of their numbers. What no link names is in none. */
export function groupsOf(links: readonly Link[]): readonly (readonly number[])[] {
  const above = new Map<number, number>();
  const rootOf = (at: number): number => {
    let root = at;
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next;
    // Shortened on the way, so that long chains are walked once.
    for (let here = at; here !== root; ) {
      const next = above.get(here) ?? root;
      above.set(here, root);
      here = next;
    }
    return root;
  };
  for (const { at, other } of links) {
    const [low, high] = [rootOf(at), rootOf(other)].sort((a, b) => a - b);
    if (low === undefined || high === undefined) continue;
    above.set(low, low);
    above.set(high, low);
  }
  const groups = new Map<number, number[]>();
  for (const at of [...above.keys()].sort((a, b) => a - b)) {
    const root = rootOf(at);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [at]);
    else group.push(at);
  }
  return [...groups.values()];
}
