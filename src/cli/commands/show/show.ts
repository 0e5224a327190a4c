import type { Diagnostic } from '../../../core/check/diagnostic.ts';
import { type Doc, gap, paragraph, span } from '../../../core/doc.ts';
import { diagnosticDoc } from '../../../core/report/diagnostics.ts';
import { preview } from '../../../core/report/preview.ts';
import { bankName } from '../../../core/report/question-page.ts';
import { suggest } from '../../../core/suggest.ts';
import { findTarget, shownPath } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit, UsageError } from '../../exit.ts';
import type { findingsByQuestion } from '../../findings.ts';
import { loadBank, soundBank } from '../../load-banks.ts';
import { paintDoc, readingWidth, styleFor, unstyled } from '../../terminal/style.ts';

/** What was asked for on the command line. */
export interface ShowOptions {
  readonly key: boolean;
  readonly plain?: boolean;
  readonly markdown?: boolean;
  readonly findings?: boolean;
}

/** Prints questions with their keys. */
export async function show(name: string, options: ShowOptions, context: Context): Promise<ExitCode> {
  const target = await findTarget(name, context);
  const loaded = await loadBank(target.found);
  const bank = soundBank(loaded.bank, target);
  const questions = bank.all.filter(
    (question) =>
      (target.question === undefined || [question.id, ...question.parts.map((part) => part.id)].includes(target.question)) &&
      (target.concept === undefined || [question, ...question.parts].some((each) => each.concept === target.concept)),
  );
  if (questions.length === 0) {
    const wanted = target.question ?? target.concept ?? '';
    const names = target.question === undefined ? Object.keys(bank.concepts) : bank.all.map((question) => question.id);
    const near = suggest(wanted, names);
    throw new UsageError(
      `${bank.id} has no ${target.question === undefined ? 'question of the concept' : 'sound question'} "${wanted}".`,
      near === undefined ? `quiz show ${target.typed} shows all` : `did you mean "${near}"?`,
    );
  }
  const findings = options.findings === true ? await findingsOf(target.found, loaded, context) : undefined;
  if (options.markdown === true) {
    const { sheet } = await import('../../../core/report/sheet.ts');
    context.stdout.write(sheet(bank.title, questions, { key: options.key, findings }));
    return exit.fine;
  }
  const width = readingWidth(context.stdout);
  const style = options.plain === true ? unstyled(context.env) : styleFor(context.stdout, context.env);
  const rule: Doc = [gap, { kind: 'verbatim', lines: [[{ ...span('─'.repeat(width), 'dim'), ascii: '-'.repeat(width) }]] }, gap];
  const doc = questions.flatMap((question, index) => [
    ...(index === 0 ? [] : rule),
    ...preview(question, options),
    ...beside(findings?.get(question.id), width, context),
  ]);
  context.stdout.write(paintDoc([paragraph(bankName(bank)), gap, ...doc], width, style));
  return exit.fine;
}

async function findingsOf(...given: Parameters<typeof findingsByQuestion>): ReturnType<typeof findingsByQuestion> {
  return (await import('../../findings.ts')).findingsByQuestion(...given);
}

/** What `quiz check` finds in a question, below it. */
const beside = (found: readonly Diagnostic[] = [], width: number, { cwd }: Context): Doc =>
  found.flatMap((each) => [gap, ...diagnosticDoc(each, { nameOf: (file) => shownPath(file, cwd), width, all: false })]);
