import { join } from 'node:path';
import { diagnose } from '../../../core/check/diagnostic.ts';
import { type Doc, gap, paragraph } from '../../../core/doc.ts';
import { bankReportJson } from '../../../core/report/bank-report.ts';
import { countsLine, countUp, diagnosticDoc, diagnosticsJson } from '../../../core/report/diagnostics.ts';
import { bankAt, banksIn, type FoundBank, kindOf } from '../../../store/bank-files.ts';
import { findBanks, findTarget, shownPath } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { loadBank } from '../../load-banks.ts';
import { safeJson } from '../../terminal/json.ts';
import { paintDoc, readingWidth, styleFor } from '../../terminal/style.ts';
import { reportsDoc, reportsOf, wantsReports } from './reports.ts';

/** What was asked for on the command line. */
export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly strict?: boolean;
  readonly report?: boolean;
}

/** Checks banks and prints what is wrong with them. */
export async function check(paths: readonly string[], options: CheckOptions, context: Context): Promise<ExitCode> {
  const banks = paths.length === 0 ? await findBanks(context) : (await Promise.all(paths.map((path) => banksAt(path, context)))).flat();
  const loaded = await Promise.all(banks.map(loadBank));
  const found = loaded.flatMap(diagnose);
  const files = loaded.reduce((sum, each) => sum + each.sources.size, 0);
  const questions = loaded.reduce((sum, { bank }) => sum + (bank === undefined ? 0 : bank.questions.length + bank.broken), 0);
  const counts = countUp(found, files, questions);
  const nameOf = (file: string): string => shownPath(file, context.cwd);
  const reports = wantsReports(options, paths, banks.length) ? await reportsOf(loaded) : [];
  if (options.format === 'json') {
    context.stdout.write(`${safeJson(diagnosticsJson(found, counts, nameOf, reports.map(bankReportJson)))}\n`);
  } else {
    // As wide as the terminal: an excerpt that wraps is hard to read.
    const width = Math.max(readingWidth(context.stdout), (context.stdout.columns || 120) - 1);
    const docs: readonly (readonly [doc: Doc, width: number])[] = [
      [found.flatMap((each) => [...diagnosticDoc(each, nameOf), gap]), width],
      [await reportsDoc(reports, readingWidth(context.stdout)), readingWidth(context.stdout)],
      [[paragraph(countsLine(counts))], width],
    ];
    const style = styleFor(context.stdout, context.env);
    const texts = docs.flatMap(([doc, columns]) => (doc.length === 0 ? [] : [paintDoc(doc, columns, style)]));
    context.stdout.write(texts.join('\n'));
  }
  return counts.errors > 0 || (options.strict === true && counts.warnings > 0) ? exit.problems : exit.fine;
}

/** The banks at a path: itself, or those in the folder. */
async function banksAt(path: string, context: Context): Promise<FoundBank[]> {
  const absolute = path.startsWith('/') ? path : join(context.cwd, path);
  if ((await bankAt(absolute)) === undefined && (await kindOf(absolute)) === 'folder') return banksIn(absolute);
  return [(await findTarget(path, context)).found];
}
