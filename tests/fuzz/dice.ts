// Chance for generators: everything made by it depends on the seed and on nothing else.
import { random } from '../../src/core/random.ts';

/** Draws from a seeded generator. */
export interface Dice {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with the given chance. */
  chance(share: number): boolean;
  /** One of `values`, which must not be empty. */
  pick<T>(values: readonly T[]): T;
  /** One of `values` by weight, which must not be empty. */
  weighted<T>(values: readonly (readonly [weight: number, value: T])[]): T;
  /** As many draws of `make` as a number from `low` to `high` says. */
  some<T>(low: number, high: number, make: () => T): T[];
}

/** Dice that fall the same way whenever the seeds are the same. */
export function diceOf(...seeds: readonly (string | number)[]): Dice {
  const rng = random(...seeds);
  const int = (low: number, high: number): number => low + Math.floor(rng() * (high - low + 1));
  const pick = <T>(values: readonly T[]): T => values[int(0, values.length - 1)] as T; // the index is inside
  return {
    int,
    pick,
    chance: (share) => rng() < share,
    weighted(values) {
      let left = rng() * values.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of values) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(values)[1];
    },
    some: (low, high, make) => Array.from({ length: int(low, high) }, make),
  };
}
