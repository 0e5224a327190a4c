import type { Finding } from '../finding.ts';
import { suggest } from '../suggest.ts';
import type { Concept } from './schema.ts';

/** The concepts of a bank by id, as written. */
export type Concepts = Readonly<Record<string, Concept>>;

/** Whether a name is one of another bank (`ch2/…`), which this bank alone cannot check. */
export const isForeign = (name: string): boolean => name.includes('/');

/** The id of the concept that somebody means who types `name`: an id, or the title of one concept alone, in capitals or not. */
export function conceptNamed(concepts: Concepts, name: string): string | undefined {
  if (Object.hasOwn(concepts, name)) return name;
  const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
  const titled = Object.entries(concepts).filter(([, { title }]) => plain(title) === plain(name));
  return titled.length === 1 ? titled[0]?.[0] : undefined;
}

/** Findings about the graph: names that do not exist, a concept after itself, cycles of `after`. */
export function lintConcepts(concepts: Concepts): Finding[] {
  return [...dangling(concepts), ...cycles(concepts)];
}

/** The finding for a concept's name that no concept of the bank has. */
export function unknownConcept(name: string, concepts: Concepts, path: Finding['path']): Finding {
  const near = suggest(name, Object.keys(concepts));
  return {
    rule: 'unknown-concept',
    severity: 'error',
    path,
    message: `There is no concept "${name}" in this bank.`,
    why: 'It could not be shown where the concept leads, nor be counted for it.',
    help: near === undefined ? `add it under "concepts:", or name one of another bank as "bank/${name}"` : `did you mean "${near}"?`,
  };
}

function dangling(concepts: Concepts): Finding[] {
  return Object.entries(concepts).flatMap(([id, concept]) =>
    (['after', 'related'] as const).flatMap((key) =>
      (concept[key] ?? []).flatMap((name, index) =>
        isForeign(name) || Object.hasOwn(concepts, name) ? [] : [unknownConcept(name, concepts, ['concepts', id, key, index])],
      ),
    ),
  );
}

/** One finding for each cycle of `after`, told at the concept in it that is written first. */
function cycles(concepts: Concepts): Finding[] {
  const findings: Finding[] = [];
  const done = new Set<string>();
  for (const start of Object.keys(concepts)) {
    // Depth first with a stack of our own: a chain of a hundred thousand concepts must not overflow the program's.
    const trail: { id: string; next: number }[] = [{ id: start, next: 0 }];
    const onTrail = new Set([start]);
    while (trail.length > 0) {
      const top = trail.at(-1);
      if (top === undefined) break;
      const after = done.has(top.id) ? undefined : concepts[top.id]?.after?.[top.next];
      top.next += 1;
      if (after === undefined) {
        done.add(top.id);
        onTrail.delete(top.id);
        trail.pop();
      } else if (onTrail.has(after)) {
        const names = [...trail.slice(trail.findIndex((each) => each.id === after)).map((each) => each.id), after];
        findings.push({
          rule: 'concept-cycle',
          severity: 'error',
          path: ['concepts', top.id, 'after', top.next - 1],
          message:
            names.length === 2 ? `"${after}" is to be learned after itself.` : `These concepts wait for each other: ${names.join(' → ')}.`,
          why: 'None of them could be learned first.',
          help: 'remove one of the "after" entries; "related" may go both ways',
        });
      } else if (Object.hasOwn(concepts, after) && !done.has(after)) {
        trail.push({ id: after, next: 0 });
        onTrail.add(after);
      }
    }
  }
  return findings;
}

/**
 * How deep each concept lies: 0 with nothing before it, else one more than its deepest prerequisite. Names that do not
 * exist and cycles count as nothing before.
 */
export function depths(concepts: Concepts): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const waiting = new Map<string, number>();
  const followers = new Map<string, string[]>();
  for (const [id, concept] of Object.entries(concepts)) {
    const before = new Set((concept.after ?? []).filter((name) => Object.hasOwn(concepts, name)));
    waiting.set(id, before.size);
    for (const name of before) followers.set(name, [...(followers.get(name) ?? []), id]);
  }
  let layer = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  for (let depth = 0; layer.length > 0; depth += 1) {
    const next: string[] = [];
    for (const id of layer) {
      found.set(id, depth);
      for (const follower of followers.get(id) ?? []) {
        const left = (waiting.get(follower) ?? 0) - 1;
        waiting.set(follower, left);
        if (left === 0) next.push(follower);
      }
    }
    layer = next;
  }
  for (const id of Object.keys(concepts)) if (!found.has(id)) found.set(id, 0);
  return found;
}

/** What comes before `id`, nearest first, at most `steps` steps back; names of other banks included. */
export function prerequisites(concepts: Concepts, id: string, steps: number): string[] {
  const found: string[] = [];
  let layer = [id];
  for (let step = 0; step < steps; step += 1) {
    layer = [...new Set(layer.flatMap((name) => concepts[name]?.after ?? []))].filter((name) => name !== id && !found.includes(name));
    found.push(...layer);
  }
  return found;
}

/** The concepts that name `id` as one to learn before them. */
export function followers(concepts: Concepts, id: string): string[] {
  return Object.entries(concepts)
    .filter(([, concept]) => concept.after?.includes(id))
    .map(([name]) => name);
}
