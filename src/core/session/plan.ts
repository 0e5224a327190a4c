import { type Bank, questionName } from '../bank/bank.ts';
import type { Level } from '../bank/schema.ts';
import { disregarded, type Fault } from '../bank/status.ts';
import { answerable, isMissed, type Memory } from '../memory/mastery.ts';
import type { Recall } from '../memory/past.ts';
import type { Question } from '../question-type.ts';
import { random, shuffle } from '../random.ts';

/** One thing to be answered: a question, or one part of a composite one. */
export interface Item {
  /** `bank#id`; of a part `bank#whole.part`. */
  readonly name: string;
  readonly bank: Bank;
  readonly question: Question;
  /** The composite question that a part belongs to, and its place in it, from 1. */
  readonly whole?: { readonly question: Question; readonly part: number };
}

/** Which questions are wanted. Each list left out or empty means any. */
export interface Selection {
  readonly questions?: readonly string[];
  readonly concepts?: readonly string[];
  readonly tags?: readonly string[];
  readonly types?: readonly string[];
  readonly levels?: readonly Level[];
  readonly missed?: boolean;
  readonly fresh?: boolean;
  readonly flagged?: boolean;
}

/** How many questions a session has where no count is asked for: about fifteen minutes of learning, not a whole bank at one sitting. */
export const PORTION = 15;

/** In which order, and how many. `count` 0 means all. */
export interface PlanOptions {
  readonly order: 'prerequisites' | 'file' | 'shuffled';
  readonly count: number;
  readonly seed: string;
}

/** An ordered list of what will be asked, and what it was chosen from. */
export interface Plan {
  readonly seed: string;
  readonly items: readonly Item[];
  /** Questions asked, a case study counted once. */
  readonly questions: number;
  /** Questions that the selection fits, before `count`. */
  readonly available: number;
  /** About how long it takes, in whole minutes, at least 1. */
  readonly minutes: number;
  /** Questions of a session that was begun before which were taken out of use since. */
  readonly withdrawn: readonly Fault[];
}

/** A question and the bank it belongs to. */
interface Candidate {
  readonly bank: Bank;
  readonly question: Question;
}

/** Chooses and orders questions. Pure: the same banks, memory, selection and options give the same plan. */
export function planSession(banks: readonly Bank[], memory: Memory, selection: Selection, options: PlanOptions): Plan {
  const ordered = banks.flatMap((bank) => inOrder(bank, options.order));
  const fitting = fittingOf(ordered, memory, selection);
  const mixed = options.order === 'shuffled' ? shuffle(fitting, random(options.seed, 'order')) : newFirst(fitting, memory, options.order);
  const chosen = options.count === 0 ? mixed : mixed.slice(0, options.count);
  return planFor(chosen.flatMap(itemsOf), options.seed, fitting.length);
}

/**
 * The plan of a session that is gone on with. What it was chosen from is what the selection fits now and the questions of the session
 * itself, since some of these no longer fit for being answered in it (`fresh`, `missed`).
 */
export function resumedPlan(banks: readonly Bank[], memory: Memory, selection: Selection, names: readonly string[], seed: string): Plan {
  const plan = planOf(banks, names, seed);
  const own = new Set(plan.items.map(wholeName));
  const others = fittingOf(banks.flatMap(candidatesOf), memory, selection).filter(
    ({ bank, question }) => !own.has(questionName(bank, question)),
  );
  return { ...plan, available: plan.questions + others.length };
}

/**
 * How many questions of a selection wait for another session after one of `plan`: those never answered yet; where what was missed or
 * flagged is chosen, those that the plan left out.
 */
export function waitingIn(banks: readonly Bank[], memory: Memory, selection: Selection, plan: Plan): number {
  const byAnswers = selection.missed === true || selection.flagged === true;
  const planned = new Set(byAnswers ? plan.items.map((item) => item.whole?.question ?? item.question) : []);
  const waits = (candidate: Candidate): boolean => (byAnswers ? !planned.has(candidate.question) : !isAnswered(candidate, memory));
  return fittingOf(banks.flatMap(candidatesOf), memory, selection).filter(waits).length;
}

/** Whether a question was answered before, in all of its parts. */
const isAnswered = ({ bank, question }: Candidate, memory: Memory): boolean =>
  answerable(question).every((each) => (memory.get(questionName(bank, each))?.attempts ?? 0) > 0);

/** The plan of a session that was begun before: its items by name, as far as they still exist, in their order; chosen from nothing else. */
export function planOf(banks: readonly Bank[], names: readonly string[], seed: string): Plan {
  const all = new Map(
    banks
      .flatMap(candidatesOf)
      .flatMap(itemsOf)
      .map((item) => [item.name, item]),
  );
  const items = names.flatMap((name) => all.get(name) ?? []);
  return { ...planFor(items, seed, countQuestions(items)), withdrawn: withdrawn(banks, names) };
}

/** How many questions these names of items come to: the parts of a case study are one. */
export const questionsNamed = (names: readonly string[]): number => new Set(names.map((name) => name.split('.')[0])).size;

/** Why an item of that name is not put any more; nothing for what is, or is in none of the banks. */
export function faultAt(banks: readonly Bank[], name: string): Fault | undefined {
  const bank = banks.find(({ id }) => name.startsWith(`${id}#`));
  return bank && disregarded(bank, name.slice(bank.id.length + 1));
}

/** A case study is told once, not for each of its parts. */
function withdrawn(banks: readonly Bank[], names: readonly string[]): Fault[] {
  const faults = names.flatMap((name) => faultAt(banks, name) ?? []);
  return [...new Map(faults.map((fault) => [fault.question, fault])).values()];
}

/** The plan of these items in this order; `available` counts the questions that they were chosen from. */
export function planFor(items: readonly Item[], seed: string, available: number): Plan {
  const seconds = items.reduce((sum, item) => sum + item.question.seconds, 0);
  return { seed, items, questions: countQuestions(items), available, minutes: Math.max(1, Math.round(seconds / 60)), withdrawn: [] };
}

/** The name under which an item is counted and reported: that of its composite question, if it is a part of one. */
export const wholeName = ({ name, bank, whole }: Item): string => (whole === undefined ? name : questionName(bank, whole.question));

const countQuestions = (items: readonly Item[]): number => new Set(items.map(wholeName)).size;

const candidatesOf = (bank: Bank): Candidate[] => bank.questions.map((question) => ({ bank, question }));

/** The items of a question: itself, or its parts. */
export function itemsOf({ bank, question }: Candidate): Item[] {
  if (question.parts.length === 0) return [{ name: questionName(bank, question), bank, question }];
  return question.parts.map((part, index) => ({
    name: questionName(bank, part),
    bank,
    question: part,
    whole: { question, part: index + 1 },
  }));
}

/** Items for question ids of a bank, as detours ask them. */
export function itemsFor(bank: Bank, ids: readonly string[]): Item[] {
  const all = bank.questions.flatMap((question) => itemsOf({ bank, question }));
  return ids.flatMap((id) => all.find((item) => item.question.id === id) ?? []);
}

function fittingOf(candidates: readonly Candidate[], memory: Memory, selection: Selection): Candidate[] {
  const tests = testsOf(selection, memory);
  return candidates.filter((candidate) => tests.every((fits) => fits(candidate)));
}

type Test = (candidate: Candidate) => boolean;

/** What a selection asks of a question: only the tests that can fail, since a bank may have a hundred thousand questions. */
function testsOf(selection: Selection, memory: Memory): Test[] {
  const among = <T>(wanted: readonly T[] | undefined, valuesOf: (question: Question) => readonly (T | undefined)[]): Test[] => {
    if (wanted === undefined || wanted.length === 0) return [];
    return [
      ({ question }) => [question, ...question.parts].flatMap(valuesOf).some((value) => value !== undefined && wanted.includes(value)),
    ];
  };
  const recalls = (wanted: boolean | undefined, test: (recalls: readonly (Recall | undefined)[]) => boolean): Test[] =>
    wanted === true ? [({ bank, question }) => test(answerable(question).map((each) => memory.get(questionName(bank, each))))] : [];
  return [
    ...among(selection.questions, ({ id }) => [id]),
    ...among(selection.concepts, ({ concept }) => [concept]),
    ...among(selection.tags, ({ tags }) => tags ?? []),
    ...among(selection.types, ({ type }) => [type]),
    ...among(selection.levels, ({ level }) => [level]),
    ...recalls(selection.missed, (all) => all.some(isMissed)),
    ...recalls(selection.fresh, (all) => all.every((recall) => recall === undefined || recall.attempts === 0)),
    ...recalls(selection.flagged, (all) => all.some((recall) => (recall?.flags.length ?? 0) > 0)),
  ];
}

/** On a first pass what was never answered comes first, so that each portion goes on where the last one ended. */
function newFirst(candidates: readonly Candidate[], memory: Memory, order: PlanOptions['order']): readonly Candidate[] {
  if (order === 'file') return candidates;
  const answered = (each: Candidate): boolean => isAnswered(each, memory);
  return [...candidates.filter((each) => !answered(each)), ...candidates.filter(answered)];
}

function inOrder(bank: Bank, order: PlanOptions['order']): Candidate[] {
  const candidates = candidatesOf(bank);
  if (order !== 'prerequisites') return candidates;
  const rank = teachingOrder(bank);
  let current = -1;
  // A question without a concept stays behind the one it was written after.
  const ranked = candidates.map((candidate) => {
    current = rank.get(candidate.question.concept ?? '') ?? current;
    return { candidate, rank: current };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map((each) => each.candidate);
}

/** A number for each concept: as the file first asks about them, each behind everything that it comes after. */
function teachingOrder(bank: Bank): ReadonlyMap<string, number> {
  const rank = new Map<string, number>();
  const met = new Set<string>();
  for (const { concept } of bank.questions) {
    // Depth first with a list of our own, since a chain of concepts may be long.
    const trail = concept === undefined ? [] : [concept];
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      met.add(top);
      const next = (bank.concepts[top]?.after ?? []).find((name) => Object.hasOwn(bank.concepts, name) && !met.has(name));
      if (next !== undefined) {
        trail.push(next);
        continue;
      }
      if (!rank.has(top)) rank.set(top, rank.size);
      trail.pop();
    }
  }
  return rank;
}
