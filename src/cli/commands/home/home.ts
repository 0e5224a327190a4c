import type { Bank } from '../../../core/bank/bank.ts';
import { type Doc, gap, paragraph, span } from '../../../core/doc.ts';
import { memoryFor } from '../../../core/memory/amendments.ts';
import { endOfDay } from '../../../core/memory/due.ts';
import { type BankProgress, bankProgress } from '../../../core/memory/progress.ts';
import { offsetAt } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { openHistory } from '../../history.ts';
import { namedBanks } from '../../load-banks.ts';
import { isInteractive } from '../../session/stage.ts';

const REVIEW = ' review';

/** `quiz` alone: in a terminal the banks with progress and what is due, to pick one; elsewhere the same as `quiz list`. */
export async function home(context: Context): Promise<ExitCode> {
  if (!isInteractive({}, context.stdout, context)) return (await import('../list/list.ts')).list({}, context);
  const banks = await namedBanks([], context);
  if (banks.length === 0) return (await import('../list/list.ts')).list({}, context);
  const { past } = await openHistory(context, banks);
  const now = context.now();
  const rows = bankProgress(banks, memoryFor(past, banks), endOfDay(now, offsetAt(now)));
  const picked = await pickOne(rows, banks, context);
  if (picked === undefined) return exit.fine;
  if (picked === REVIEW) return (await import('../review/review.ts')).review([], {}, context);
  return (await import('../run/run.ts')).run([picked], { record: true }, context);
}

async function pickOne(rows: readonly BankProgress[], banks: readonly Bank[], context: Context): Promise<string | undefined> {
  const [{ openScreen }, { showPage }, { pick }, { styleFor }] = await Promise.all([
    import('../../terminal/screen.ts'),
    import('../../terminal/page.ts'),
    import('../../terminal/widgets/pick.ts'),
    import('../../terminal/style.ts'),
  ]);
  const due = rows.reduce((sum, row) => sum + row.due, 0);
  const review = due === 0 ? [] : [{ letter: REVIEW, text: `Review what is due: ${due === 1 ? '1 question' : `${due} questions`}` }];
  const options = [...review, ...rows.map((row) => ({ letter: row.bank, text: inWords(row) }))];
  const screen = openScreen(context, context.stdout, (code) => process.exit(code));
  try {
    const end = await showPage({
      screen,
      style: styleFor(context.stdout, context.env),
      widget: pick(options, { many: false, verb: 'start' }),
      heading: () => [],
      body: welcome(banks),
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

function inWords({ bank, title, questions, answered, mastered, due }: BankProgress): string {
  const facts = [
    answered === 0 ? `${questions} questions, new` : `${answered} of ${questions} answered`,
    mastered > 0 && `${mastered} mastered`,
    due > 0 && `${due} due`,
  ];
  return `${bank} ${title}: ${facts.filter((each) => each !== false).join(', ')}`;
}

function welcome(banks: readonly Bank[]): Doc {
  const courses = [...new Set(banks.flatMap((bank) => bank.course ?? []))].join(', ');
  return [paragraph(span(courses === '' ? 'What do you want to learn?' : courses, 'strong')), gap];
}
