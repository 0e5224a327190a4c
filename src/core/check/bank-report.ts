// What a bank looks like as a whole: a plain value, for the report of `quiz check` and for programs.
import type { Bank } from '../bank/bank.ts';
import { isForeign } from '../bank/concepts.ts';
import { type Level, levels } from '../bank/schema.ts';
import { type Fault, faultsOf } from '../bank/status.ts';
import { answerable, questionsOf } from '../memory/mastery.ts';
import type { Question } from '../question-type.ts';
import type { Cell } from './chance.ts';
import { keyItems, keyLengthRanks, keyPositions } from './key-items.ts';

/** So many of so many. */
export interface Part {
  readonly count: number;
  readonly of: number;
}

/** How many answers have a name in common: a type, a level, a section. */
export interface Named {
  readonly name: string;
  readonly count: number;
}

/** A concept and the questions about it. */
export interface ConceptCount {
  readonly id: string;
  readonly title: string;
  readonly section: string | undefined;
  readonly count: number;
  /** The types of its questions, each once. */
  readonly types: readonly string[];
  /** Whether its answers need only be recognized; false where there are none. */
  readonly recognition: boolean;
}

/**
 * A bank in numbers. What is counted are answers: the parts of a composite question each, any other question once.
 */
export interface BankReport {
  readonly bank: string;
  readonly title: string;
  readonly questions: number;
  readonly answers: number;
  /** Questions left out because they are broken. */
  readonly broken: number;
  /** Faulty questions with their status: those disregarded are counted nowhere else. */
  readonly faults: readonly Fault[];
  readonly types: readonly Named[];
  /** Questions with parts, by type: how many there are, and how many parts they have. */
  readonly composites: readonly (Named & { readonly parts: number })[];
  readonly levels: readonly (Named & { readonly name: Level | 'none' })[];
  readonly sections: readonly Named[];
  readonly concepts: readonly ConceptCount[];
  readonly shares: {
    readonly multipleChoice: Part;
    /** Answers that are produced, not recognized among things shown. */
    readonly produced: Part;
    /** At the level apply or above. */
    readonly applied: Part;
    /** Questions with one right choice where that is longer than every other one. */
    readonly longestKey: Part;
  };
  /** Answers about concepts of other banks, and about none. */
  readonly elsewhere: { readonly foreign: number; readonly none: number };
  /** How often the right choice is the first as written, the second, …, and how often by chance. */
  readonly positions: readonly Cell[];
  /** How often it is the longest, the second longest, …, where no other is just as long. */
  readonly lengths: readonly Cell[];
  readonly help: {
    readonly explained: Part;
    /** Of the questions with choices, those where every wrong one has feedback. */
    readonly feedback: Part;
    readonly source: Part;
    readonly hints: Part;
  };
}

/** The report of a bank's sound questions that are in use. */
export function bankReport(bank: Bank): BankReport {
  const answers = bank.questions.flatMap(answerable);
  const part = (is: (question: Question) => boolean): Part => ({ count: answers.filter(is).length, of: answers.length });
  const items = keyItems(bank);
  const lengths = keyLengthRanks(items);
  const choosing = answers.filter((question) => question.choices().length > 0);
  const foreign = answers.filter(({ concept }) => concept !== undefined && isForeign(concept)).length;
  return {
    bank: bank.id,
    title: bank.title,
    questions: bank.questions.length,
    answers: answers.length,
    broken: bank.broken,
    faults: faultsOf(bank),
    types: tally(answers.map(({ type }) => type)).sort((a, b) => b.count - a.count),
    composites: composites(bank),
    levels: [...levels, 'none' as const].map((name) => ({ name, count: answers.filter(({ level }) => (level ?? 'none') === name).length })),
    sections: sections(bank, answers),
    concepts: concepts(bank),
    shares: {
      multipleChoice: part(({ type }) => type === 'multiple-choice'),
      produced: part(({ recognition }) => !recognition),
      applied: part(({ level }) => level !== undefined && levels.indexOf(level) >= levels.indexOf('apply')),
      longestKey: { count: lengths[0]?.observed ?? 0, of: items.length },
    },
    elsewhere: { foreign, none: answers.filter(({ concept }) => concept === undefined).length },
    positions: keyPositions(items),
    lengths,
    help: {
      explained: part(({ explanation }) => /\S/.test(explanation)),
      feedback: {
        count: choosing.filter((question) => question.choices().every(({ right, feedback }) => right || feedback !== undefined)).length,
        of: choosing.length,
      },
      source: part(({ source }) => source !== undefined),
      hints: part(({ hints }) => hints !== undefined && hints.length > 0),
    },
  };
}

/** How often each name comes, in the order of first use. */
function tally(names: readonly string[]): Named[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

function composites({ questions }: Bank): BankReport['composites'] {
  const wholes = questions.filter(({ parts }) => parts.length > 0);
  return tally(wholes.map(({ type }) => type)).map(({ name, count }) => ({
    name,
    count,
    parts: wholes.filter(({ type }) => type === name).reduce((sum, { parts }) => sum + parts.length, 0),
  }));
}

const NUMBERED = /^(?:\d+(?:\.\d+)*|none)$/;

/** Names in the order of the numbers in them. Making a collator takes longer than a small bank's whole report, and dotted numbers need none. */
function byNumber(names: readonly string[]): (a: string, b: string) => number {
  if (!names.every((name) => NUMBERED.test(name))) return new Intl.Collator('en', { numeric: true }).compare;
  const numbersOf = (name: string): number[] => (name === 'none' ? [Number.POSITIVE_INFINITY] : name.split('.').map(Number));
  return (a, b) => {
    const [one, other] = [numbersOf(a), numbersOf(b)];
    const at = one.findIndex((number, index) => number !== other[index]);
    return at === -1 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? -1);
  };
}

/** Answers by the section of their concept: each section of the graph, and the others that questions name as their source. */
function sections(bank: Bank, answers: readonly Question[]): Named[] {
  const sectionOf = ({ concept, source }: Question): string =>
    (concept === undefined ? undefined : bank.concepts[concept]?.section) ?? /\d+(?:\.\d+)*/.exec(source ?? '')?.[0] ?? 'none';
  const named = new Map(
    Object.values(bank.concepts).flatMap(({ section }): [string, number][] => (section === undefined ? [] : [[section, 0]])),
  );
  for (const { name, count } of tally(answers.map(sectionOf))) named.set(name, count);
  const compare = byNumber([...named.keys()]);
  return [...named].map(([name, count]) => ({ name, count })).sort((a, b) => compare(a.name, b.name));
}

function concepts(bank: Bank): ConceptCount[] {
  return Object.entries(bank.concepts)
    .filter(([id]) => !isForeign(id))
    .map(([id, { title, section }]) => {
      const questions = questionsOf(bank, id);
      return {
        id,
        title,
        section,
        count: questions.length,
        types: [...new Set(questions.map(({ type }) => type))],
        recognition: questions.length > 0 && questions.every(({ recognition }) => recognition),
      };
    });
}
