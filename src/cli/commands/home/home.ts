import type { Option } from '../../../core/ask.ts';
import type { Bank } from '../../../core/bank/bank.ts';
import { type Doc, gap, paragraph, span } from '../../../core/doc.ts';
import { memoryFor } from '../../../core/memory/amendments.ts';
import { endOfDay } from '../../../core/memory/due.ts';
import { answerable, type Memory } from '../../../core/memory/mastery.ts';
import type { Past } from '../../../core/memory/past.ts';
import { type BankProgress, bankProgress } from '../../../core/memory/progress.ts';
import { offsetAt } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { openHistory } from '../../history.ts';
import { namedBanks } from '../../load-banks.ts';
import { type Left, leftOf, placeIn } from '../../session/left.ts';
import { isInteractive } from '../../session/stage.ts';

const REVIEW = ' review';

/** `quiz` alone: in a terminal the banks with progress and what is due, to pick one; elsewhere the same as `quiz list`. */
export async function home(context: Context): Promise<ExitCode> {
  if (!isInteractive({}, context.stdout, context)) return (await import('../list/list.ts')).list({}, context);
  const banks = await namedBanks([], context);
  if (banks.length === 0) return (await import('../list/list.ts')).list({}, context);
  const { past } = await openHistory(context, banks);
  const now = context.now();
  const memory = memoryFor(past, banks);
  const rows = bankProgress(banks, memory, endOfDay(now, offsetAt(now)));
  const options = rows.map((row, index) => ({ letter: row.bank, text: inWords(row, banks[index], past) }));
  const due = rows.reduce((sum, row) => sum + row.due, 0);
  const picked = await pickOne(options, due, lastWorkedOn(banks, memory), welcome(banks), context);
  if (picked === undefined) return exit.fine;
  if (picked === REVIEW) return (await import('../review/review.ts')).review([], {}, context);
  return (await import('../run/run.ts')).run([picked], { record: true }, context);
}

/** The place of the bank with the last answer; the first one if there is none. */
function lastWorkedOn(banks: readonly Bank[], memory: Memory): number {
  const times = banks.map((bank) =>
    bank.questions
      .flatMap(answerable)
      .reduce((latest, { id }) => Math.max(latest, memory.get(`${bank.id}#${id}`)?.recent.at(-1)?.at ?? 0), 0),
  );
  return times.indexOf(Math.max(...times));
}

async function pickOne(banks: readonly Option[], due: number, last: number, body: Doc, context: Context): Promise<string | undefined> {
  const [{ openScreen }, { showPage }, { pick }, { styleFor }] = await Promise.all([
    import('../../terminal/screen.ts'),
    import('../../terminal/page.ts'),
    import('../../terminal/widgets/pick.ts'),
    import('../../terminal/style.ts'),
  ]);
  // It stands first and has no number: that of a bank is the same whether or not something is due.
  const review = due === 0 ? [] : [{ letter: REVIEW, text: `Review what is due: ${due === 1 ? '1 question' : `${due} questions`}` }];
  const widget = pick([...review, ...banks], { many: false, verb: 'start', skips: false, keys: { [REVIEW]: 'r' } });
  const screen = openScreen(context, context.stdout, (code) => process.exit(code));
  try {
    const end = await showPage({
      screen,
      style: styleFor(context.stdout, context.env),
      widget,
      heading: () => [],
      body,
      draft: { state: { ...widget.start, at: due === 0 ? last : 0 }, line: '' },
      commands: ['leave', 'interrupt'],
      labels: {},
    });
    return end.kind === 'reply' ? String(end.reply) : undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return undefined;
    throw error;
  } finally {
    screen.close();
  }
}

function inWords({ bank, title, questions, answered, mastered, due }: BankProgress, from: Bank | undefined, past: Past): string {
  const left = from && leftOf(bank, [from], past);
  const facts = [
    answered === 0 ? `${questions} questions, new` : `${answered} of ${questions} answered`,
    mastered > 0 && `${mastered} mastered`,
    due > 0 && `${due} due`,
    left !== undefined && leftAt(left),
  ];
  return `${bank} ${title}: ${facts.filter((each) => each !== false).join(', ')}`;
}

function leftAt(left: Left): string {
  const { done, of } = placeIn(left);
  return done >= of ? `left after ${of} of ${of}` : `left at ${done + 1} of ${of}`;
}

function welcome(banks: readonly Bank[]): Doc {
  const courses = [...new Set(banks.flatMap((bank) => bank.course ?? []))].join(', ');
  return [paragraph(span(courses === '' ? 'What do you want to learn?' : courses, 'strong')), gap];
}
