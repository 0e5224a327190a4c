import type { BankReport } from '../../../core/check/bank-report.ts';
import type { Diagnostic } from '../../../core/check/diagnostic.ts';
import { type Doc, paragraph, span } from '../../../core/doc.ts';
import { bankReportJson } from '../../../core/report/bank-report.ts';
import { type Counts, countsLine, diagnosticsJson } from '../../../core/report/diagnostics.ts';
import { listingDoc } from '../../../core/report/listing.ts';
import { shownPath } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { safeJson } from '../../terminal/json.ts';
import { paintDoc, readingWidth, styleFor } from '../../terminal/style.ts';
import { versionOf } from '../../version.ts';
import { reportsDoc } from './reports.ts';

/** The forms in which findings are printed. */
export type Format = 'text' | 'json' | 'github' | 'sarif';

/** What a check found. */
export interface Checked {
  readonly found: readonly Diagnostic[];
  readonly counts: Counts;
  readonly reports: readonly BankReport[];
}

/** What was found as text in a format. People see infos when they ask for them; programs see all. */
export async function printed(
  { found, counts, reports }: Checked,
  { format, info, all }: { readonly format: Format; readonly info?: boolean; readonly all?: boolean },
  context: Context,
): Promise<string> {
  const nameOf = (file: string): string => shownPath(file, context.cwd);
  switch (format) {
    case 'json':
      return `${safeJson(diagnosticsJson(found, counts, nameOf, reports.map(bankReportJson)))}\n`;
    case 'github':
      return (await import('../../../core/report/github.ts')).githubText(found, nameOf);
    case 'sarif': {
      const [{ sarifLog }, { pageOf }] = await Promise.all([
        import('../../../core/report/sarif.ts'),
        import('../../../core/check/page-of.ts'),
      ]);
      return `${safeJson(sarifLog(found, { version: versionOf(context), nameOf, wordsOf: pageOf }))}\n`;
    }
    case 'text': {
      // As wide as the terminal: an excerpt that wraps is hard to read.
      const width = Math.max(readingWidth(context.stdout), (context.stdout.columns || 120) - 1);
      const reading = readingWidth(context.stdout);
      const wanted = found.filter((each) => info === true || each.severity !== 'info');
      const docs: readonly (readonly [doc: Doc, width: number])[] = [
        [listingDoc(wanted, { nameOf, width, all: all === true }), width],
        [await reportsDoc(reports, reading), reading],
        [[paragraph(countsLine(counts)), ...unshown(counts, info), ...fixable(found)], width],
      ];
      const style = styleFor(context.stdout, context.env);
      return docs.flatMap(([doc, columns]) => (doc.length === 0 ? [] : [paintDoc(doc, columns, style)])).join('\n');
    }
  }
}

function unshown({ infos }: Counts, info: boolean | undefined): Doc {
  return infos === 0 || info === true
    ? []
    : [paragraph(span(`${infos === 1 ? '1 info' : `${infos} infos`} not shown; --info shows them.`, 'dim'))];
}

/** How many of the findings `--fix` mends. */
function fixable(found: readonly Diagnostic[]): Doc {
  const count = found.filter((each) => each.fixable).length;
  return count === 0 ? [] : [paragraph(`${count === 1 ? '1 of them' : `${count} of them`} can be mended by quiz check --fix.`)];
}
