// Interleaving: everything is measured once in each round, so that a machine that slows down slows all alike.

/**
 * Measures all subjects, `{name, measure({round, peak})}`, in rounds. Answers with a map from names to `{ms, peak, first}`: lists by round,
 * with `undefined` where a slow one sat out, and the largest memory. A first run of each is not counted: it tells how much memory it takes,
 * and for how many rounds there is time. Before it, a subject with `warm` runs once more to fill its caches.
 */
export async function interleave(subjects, { rounds, least, budget, say }) {
  const found = new Map();
  for (const subject of subjects) {
    say(`${subject.name}: first run`);
    if (subject.warm) await subject.measure({ round: -2, peak: false });
    const { ms, peak } = await subject.measure({ round: -1, peak: true });
    // What is slower than that runs once, and then its first run is the one that counts.
    const runs = ms > budget ? 0 : Math.min(rounds, Math.max(least, Math.floor(budget / ms)));
    found.set(subject.name, { times: runs === 0 ? [ms] : [], firsts: [], peak, runs });
  }
  for (let round = 0; round < rounds; round += 1) {
    say(`round ${round + 1} of ${rounds}`);
    for (let turn = 0; turn < subjects.length; turn += 1) {
      // Each round begins with another one: nobody always runs just after the slowest.
      const subject = subjects[(turn + round) % subjects.length];
      const mine = found.get(subject.name);
      if (!takesPart(round, mine.runs, rounds)) continue;
      const { ms, first } = await subject.measure({ round, peak: false });
      mine.times[round] = ms;
      mine.firsts[round] = first;
    }
  }
  return found;
}

/** Spreads fewer runs evenly over all rounds. All are in the first one, so that any two make at least one pair. */
const takesPart = (round, runs, rounds) => Math.ceil(((round + 1) * runs) / rounds) > Math.ceil((round * runs) / rounds);

/** All that was measured, as plain data: times in milliseconds by round, null where one sat out. */
export const samplesOf = (found) =>
  Object.fromEntries([...found].map(([name, { times, peak }]) => [name, { ms: [...times], peakMB: peak }]));
