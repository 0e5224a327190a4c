import type { Bank } from '../../../core/bank/bank.ts';
import type { Loaded } from '../../../core/bank/load.ts';
import type { BankReport } from '../../../core/check/bank-report.ts';
import { type Doc, gap } from '../../../core/doc.ts';

/** What decides whether bank reports are printed. */
interface Wish {
  readonly format: string;
  /** `--report` or `--no-report`, if either was given. */
  readonly report?: boolean;
}

/** Whether bank reports are wanted: as said, else in text where one bank is named. Formats for other programs' findings hold none. */
export function wantsReports({ format, report }: Wish, paths: readonly string[], banks: number): boolean {
  switch (format) {
    case 'text':
      return report ?? (paths.length === 1 && banks === 1);
    case 'json':
      return report === true;
    default:
      return false;
  }
}

/** The reports of the banks that have a sound question. */
export async function reportsOf(loaded: readonly Loaded[]): Promise<BankReport[]> {
  const { bankReport } = await import('../../../core/check/bank-report.ts');
  const banks = loaded.flatMap(({ bank }): Bank[] => (bank === undefined || bank.all.length === 0 ? [] : [bank]));
  return banks.map(bankReport);
}

/** Reports one below the other. */
export async function reportsDoc(reports: readonly BankReport[], width: number): Promise<Doc> {
  const { bankReportDoc } = await import('../../../core/report/bank-report.ts');
  return reports.flatMap((each) => [...bankReportDoc(each, width), gap]);
}
