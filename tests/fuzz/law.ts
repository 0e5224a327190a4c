// What must hold whatever comes in. A law that is broken is thrown, with its name and what was seen.

/** A law that does not hold for an input. */
export class Broken extends Error {
  readonly law: string;

  constructor(law: string, seen: string) {
    super(seen.length > 2000 ? `${seen.slice(0, 2000)} …` : seen);
    this.law = law;
  }
}

/** Throws when `holds` is false. What was seen is put into words only then. */
export function must(law: string, holds: boolean, seen: () => string): void {
  if (!holds) throw new Broken(law, seen());
}

/** Runs `work`; whatever it throws, but for broken laws, breaks the law named. */
export async function neverThrows<T>(law: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Broken) throw error;
    throw new Broken(law, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** Runs `work` and measures it: more than `most` milliseconds of computing break the law named. A busy machine makes no difference. */
export async function withinTime<T>(law: string, most: number, work: () => T | Promise<T>): Promise<T> {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1000;
  must(law, took <= most, () => `took ${Math.round(took)} ms, and may take ${most}`);
  return result;
}
