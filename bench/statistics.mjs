// The few statistics that the figures are made of. Medians and quartiles, as one slow run on a busy machine moves a mean.

/** The value below which a share (0…1) of the values lies, between neighbors in proportion. NaN where there are no values. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (below === undefined || above === undefined) return Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** The value in the middle. */
export const median = (values) => quantile(values, 0.5);

/** The value below which 99 of 100 lie: needs some hundreds of them. */
export const p99 = (values) => quantile(values, 0.99);

/** The median, and the quartiles around it. */
export const spread = (values) => ({ median: median(values), low: quantile(values, 0.25), high: quantile(values, 0.75) });

/** The values of the rounds in which there was one. */
export const measured = (list) => list.filter((value) => value !== undefined);

/** A pair of values for each round in which both were measured. */
export const paired = (ones, others) =>
  ones.flatMap((one, round) => (one === undefined || others[round] === undefined ? [] : [[one, others[round]]]));

/** How many times the other each one is, round by round: what slows a whole round down falls out. */
export const pairedRatios = (ones, others) => paired(ones, others).map(([one, other]) => one / other);

/**
 * What one more costs between the two larger of three sizes, as a multiple of what it costs between the two smaller: near 1 where cost is
 * linear, whatever a start costs. NaN where the noise was larger than the cost.
 */
export function growth([few, some, many]) {
  const before = (some.cost - few.cost) / (some.size - few.size);
  const after = (many.cost - some.cost) / (many.size - some.size);
  return { factor: before > 0 && after > 0 ? after / before : Number.NaN, before, after };
}

/** How much more than the other each one is, round by round. */
export const pairedDifferences = (ones, others) => paired(ones, others).map(([one, other]) => one - other);
