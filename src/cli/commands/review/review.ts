import { paragraph, span } from '../../../core/doc.ts';
import { memoryFor } from '../../../core/memory/amendments.ts';
import { endOfDay, reviewOrder, scheduledItems } from '../../../core/memory/due.ts';
import { dueDays } from '../../../core/memory/progress.ts';
import { seedFrom } from '../../../core/random.ts';
import { dayInWords } from '../../../core/report/when.ts';
import { PORTION, planFor, wholeName } from '../../../core/session/plan.ts';
import type { SessionState } from '../../../core/session/session.ts';
import { summarize } from '../../../core/session/summary.ts';
import { offsetAt } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { askedAbout, openHistory } from '../../history.ts';
import { namedBanks } from '../../load-banks.ts';
import { type PlayOptions, play } from '../../session/play.ts';
import { paintDoc, readingWidth, styleFor } from '../../terminal/style.ts';

/** What was asked for on the command line. */
export interface ReviewOptions extends PlayOptions {
  readonly count?: number;
  readonly seed?: string;
}

/** Reviews what is due: `quiz review`. */
export async function review(names: readonly string[], options: ReviewOptions, context: Context): Promise<ExitCode> {
  const opened = await openHistory(context, []);
  const banks = await namedBanks(names, context, opened.past);
  const history = await askedAbout(banks, opened);
  const now = context.now();
  const offset = offsetAt(now);
  const memory = memoryFor(history.past, banks);
  const due = reviewOrder(scheduledItems(banks, memory), endOfDay(now, offset));
  if (due.length === 0) {
    const [next] = dueDays(banks, memory, now, offset);
    const words =
      next === undefined
        ? 'Nothing is due: nothing was answered yet. Start with a bank: quiz list shows them.'
        : `Nothing is due. Next: ${next.count === 1 ? '1 question' : `${next.count} questions`} ${dayInWords(next.at, now, offset)}.`;
    context.stdout.write(paintDoc([paragraph(span(words, 'good'))], readingWidth(context.stdout), styleFor(context.stdout, context.env)));
    return exit.fine;
  }
  const questions = [...new Set(due.map(wholeName))];
  const chosen = new Set(options.count === 0 ? questions : questions.slice(0, options.count ?? PORTION));
  const portion = due.filter((item) => chosen.has(wholeName(item)));
  const plan = planFor(portion, options.seed ?? seedFrom(context.roll()), questions.length);
  const command = ['quiz', 'review', ...names].join(' ');
  const waiting = (ended: SessionState): number => questions.length - summarize(ended).answered;
  // It needs no resuming: what was answered is no longer due, and the next review asks the rest.
  return play(
    { plan, left: undefined, banks, run: undefined, command, waiting, title: [span('Review', 'strong')], replies: undefined },
    history,
    options,
    context,
  );
}
