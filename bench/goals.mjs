// What is aimed at. Printed beside the figures with a ✓ or ✗, and asserted nowhere: figures depend on the machine. Ratios to `node -e 0`
// depend on the release of Node besides: its own start takes twice as long on Node 20 as on 22 and later ones.

const atMost = (limit, text) => ({ text: `≤ ${text}`, met: (value) => value <= limit });
const atLeast = (limit, text) => ({ text: `≥ ${text}`, met: (value) => value >= limit });

/** The goals under a release of Node, by its major version. */
export function goalsFor(major) {
  const is20 = major < 22;
  return {
    start: is20 ? atMost(1.35, '1.35 ×') : atMost(1.7, '1.7 ×'),
    startMore: atMost(0.3, 'ch4 + 0.3'),
    key: atMost(16, 'p99 of 16 ms'),
    // Worked out on Node 20; the same work counts for more where the floor is lower.
    check: is20 ? { 1000: atMost(3.5, '3.5 ×'), 10000: atMost(9, '9 ×') } : {},
    checkMemory: is20 ? { 10000: atMost(160, '160 MB') } : {},
    parser: atMost(1.5, '1.5 × yaml.parse'),
    linear: atMost(1.3, '1.3 ×'),
    fold: atLeast(500_000, '500,000 lines/s'),
    history: atMost(2, '2 × empty'),
  };
}
