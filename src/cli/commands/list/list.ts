import { type Doc, gap, paragraph, span } from '../../../core/doc.ts';
import { findBanks, shownPath } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { learningBank } from '../../load-banks.ts';
import { safeJson } from '../../terminal/json.ts';
import { paintDoc, readingWidth, styleFor } from '../../terminal/style.ts';

/** What was asked for on the command line. */
export interface ListOptions {
  readonly json?: boolean;
}

/** Prints the banks that can be found, with counts. */
export async function list(options: ListOptions, context: Context): Promise<ExitCode> {
  const rows = await Promise.all(
    (await findBanks(context)).map(async (found) => {
      const bank = await learningBank(found, context);
      return {
        name: found.name,
        title: bank?.title ?? null,
        course: bank?.course ?? null,
        questions: bank?.questions.length ?? 0,
        concepts: Object.keys(bank?.concepts ?? {}).length,
        broken: bank?.broken ?? null,
        disregarded: bank === undefined ? null : bank.all.length - bank.questions.length,
        path: shownPath(found.path, context.cwd),
      };
    }),
  );
  if (options.json === true) {
    context.stdout.write(`${safeJson({ version: 1, banks: rows })}\n`);
    return exit.fine;
  }
  const room = Math.max(4, ...rows.map((row) => row.name.length));
  const doc: Doc = rows.flatMap((row) => [
    paragraph([span(row.title ?? 'cannot be read', row.title === null ? 'bad' : 'strong')], [span(row.name.padEnd(room + 2), 'accent')]),
    paragraph(
      span(
        row.title === null
          ? `quiz check ${row.name} tells why`
          : `${row.questions} questions, ${row.concepts} concepts${row.broken ? `, ${row.broken} broken` : ''}${row.disregarded ? `, ${row.disregarded} disregarded` : ''}`,
        'dim',
      ),
      ' '.repeat(room + 2),
    ),
  ]);
  const nothing: Doc = [paragraph('No banks found. A bank is a YAML file in a folder "questions" here, or any path you name.')];
  const hint: Doc =
    rows[0] === undefined
      ? []
      : [gap, paragraph(span(`Start with: quiz ${rows.find((row) => row.questions > 0)?.name ?? rows[0].name}`, 'dim'))];
  context.stdout.write(
    paintDoc(rows.length === 0 ? nothing : [...doc, ...hint], readingWidth(context.stdout), styleFor(context.stdout, context.env)),
  );
  return exit.fine;
}
