// A session from its welcome to its summary: what `quiz <bank>` and `quiz review` share.
import type { Reply } from '../../core/ask.ts';
import type { Bank } from '../../core/bank/bank.ts';
import { type Doc, gap, paragraph, type Span, span } from '../../core/doc.ts';
import { memoryFor } from '../../core/memory/amendments.ts';
import type { Memory } from '../../core/memory/mastery.ts';
import { dueDays } from '../../core/memory/progress.ts';
import { faultLines, summaryPage } from '../../core/report/summary-page.ts';
import { dayInWords } from '../../core/report/when.ts';
import type { Plan } from '../../core/session/plan.ts';
import type { SessionState } from '../../core/session/session.ts';
import { pointsOf, resultDocument } from '../../core/session/summary.ts';
import { offsetAt } from '../clock.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import type { History } from '../history.ts';
import { safeJson } from '../terminal/json.ts';
import { paintDoc, readingWidth } from '../terminal/style.ts';
import { type Left, placeIn } from './left.ts';
import type { Ending, SessionOptions } from './live.ts';
import { runSession } from './run.ts';
import { openStage } from './stage.ts';

/** What the options of a run say about how it is played. */
export interface PlayOptions {
  readonly exam?: boolean;
  readonly time?: number;
  readonly confidence?: boolean;
  readonly cover?: boolean;
  readonly plain?: boolean;
  readonly json?: boolean;
}

/** A session to be played. */
export interface Playable {
  readonly plan: Plan;
  /** The session that was left, if there is one to go on with. */
  readonly left: Left | undefined;
  readonly banks: readonly Bank[];
  /** The key under which it can be resumed; left out for what cannot. */
  readonly run: string | undefined;
  /** The command that goes on. */
  readonly command: string;
  /** How many questions wait for that command when the session is over. */
  readonly waiting: (ended: SessionState) => number;
  readonly title: readonly Span[];
  readonly replies: Readonly<Record<string, Reply>> | undefined;
}

/** Plays a session and prints its summary. */
export async function play(game: Playable, history: History, options: PlayOptions, context: Context): Promise<ExitCode> {
  const startedAt = new Date(context.now()).toISOString();
  const { store, past } = history;
  const memory = memoryFor(past, game.banks);
  const before = game.run === undefined ? undefined : past.finished.get(game.run);
  // With --json stdout belongs to the document, and the session talks on stderr.
  const output = options.json === true ? context.stderr : context.stdout;
  const stage = await openStage(options, game.replies, output, context);
  let ended: Awaited<ReturnType<typeof runSession>>;
  try {
    const choice = await stage.presenter.open(welcome(game, options, context.now()), game.left !== undefined);
    if (choice === 'leave') return exit.fine;
    if (choice === 'interrupt') return exit.interrupted;
    const left = choice === 'go' ? game.left : undefined;
    const setting = {
      past,
      memory,
      store,
      run: game.run,
      presenter: stage.presenter,
      options: sessionOptions(game, options),
      world: context,
    };
    ended = await runSession({ ...setting, plan: left?.plan ?? game.plan, resumed: left });
  } finally {
    stage.presenter.close();
  }
  const width = readingWidth(output);
  const wasLeft = ended.ending === 'left' || ended.ending === 'interrupted';
  const goesOn = wasLeft && store.lasting && ended.kept && game.run !== undefined;
  const page = summaryPage(ended.state, {
    ended: endedWith(ended.ending, goesOn, game.command),
    left: wasLeft,
    command: game.command,
    waiting: goesOn ? 0 : game.waiting(ended.state),
    exam: options.exam === true,
    width,
    before: before && pointsOf(before, game.banks),
  });
  const trouble: Doc = ended.trouble === undefined ? [] : [paragraph(span(ended.trouble, 'bad')), gap];
  output.write(
    paintDoc([gap, ...trouble, ...page, ...(store.lasting ? whatIsDue(game.banks, memory, context.now()) : [])], width, stage.style),
  );
  if (options.json === true) context.stdout.write(`${safeJson(resultDocument(ended.state, startedAt))}\n`);
  return ended.ending === 'interrupted' ? exit.interrupted : exit.fine;
}

const sessionOptions = ({ replies }: Playable, options: PlayOptions): SessionOptions => ({
  exam: options.exam === true,
  confidence: options.confidence === true && replies === undefined,
  cover: options.cover === true,
  replayed: replies !== undefined,
  ...(options.time !== undefined && { time: options.time }),
});

function endedWith(ending: Ending, goesOn: boolean, command: string): string | undefined {
  switch (ending) {
    case 'finished':
      return undefined;
    case 'time-up':
      return 'The time is up.';
    case 'left':
    case 'interrupted':
      return goesOn ? `Left before the end. Every answer is kept: ${command} goes on here.` : 'Left before the end.';
  }
}

function welcome({ plan, left, banks, title }: Playable, options: PlayOptions, now: number): Doc {
  const some = (count: number): string => (count === 1 ? '1 question' : `${count} questions`);
  const course = [...new Set(banks.map((bank) => bank.course).filter((each) => each !== undefined))].join(', ');
  const asked = left?.plan ?? plan;
  const of = asked.available > asked.questions ? ` of ${asked.available}` : '';
  return [
    paragraph([...title, `: ${some(asked.questions)}${of}, about ${asked.minutes} minute${asked.minutes === 1 ? '' : 's'}.`]),
    ...(left === undefined ? [] : [paragraph(stoppedAt(left, now)), ...faultLines(left.plan.withdrawn)]),
    ...(course === '' ? [] : [paragraph(span(course, 'dim'))]),
    ...(options.exam === true ? [gap, paragraph('An exam: verdicts and explanations come at the end.')] : []),
    ...(options.time === undefined ? [] : [paragraph(`Time: ${Math.round(options.time / 6000) / 10} minutes from now.`)]),
  ];
}

function stoppedAt(left: Left, now: number): string {
  const { done, of, waits } = placeIn(left);
  const last = left.entries.at(-1)?.at;
  const when = last === undefined ? '' : ` ${dayInWords(Date.parse(last), now, offsetAt(now))}`;
  if (!waits) return `All ${of} were answered${when}: only the summary is left.`;
  return done >= of ? `All ${of} were put${when}; what was missed waits for another try.` : `You stopped at ${done + 1} of ${of}${when}.`;
}

/** When the next review is, and of how much. */
function whatIsDue(banks: readonly Bank[], memory: Memory, now: number): Doc {
  const [next] = dueDays(banks, memory, now, offsetAt(now));
  if (next === undefined) return [];
  const some = next.count === 1 ? '1 question' : `${next.count} questions`;
  return [paragraph([`Next review ${dayInWords(next.at, now, offsetAt(now))}: ${some}. `, span('quiz review', 'strong')])];
}
