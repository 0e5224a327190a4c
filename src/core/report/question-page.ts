// The page of one question, as docs: the same for the terminal, for plain lines and for the preview.

import type { Bank } from '../bank/bank.ts';
import { followers, isForeign } from '../bank/concepts.ts';
import type { StatusMark } from '../bank/schema.ts';
import { bar, type Doc, gap, paragraph, prepend, type Span, safe, sign, span } from '../doc.ts';
import { cut, lineWidth } from '../layout.ts';
import { inline, markdown } from '../markdown.ts';
import type { Grade, Question } from '../question-type.ts';
import { authoredOrder } from '../random.ts';
import type { Item } from '../session/plan.ts';
import type { Occasion } from '../session/session.ts';

/** What stands above every page of a session. */
export interface Heading {
  readonly title: readonly Span[];
  /** The number of the question, from 1, and of how many. */
  readonly position: number;
  readonly of: number;
  readonly occasion: Occasion;
  /** Where the number does not tell it: how many questions are still to be put, this one included. */
  readonly toCome?: number;
  readonly part?: { readonly number: number; readonly of: number };
  /** What is left of the time, in whole seconds. */
  readonly secondsLeft?: number;
}

const OCCASIONS: Readonly<Record<Occasion, string>> = {
  planned: '',
  again: 'once more',
  slip: 'after a slip',
  detour: 'going back',
};

/** Parts of a line with a dot between them. */
export function dotted(parts: readonly (string | Span)[]): Span[] {
  return parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [span(' '), sign.dot, span(' ')]),
    typeof part === 'string' ? span(part) : part,
  ]);
}

/** The bank as it is named in headings. */
export const bankName = (bank: Pick<Bank, 'id' | 'title'>): Span[] =>
  dotted([bank.id, safe(bank.title).replace(/\s+/g, ' ')]).map((each) => ({ ...each, role: 'strong' }));

/** The heading as words: for plain lines. */
export const headingWords = (heading: Heading): Span[] => [...heading.title, span(' '), sign.dot, span(' '), ...rightWords(heading)];

/** What stands at the right of the heading: the number, the part, the time that is left. */
function rightWords({ position, of, toCome, part, secondsLeft, occasion }: Heading): Span[] {
  const numbers = occasion === 'planned' ? [`${position}/${of}`] : [OCCASIONS[occasion], toCome !== undefined && `${toCome} left`];
  const words = [...numbers, part && `part ${part.number} of ${part.of}`, secondsLeft !== undefined && timeLeft(secondsLeft)];
  const role = occasion === 'planned' ? 'dim' : 'warn';
  return dotted(words.filter((each) => typeof each === 'string')).map((each) => ({ ...each, role }));
}

/** The columns that the title keeps beside a bar. */
const TITLE = 10;

/** The heading in one line of `width` columns: bank, number, bar, and why the question is put. */
export function headingLine(heading: Heading, width: number): Span[] {
  const right = cut(rightWords(heading), width - 1);
  const widest = width >= 60 ? 16 : width >= 40 ? 8 : 0;
  // The words tell more than the bar does.
  const barColumns = width - lineWidth(right) - widest < TITLE ? 0 : widest;
  const room = width - lineWidth(right) - (barColumns > 0 ? barColumns + 2 : 1);
  const title = room < 2 ? [] : cut(heading.title, room);
  const space = Math.max(1, width - lineWidth(title) - lineWidth(right) - (barColumns > 0 ? barColumns + 1 : 0));
  return [
    ...title,
    span(' '.repeat(space)),
    ...right,
    ...(barColumns > 0 ? [span(' '), ...bar((heading.position - 1) / heading.of, barColumns)] : []),
  ];
}

function timeLeft(seconds: number): string {
  return seconds >= 60 ? `${Math.ceil(seconds / 60)} min left` : `${seconds} s left`;
}

/** The scenario, context and prompt of a question. */
export function questionBody(item: Pick<Item, 'question' | 'whole'>): Doc {
  const { question, whole } = item;
  const ask = whole?.question.ask(authoredOrder);
  const intro = ask?.kind === 'parts' ? ask.intro : undefined;
  const passages = [whole?.question.context, intro, question.context].filter((each) => each !== undefined);
  return [...passages.flatMap((each) => [...markdown(each), gap]), ...markdown(question.prompt)];
}

/** The hints given so far. */
export function hintsGiven(hints: readonly string[], given: number): Doc {
  return hints.slice(0, given).flatMap((hint, index) => {
    const label = span(hints.length > 1 ? `Hint ${index + 1} of ${hints.length}: ` : 'Hint: ', 'warn');
    const doc = markdown(hint);
    // A hint that begins with a list or a quote keeps its marker on a line of its own.
    const first = doc[0];
    return [gap, ...(first?.kind === 'paragraph' && first.lead === undefined ? prepend([label], doc) : [paragraph(label), ...doc])];
  });
}

/** The verdict in words, with what it earned. `hints` tells whether a hint halved it. */
export function verdictLine(grade: Pick<Grade, 'verdict' | 'score'>, earned: number, hints: number): Span[] {
  const halved = hints > 0 && grade.score > 0 ? `, halved for ${hints === 1 ? 'a hint' : 'hints'}: ${percent(earned)}` : '';
  switch (grade.verdict) {
    case 'correct':
      return [sign.tick, span(` Correct${grade.score < 1 ? `, ${percent(grade.score)}` : ''}${halved}`, 'good')];
    case 'partial':
      return [sign.half, span(` Partly right: ${percent(grade.score)}${halved}`, 'warn')];
    case 'wrong':
      return [sign.cross, span(' Not right', 'bad')];
  }
}

/** The verdict on an answer to a question whose status accepts every answer. */
export const acceptedLine: readonly Span[] = [sign.tick, span(' Accepted: full credit', 'good')];

const MARKS: Readonly<Record<StatusMark, string>> = {
  disregard: 'This question is faulty, so it is not put any more and no answer to it counts',
  'accept-all': 'This question is faulty, so every answer to it counts as right',
};

/** What the status of a question says, with its reason; nothing without one. */
export const statusNote = ({ status }: Pick<Question, 'status'>): Doc =>
  status === undefined ? [] : [paragraph([span(`${MARKS[status.mark]}: `, 'warn'), ...inline(status.because)])];

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The explanation, and where to read and learn on. */
export function afterword(item: Pick<Item, 'question' | 'bank' | 'whole'>, last: boolean): Doc {
  const { question, whole, bank } = item;
  const moral =
    whole !== undefined && last ? [gap, paragraph(span('The case as a whole', 'strong')), ...markdown(whole.question.explanation)] : [];
  return [gap, ...markdown(question.explanation), ...moral, ...readOn(bank, question)];
}

/** Where to read on: source, concept, what it builds on and what can be learned next. */
function readOn(bank: Bank, question: Question): Doc {
  const { concept } = question;
  const known = concept === undefined || isForeign(concept) ? undefined : bank.concepts[concept];
  const title = (id: string): string => bank.concepts[id]?.title ?? id;
  const next = concept === undefined ? [] : followers(bank.concepts, concept).slice(0, 2).map(title);
  const where = question.source ?? (known?.section === undefined ? undefined : `section ${known.section}`);
  const about = dotted([where, known?.title].filter((each) => each !== undefined)).map((each) => ({ ...each, role: 'dim' as const }));
  return [
    ...(about.length === 0 ? [] : [gap, paragraph(about, span('Read on: ', 'dim'))]),
    ...(next.length === 0 ? [] : [paragraph(span(next.join(', '), 'dim'), span('Next: ', 'dim'))]),
  ];
}
