// The smallest input that still breaks the same law, as far as a few tries can find it.
import type { Kind } from './kind.ts';
import { Broken } from './law.ts';

/** The law that an input breaks, and how; nothing when all hold. */
export async function lawBroken(kind: Kind, input: string): Promise<Broken | undefined> {
  try {
    await kind.run(input);
    return undefined;
  } catch (error) {
    if (error instanceof Broken) return error;
    // Not a law but the case itself, or what it calls without a guard: still something that should not be thrown.
    return new Broken('crash', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** Makes an input smaller while it breaks `law`, with so many tries at most and for so long. */
export async function shrunk(kind: Kind, input: string, law: string, tries = 1500, milliseconds = 15_000): Promise<string> {
  const until = Date.now() + milliseconds;
  let left = tries;
  let best = input;
  for (let found = true; found; ) {
    found = false;
    for (const candidate of kind.smaller(best)) {
      if (left <= 0 || Date.now() > until) return best;
      left -= 1;
      if (candidate.length >= best.length || (await lawBroken(kind, candidate))?.law !== law) continue;
      best = candidate;
      found = true;
      break;
    }
  }
  return best;
}

/** `text` with runs of lines left out, longer runs first, then with runs of characters left out. */
export function* fewerLines(text: string): Iterable<string> {
  const lines = text.split('\n');
  for (let size = Math.ceil(lines.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < lines.length; at += size) yield lines.toSpliced(at, size).join('\n');
  }
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    if (text.length / size > 400) return;
    for (let at = 0; at < text.length; at += size) yield text.slice(0, at) + text.slice(at + size);
  }
}

/** `list` with runs of entries left out, longer runs first. */
export function* fewer<T>(list: readonly T[]): Iterable<T[]> {
  for (let size = Math.ceil(list.length / 2); size >= 1 && list.length > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < list.length; at += size) yield list.toSpliced(at, size);
  }
}
