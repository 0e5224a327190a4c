import { type Doc, gap, paragraph, span } from '../../../core/doc.ts';
import { preview } from '../../../core/report/preview.ts';
import { bankName } from '../../../core/report/question-page.ts';
import { suggest } from '../../../core/suggest.ts';
import { findTarget } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit, UsageError } from '../../exit.ts';
import { loadBank, soundBank } from '../../load-banks.ts';
import { paintDoc, readingWidth, styleFor, unstyled } from '../../terminal/style.ts';

/** What was asked for on the command line. */
export interface ShowOptions {
  readonly key: boolean;
  readonly plain?: boolean;
}

/** Prints questions with their keys. */
export async function show(name: string, options: ShowOptions, context: Context): Promise<ExitCode> {
  const target = await findTarget(name, context);
  const bank = soundBank((await loadBank(target.found)).bank, target.found);
  const questions = bank.questions.filter(
    (question) =>
      (target.question === undefined || [question.id, ...question.parts.map((part) => part.id)].includes(target.question)) &&
      (target.concept === undefined || [question, ...question.parts].some((each) => each.concept === target.concept)),
  );
  if (questions.length === 0) {
    const wanted = target.question ?? target.concept ?? '';
    const names = target.question === undefined ? Object.keys(bank.concepts) : bank.questions.map((question) => question.id);
    const near = suggest(wanted, names);
    throw new UsageError(
      `${bank.id} has no ${target.question === undefined ? 'question of the concept' : 'sound question'} "${wanted}".`,
      near === undefined ? `quiz show ${target.found.name} shows all` : `did you mean "${near}"?`,
    );
  }
  const width = readingWidth(context.stdout);
  const style = options.plain === true ? unstyled(context.env) : styleFor(context.stdout, context.env);
  const rule: Doc = [gap, { kind: 'verbatim', lines: [[{ ...span('─'.repeat(width), 'dim'), ascii: '-'.repeat(width) }]] }, gap];
  const doc = questions.flatMap((question, index) => [...(index === 0 ? [] : rule), ...preview(question, options)]);
  context.stdout.write(paintDoc([paragraph(bankName(bank)), gap, ...doc], width, style));
  return exit.fine;
}
