// A sound bank as texts, and back: what a cache keeps, so that learning needs neither a YAML parser nor zod. What is needed of every
// question to choose among them stands in the head; a question itself is read when somebody looks at it.
import { loadPatterns } from '../answers/patterns.ts';
import type { Question, QuestionType } from '../question-type.ts';
import { type Bank, bankOf } from './bank.ts';
import type { BaseQuestion } from './schema.ts';

/** A question that was bound once: its authored keys, and those of its parts. */
interface Whole {
  readonly data: Readonly<Record<string, unknown>>;
  readonly parts: readonly Whole[];
}

/** Where the head knows a member of a question, and where only the question itself does. */
const FOUND_IN = {
  id: 'head',
  type: 'head',
  concept: 'head',
  level: 'head',
  tags: 'head',
  status: 'head',
  'renamed-from': 'head',
  weight: 'head',
  recognition: 'head',
  seconds: 'head',
  partsKey: 'head',
  parts: 'head',
  allParts: 'head',
  prompt: 'whole',
  explanation: 'whole',
  hints: 'whole',
  context: 'whole',
  source: 'whole',
  allow: 'whole',
  data: 'whole',
  withParts: 'whole',
  lint: 'whole',
  ask: 'whole',
  mark: 'whole',
  key: 'whole',
  replies: 'whole',
  choices: 'whole',
  reveal: 'whole',
} as const satisfies Readonly<Record<keyof Question, 'head' | 'whole'>>;

type InHead = { [K in keyof Question]-?: (typeof FOUND_IN)[K] extends 'head' ? K : never }[keyof Question];
type Facts = Pick<Question, Exclude<InHead, 'parts' | 'allParts'>>;

/** What the head says of a question. */
interface StoredFacts extends Facts {
  readonly parts?: readonly StoredFacts[];
}

/** The head of a stored bank: all but its questions, and facts of each. */
export interface StoredHead extends Omit<Bank, 'questions' | 'all'> {
  readonly facts: readonly StoredFacts[];
  /** Whether a question has author patterns, whose engine must be loaded before anything is asked. */
  readonly patterns: boolean;
}

/** A bank as values that survive JSON: its head, and a text for each question. */
export interface StoredBank {
  readonly head: StoredHead;
  question(index: number): string;
}

function factsOf(question: Question): StoredFacts {
  const { id, type, concept, level, tags, status, weight, recognition, seconds, partsKey, allParts } = question;
  const parts = allParts.length === 0 ? {} : { parts: allParts.map(factsOf) };
  return {
    id,
    type,
    concept,
    level,
    tags,
    status,
    'renamed-from': question['renamed-from'],
    weight,
    recognition,
    seconds,
    partsKey,
    ...parts,
  };
}

const wholeOf = ({ data, allParts }: Question): Whole => ({ data, parts: allParts.map(wholeOf) });

/** A bank as texts of JSON: its head, and its questions. */
export function toStored({ questions: _, all, ...bank }: Bank): { readonly head: StoredHead; readonly questions: readonly string[] } {
  const questions = all.map((question) => JSON.stringify(wholeOf(question)));
  const patterns = questions.some((text) => text.includes('"patterns"'));
  return { head: { ...bank, patterns, facts: all.map(factsOf) }, questions };
}

/** The bank again, its questions bound to their types when they are looked at. The texts must be those of `toStored` with the same types. */
export async function fromStored(
  { head: { facts, patterns, ...head }, question }: StoredBank,
  types: readonly QuestionType[],
): Promise<Bank> {
  if (patterns) await loadPatterns();
  const byName = new Map(types.map((type) => [type.name, type]));
  const bind = ({ data, parts }: Whole): Question => {
    const type = byName.get(String(data['type']));
    if (type === undefined) throw new Error(`the cache names a question type "${String(data['type'])}" that does not exist`);
    return type.bind(data as unknown as BaseQuestion, parts.map(bind)); // it was bound from exactly these values
  };
  const read = (index: number): Question => bind(JSON.parse(question(index)) as Whole); // written by toStored
  return bankOf(
    head,
    facts.map((each, index) => storedQuestion(each, () => read(index))),
  );
}

/** A question of which the head is known, and the rest is read once it is asked for. */
function storedQuestion(facts: StoredFacts, read: () => Question): Question {
  let known: Question | undefined;
  const whole = (): Question => (known ??= read());
  const parts = (facts.parts ?? []).map((part, index) => storedQuestion(part, () => partOf(whole(), index)));
  return new StoredQuestion(facts, parts, whole) as unknown as Question; // its prototype has the members that are not its own
}

function partOf({ id, allParts }: Question, index: number): Question {
  const part = allParts[index];
  if (part === undefined) throw new Error(`the cache holds no part ${index + 1} of "${id}"`);
  return part;
}

/** A class, since planning reads the members of a hundred thousand of them: its own members are plain, those of the whole are getters. */
class StoredQuestion implements Pick<Question, InHead> {
  readonly id: string;
  readonly type: string;
  readonly concept: string | undefined;
  readonly level: Question['level'];
  readonly tags: Question['tags'];
  readonly status: Question['status'];
  readonly 'renamed-from': Question['renamed-from'];
  readonly weight: number;
  readonly recognition: boolean;
  readonly seconds: number;
  readonly partsKey: string | undefined;
  readonly parts: readonly Question[];
  readonly allParts: readonly Question[];
  readonly whole: () => Question;

  constructor(facts: StoredFacts, parts: readonly Question[], whole: () => Question) {
    this.id = facts.id;
    this.type = facts.type;
    this.concept = facts.concept;
    this.level = facts.level;
    this.tags = facts.tags;
    this.status = facts.status;
    this['renamed-from'] = facts['renamed-from'];
    this.weight = facts.weight;
    this.recognition = facts.recognition;
    this.seconds = facts.seconds;
    this.partsKey = facts.partsKey;
    this.parts = parts;
    this.allParts = parts;
    this.whole = whole;
  }
}

for (const [name, place] of Object.entries(FOUND_IN)) {
  if (place === 'head') continue;
  Object.defineProperty(StoredQuestion.prototype, name, {
    get(this: StoredQuestion): unknown {
      const whole = this.whole();
      const member: unknown = whole[name as keyof Question]; // FOUND_IN names nothing else
      return typeof member === 'function' ? member.bind(whole) : member;
    },
  });
}
