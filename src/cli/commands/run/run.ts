import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json, Reply } from '../../../core/ask.ts';
import type { Bank } from '../../../core/bank/bank.ts';
import { levels } from '../../../core/bank/schema.ts';
import { type Doc, gap, paragraph, span } from '../../../core/doc.ts';
import { remember } from '../../../core/memory/memory.ts';
import { seedFrom } from '../../../core/random.ts';
import { summaryPage } from '../../../core/report/summary-page.ts';
import { type Plan, planSession, type Selection } from '../../../core/session/plan.ts';
import { resultDocument } from '../../../core/session/summary.ts';
import { suggest } from '../../../core/suggest.ts';
import { inMemoryStore } from '../../../store/in-memory.ts';
import { findTarget, loadBank, soundBank, type Target } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit, UsageError } from '../../exit.ts';
import type { Ending } from '../../session/live.ts';
import { runSession } from '../../session/run.ts';
import { openStage } from '../../session/stage.ts';
import { safeJson } from '../../terminal/json.ts';
import { paintDoc, readingWidth } from '../../terminal/style.ts';

/** What was asked for on the command line. */
export interface RunOptions {
  readonly count?: number;
  readonly concept?: readonly string[];
  readonly tag?: readonly string[];
  readonly type?: readonly string[];
  readonly level?: readonly string[];
  readonly order?: 'prerequisites' | 'file' | 'shuffled';
  readonly seed?: string;
  readonly exam?: boolean;
  readonly time?: number;
  readonly confidence?: boolean;
  readonly cover?: boolean;
  readonly plain?: boolean;
  readonly answers?: string;
  readonly json?: boolean;
}

/** A portion: about fifteen minutes of learning, not a whole bank at one sitting. */
const PORTION = 15;

/** Runs banks: `quiz ch4`. */
export async function run(names: readonly string[], options: RunOptions, context: Context): Promise<ExitCode> {
  if (names.length === 0) return (await import('../list/list.ts')).list({}, context);
  const targets = await Promise.all(names.map((name) => findTarget(name, context)));
  const banks = await loadBanks(targets, context);
  const replies = options.answers === undefined ? undefined : await readReplies(options.answers, context);
  const selection = selectionOf(targets, banks, options);
  const store = inMemoryStore();
  const past = await store.entries();
  const whole = replies !== undefined || targets.some((target) => target.question !== undefined);
  const plan = planSession(banks, remember(past), selection, {
    order: options.order ?? 'prerequisites',
    count: options.count ?? (whole ? 0 : PORTION),
    seed: options.seed ?? seedFrom(context.roll()),
  });
  if (plan.items.length === 0) throw new UsageError('No question fits.', 'leave out some of --concept, --tag, --type and --level');

  const startedAt = new Date(context.now()).toISOString();
  // With --json stdout belongs to the document, and the session talks on stderr.
  const output = options.json === true ? context.stderr : context.stdout;
  const stage = await openStage(options, replies, output, context);
  let ended: Awaited<ReturnType<typeof runSession>> | undefined;
  try {
    if (!(await stage.presenter.open(welcome(plan, banks, options)))) return exit.fine;
    ended = await runSession({
      plan,
      past,
      store,
      presenter: stage.presenter,
      options: {
        exam: options.exam === true,
        confidence: options.confidence === true && replies === undefined,
        cover: options.cover === true,
        replayed: replies !== undefined,
        ...(options.time !== undefined && { time: options.time }),
      },
      world: context,
    });
  } finally {
    stage.presenter.close();
  }
  const width = readingWidth(output);
  const command = ['quiz', ...names].join(' ');
  const page = summaryPage(ended.state, { ended: endedWith(ended.ending), command, exam: options.exam === true, width });
  output.write(paintDoc([gap, ...page], width, stage.style));
  if (options.json === true) context.stdout.write(`${safeJson(resultDocument(ended.state, startedAt))}\n`);
  return ended.ending === 'interrupted' ? exit.interrupted : exit.fine;
}

const endedWith = (ending: Ending): string | undefined =>
  ({ finished: undefined, left: 'Left before the end.', interrupted: 'Left before the end.', 'time-up': 'The time is up.' })[ending];

async function loadBanks(targets: readonly Target[], context: Context): Promise<Bank[]> {
  const distinct = targets.filter((target, index) => targets.findIndex((other) => other.found.path === target.found.path) === index);
  const banks: Bank[] = [];
  for (const { found } of distinct) {
    const bank = soundBank(await loadBank(found), found);
    banks.push(bank);
    if (bank.broken > 0) {
      const some = bank.broken === 1 ? '1 question is' : `${bank.broken} questions are`;
      context.stderr.write(`${found.name}: ${some} broken and left out; quiz check ${found.name} tells why\n`);
    }
  }
  return banks;
}

/** What is wanted, with every name checked: an unknown one is told, and not silently nothing. */
function selectionOf(targets: readonly Target[], banks: readonly Bank[], options: RunOptions): Selection {
  const all = banks.flatMap((bank) => bank.questions.flatMap((question) => [question, ...question.parts]));
  const known = (what: string, wanted: readonly string[] | undefined, names: Iterable<string>): string[] => {
    const set = new Set(names);
    for (const name of wanted ?? []) {
      if (set.has(name)) continue;
      const near = suggest(name, set);
      throw new UsageError(
        `There is no ${what} "${name}" here.`,
        near === undefined ? `the ${what}s here: ${[...set].slice(0, 20).join(', ')}` : `did you mean "${near}"?`,
      );
    }
    return [...(wanted ?? [])];
  };
  const defined = (values: readonly (string | undefined)[]): string[] => values.filter((each) => each !== undefined);
  const concepts = [...(options.concept ?? []), ...defined(targets.map((target) => target.concept))];
  const wantedLevels = known('level', options.level, levels);
  return {
    questions: known(
      'question',
      defined(targets.map((target) => target.question)),
      all.map((question) => question.id),
    ),
    concepts: known('concept', concepts, [
      ...banks.flatMap((bank) => Object.keys(bank.concepts)),
      ...defined(all.map((question) => question.concept)),
    ]),
    tags: known(
      'tag',
      options.tag,
      all.flatMap((question) => question.tags ?? []),
    ),
    types: known(
      'question type',
      options.type,
      all.map((question) => question.type),
    ),
    levels: levels.filter((level) => wantedLevels.includes(level)),
  };
}

async function readReplies(path: string, { cwd }: Context): Promise<Readonly<Record<string, Reply>>> {
  let value: Json;
  try {
    value = JSON.parse(await readFile(join(path.startsWith('/') ? '' : cwd, path), 'utf8')) as Json; // JSON.parse gives nothing else
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new UsageError(missing ? `There is no file "${path}".` : `"${path}" is not JSON.`, 'it must hold {"question-id": reply, …}');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`"${path}" holds no replies.`, 'it must hold {"question-id": reply, …}');
  return value as Readonly<Record<string, Reply>>; // neither a list nor null, so a mapping
}

function welcome(plan: Plan, banks: readonly Bank[], options: RunOptions): Doc {
  const some = plan.questions === 1 ? '1 question' : `${plan.questions} questions`;
  const titles = banks.map((bank) => `${bank.id} · ${bank.title}`).join(', ');
  const course = [...new Set(banks.map((bank) => bank.course).filter((each) => each !== undefined))].join(', ');
  return [
    paragraph([
      span(titles, 'strong'),
      `: ${some}${plan.available > plan.questions ? ` of ${plan.available}` : ''}, about ${plan.minutes} minute${plan.minutes === 1 ? '' : 's'}.`,
    ]),
    ...(course === '' ? [] : [paragraph(span(course, 'dim'))]),
    ...(options.exam === true ? [gap, paragraph('An exam: verdicts and explanations come at the end.')] : []),
    ...(options.time === undefined ? [] : [paragraph(`Time: ${Math.round(options.time / 6000) / 10} minutes from now.`)]),
  ];
}
