import { join } from 'node:path';
import type { Loaded } from '../../../core/bank/load.ts';
import type { Severities } from '../../../core/check/check.ts';
import { settingsOf } from '../../../core/check/configured.ts';
import { diagnose } from '../../../core/check/diagnostic.ts';
import { countUp } from '../../../core/report/diagnostics.ts';
import { bankAt, banksIn, kindOf, sizeOf } from '../../../store/bank-files.ts';
import { findBanks, findTarget, shellWord, shownPath, type Target } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../exit.ts';
import { findingsIn } from '../../findings.ts';
import { loadBank } from '../../load-banks.ts';
import type { CheckOptions } from './check.ts';
import type { Checked } from './print.ts';
import type { Step } from './progress.ts';
import { reportsOf, wantsReports } from './reports.ts';

/** What was found, and where it stands, for what mends it. */
export interface Examined extends Checked {
  readonly located: readonly Located[];
}

/** Findings and the texts they are about. */
export type Located = Pick<Loaded, 'findings' | 'sources'>;

type Named = Pick<Target, 'found' | 'typed'>;

/** Checks banks; `progress` is told before each of them. */
export async function examine(
  paths: readonly string[],
  options: CheckOptions,
  context: Context,
  progress: (step: Step) => void,
): Promise<Examined> {
  const banks = await banksNamed(paths, context);
  const asked = severitiesOf(options.rule ?? []);
  const loaded: Loaded[] = [];
  const located: Located[] = [];
  for (const [index, { found: bank, typed }] of banks.entries()) {
    progress({ number: index + 1, of: banks.length, name: bank.name, size: await sizeOf(bank) });
    const each = await loadBank(bank);
    loaded.push(each);
    const own = { findings: await findingsIn(bank, each, asked, context), sources: each.sources };
    located.push(options.requireSignoff === true ? (await import('./signoff.ts')).withSignoffs(own, bank, each, typed) : own);
  }
  const found = located.flatMap(diagnose);
  const files = loaded.reduce((sum, each) => sum + each.sources.size, 0);
  const questions = loaded.reduce((sum, { bank }) => sum + (bank === undefined ? 0 : bank.all.length + bank.broken), 0);
  const reports = wantsReports(options, paths, banks.length) ? await reportsOf(loaded) : [];
  return { found, counts: countUp(found, files, questions), reports, located };
}

/** The banks that arguments name, each as it can be named again; all that can be found where there is none. */
export async function banksNamed(paths: readonly string[], context: Context): Promise<Named[]> {
  if (paths.length === 0) return (await findBanks(context)).map((found) => ({ found, typed: shellWord(found.name) }));
  return (await Promise.all(paths.map((path) => banksAt(path, context)))).flat();
}

/** What `--rule` sets, over what is configured. */
function severitiesOf(given: readonly string[]): Severities {
  const settings = settingsOf(given);
  if ('message' in settings) throw new UsageError(settings.message, settings.help);
  return settings.severities;
}

/** The banks at a path: itself, or those in the folder. */
async function banksAt(path: string, context: Context): Promise<Named[]> {
  const absolute = path.startsWith('/') ? path : join(context.cwd, path);
  if ((await bankAt(absolute)) === undefined && (await kindOf(absolute)) === 'folder') {
    const banks = await banksIn(absolute);
    if (banks.length === 0)
      throw new UsageError(`There is no bank in "${path}".`, 'check the path; `quiz new` writes a bank to start from');
    return banks.map((found) => ({ found, typed: shellWord(shownPath(found.path, context.cwd)) }));
  }
  const target = await findTarget(path, context);
  if (target.question !== undefined || target.concept !== undefined)
    throw new UsageError(
      `Whole banks are checked, and "${path}" is a part of one.`,
      `quiz check ${target.typed}, or quiz show ${path} --findings`,
    );
  return [target];
}
