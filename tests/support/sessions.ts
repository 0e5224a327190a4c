// Banks and entries made for tests of sessions, without YAML.
import { type Bank, bankOf } from '../../src/core/bank/bank.ts';
import type { Concepts } from '../../src/core/bank/concepts.ts';
import type { StatusMark } from '../../src/core/bank/schema.ts';
import type { Attempt, Entry } from '../../src/core/memory/entry.ts';
import type { Memory } from '../../src/core/memory/mastery.ts';
import { foldEntries } from '../../src/core/memory/past.ts';
import type { Question, Verdict } from '../../src/core/question-type.ts';
import { type Plan, type PlanOptions, planSession, type Selection } from '../../src/core/session/plan.ts';
import { questionTypes } from '../../src/question-types/registry.ts';

/** What a question of a test may say about itself. */
export interface Sketch {
  readonly id: string;
  readonly concept?: string;
  readonly points?: number;
  readonly parts?: readonly Sketch[];
  readonly status?: StatusMark;
  readonly renamedFrom?: string;
}

function typeNamed(name: string) {
  const type = questionTypes.find((each) => each.name === name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return type;
}

/** A true-false question, or a case study where there are parts. */
export function questionFrom({ id, concept, points, parts = [], status, renamedFrom }: Sketch): Question {
  const shared = { id, prompt: `Is ${id} true?`, explanation: 'It is.', ...(concept && { concept }), ...(points && { points }) };
  const since = {
    ...(status && { status: { mark: status, because: 'Two choices are right.' } }),
    ...(renamedFrom && { 'renamed-from': [renamedFrom] }),
  };
  const whole = parts.length > 0;
  const type = whole ? 'case-study' : 'true-false';
  return typeNamed(type).bind(
    { ...shared, ...since, type, ...(whole ? { scenario: 'So it was.' } : { answer: true }) },
    parts.map((part) => questionFrom({ ...(status && { status }), ...part, id: `${id}.${part.id}` })),
  );
}

/** A bank of such questions; concepts by what comes before them. */
export function bankFrom(sketches: readonly Sketch[], after: Readonly<Record<string, readonly string[]>> = {}, id = 'test'): Bank {
  const concepts: Concepts = Object.fromEntries(Object.entries(after).map(([name, before]) => [name, { title: name, after: [...before] }]));
  return bankOf({ id, title: 'Test', concepts, broken: 0 }, sketches.map(questionFrom));
}

/** A plan over one bank: all of it, in the order of the file. */
export function planFor(bank: Bank, options: Partial<PlanOptions> = {}, selection: Selection = {}): Plan {
  return planSession([bank], new Map(), selection, { order: 'file', count: 0, seed: 'test', ...options });
}

let made = 0;
const stamp = () => {
  made += 1;
  return { id: `e${made}`, session: 's', at: new Date(Date.UTC(2025, 0, 1, 0, 0, made)).toISOString() };
};

/** An answer. */
export function attempt(question: string, verdict: Verdict, more: Partial<Attempt> = {}): Attempt {
  return {
    kind: 'attempt',
    ...stamp(),
    bank: 'test',
    question,
    wording: '',
    shown: [],
    reply: 'true',
    score: { correct: 1, partial: 0.5, wrong: 0 }[verdict],
    verdict,
    ms: 1000,
    hints: 0,
    ...more,
  };
}

/** A question put off. */
export const skip = (question: string): Entry => ({ kind: 'skip', ...stamp(), bank: 'test', question });
/** The last answer taken back. */
export const slip = (of: Attempt): Entry => ({ kind: 'slip', ...stamp(), bank: of.bank, question: of.question, attempt: of.id });
/** A question flagged. */
export const flag = (question: string): Entry => ({ kind: 'flag', ...stamp(), bank: 'test', question, wording: '', note: 'odd' });
/** A detour that was offered. */
export const detour = (concept: string, to: string, taken: boolean, questions: readonly string[]): Entry => ({
  kind: 'detour',
  ...stamp(),
  bank: 'test',
  concept,
  to,
  taken,
  questions,
});

/** What entries leave in memory. */
export const remember = (entries: readonly Entry[]): Memory => foldEntries(entries).questions;
