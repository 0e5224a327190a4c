// Where the past meets the banks of today: questions may have been renamed since, or be found faulty.
import { type Bank, questionName } from '../bank/bank.ts';
import { acceptsAll } from '../bank/status.ts';
import type { Question } from '../question-type.ts';
import { acceptedRecall } from './accepted.ts';
import { answerable, type Memory } from './mastery.ts';
import { emptyRecall, type Past, type Recall, type Track } from './past.ts';

/** The questions, by `bank#id`, whose status accepts every answer, under all the names that they ever had. */
export const acceptingOf = (banks: readonly Bank[]): string[] =>
  banks.flatMap((bank) =>
    bank.questions
      .flatMap(answerable)
      .filter(acceptsAll)
      .flatMap((question) => [question.id, ...(question['renamed-from'] ?? [])].map((id) => `${bank.id}#${id}`)),
  );

/**
 * What is known of the questions of these banks, now and as more is folded into `past`. Those that were renamed
 * (`renamed-from`) keep what was known of them; where a status accepts every answer, all answers count as right ones:
 * `past` must keep that of the questions of `acceptingOf`.
 */
export function memoryFor(past: Past, banks: readonly Bank[]): Memory {
  const accepted = new Set<string>();
  for (const bank of banks) {
    for (const whole of bank.questions) {
      for (const question of answerable(whole)) {
        if (question['renamed-from'] !== undefined) takeOver(past, bank, question, question['renamed-from']);
        if (acceptsAll(question)) accepted.add(questionName(bank, question));
      }
    }
  }
  if (accepted.size === 0) return past.questions;
  return {
    get(name) {
      const recall = past.questions.get(name);
      return recall !== undefined && accepted.has(name) ? acceptedRecall(recall) : recall;
    },
  };
}

function takeOver(past: Past, bank: Bank, question: Question, olds: readonly string[]): void {
  const name = questionName(bank, question);
  for (const old of olds) {
    const before = past.questions.get(`${bank.id}#${old}`);
    if (before !== undefined) past.questions.set(name, joined(before, past.questions.get(name)));
    past.questions.delete(`${bank.id}#${old}`);
  }
}

/** What was known under the old name, then what came under the new one, whose schedule goes on. */
function joined(before: Recall, after: Recall = emptyRecall(before.accepted !== undefined)): Recall {
  const { accepted } = after;
  return {
    ...joinedTracks(before, after),
    attempts: before.attempts + after.attempts,
    recent: [...before.recent, ...after.recent].slice(-5),
    flags: [...before.flags, ...after.flags],
    accepted: before.accepted && accepted && joinedTracks(before.accepted, accepted),
  };
}

const joinedTracks = (before: Track, after: Track): Track => ({
  days: [...new Set([...before.days, ...after.days])].slice(0, 3),
  schedule: after.schedule ?? before.schedule,
  reviews: after.schedule === undefined ? [...before.reviews, ...after.reviews] : [...after.reviews],
});
