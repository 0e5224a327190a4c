// Where the past meets the banks of today: questions may have been renamed since, or be found faulty.
import { type Bank, questionName } from '../bank/bank.ts';
import { acceptsAll } from '../bank/status.ts';
import { acceptedRecall } from './accepted.ts';
import { answerable, type Memory } from './mastery.ts';
import { emptyRecall, type Past, type Recall, type Track } from './past.ts';

/**
 * What is known of the questions of these banks, now and as more is folded into `past`. Those that were renamed
 * (`renamed-from`) keep what was known of them; where a status accepts every answer, all answers count as right ones.
 */
export function memoryFor(past: Past, banks: readonly Bank[]): Memory {
  takeOver(past, banks);
  const accepting = banks.flatMap((bank) =>
    bank.questions
      .flatMap(answerable)
      .filter(acceptsAll)
      .map((question) => questionName(bank, question)),
  );
  if (accepting.length === 0) return past.questions;
  const accepted = new Set(accepting);
  return {
    get(name) {
      const recall = past.questions.get(name);
      return recall !== undefined && accepted.has(name) ? acceptedRecall(recall) : recall;
    },
  };
}

function takeOver(past: Past, banks: readonly Bank[]): void {
  for (const bank of banks) {
    for (const question of bank.questions.flatMap(answerable)) {
      for (const old of question['renamed-from'] ?? []) {
        const before = past.questions.get(`${bank.id}#${old}`);
        const name = `${bank.id}#${question.id}`;
        if (before !== undefined) past.questions.set(name, joined(before, past.questions.get(name)));
        past.questions.delete(`${bank.id}#${old}`);
      }
    }
  }
}

/** What was known under the old name, then what came under the new one, whose schedule goes on. */
function joined(before: Recall, after: Recall = emptyRecall()): Recall {
  const lifted = before.accepted !== undefined || after.accepted !== undefined;
  return {
    ...joinedTracks(before, after),
    attempts: before.attempts + after.attempts,
    recent: [...before.recent, ...after.recent].slice(-5),
    flags: [...before.flags, ...after.flags],
    accepted: lifted ? joinedTracks(before.accepted ?? before, after.accepted ?? after) : undefined,
  };
}

const joinedTracks = (before: Track, after: Track): Track => ({
  days: [...new Set([...before.days, ...after.days])].slice(0, 3),
  schedule: after.schedule ?? before.schedule,
  reviews: after.schedule === undefined ? [...before.reviews, ...after.reviews] : [...after.reviews],
});
