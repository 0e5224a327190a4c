// What is wrong with a bank, as it is configured where it stands: for `quiz check`, and for commands that show a question beside it.
import type { FileFinding, Loaded } from '../core/bank/load.ts';
import { check, type Severities } from '../core/check/check.ts';
import { type Diagnostic, diagnose } from '../core/check/diagnostic.ts';
import { rules } from '../core/check/registry.ts';
import type { FoundBank } from '../store/bank-files.ts';
import { shownPath } from './banks.ts';
import { configuredFor } from './config.ts';
import type { Context } from './context.ts';

/** Every finding in a bank, each as severe as the nearest `quiz.config.yaml` says; `asked` is stronger than that. */
export async function findingsIn(
  bank: FoundBank,
  loaded: Loaded,
  asked: Severities,
  { cwd }: Pick<Context, 'cwd'>,
): Promise<FileFinding[]> {
  return check(loaded, rules, await severitiesFor(bank, asked, { cwd }));
}

/** How severe rules are for a bank: as asked for, else as the nearest `quiz.config.yaml` says. */
export async function severitiesFor(bank: FoundBank, asked: Severities, { cwd }: Pick<Context, 'cwd'>): Promise<Severities> {
  return { ...(await configuredFor(bank, (file) => shownPath(file, cwd))), ...asked };
}

/** What is found in the questions of one bank, by their ids; a part's findings stand under the id of its whole. */
export async function findingsByQuestion(
  bank: FoundBank,
  loaded: Loaded,
  context: Pick<Context, 'cwd'>,
): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
  const findings = await findingsIn(bank, loaded, {}, context);
  const found = new Map<string, Diagnostic[]>();
  for (const each of diagnose({ findings, sources: loaded.sources })) {
    if (each.question === undefined) continue;
    const list = found.get(each.question);
    if (list === undefined) found.set(each.question, [each]);
    else list.push(each);
  }
  return found;
}
