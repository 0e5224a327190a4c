import { basename, dirname, join } from 'node:path';
import type { Loaded } from '../../../core/bank/load.ts';
import { type Severities, withSeverities } from '../../../core/check/check.ts';
import { settingsOf } from '../../../core/check/configured.ts';
import { diagnose } from '../../../core/check/diagnostic.ts';
import { type BankOfRun, bankOfRun, checkRun } from '../../../core/check/run.ts';
import { countUp } from '../../../core/report/diagnostics.ts';
import { bankAt, banksIn, isBankFile, kindOf, sizeOf } from '../../../store/bank-files.ts';
import { findBanks, findTarget, shellWord, shownPath, type Target } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../exit.ts';
import { findingsIn, severitiesFor } from '../../findings.ts';
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

/** A bank that is checked; `only` where files of it were named, and not the whole. */
interface Named extends Pick<Target, 'found' | 'typed'> {
  readonly only?: ReadonlySet<string>;
}

/** Checks banks; `progress` is told before each of them. */
export async function examine(
  paths: readonly string[],
  options: CheckOptions,
  context: Context,
  progress: (step: Step) => void,
): Promise<Examined> {
  const banks = await banksNamed(paths, context);
  const nameOf = (file: string): string => shownPath(file, context.cwd);
  const asked = severitiesOf(options.rule ?? []);
  const byName = new Set((await findBanks(context)).map(({ path }) => path));
  const loaded: Loaded[] = [];
  const alone: Located[] = [];
  const run: BankOfRun[] = [];
  for (const [index, { found: bank, typed }] of banks.entries()) {
    progress({ number: index + 1, of: banks.length, name: bank.name, size: await sizeOf(bank) });
    const each = await loadBank(bank);
    loaded.push(each);
    const own = { findings: await findingsIn(bank, each, asked, context), sources: each.sources };
    run.push(bankOfRun(each, byName.has(bank.path) ? bank.name : undefined));
    alone.push(options.requireSignoff === true ? (await import('./signoff.ts')).withSignoffs(own, bank, each, typed) : own);
  }
  const between = checkRun(run, nameOf);
  const located = await Promise.all(
    banks.map(async ({ found: bank, only }, index): Promise<Located> => {
      const { findings = [], sources = new Map() } = alone[index] ?? {};
      const more = between[index] ?? [];
      const all = more.length === 0 ? findings : [...findings, ...withSeverities(more, await severitiesFor(bank, asked, context))];
      return {
        findings: only === undefined ? all : all.filter(({ file }) => only.has(file) || !loaded[index]?.sources.has(file)),
        sources,
      };
    }),
  );
  const found = located.flatMap(diagnose);
  const files = loaded.reduce((sum, each, index) => sum + (banks[index]?.only ?? each.sources).size, 0);
  const questions = loaded.reduce((sum, each, index) => sum + questionsIn(each, banks[index]?.only), 0);
  // A report is about a whole bank: where one file of it was named, it is wanted only if asked for.
  const isPart = banks.some(({ only }) => only !== undefined);
  const reports = (!isPart || options.report === true) && wantsReports(options, paths, banks.length) ? await reportsOf(loaded) : [];
  return { found, counts: countUp(found, files, questions), reports, located };
}

/** How many questions a bank has, or those of its files that were named. */
function questionsIn({ bank, sources }: Loaded, only: ReadonlySet<string> | undefined): number {
  if (bank === undefined) return 0;
  return only === undefined
    ? bank.all.length + bank.broken
    : [...only].reduce((sum, file) => sum + (sources.get(file)?.ids.length ?? 0), 0);
}

/** The banks that arguments name, each as it can be named again; all that can be found where there is none. */
export async function banksNamed(paths: readonly string[], context: Context): Promise<Named[]> {
  if (paths.length === 0) return (await findBanks(context)).map((found) => ({ found, typed: shellWord(found.name) }));
  return together((await Promise.all(paths.map((path) => banksAt(path, context)))).flat());
}

/** Files of one bank, as hooks name all that were changed, are read once; with the whole bank beside them, the whole is checked. */
function together(banks: readonly Named[]): Named[] {
  const files = new Map<string, Set<string>>();
  for (const { found, only = [] } of banks) files.set(found.path, new Set([...(files.get(found.path) ?? []), ...only]));
  const whole = new Set(banks.flatMap(({ found, only }) => (only === undefined ? [found.path] : [])));
  const seen = new Set<string>();
  return banks.flatMap((each): Named[] => {
    const only = files.get(each.found.path);
    if (each.only === undefined || only === undefined) return [each];
    if (whole.has(each.found.path) || seen.has(each.found.path)) return [];
    seen.add(each.found.path);
    return [{ ...each, only }];
  });
}

/** The bank that is a folder and has the file at `path` among its files: editors and hooks name single files. */
async function bankAround(path: string, context: Context): Promise<Named | undefined> {
  if ((await kindOf(path)) !== 'file' || !isBankFile(basename(path))) return undefined;
  const found = await bankAt(dirname(path));
  return found && { found, typed: shellWord(shownPath(found.path, context.cwd)), only: new Set([join(found.path, basename(path))]) };
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
  const around = await bankAround(absolute, context);
  if (around !== undefined) return [around];
  const target = await findTarget(path, context);
  if (target.question !== undefined || target.concept !== undefined)
    throw new UsageError(
      `Whole banks are checked, and "${path}" is a part of one.`,
      `quiz check ${target.typed}, or quiz show ${path} --findings`,
    );
  return [target];
}
