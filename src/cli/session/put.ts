// One question, put until it is answered, put off or left.
import type { Ask, Reply, SingleAsk } from '../../core/ask.ts';
import { termsOf } from '../../core/bank/bank.ts';
import { acceptsAll } from '../../core/bank/status.ts';
import type { Attempt, Entry } from '../../core/memory/entry.ts';
import type { Grade } from '../../core/question-type.ts';
import { random } from '../../core/random.ts';
import { type Heading, hintsGiven, questionBody } from '../../core/report/question-page.ts';
import type { Item } from '../../core/session/plan.ts';
import type { Waiting } from '../../core/session/session.ts';
import type { Command } from '../terminal/commands.ts';
import type { Ending, Live, SessionOptions } from './live.ts';
import type { QuestionView } from './presenter.ts';
import { flagged, type Told } from './tell.ts';

/** What became of a question: answered (and now to be told), put off, or the session ended at it. */
export type Put =
  | { readonly kind: 'answered'; readonly told: Told }
  | { readonly kind: 'next' }
  | { readonly kind: 'ended'; readonly ending: Ending };

/** A question that is being put, with what stays the same meanwhile. */
interface Asked {
  readonly waiting: Waiting;
  readonly live: Live;
  readonly ask: SingleAsk;
  readonly heading: Heading;
  /** How often it was answered before in this session. */
  readonly before: number;
  /** The entry just before it, which a slip takes back if it is an answer. */
  readonly previous: Entry | undefined;
  /** When it was put, in milliseconds since 1970. */
  readonly start: number;
}

/** What changes while a question is put. */
interface Standing {
  /** How many hints were given. */
  readonly given: number;
  /** Whether a near miss is still asked again. */
  readonly again: boolean;
  /** What to tell the learner with it. */
  readonly notice: string | undefined;
}

/** What came of putting it once: it is over, or stays on the screen, to be put as it stands then. */
type Step = Put | { readonly kind: 'stays'; readonly standing: Standing };

const NEXT: Put = { kind: 'next' };
const endedBy = (ending: Ending): Put => ({ kind: 'ended', ending });
const stays = (standing: Standing): Step => ({ kind: 'stays', standing });

/** Puts a question. What is answered is recorded before this resolves, so before anything is said about it. */
export async function put(waiting: Waiting, live: Live, timeUp: AbortSignal): Promise<Put> {
  const asked = askedFrom(waiting, live);
  const again = !live.setting.options.exam && !acceptsAll(waiting.item.question);
  let step = stays({ given: 0, again, notice: undefined });
  while (step.kind === 'stays') step = await putOnce(asked, step.standing, timeUp);
  return step;
}

function askedFrom(waiting: Waiting, live: Live): Asked {
  const { plan, world } = live.setting;
  const { name, question } = waiting.item;
  const before = live.state.outcomes.get(name)?.attempts.length ?? 0;
  return {
    waiting,
    live,
    ask: singleAsk(question.ask(random(plan.seed, name, before)), name),
    heading: live.heading(waiting),
    before,
    previous: live.state.entries.at(-1),
    start: world.now(),
  };
}

async function putOnce(asked: Asked, standing: Standing, timeUp: AbortSignal): Promise<Step> {
  const { live } = asked;
  const view = viewOf(asked, standing);
  const response = await live.setting.presenter.ask(view, timeUp);
  const after = { ...standing, notice: undefined };
  switch (response.kind) {
    case 'time-up':
      return endedBy('time-up');
    case 'command':
      return obey(response.command, response.words, asked, after);
    case 'reply':
      // Ahead of the timer, where the computer slept until now.
      return live.isOver() ? endedBy('time-up') : take(response.reply, view, asked, after);
  }
}

function viewOf({ waiting, live, ask, before }: Asked, { given, notice }: Standing): QuestionView {
  const { item } = waiting;
  const { options } = live.setting;
  const hints = hintsOf(item);
  return {
    key: `${item.name} ${before} ${live.state.entries.filter((entry) => entry.kind === 'slip').length}`,
    id: item.question.id,
    heading: () => live.heading(waiting),
    timed: options.time !== undefined,
    body: [...questionBody(item), ...hintsGiven(hints, given)],
    ask,
    notice,
    commands: commandsFor(options, given < hints.length),
    covered: options.cover && (ask.kind === 'pick-one' || ask.kind === 'pick-many'),
  };
}

/** Carries out a command. */
async function obey(command: Command, words: string, asked: Asked, standing: Standing): Promise<Step> {
  const { live, previous, waiting } = asked;
  const { item } = waiting;
  const told = (notice: string): Step => stays({ ...standing, notice });
  switch (command) {
    case 'hint': {
      if (live.setting.options.exam) return told('An exam gives no hints.');
      const hints = hintsOf(item).length;
      if (standing.given < hints) return stays({ ...standing, given: standing.given + 1 });
      return told(hints === 0 ? 'There is no hint for this one.' : 'There are no more hints.');
    }
    case 'flag': {
      const said = await flagged(item, asked.heading, live, words);
      return 'ended' in said ? endedBy(said.ended) : told(said.notice);
    }
    case 'skip':
      await live.record(live.skip(item));
      return NEXT;
    case 'slip':
      if (previous?.kind !== 'attempt') return told('There is no answer just before this one to take back.');
      await live.record(live.slip(previous));
      return NEXT;
    case 'reveal':
      return live.setting.options.exam ? told('Nothing is revealed in an exam.') : reveal(asked, standing);
    case 'leave':
      return endedBy('left');
    case 'interrupt':
      return endedBy('interrupted');
    case 'keys':
      return stays(standing);
  }
}

function reveal(asked: Asked, standing: Standing): Promise<Put> {
  const feedback = asked.waiting.item.question.reveal(asked.ask);
  const grade: Grade = { score: 0, verdict: 'wrong', rule: 'the answer was shown', feedback };
  return answered(grade, { reply: null, score: 0, gaveUp: true }, asked, standing);
}

/** Marks a reply, and records it unless it cannot be understood or is to be mended. */
async function take(reply: Reply, view: QuestionView, asked: Asked, standing: Standing): Promise<Step> {
  const { live, ask, waiting } = asked;
  const { question, bank } = waiting.item;
  const marked = question.mark(reply, ask, { terms: termsOf(bank), again: standing.again });
  // A near miss is put again once; what cannot be understood, as often as it takes.
  if ('problem' in marked) return stays({ ...standing, again: standing.again && marked.once !== true, notice: marked.problem });
  const { presenter, options } = live.setting;
  const sure = options.confidence ? await presenter.confidence(view) : undefined;
  const score = standing.given > 0 ? marked.grade.score / 2 : marked.grade.score;
  const confidence = sure === 'interrupt' || sure === 'leave' ? undefined : sure;
  const put = await answered(marked.grade, { reply, score, ...(confidence && { confidence }) }, asked, standing);
  // The answer was committed before the learner left, so it is kept.
  if (sure === 'leave') return endedBy('left');
  return sure === 'interrupt' ? endedBy('interrupted') : put;
}

/** Records an answer. */
async function answered(
  grade: Grade,
  parts: Pick<Attempt, 'reply' | 'score' | 'confidence' | 'gaveUp'>,
  { waiting, live, ask, heading, start }: Asked,
  { given }: Standing,
): Promise<Put> {
  const { item } = waiting;
  const { memory, world } = live.setting;
  const facts = { shown: lettersShown(ask), verdict: grade.verdict, ms: world.now() - start, hints: given };
  const attempt = live.attempt(item, { ...facts, ...parts });
  const earlier = memory.get(item.name)?.recent.at(-1);
  const reworded = earlier !== undefined && earlier.wording !== attempt.wording;
  await live.record(attempt);
  return { kind: 'answered', told: { item, grade, attempt, heading, reworded } };
}

const hintsOf = ({ question }: Item): readonly string[] => question.hints ?? [];

function singleAsk(ask: Ask, name: string): SingleAsk {
  if (ask.kind === 'parts') throw new Error(`${name}: a composite question is put part by part`);
  return ask;
}

function commandsFor(options: SessionOptions, hintsLeft: boolean): Command[] {
  const hint: Command[] = hintsLeft && !options.exam ? ['hint'] : [];
  const reveal: Command[] = options.exam ? [] : ['reveal'];
  return [...hint, 'skip', 'leave', ...reveal, 'flag', 'slip', 'interrupt'];
}

/** The letters of what could be picked or moved, in the order shown. */
function lettersShown(ask: SingleAsk): string[] {
  switch (ask.kind) {
    case 'pick-one':
    case 'pick-many':
      return ask.options.map((option) => option.letter);
    case 'order':
      return ask.items.map((item) => item.letter);
    case 'match':
      return ask.right.map((option) => option.letter);
    case 'line':
    case 'blanks':
    case 'self-check':
      return [];
  }
}
