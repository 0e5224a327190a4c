// A question as the rules about writing read it: its texts without Markdown, once for all rules.
import type { Ask } from '../ask.ts';
import type { Path } from '../finding.ts';
import type { ChoiceFacts, Question } from '../question-type.ts';
import { authoredOrder, type Random, random } from '../random.ts';
import { plain } from './plain.ts';

/** A choice without Markdown. */
export interface WrittenChoice extends ChoiceFacts {
  readonly plain: string;
}

/** A question's prompt and choices without Markdown. */
export interface Writing {
  readonly stem: string;
  readonly choices: readonly WrittenChoice[];
  readonly wrong: readonly WrittenChoice[];
  /** The right choice, where there is exactly one, and wrong ones beside it. */
  readonly key: WrittenChoice | undefined;
}

let last: { readonly question: Question; readonly writing: Writing } | undefined;

/** The prompt and choices of `question`. All rules look at one question before the next, so the last one is kept. */
export function writing(question: Question): Writing {
  if (last?.question === question) return last.writing;
  const choices = question
    .choices()
    .map(({ text, right, feedback, path }): WrittenChoice => ({ text, right, feedback, path, plain: plain(text) }));
  const wrong = choices.filter((choice) => !choice.right);
  const key = wrong.length === choices.length - 1 && wrong.length > 0 ? choices.find((choice) => choice.right) : undefined;
  last = { question, writing: { stem: plain(question.prompt), choices, wrong, key } };
  return last.writing;
}

/** Whether a question is part of another one: its id is `whole.part`. What it is about stands in the whole. */
export const isPart = (question: Question): boolean => question.id.includes('.');

/** Whether something to look at comes with the question: context, the text of its whole, code, a table, an image. */
export const hasExhibit = (question: Question): boolean =>
  question.context !== undefined || isPart(question) || /```|~~~|!\[|^[^\S\n]*\|.*\|/m.test(question.prompt);

/** The texts of what can be picked, in the order shown. */
const shownIn = (ask: Ask): string =>
  ask.kind === 'pick-one' || ask.kind === 'pick-many' ? ask.options.map(({ text }) => text).join('\n') : '';

const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7];

/** Whether the choices may stand in another order on the screen than in the file. */
export function mayMove(question: Question): boolean {
  const choices = question.choices();
  const authored = choices.map(({ text }) => text).join('\n');
  const moved = (rng: Random): boolean => shownIn(question.ask(rng)) !== authored;
  return choices.length > 1 && (moved(authoredOrder) || SEEDS.some((seed) => moved(random('moves', seed))));
}

/** An authored text of a question, and the key it stands under. */
export interface AuthoredText {
  readonly text: string;
  readonly key: string;
  readonly path: Path;
}

// Names, and what is typed rather than read.
const NOT_TEXT = new Set([
  'id',
  'type',
  'level',
  'tags',
  'concept',
  'source',
  'allow',
  'status',
  'order',
  'scoring',
  'case',
  'typos',
  'unit',
  'patterns',
]);

let lastAll: { readonly question: Question; readonly text: string } | undefined;

/** Whether `pattern` fits somewhere in what is written in `question`: one look instead of one for each text. */
export function anyTextFits(question: Question, pattern: RegExp): boolean {
  if (lastAll?.question !== question) {
    const strings: string[] = [];
    for (const [key, value] of Object.entries(question.data)) if (key !== 'parts' && key !== question.partsKey) gather(value, strings);
    lastAll = { question, text: strings.join('\n') };
  }
  return pattern.test(lastAll.text);
}

function gather(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) gather(each, into);
}

let lastTexts: { readonly question: Question; readonly texts: readonly AuthoredText[] } | undefined;

/** Every text of a question that a learner reads, parts left out: they are questions of their own. */
export function textsOf(question: Question): readonly AuthoredText[] {
  if (lastTexts?.question === question) return lastTexts.texts;
  const texts: AuthoredText[] = [];
  for (const [key, value] of Object.entries(question.data)) {
    if (key !== 'parts' && key !== question.partsKey && !NOT_TEXT.has(key)) collect(value, key, [key], texts);
  }
  lastTexts = { question, texts };
  return texts;
}

function collect(value: unknown, key: string, path: Path, into: AuthoredText[]): void {
  if (typeof value === 'string') into.push({ text: value, key, path });
  else if (Array.isArray(value)) for (const [index, each] of value.entries()) collect(each, key, [...path, index], into);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) if (!NOT_TEXT.has(name)) collect(each, name, [...path, name], into);
  }
}
