// One question, put until it is answered, put off or left.
import type { Ask, SingleAsk } from '../../core/ask.ts';
import { termsOf } from '../../core/bank/bank.ts';
import { acceptsAll } from '../../core/bank/status.ts';
import type { Attempt } from '../../core/memory/entry.ts';
import type { Grade } from '../../core/question-type.ts';
import { random } from '../../core/random.ts';
import { hintsGiven, questionBody } from '../../core/report/question-page.ts';
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

const NEXT: Put = { kind: 'next' };
const LEFT: Put = { kind: 'ended', ending: 'left' };
const INTERRUPTED: Put = { kind: 'ended', ending: 'interrupted' };

/** Puts a question. What is answered is recorded before this resolves, so before anything is said about it. */
export async function put(waiting: Waiting, live: Live, timeUp: AbortSignal): Promise<Put> {
  const { presenter, options, world, plan } = live.setting;
  const { item } = waiting;
  const { question } = item;
  const before = live.state.outcomes.get(item.name)?.attempts.length ?? 0;
  const ask = singleAsk(question.ask(random(plan.seed, item.name, before)), item.name);
  const heading = live.heading(waiting);
  const hints = question.hints ?? [];
  const start = world.now();
  const previous = live.state.entries.at(-1);
  let given = 0;
  let again = !options.exam && !acceptsAll(question);
  let notice: string | undefined;

  const answered = async (grade: Grade, parts: Pick<Attempt, 'reply' | 'score' | 'confidence' | 'gaveUp'>): Promise<Put> => {
    const facts = { shown: lettersShown(ask), verdict: grade.verdict, ms: world.now() - start, hints: given };
    const attempt = live.attempt(item, { ...facts, ...parts });
    const earlier = live.setting.memory.get(item.name)?.recent.at(-1);
    const reworded = earlier !== undefined && earlier.wording !== attempt.wording;
    await live.record(attempt);
    return { kind: 'answered', told: { item, grade, attempt, heading, reworded } };
  };

  /** Carries out a command; nothing when the question stays. */
  const obey = async (command: Command, words: string): Promise<Put | undefined> => {
    switch (command) {
      case 'hint':
        if (options.exam) notice = 'An exam gives no hints.';
        else if (given < hints.length) given += 1;
        else notice = hints.length === 0 ? 'There is no hint for this one.' : 'There are no more hints.';
        return undefined;
      case 'flag':
        return flagged(item, heading, live, words).then((said): Put | undefined => {
          if ('ended' in said) return { kind: 'ended', ending: said.ended };
          notice = said.notice;
          return undefined;
        });
      case 'skip':
        await live.record(live.skip(item));
        return NEXT;
      case 'slip':
        if (previous?.kind === 'attempt') {
          await live.record(live.slip(previous));
          return NEXT;
        }
        notice = 'There is no answer just before this one to take back.';
        return undefined;
      case 'reveal':
        if (options.exam) {
          notice = 'Nothing is revealed in an exam.';
          return undefined;
        }
        return answered(
          { score: 0, verdict: 'wrong', rule: 'the answer was shown', feedback: question.key() },
          { reply: null, score: 0, gaveUp: true },
        );
      case 'leave':
        return LEFT;
      case 'interrupt':
        return INTERRUPTED;
      case 'keys':
        return undefined;
    }
  };

  for (;;) {
    const view: QuestionView = {
      key: `${item.name} ${before} ${live.state.entries.filter((entry) => entry.kind === 'slip').length}`,
      id: question.id,
      heading: () => live.heading(waiting),
      timed: options.time !== undefined,
      body: [...questionBody(item), ...hintsGiven(hints, given)],
      ask,
      notice,
      commands: commandsFor(options, given < hints.length),
      covered: options.cover && (ask.kind === 'pick-one' || ask.kind === 'pick-many'),
    };
    const response = await presenter.ask(view, timeUp);
    notice = undefined;
    if (response.kind === 'time-up') return { kind: 'ended', ending: 'time-up' };
    if (response.kind === 'command') {
      const obeyed = await obey(response.command, response.words);
      if (obeyed !== undefined) return obeyed;
      continue;
    }
    const marked = question.mark(response.reply, ask, { terms: termsOf(item.bank), again });
    if ('problem' in marked) {
      // A near miss is put again once; what cannot be understood, as often as it takes.
      if (marked.once === true) again = false;
      notice = marked.problem;
      continue;
    }
    const sure = options.confidence ? await presenter.confidence(view) : undefined;
    const score = given > 0 ? marked.grade.score / 2 : marked.grade.score;
    const confidence = sure === 'interrupt' || sure === 'leave' ? undefined : sure;
    const put = await answered(marked.grade, { reply: response.reply, score, ...(confidence && { confidence }) });
    // The answer was committed before the learner left, so it is kept.
    if (sure === 'leave') return LEFT;
    return sure === 'interrupt' ? INTERRUPTED : put;
  }
}

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
