import { nearestPage, type Page, pageGroups, pageOf } from '../../../core/check/page-of.ts';
import { pageDoc, rulesDoc, rulesMarkdown } from '../../../core/report/rule-pages.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit, UsageError } from '../../exit.ts';
import { paintDoc, readingWidth, styleFor } from '../../terminal/style.ts';

/** What was asked for on the command line. */
export interface RulesOptions {
  readonly format: 'text' | 'markdown';
}

/** Prints the page of one rule, or the list of all. */
export async function rules(name: string | undefined, { format }: RulesOptions, context: Context): Promise<ExitCode> {
  const page = name === undefined ? undefined : found(name);
  if (format === 'markdown') {
    context.stdout.write(rulesMarkdown(page === undefined ? pageGroups : [{ title: page.name, pages: [page] }]));
    return exit.fine;
  }
  const width =
    page === undefined ? Math.max(readingWidth(context.stdout), (context.stdout.columns || 120) - 1) : readingWidth(context.stdout);
  context.stdout.write(paintDoc(page === undefined ? rulesDoc(pageGroups) : pageDoc(page), width, styleFor(context.stdout, context.env)));
  return exit.fine;
}

function found(name: string): Page {
  const page = pageOf(name);
  if (page !== undefined) return page;
  const near = nearestPage(name);
  throw new UsageError(`There is no rule "${name}".`, near === undefined ? '`quiz rules` lists them all' : `did you mean "${near}"?`);
}
