import type { Bank } from '../../../core/bank/bank.ts';
import { questionName, termsOf, wordingOf } from '../../../core/bank/bank.ts';
import { readSource } from '../../../core/bank/source.ts';
import { ledgerIn, ledgerText } from '../../../core/check/ledger.ts';
import { faultKinds, faultWords, type Signoff, sample, signoffStates, withSignoff } from '../../../core/check/signoff.ts';
import { type Doc, gap, paragraph, span, tint } from '../../../core/doc.ts';
import { memoryFor } from '../../../core/memory/amendments.ts';
import type { Grade, Question } from '../../../core/question-type.ts';
import { random, seedFrom } from '../../../core/random.ts';
import { type Beside, besideDoc, besideLine } from '../../../core/report/beside.ts';
import { afterword, dotted, type Heading, questionBody, statusNote, verdictLine } from '../../../core/report/question-page.ts';
import { type SpotStatus, spotStatus, spotStatusDoc, spotStatusJson } from '../../../core/report/spot-status.ts';
import { type Item, itemsOf } from '../../../core/session/plan.ts';
import { suggest } from '../../../core/suggest.ts';
import { ledgerPath, readLedger, writeLedger } from '../../../store/ledger.ts';
import { findTarget, shownPath, type Target } from '../../banks.ts';
import { localTime } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit, UsageError } from '../../exit.ts';
import { openHistory } from '../../history.ts';
import { loadBank, soundBank } from '../../load-banks.ts';
import type { Presenter } from '../../session/presenter.ts';
import { openStage } from '../../session/stage.ts';
import { safeJson } from '../../terminal/json.ts';
import { paintDoc, readingWidth, styleFor } from '../../terminal/style.ts';

/** What was asked for on the command line. */
export interface SpotOptions {
  readonly count?: number;
  readonly changed?: boolean;
  readonly by?: 'type' | 'concept';
  readonly seed?: string;
  readonly who?: string;
  readonly status?: boolean;
  readonly json?: boolean;
  readonly plain?: boolean;
}

const SAMPLE = 10;

/** Spot-checks a bank: `quiz spot`. */
export async function spot(name: string, options: SpotOptions, context: Context): Promise<ExitCode> {
  const target = await findTarget(name, context);
  const { found } = target;
  const loaded = await loadBank(found);
  const bank = soundBank(loaded.bank, target);
  const path = ledgerPath(found);
  let ledger = ledgerOf(path, context);
  const memory = memoryFor((await openHistory(context, [bank])).past, [bank]);
  if (options.status === true) return tellStatus(spotStatus(bank, ledger, memory), options, context);
  const seed = options.seed ?? seedFrom(context.roll());
  const chosen = chosenFrom(bank, ledger, target, options, seed);
  if (chosen.length === 0) {
    context.stdout.write(
      options.changed === true
        ? 'Nothing was reworded since it was looked at.\n'
        : 'Every question was looked at in its present wording.\n',
    );
    return exit.fine;
  }
  const who = options.who ?? context.env['GIT_AUTHOR_NAME'] ?? context.env['USER'] ?? context.env['LOGNAME'] ?? 'unknown';
  const findings = await (await import('../../findings.ts')).findingsByQuestion(found, loaded, context);
  const stage = await openStage(options, undefined, context.stdout, context);
  let looked = 0;
  try {
    for (const [index, question] of chosen.entries()) {
      const heading: Heading = { title: [span(`spot ${bank.id}`, 'strong')], position: index + 1, of: chosen.length, occasion: 'planned' };
      const flags = [question, ...question.parts].flatMap((each) => memory.get(questionName(bank, each))?.flags ?? []);
      const beside: Beside = { findings: findings.get(question.id) ?? [], flags };
      // A sign-off is for the whole wording, so parts that are out of use are looked at as well.
      const items = itemsOf({ bank, question: question.withParts(question.allParts) });
      const judged = await look({ bank, items, heading, beside, seed }, stage.presenter);
      if (judged === 'leave') break;
      if (judged === 'skip') continue;
      const signoff: Signoff = {
        question: question.id,
        wording: wordingOf(question),
        ...judged,
        who,
        when: localTime(context.now()).slice(0, 10),
      };
      // Written after each look: leaving in the middle loses nothing.
      ledger = withSignoff(ledger, signoff);
      writeLedger(path, ledgerText(bank.id, ledger));
      looked += 1;
    }
  } finally {
    stage.presenter.close();
  }
  const written =
    looked === 0 ? 'Nothing was signed off.' : `${looked} of ${chosen.length} looked at; written to ${shownPath(path, context.cwd)}.`;
  context.stdout.write(`${written}\nSeed ${seed}.\n`);
  return looked === 0 ? exit.fine : tellStatus(spotStatus(bank, ledger, memory), options, context);
}

/** The question that is named, wherever it stands; else a sample of the bank, or of the concept that is named. */
function chosenFrom(
  bank: Bank,
  ledger: readonly Signoff[],
  { question: id, concept, typed }: Target,
  { count = SAMPLE, changed = false, by }: SpotOptions,
  seed: string,
): readonly Question[] {
  const isNamed = (each: Question): boolean => (id === undefined ? each.concept === concept : each.id === id);
  const whole = id === undefined && concept === undefined;
  // What is out of use is not drawn, and looked at when it is named.
  const drawn = id === undefined ? bank.questions : bank.all;
  const among = whole ? drawn : drawn.filter((question) => [question, ...question.allParts].some(isNamed));
  if (among.length === 0 && !whole) {
    const names = id === undefined ? Object.keys(bank.concepts) : bank.all.map((question) => question.id);
    const near = suggest(id ?? concept ?? '', names);
    throw new UsageError(
      `${bank.id} has no ${id === undefined ? 'question of the concept' : 'sound question'} "${id ?? concept}".`,
      near === undefined ? `quiz show ${typed} shows all` : `did you mean "${near}"?`,
    );
  }
  if (id !== undefined) return among;
  const states = signoffStates({ ...bank, questions: among }, ledger);
  return sample(states, { count: count === 0 ? among.length : count, changed, by }, random(seed, 'spot'));
}

function ledgerOf(path: string, { cwd }: Context): readonly Signoff[] {
  const help = 'mend it by hand, or take it back from git';
  const file = readLedger(path);
  if ('unopened' in file) throw new UsageError(`${shownPath(path, cwd)} cannot be opened (${file.unopened}).`, help);
  const source = readSource(file.text);
  const ledger = ledgerIn(source);
  if (!('message' in ledger)) return ledger;
  throw new UsageError(`${shownPath(path, cwd)}:${source.place(ledger.extent).line}: The ledger cannot be read: ${ledger.message}.`, help);
}

/** A question that is looked at. */
interface Look {
  readonly bank: Bank;
  readonly items: readonly Item[];
  readonly heading: Heading;
  readonly beside: Beside;
  readonly seed: string;
}

type Judgment = Pick<Signoff, 'verdict' | 'kind' | 'note'>;

/** First the question blind, part by part; then everything about it, and the TA's word. */
async function look(task: Look, presenter: Presenter): Promise<Judgment | 'skip' | 'leave'> {
  const seen: Doc[] = [];
  for (const item of task.items) {
    const answered = await blind(item, task, presenter);
    if (answered === 'leave' || answered === 'skip') return answered;
    seen.push(answered);
  }
  const page: Doc = [
    ...besideLine(task.beside),
    ...seen.flatMap((each, index) => (index === 0 ? each : [gap, ...each])),
    ...besideDoc(task.beside),
  ];
  for (;;) {
    const word = await presenter.choose(task.heading, page, { o: 'ok', f: 'flag it', s: 'look later', q: 'leave' });
    if (word === 'interrupt' || word === 'leave' || word === 'q') return 'leave';
    if (word === 's') return 'skip';
    if (word === 'o') return { verdict: 'ok' };
    const kinds = Object.fromEntries(faultKinds.map((kind, index) => [String(index + 1), kind]));
    const chosen = await presenter.choose(task.heading, whatIsWrong, { ...kinds, b: 'back' });
    if (chosen === 'interrupt' || chosen === 'leave') return 'leave';
    const kind = faultKinds[Number(chosen) - 1];
    if (kind === undefined) continue;
    const said = await presenter.flagNote(task.heading, [paragraph(`Flagged: ${kind}`)]);
    if (said === 'interrupt') return 'leave';
    if (said !== undefined) return { verdict: 'flagged', kind, ...(said.note !== '' && { note: said.note }) };
  }
}

/** The kinds of faults with their keys, each in words: a narrow line of keys has no room for all. */
const whatIsWrong: Doc = [
  paragraph(span('What is wrong with it?', 'strong')),
  ...faultKinds.map((kind, index) => paragraph([span(kind, 'accent'), `: ${faultWords[kind]}`], `${index + 1} `)),
];

/** Asks one item without showing its key, then answers with all that is said about it. */
async function blind(item: Item, { bank, heading, seed }: Look, presenter: Presenter): Promise<Doc | 'skip' | 'leave'> {
  const ask = item.question.ask(random(seed, item.name));
  if (ask.kind === 'parts') return 'skip';
  let notice: string | undefined;
  for (;;) {
    const response = await presenter.ask(
      {
        key: item.name,
        id: item.question.id,
        heading: () => heading,
        timed: false,
        body: questionBody(item),
        ask,
        notice,
        commands: ['reveal', 'skip', 'leave', 'interrupt'],
        covered: false,
      },
      undefined,
    );
    if (response.kind === 'time-up') return 'leave';
    if (response.kind === 'command') {
      if (response.command === 'leave' || response.command === 'interrupt') return 'leave';
      if (response.command === 'skip') return 'skip';
      if (response.command === 'reveal') return about(item, undefined, item.question.key());
      notice = 'Not here: answer it, r shows the key, s looks later.';
      continue;
    }
    const marked = item.question.mark(response.reply, ask, { terms: termsOf(bank), again: false });
    if ('grade' in marked) return about(item, marked.grade, marked.grade.feedback);
    notice = marked.problem;
  }
}

function about(item: Item, grade: Grade | undefined, key: Doc): Doc {
  const { question, whole } = item;
  const facts = dotted([question.id, question.type, question.concept, question.level].filter((each) => each !== undefined));
  const hints = (question.hints ?? []).map((hint, index) => paragraph(hint, [span(`Hint ${index + 1}: `, 'dim')]));
  const last = whole !== undefined && whole.part === whole.question.parts.length;
  const verdict = grade === undefined ? [] : [paragraph(verdictLine(grade, grade.score, 0))];
  return [
    ...tint([paragraph(facts)], 'dim'),
    ...statusNote(question),
    gap,
    ...questionBody(item),
    gap,
    ...verdict,
    ...key,
    ...(hints.length > 0 ? [gap, ...hints] : []),
    ...afterword(item, last),
  ];
}

/** What was looked at, what is flagged and what is out of use, and what that says about the rest. */
function tellStatus(status: SpotStatus, { json }: SpotOptions, { stdout, env }: Context): ExitCode {
  const text =
    json === true ? `${safeJson(spotStatusJson(status))}\n` : paintDoc(spotStatusDoc(status), readingWidth(stdout), styleFor(stdout, env));
  stdout.write(text);
  return exit.fine;
}
