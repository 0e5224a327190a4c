import type { Json } from '../../../core/ask.ts';
import { type Doc, gap, paragraph, span } from '../../../core/doc.ts';
import { memoryFor } from '../../../core/memory/amendments.ts';
import { endOfDay } from '../../../core/memory/due.ts';
import { bankProgress, conceptProgress, dueDays } from '../../../core/memory/progress.ts';
import { banksPage, calendar, conceptsPage, forecastPage, heading } from '../../../core/report/progress-page.ts';
import { bankName } from '../../../core/report/question-page.ts';
import { localTime, offsetAt } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { openHistory } from '../../history.ts';
import { namedBanks } from '../../load-banks.ts';
import { safeJson } from '../../terminal/json.ts';
import { paintDoc, readingWidth, styleFor, unstyled } from '../../terminal/style.ts';

/** What was asked for on the command line. */
export interface ProgressOptions {
  readonly json?: boolean;
  readonly plain?: boolean;
}

/** Shows how well things are known: `quiz progress`. */
export async function progress(name: string | undefined, options: ProgressOptions, context: Context): Promise<ExitCode> {
  const banks = await namedBanks(name === undefined ? [] : [name], context);
  const { past } = await openHistory(context, banks);
  const now = context.now();
  const offset = offsetAt(now);
  const today = localTime(now).slice(0, 10);
  const memory = memoryFor(past, banks);
  const overview = bankProgress(banks, memory, endOfDay(now, offset));
  const due = dueDays(banks, memory, now, offset);
  const [only] = banks;
  const concepts = name === undefined || only === undefined ? [] : conceptProgress(only, memory);
  if (options.json === true) {
    const days = [...past.days].map(([day, { answers, passed }]) => ({ day, answers, passed }));
    const document = { version: 1, banks: overview, concepts, days, due: due.map(({ days: inDays, count }) => ({ inDays, count })) };
    context.stdout.write(`${safeJson(JSON.parse(JSON.stringify(document)) as Json)}\n`); // drops what is undefined
    return exit.fine;
  }
  const width = readingWidth(context.stdout);
  const doc: Doc = [
    ...(concepts.length > 0 && only !== undefined
      ? [
          paragraph(bankName(only)),
          ...conceptsPage(
            concepts.filter((each) => each.questions > 0),
            width,
          ),
        ]
      : [paragraph(span('Banks', 'strong')), ...banksPage(overview, width)]),
    ...(name === undefined ? [...heading('Activity'), ...calendar(past.days, today, width)] : []),
    ...heading('Due'),
    ...forecastPage(due),
    gap,
    paragraph(span('Mastered: right without a hint on three different days.', 'dim')),
  ];
  context.stdout.write(paintDoc(doc, width, options.plain === true ? unstyled(context.env) : styleFor(context.stdout, context.env)));
  return exit.fine;
}
