// The formulas of FSRS-6 with its default parameters, for a retention of 0.9, as `ts-fsrs` has them: each step rounded to eight decimals.
// Written out, since a history has millions of reviews, and that library takes almost three times as long for one: it works out what never
// changes each time, and keeps its parameters behind a proxy. That both give the same numbers is tested.
// https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm

/** How a review went; Easy is never given. The numbers are those of FSRS. */
export type Grade = 1 | 2 | 3;
export const AGAIN = 1;
export const HARD = 2;
export const GOOD = 3;
const EASY = 4;

const W = [
  ...([0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796] as const),
  ...([1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542] as const),
] as const;

/** The least stability and the longest, in days. */
const SHORTEST = 0.001;
const LONGEST = 36_500;

const rounded = (value: number): number => Math.round(value * 1e8) / 1e8;
const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

const firstDifficulty = (grade: number): number => rounded(W[4] - Math.exp((grade - 1) * W[5]) + 1);

/** By grade. */
const FIRST_STABILITY = [0, W[0], W[1], W[2]];
const FIRST_DIFFICULTY = [0, ...[AGAIN, HARD, GOOD].map((grade) => within(firstDifficulty(grade), 1, 10))];

const DECAY = -W[20];
const FACTOR = rounded(Math.exp(DECAY ** -1 * Math.log(0.9)) - 1);
const GROWTH = Math.exp(W[8]);
const AFTER_A_LAPSE = Math.exp(W[17] * W[18]);
const TOWARDS = W[7] * firstDifficulty(EASY);

/** Stability in days and difficulty (1…10) after the first review of a question. */
export const firstState = (grade: Grade): { readonly stability: number; readonly difficulty: number } => ({
  stability: FIRST_STABILITY[grade] ?? 0,
  difficulty: FIRST_DIFFICULTY[grade] ?? 0,
});

/** How probably a question is known `days` after its last review, 0…1. */
export const retrievability = (days: number, stability: number): number => rounded((1 + (FACTOR * days) / stability) ** DECAY);

/** The stability in days after a review that comes whole `days` after the one before. */
export function nextStability(stability: number, difficulty: number, days: number, grade: Grade): number {
  if (days === 0) {
    const change = stability ** -W[19] * Math.exp(W[17] * (grade - 3 + W[18]));
    return rounded(within(stability * (grade === AGAIN ? change : Math.max(change, 1)), SHORTEST, LONGEST));
  }
  const forgotten = 1 - retrievability(days, stability);
  if (grade === AGAIN) {
    const left = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.exp(forgotten * W[14]);
    return within(rounded(stability / AFTER_A_LAPSE), SHORTEST, rounded(within(left, SHORTEST, LONGEST)));
  }
  const growth = GROWTH * (11 - difficulty) * stability ** -W[9] * (Math.exp(forgotten * W[10]) - 1) * (grade === HARD ? W[15] : 1);
  return rounded(within(stability * (1 + growth), SHORTEST, LONGEST));
}

/** The difficulty (1…10) after a review. */
export function nextDifficulty(difficulty: number, grade: Grade): number {
  const damped = difficulty + rounded((-W[6] * (grade - 3) * (10 - difficulty)) / 9);
  return within(rounded(TOWARDS + (1 - W[7]) * damped), 1, 10);
}

/** Days until a question is known with a probability of 0.9: at that retention, its stability in whole days. */
export const intervalFor = (stability: number): number => Math.min(Math.max(1, Math.round(stability)), LONGEST);
