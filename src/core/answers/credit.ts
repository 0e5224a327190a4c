/** How ticks on several choices become a score. */
export type CreditRule = 'balanced' | 'exact' | 'per-option';

/**
 * The score of `picked` among `all` choices of which `right` are right. `balanced`: hits/K − falseAlarms/(n−K), floor 0,
 * so that ticking everything earns nothing (Moodle's +100/K, −100/(n−K)). `per-option`: share of choices treated rightly.
 */
export function tickScore(rule: CreditRule, picked: ReadonlySet<string>, right: ReadonlySet<string>, all: readonly string[]): number {
  const hits = all.filter((each) => picked.has(each) && right.has(each)).length;
  const falseAlarms = all.filter((each) => picked.has(each) && !right.has(each)).length;
  switch (rule) {
    case 'exact':
      return hits === right.size && falseAlarms === 0 ? 1 : 0;
    case 'per-option':
      return (hits + (all.length - right.size - falseAlarms)) / all.length;
    case 'balanced':
      return Math.max(0, hits / right.size - (all.length === right.size ? 0 : falseAlarms / (all.length - right.size)));
  }
}

/**
 * The score of an order: Kendall's τ = 2C/P − 1 with C concordant of P = n(n−1)/2 pairs, floor 0. `places[i]` is the right
 * place of what was put at place i.
 */
export function orderScore(places: readonly number[]): number {
  let concordant = 0;
  let pairs = 0;
  places.forEach((place, index) => {
    for (const later of places.slice(index + 1)) {
      pairs += 1;
      if (place < later) concordant += 1;
    }
  });
  return pairs === 0 ? 1 : Math.max(0, (2 * concordant) / pairs - 1);
}

/** The indices of a longest part of `places` that already stands in order; moving the others mends the order. */
export function longestOrdered(places: readonly number[]): number[] {
  const best: number[][] = [];
  places.forEach((place, index) => {
    const before = best
      .slice(0, index)
      .filter((chain) => (places[chain.at(-1) ?? 0] ?? 0) < place)
      .reduce<number[]>((longest, chain) => (chain.length > longest.length ? chain : longest), []);
    best.push([...before, index]);
  });
  return best.reduce<number[]>((longest, chain) => (chain.length > longest.length ? chain : longest), []);
}

/** The mean of `scores` weighted by `weights`, 0 when there is nothing to weigh. */
export function weightedMean(scores: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? 0 : scores.reduce((sum, score, index) => sum + score * (weights[index] ?? 0), 0) / total;
}
