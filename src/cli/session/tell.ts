// What is said after an answer: the verdict with its reasons, and the way back to what it builds on.
import { acceptsAll } from '../../core/bank/status.ts';
import { type Doc, gap, paragraph, type Span, span } from '../../core/doc.ts';
import type { Attempt } from '../../core/memory/entry.ts';
import type { Grade, Question } from '../../core/question-type.ts';
import { acceptedLine, afterword, type Heading, questionBody, statusNote, verdictLine } from '../../core/report/question-page.ts';
import { type Offer, offerAfter } from '../../core/session/detour.ts';
import type { Item } from '../../core/session/plan.ts';
import type { Command } from '../terminal/commands.ts';
import type { Ending, Live } from './live.ts';

/** An answer with all that is to be said about it. */
export interface Told {
  readonly item: Item;
  readonly grade: Grade;
  readonly attempt: Attempt;
  readonly heading: Heading;
  /** Whether it was answered before in other words. */
  readonly reworded: boolean;
}

/** Shows the verdict of an answer until the learner goes on; how the session ended, if it did. */
export async function tell(told: Told, live: Live): Promise<Ending | undefined> {
  let notice = live.trouble();
  for (;;) {
    const command = await show(told, live, ['slip', 'leave', 'flag', 'interrupt'], notice);
    if (command === 'leave') return 'left';
    if (command === 'interrupt') return 'interrupted';
    if (command === 'slip') {
      await live.record(live.slip(told.attempt));
      return undefined;
    }
    if (command !== 'flag') return offerDetour(told.item, live);
    const said = await flagged(told.item, told.heading, live, '');
    if ('ended' in said) return said.ended;
    notice = said.notice;
  }
}

/** Shows the verdicts of an exam, one after the other, until the learner has seen enough. */
export async function tellAll(all: readonly Told[], live: Live): Promise<void> {
  for (const told of all) {
    const command = await show(told, live, ['leave', 'interrupt'], undefined);
    if (command !== undefined) return;
  }
}

function show({ item, grade, attempt, heading, reworded }: Told, live: Live, commands: readonly Command[], notice: string | undefined) {
  const { whole } = item;
  const last = whole !== undefined && whole.part === whole.question.parts.length;
  const feedback = [
    ...faultNote(item.question),
    ...grade.feedback,
    ...afterword(item, last),
    ...(reworded ? [paragraph(span('This question was reworded since you answered it before.', 'dim'))] : []),
  ];
  return live.setting.presenter.feedback({
    heading,
    verdict: verdictOn(item, grade, attempt),
    body: questionBody(item),
    feedback,
    commands,
    notice,
  });
}

/** What is wrong with a faulty question, before its own reasons: they may say that the answer was wrong. */
function faultNote(question: Question): Doc {
  const note = statusNote(question);
  return note.length === 0 ? [] : [...note, gap, paragraph(span('What the bank says:', 'dim'))];
}

/** The verdict in words. */
function verdictOn({ question }: Item, grade: Grade, attempt: Attempt): readonly Span[] {
  if (attempt.gaveUp === true) return [span('The answer', 'warn'), span(' · counts as missed', 'dim')];
  return acceptsAll(question) ? acceptedLine : verdictLine(grade, attempt.score, attempt.hints);
}

/** Flags a question, asking for a note unless `words` are one. Answers with what to tell the learner, or how the session ended. */
export async function flagged(
  item: Item,
  heading: Heading,
  live: Live,
  words: string,
): Promise<{ readonly notice: string } | { readonly ended: Ending }> {
  const said = words === '' ? await live.setting.presenter.flagNote(heading, questionBody(item)) : { note: words };
  if (said === 'interrupt') return { ended: 'interrupted' };
  if (said === undefined) return { notice: 'Not flagged.' };
  await live.record(live.flag(item, said.note));
  return { notice: 'Flagged. Thank you.' };
}

async function offerDetour(item: Item, live: Live): Promise<Ending | undefined> {
  const offer = live.setting.options.replayed ? undefined : offerAfter(item, live.state, live.setting.memory);
  if (offer === undefined) return undefined;
  const keys = { y: 'go back', n: 'go on' };
  const chosen = await live.setting.presenter.choose(live.heading({ item, occasion: 'detour' }), offerDoc(offer), keys);
  if (chosen === 'interrupt') return 'interrupted';
  if (chosen === 'leave') return 'left';
  await live.record(live.detour({ ...offer, bank: offer.bank.id }, chosen === 'y'));
  return undefined;
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
