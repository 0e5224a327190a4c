// What banks say today of questions that were answered before: a fold must know it, since it cannot be worked out from what is left of answers.
import { type Bank, questionName } from '../bank/bank.ts';
import { acceptsAll } from '../bank/status.ts';
import type { Question } from '../question-type.ts';
import { acceptedRecall } from './accepted.ts';
import { answerable, type Memory } from './mastery.ts';
import type { Past } from './past.ts';

/** What some banks say. Questions are named as `bank#id`. */
export interface Amendments {
  /** The banks that were asked, by id. */
  readonly banks: ReadonlySet<string>;
  /** By the name under which a question was answered: the one that it has now. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Questions that accept every answer, by the names that they have now. */
  readonly accepting: ReadonlySet<string>;
}

/** What these banks say. A name that a question has now is nobody's old one. */
export function amendmentsOf(banks: readonly Bank[]): Amendments {
  return {
    banks: new Set(banks.map(({ id }) => id)),
    renamed: new Map(banks.flatMap(renamedIn)),
    accepting: acceptingIn(banks),
  };
}

const acceptingIn = (banks: readonly Bank[]): ReadonlySet<string> =>
  new Set(
    banks.flatMap((bank) =>
      bank.questions
        .flatMap(answerable)
        .filter(acceptsAll)
        .map((question) => questionName(bank, question)),
    ),
  );

function renamedIn(bank: Bank): [old: string, now: string][] {
  const found = bank.all.flatMap((whole) =>
    answerable(whole).flatMap((question) =>
      oldIds(whole, question).map((id): [string, string] => [`${bank.id}#${id}`, questionName(bank, question)]),
    ),
  );
  if (found.length === 0) return [];
  const taken = new Set(bank.all.flatMap(answerable).map((question) => questionName(bank, question)));
  return found.filter(([old]) => !taken.has(old));
}

/** The ids that a question had before. A part had those of its whole in front, whichever of the two was renamed. */
function oldIds(whole: Question, question: Question): readonly string[] {
  const before = (each: Question): readonly string[] => each['renamed-from'] ?? [];
  if (question === whole) return before(question);
  if (before(whole).length === 0 && before(question).length === 0) return [];
  const parts = [question.id.slice(whole.id.length + 1), ...before(question)];
  return [whole.id, ...before(whole)].flatMap((id) => parts.map((part) => `${id}.${part}`)).slice(1);
}

/**
 * Takes amendments over for what is folded from now on. False where some of them concern what has been folded: then all entries must be
 * folded again, with `joined`.
 */
export function amend(past: Past, { banks, renamed, accepting }: Amendments): boolean {
  const fits =
    [...renamed].every(([old, now]) => past.renamed.get(old) === now || isUnknown(past, old)) &&
    [...past.renamed].every(([old, now]) => renamed.get(old) === now || !banks.has(bankOf(old))) &&
    [...accepting].every((name) => past.accepting.has(name) || isUnknown(past, name));
  if (!fits) return false;
  for (const [old, now] of renamed) past.renamed.set(old, now);
  for (const name of accepting) past.accepting.add(name);
  return true;
}

const isUnknown = (past: Past, name: string): boolean => !past.questions.has(name) && !past.renamed.has(name);

const bankOf = (name: string): string => name.slice(0, name.indexOf('#'));

/** What is known from before, but for what the banks of today say otherwise. */
export function joined(before: Pick<Amendments, 'renamed' | 'accepting'>, today: Amendments): Amendments {
  return {
    banks: today.banks,
    renamed: new Map([...[...before.renamed].filter(([old]) => !today.banks.has(bankOf(old))), ...today.renamed]),
    accepting: new Set([...before.accepting, ...today.accepting]),
  };
}

/** What is known of the questions of these banks, now and as more is folded into `past`: where a bank accepts every answer, all count as right ones. */
export function memoryFor(past: Past, banks: readonly Bank[]): Memory {
  const accepting = acceptingIn(banks);
  if (accepting.size === 0) return past.questions;
  return {
    get(name) {
      const recall = past.questions.get(name);
      return recall !== undefined && accepting.has(name) ? acceptedRecall(recall) : recall;
    },
  };
}
