// The loop of a session: the pure fold says what comes next, a presenter asks it, the store keeps what was answered
// before its feedback is shown.
import type { Ask, SingleAsk } from '../../core/ask.ts';
import { termsOf, wordingOf } from '../../core/bank/bank.ts';
import { type Doc, gap, paragraph, type Span, sign, span } from '../../core/doc.ts';
import type { Attempt, Entry, Store } from '../../core/memory/entry.ts';
import { remember } from '../../core/memory/memory.ts';
import type { Grade } from '../../core/question-type.ts';
import { random } from '../../core/random.ts';
import { afterword, type Heading, hintsGiven, questionBody, verdictLine } from '../../core/report/question-page.ts';
import { type Offer, offerAfter } from '../../core/session/detour.ts';
import type { Item, Plan } from '../../core/session/plan.ts';
import { advance, begin, progress, type SessionState, type Waiting } from '../../core/session/session.ts';
import type { Context } from '../context.ts';
import type { Command } from '../terminal/commands.ts';
import type { Presenter, QuestionView, Response } from './presenter.ts';

/** How a session goes, whatever is asked in it. */
export interface SessionOptions {
  /** Feedback at the end only; no hints, nothing revealed, nothing repeated, no near miss asked again. */
  readonly exam: boolean;
  /** Asks how sure the learner is before each verdict. */
  readonly confidence: boolean;
  /** Shows the choices only when asked for. */
  readonly cover: boolean;
  /** The time for the whole session, in milliseconds. */
  readonly time?: number;
  /** Replies come from a file: nothing is repeated or offered. */
  readonly replayed: boolean;
}

/** How a session ended. */
export type Ending = 'finished' | 'left' | 'interrupted' | 'time-up';

/** What a session takes from the world. */
export type SessionWorld = Pick<Context, 'now' | 'newId'>;

/** An item answered in an exam, to be told at the end. */
interface Told {
  readonly item: Item;
  readonly grade: Grade;
  readonly attempt: Attempt;
  readonly heading: Heading;
}

/** Runs a session to its end and answers with what it came to. */
export async function runSession(
  plan: Plan,
  past: readonly Entry[],
  store: Pick<Store, 'append'>,
  presenter: Presenter,
  options: SessionOptions,
  world: SessionWorld,
): Promise<{ readonly state: SessionState; readonly ending: Ending }> {
  const rules = { repeatMissed: !options.exam && !options.replayed };
  const session = world.newId();
  const deadline = options.time === undefined ? undefined : world.now() + options.time;
  const timer = new AbortController();
  const alarm = options.time === undefined ? undefined : setTimeout(() => timer.abort(), options.time);
  const told: Told[] = [];
  let state = begin(plan);
  let notice: string | undefined;

  const stamp = () => ({ id: world.newId(), session, at: new Date(world.now()).toISOString() });
  const about = (item: Item) => ({ ...stamp(), bank: item.bank.id, question: item.question.id });
  async function record(entry: Entry): Promise<void> {
    await store.append(entry);
    state = advance(state, entry, rules);
  }

  function headingOf({ item, occasion }: Waiting): Heading {
    const { done, of } = progress(state);
    const whole = item.whole;
    return {
      title: `${item.bank.id} ${sign.dot.text} ${item.bank.title}`,
      position: Math.min(of, done + 1),
      of,
      occasion,
      ...(whole && { part: { number: whole.part, of: whole.question.parts.length } }),
      ...(deadline !== undefined && { secondsLeft: Math.max(0, Math.ceil((deadline - world.now()) / 1000)) }),
    };
  }

  async function flag(item: Item, heading: Heading, words: string): Promise<string> {
    const note = words !== '' ? words : await presenter.flagNote(heading, questionBody(item));
    if (note === undefined) return 'Not flagged.';
    await record({ kind: 'flag', ...about(item), wording: wordingOf(item.question), note });
    return 'Flagged. Thank you.';
  }

  /** Puts one question until it is answered, put off or left. */
  async function put(waiting: Waiting): Promise<Ending | 'slip' | undefined> {
    const { item } = waiting;
    const { question } = item;
    const putting = state.outcomes.get(item.name)?.attempts.length ?? 0;
    const made = question.ask(random(plan.seed, item.name, putting));
    if (made.kind === 'parts') throw new Error(`${item.name}: a composite question is put part by part`);
    const ask: SingleAsk = made;
    const shownAt = world.now();
    const hints = question.hints ?? [];
    const last = state.entries.at(-1);
    let given = 0;
    let again = !options.exam;
    for (;;) {
      const view: QuestionView = {
        key: `${item.name} ${putting} ${state.entries.filter((entry) => entry.kind === 'slip').length}`,
        id: question.id,
        heading: () => headingOf(waiting),
        timed: deadline !== undefined,
        body: [...questionBody(item), ...hintsGiven(hints, given)],
        ask,
        notice,
        commands: commandsFor(options, given < hints.length),
        covered: options.cover && (ask.kind === 'pick-one' || ask.kind === 'pick-many'),
      };
      const response: Response = await presenter.ask(view, timer.signal);
      notice = undefined;
      if (response.kind === 'time-up') return 'time-up';
      if (response.kind === 'command') {
        const ending = await obey(response.command, response.words);
        if (ending === 'stay') continue;
        return ending === 'next' ? undefined : ending;
      }
      const marked = question.mark(response.reply, ask, { terms: termsOf(item.bank), again });
      if ('problem' in marked) {
        // A near miss is put again once; what cannot be understood, as often as it takes.
        if (marked.once === true) again = false;
        notice = marked.problem;
        continue;
      }
      const confidence = options.confidence ? await presenter.confidence(view) : undefined;
      const score = given > 0 ? marked.grade.score / 2 : marked.grade.score;
      const attempt: Attempt = {
        kind: 'attempt',
        ...about(item),
        wording: wordingOf(question),
        shown: lettersShown(ask),
        reply: response.reply,
        score,
        verdict: marked.grade.verdict,
        ms: world.now() - shownAt,
        hints: given,
        ...(confidence && { confidence }),
      };
      const heading = headingOf(waiting);
      await record(attempt);
      return tell({ item, grade: marked.grade, attempt, heading });
    }

    async function obey(command: Command, words: string): Promise<Ending | 'slip' | 'stay' | 'next'> {
      switch (command) {
        case 'hint':
          if (given >= hints.length) notice = hints.length === 0 ? 'There is no hint for this one.' : 'There are no more hints.';
          else given += 1;
          return 'stay';
        case 'skip':
          await record({ kind: 'skip', ...about(item) });
          return 'next';
        case 'flag':
          notice = await flag(item, headingOf(waiting), words);
          return 'stay';
        case 'slip': {
          if (last?.kind !== 'attempt') {
            notice = 'There is no answer before this one to take back.';
            return 'stay';
          }
          await record({ kind: 'slip', ...stamp(), bank: last.bank, question: last.question, attempt: last.id });
          return 'next';
        }
        case 'reveal': {
          const attempt = revealed(item, ask, given);
          const heading = headingOf(waiting);
          await record(attempt);
          const grade: Grade = { score: 0, verdict: 'wrong', rule: 'the answer was shown', feedback: question.key() };
          return (await tell({ item, grade, attempt, heading })) ?? 'next';
        }
        case 'leave':
          return 'left';
        case 'interrupt':
          return 'interrupted';
        case 'keys':
          return 'stay';
      }
    }

    function revealed(of: Item, asked: SingleAsk, hintsGivenSoFar: number): Attempt {
      return {
        kind: 'attempt',
        ...about(of),
        wording: wordingOf(of.question),
        shown: lettersShown(asked),
        reply: null,
        score: 0,
        verdict: 'wrong',
        ms: world.now() - shownAt,
        hints: hintsGivenSoFar,
        gaveUp: true,
      };
    }
  }

  /** Shows the verdict of an answer, now or, in an exam, at the end. */
  async function tell(answer: Told): Promise<Ending | undefined> {
    if (options.exam) {
      told.push(answer);
      return undefined;
    }
    const { item, attempt } = answer;
    let words: string | undefined;
    for (;;) {
      const command = await presenter.feedback({ ...feedbackOf(answer), commands: ['slip', 'leave', 'flag', 'interrupt'], notice: words });
      if (command === undefined) return detour(item);
      if (command === 'leave') return 'left';
      if (command === 'interrupt') return 'interrupted';
      if (command === 'flag') words = await flag(item, answer.heading, '');
      if (command === 'slip') {
        await record({ kind: 'slip', ...about(item), attempt: attempt.id });
        return undefined;
      }
    }
  }

  async function detour(item: Item): Promise<undefined> {
    if (options.replayed) return;
    const offer = offerAfter(item, state, remember([...past, ...state.entries]));
    if (offer === undefined) return;
    const taken = await presenter.offer(headingOf({ item, occasion: 'detour' }), offerDoc(offer));
    const { bank, concept, to, questions } = offer;
    await record({ kind: 'detour', ...stamp(), bank: bank.id, concept, to, taken, questions });
  }

  try {
    for (let next = state.queue[0]; next !== undefined; next = state.queue[0]) {
      const ending = await put(next);
      if (ending === 'left' || ending === 'interrupted' || ending === 'time-up') return { state, ending };
    }
    return { state, ending: 'finished' };
  } finally {
    clearTimeout(alarm);
    for (const answer of told) {
      const command = await presenter.feedback({ ...feedbackOf(answer), commands: ['leave', 'interrupt'], notice: undefined });
      if (command !== undefined) break;
    }
  }
}

function feedbackOf({ item, grade, attempt, heading }: Told) {
  const { whole } = item;
  const last = whole !== undefined && whole.part === whole.question.parts.length;
  const verdict: Span[] = attempt.gaveUp === true ? [span('The answer', 'warn')] : verdictLine(grade, attempt.score, attempt.hints);
  return { heading, verdict, body: questionBody(item), feedback: [...grade.feedback, ...afterword(item, last)] };
}

function commandsFor(options: SessionOptions, hintsLeft: boolean): Command[] {
  const hint: Command[] = hintsLeft && !options.exam ? ['hint'] : [];
  const reveal: Command[] = options.exam ? [] : ['reveal'];
  return [...hint, 'skip', 'leave', ...reveal, 'flag', 'slip', 'interrupt'];
}

/** The letters of what could be picked or moved, in the order shown. */
function lettersShown(ask: Ask): string[] {
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
    case 'parts':
      return [];
  }
}

function offerDoc({ bank, concept, to, questions }: Offer): Doc {
  const title = (id: string): string => bank.concepts[id]?.title ?? id;
  const summary = bank.concepts[to]?.summary;
  return [
    paragraph([span(title(concept), 'strong'), ' did not go well twice. It builds on ', span(title(to), 'strong'), '.']),
    ...(summary === undefined ? [] : [gap, paragraph(span(summary, 'dim'))]),
    gap,
    paragraph(
      `Go back to it for ${questions.length === 1 ? 'a question' : `${questions.length} questions`} first? Then the session goes on here.`,
    ),
  ];
}
