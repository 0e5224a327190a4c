// Attempts read without JSON.parse. Nearly all of a journal is attempts laid out as this program writes them: fixed keys in a fixed
// order, no escapes. An expression finds in them what a fold asks for. Any other line is none of its business.
import type { Attempt, Confidence } from '../core/memory/entry.ts';
import type { Verdict } from '../core/question-type.ts';
import { timeOf } from './time-of.ts';

const CHARACTER = '[^"\\\\\\u0000-\\u001f]';
const NAME = `"(${CHARACTER}+)"`;
const TEXT = `"(${CHARACTER}*)"`;
const NUMBER = '(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,20})?';
// What is left to be read when it is asked for still has to be JSON.
const QUOTED = `"${CHARACTER}*"`;
const LIST = `\\[(?:${QUOTED}(?:,${QUOTED})*)?\\]`;
const MAPPING = `\\{(?:${QUOTED}:${QUOTED}(?:,${QUOTED}:${QUOTED})*)?\\}`;

const LAYOUT = new RegExp(
  // One expression in three rows.
  [
    `^\\{"v":1,"kind":"attempt","id":${NAME},"session":${NAME},"at":${NAME},"bank":${NAME},"question":${NAME},"wording":${TEXT},`,
    `"shown":${LIST},"verdict":${NAME},"ms":${NUMBER},"hints":(${NUMBER}),"reply":(?:${QUOTED}|null|${LIST}|${MAPPING}),"score":(${NUMBER})`,
    `(?:,"confidence":${TEXT})?(,"gaveUp":true)?\\}$`,
  ].join(''),
);

const ID_BEGINS = '{"v":1,"kind":"attempt","id":"'.length;
const SESSION_FOLLOWS = '","session":"'.length;

/** The line, then what each group of the expression holds. */
type Parts = readonly [
  ...[line: string, id: string, session: string, at: string, bank: string, question: string, wording: string],
  ...[verdict: Verdict, hints: string, score: string, confidence: Confidence | undefined, gaveUp: string | undefined],
];

/** An attempt of which only what a fold asks for has been read. */
export class Glanced implements Attempt {
  readonly kind = 'attempt';
  readonly id: string;
  readonly session: string;
  readonly at: string;
  readonly bank: string;
  readonly question: string;
  readonly wording: string;
  readonly score: number;
  readonly verdict: Verdict;
  readonly hints: number;
  declare readonly confidence?: Confidence;
  declare readonly gaveUp?: true;
  readonly #line: string;

  constructor([line, id, session, at, bank, question, wording, verdict, hints, score, confidence, gaveUp]: Parts) {
    this.#line = line;
    this.id = id;
    this.session = sameAsBefore(session, line, ID_BEGINS + id.length + SESSION_FOLLOWS);
    this.at = at;
    this.bank = bank;
    this.question = question;
    this.wording = wording;
    this.score = Number(score);
    this.verdict = verdict;
    this.hints = Number(hints);
    if (confidence !== undefined) this.confidence = confidence;
    if (gaveUp !== undefined) this.gaveUp = true;
  }

  /** All of it, as JSON.parse reads the line. */
  whole(): Attempt {
    return JSON.parse(this.#line) as Attempt; // the expression has matched
  }

  get shown(): Attempt['shown'] {
    return this.whole().shown;
  }

  get reply(): Attempt['reply'] {
    return this.whole().reply;
  }

  get ms(): number {
    return this.whole().ms;
  }
}

/** The session of the line before: a session's lines stand together, and a text is compared with itself in no time. */
let before = '';

function sameAsBefore(session: string, line: string, at: number): string {
  // The text that is found is a window on its line, which is slow to compare; the copy is not.
  if (session.length !== before.length || !line.startsWith(before, at)) before = Buffer.from(session).toString();
  return before;
}

/** Longer lines are rare, and the expression needs room for its way back. */
const LONGEST = 4096;

/** The attempt of a line that is laid out as this program does it, with its time; nothing for any other line, be it sound or not. */
export function glance(text: string): { readonly entry: Glanced; readonly at: number } | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = LAYOUT.exec(text) as Parts | null; // one for each group of the expression
  if (parts === null) return undefined;
  const at = timeOf(parts[3]);
  return Number.isNaN(at) ? undefined : { entry: new Glanced(parts), at };
}
