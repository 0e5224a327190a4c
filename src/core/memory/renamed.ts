import type { Bank } from '../bank/bank.ts';
import { answerable, type Memory } from './mastery.ts';
import { emptyRecall, type Past, type Recall } from './past.ts';

/** What is known of the questions of these banks; those that were renamed (`renamed-from`) keep what was known of them. */
export function memoryFor(past: Past, banks: readonly Bank[]): Memory {
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
  return past.questions;
}

/** What was known under the old name, then what came under the new one, whose schedule goes on. */
function joined(before: Recall, after: Recall = emptyRecall()): Recall {
  return {
    attempts: before.attempts + after.attempts,
    recent: [...before.recent, ...after.recent].slice(-5),
    days: [...new Set([...before.days, ...after.days])].slice(0, 3),
    flags: [...before.flags, ...after.flags],
    schedule: after.schedule ?? before.schedule,
    reviews: after.schedule === undefined ? [...before.reviews, ...after.reviews] : after.reviews,
  };
}
