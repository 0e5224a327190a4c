/** A source of chance: each call gives a number in [0, 1). */
export type Random = () => number;

/** 32 bits from text (FNV-1a), enough to start a generator. */
function fold(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A generator that depends on its seeds and on nothing else (mulberry32, Tommy Ettinger 2017, public domain). */
export function random(...seeds: readonly (string | number)[]): Random {
  let state = fold(seeds.join('\u0000'));
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A generator that never moves anything: `shuffle` with it gives the authored order. */
export const authoredOrder: Random = () => 1 - Number.EPSILON;

/** A fair shuffle (Fisher–Yates) into a new array. */
export function shuffle<T>(items: readonly T[], rng: Random): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(rng() * (last + 1));
    const held = shuffled[last] as T; // both indices are inside the array
    shuffled[last] = shuffled[other] as T;
    shuffled[other] = held;
  }
  return shuffled;
}

/** A seed that is easy to read aloud and to type: six lower-case letters and digits. `roll` is in [0, 1). */
export function seedFrom(roll: number): string {
  return Math.floor(roll * 36 ** 6)
    .toString(36)
    .padStart(6, '0');
}
