import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, Reply } from '../../../core/ask.ts';
import type { Bank } from '../../../core/bank/bank.ts';
import { conceptNamed } from '../../../core/bank/concepts.ts';
import { levels } from '../../../core/bank/schema.ts';
import { disregarded } from '../../../core/bank/status.ts';
import { span } from '../../../core/doc.ts';
import { memoryFor } from '../../../core/memory/amendments.ts';
import type { Open, Past } from '../../../core/memory/past.ts';
import type { Question } from '../../../core/question-type.ts';
import { seedFrom } from '../../../core/random.ts';
import { bankName } from '../../../core/report/question-page.ts';
import { PORTION, planSession, questionsNamed, resumedPlan, type Selection, waitingIn } from '../../../core/session/plan.ts';
import type { SessionState } from '../../../core/session/session.ts';
import { suggest } from '../../../core/suggest.ts';
import { findTarget, type Target } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, UsageError } from '../../exit.ts';
import { openHistory } from '../../history.ts';
import { learningBank, soundBank } from '../../load-banks.ts';
import { leftWith } from '../../session/left.ts';
import { type PlayOptions, play } from '../../session/play.ts';
import { commandSpecs } from '../registry.ts';

/** What was asked for on the command line. */
export interface RunOptions extends PlayOptions {
  readonly count?: number;
  readonly concept?: readonly string[];
  readonly tag?: readonly string[];
  readonly type?: readonly string[];
  readonly level?: readonly string[];
  readonly missed?: boolean;
  readonly new?: boolean;
  readonly flagged?: boolean;
  readonly order?: 'prerequisites' | 'file' | 'shuffled';
  readonly seed?: string;
  readonly answers?: string;
  readonly record: boolean;
  readonly fresh?: boolean;
}

/** Runs banks, of which at least one is named: `quiz ch4`. */
export async function run(names: readonly string[], options: RunOptions, context: Context): Promise<ExitCode> {
  const targets = await targetsOf(names, context);
  const banks = await loadBanks(targets, context);
  const replies = options.answers === undefined ? undefined : await readReplies(options.answers, context);
  const selection = selectionOf(targets, banks, options);
  // A replay is no learning: it is neither recorded nor steered by what was.
  const history = await openHistory(context, banks, options.record && replies === undefined);
  const key = runKey(
    names.map((name, index) => byConceptId(name, targets[index]?.concept, banks)),
    options,
  );
  const memory = memoryFor(history.past, banks);
  const open = options.fresh === true || replies !== undefined ? undefined : openSession(key, history.past, options);
  const left = open && leftWith(open, resumedPlan(banks, memory, selection, open.start.items, open.start.seed));
  const whole = replies !== undefined || targets.some((target) => target.question !== undefined);
  const plan = planSession(banks, memory, selection, {
    order: options.order ?? 'prerequisites',
    count: options.count ?? (whole ? 0 : PORTION),
    seed: options.seed ?? seedFrom(context.roll()),
  });
  if (plan.items.length === 0 && left === undefined) throw nothingFits(banks, options);
  const title = banks.flatMap((bank, index) => [...(index === 0 ? [] : [span(', ')]), ...bankName(bank)]);
  const waiting = (ended: SessionState): number => (replies === undefined ? waitingIn(banks, memory, selection, ended.plan) : 0);
  return play({ plan, left, banks, run: key, command: commandFor(key), waiting, title, replies }, history, options, context);
}

/** What the names mean, in their order. The first one may be a command that was misspelled. */
async function targetsOf(names: readonly string[], context: Context): Promise<Target[]> {
  const targets: Target[] = [];
  for (const name of names) {
    try {
      targets.push(await findTarget(name, context));
    } catch (error) {
      const command =
        targets.length === 0
          ? suggest(
              name,
              commandSpecs.flatMap(({ words }) => words),
            )
          : undefined;
      if (!(error instanceof UsageError) || command === undefined || error.help?.startsWith('did you mean') === true) throw error;
      throw new UsageError(`There is no command and no bank "${name}".`, `did you mean \`quiz ${command}\`?`);
    }
  }
  return targets;
}

/** A name as it was typed, but for a concept's title, which its id stands for: it is part of a command that is shown. */
const byConceptId = (name: string, concept: string | undefined, banks: readonly Bank[]): string =>
  concept === undefined || !name.endsWith(`/${concept}`) ? name : name.slice(0, -concept.length) + conceptId(concept, banks);

/** What a run is called, so that the same one can be gone on with: the banks and what was chosen of them. */
function runKey(names: readonly string[], options: RunOptions): string {
  const lists = (['concept', 'tag', 'type', 'level'] as const).map((key) => options[key] && `--${key} ${options[key].join(',')}`);
  const flags = (['missed', 'new', 'flagged', 'exam'] as const).map((key) => options[key] && `--${key}`);
  return [...names, ...lists, ...flags].filter((each) => typeof each === 'string').join(' ');
}

const commandFor = (key: string): string => `quiz ${key}`;

/** The session of the same run that was left, if something was done in it and no other seed or count is asked for. */
function openSession(key: string, past: Past, options: RunOptions): Open | undefined {
  const open = past.open.get(key);
  if (open === undefined || open.entries.length === 0) return undefined;
  if (options.seed !== undefined && options.seed !== open.start.seed) return undefined;
  if (options.count !== undefined && options.count !== questionsNamed(open.start.items)) return undefined;
  return open;
}

function nothingFits(banks: readonly Bank[], { missed, new: fresh, flagged }: RunOptions): UsageError {
  const [bank] = banks;
  if (bank !== undefined && banks.every(({ questions }) => questions.length === 0))
    return new UsageError('Every question here is disregarded.', `quiz show ${bank.id} says why`);
  if (missed === true)
    return new UsageError('Nothing was missed at its last answer.', 'leave out --missed; `quiz review` asks what is due');
  if (fresh === true) return new UsageError('Every question was answered before.', 'leave out --new; `quiz review` asks what is due');
  if (flagged === true) return new UsageError('No question is flagged.', 'f flags one while it is on the screen');
  return new UsageError('No question fits.', 'leave out some of --concept, --tag, --type and --level');
}

async function loadBanks(targets: readonly Target[], context: Context): Promise<Bank[]> {
  const distinct = targets.filter((target, index) => targets.findIndex((other) => other.found.path === target.found.path) === index);
  const banks: Bank[] = [];
  for (const target of distinct) {
    const { found, typed } = target;
    const bank = soundBank(await learningBank(found, context), target);
    banks.push(bank);
    if (bank.broken > 0) {
      const some = bank.broken === 1 ? '1 question is' : `${bank.broken} questions are`;
      context.stderr.write(`${found.name}: ${some} broken and left out; quiz check ${typed} tells why\n`);
    }
  }
  return banks;
}

/** What is wanted, with every name checked: an unknown one is told, and not silently nothing. */
function selectionOf(targets: readonly Target[], banks: readonly Bank[], options: RunOptions): Selection {
  const all = (): Question[] => banks.flatMap((bank) => bank.questions.flatMap((question) => [question, ...question.parts]));
  const known = (what: string, wanted: readonly string[], names: () => Iterable<string | undefined>): readonly string[] => {
    if (wanted.length === 0) return [];
    const set = new Set(defined(names()));
    for (const name of wanted) {
      if (set.has(name)) continue;
      const near = suggest(name, set);
      throw new UsageError(
        `There is no ${what} "${name}" here.`,
        near === undefined ? `the ${what}s here: ${enumerated([...set], what, targets)}` : `did you mean "${near}"?`,
      );
    }
    return wanted;
  };
  const questions = defined(targets.map((target) => target.question));
  const missing = questions.find((id) => !all().some((question) => question.id === id));
  if (missing !== undefined) refuseDisregarded(missing, banks);
  const concepts = [...(options.concept ?? []), ...defined(targets.map((target) => target.concept))].map((name) => conceptId(name, banks));
  const wantedLevels = known('level', options.level ?? [], () => levels);
  return {
    questions: known('question', questions, () => all().map(({ id }) => id)),
    concepts: known('concept', concepts, () => [
      ...banks.flatMap((bank) => Object.keys(bank.concepts)),
      ...all().map(({ concept }) => concept),
    ]),
    tags: known('tag', options.tag ?? [], () => all().flatMap(({ tags }) => tags ?? [])),
    types: known('question type', options.type ?? [], () => all().map(({ type }) => type)),
    levels: levels.filter((level) => wantedLevels.includes(level)),
    missed: options.missed === true,
    fresh: options.new === true,
    flagged: options.flagged === true,
  };
}

/** A concept by its id, also where its title was typed; what no bank has stays as it is. */
const conceptId = (name: string, banks: readonly Bank[]): string =>
  defined(banks.map((bank) => conceptNamed(bank.concepts, name)))[0] ?? name;

/** As many names as a line holds, how many more there are, and what shows them. */
function enumerated(names: readonly string[], what: string, [target]: readonly Target[]): string {
  const shown = names.filter((_, index) => index === 0 || names.slice(0, index + 1).join(', ').length <= 60);
  const more = names.length - shown.length;
  const all = what === 'concept' && target !== undefined ? `; quiz concepts ${target.typed} shows all` : '';
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more${all}`;
}

const defined = (values: Iterable<string | undefined>): string[] => [...values].filter((each) => each !== undefined);

/** A question that is asked for by name and out of use: told with the reason. */
function refuseDisregarded(id: string, banks: readonly Bank[]): void {
  for (const bank of banks) {
    const fault = disregarded(bank, id);
    if (fault === undefined) continue;
    const why = fault.because.trim().replace(/\s+/g, ' ');
    throw new UsageError(`The question "${fault.question}" is not put any more: ${why}`, `quiz show ${bank.id}#${fault.question} shows it`);
  }
}

async function readReplies(path: string, { cwd }: Context): Promise<Readonly<Record<string, Reply>>> {
  let value: Json;
  try {
    value = JSON.parse(readFileSync(join(path.startsWith('/') ? '' : cwd, path), 'utf8')) as Json; // JSON.parse gives nothing else
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new UsageError(missing ? `There is no file "${path}".` : `"${path}" is not JSON.`, 'it must hold {"question-id": reply, …}');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`"${path}" holds no replies.`, 'it must hold {"question-id": reply, …}');
  return value as Readonly<Record<string, Reply>>; // neither a list nor null, so a mapping
}
