import type { z } from 'zod';
import type { Ask, Reply } from './ask.ts';
import type { BaseQuestion, Zod } from './bank/schema.ts';
import type { Doc } from './doc.ts';
import type { Finding, Path } from './finding.ts';
import type { Random } from './random.ts';

/** Only a full answer is `correct`. */
export type Verdict = 'correct' | 'partial' | 'wrong';

/**
 * What an answer earned: `score` in [0, 1], and the reasons, laid out in the order in which the ask was shown. Types make it
 * with `graded`: the self-proof of a bank grades many replies and shows none.
 */
export interface Grade {
  readonly score: number;
  readonly verdict: Verdict;
  readonly feedback: Doc;
  /** Which of the question's own rules decided, in a few words, for `quiz try`. */
  readonly rule: string;
}

/** What a type may know when it reads a reply. */
export interface Reading {
  /** Terms of the bank, normalized: a reply that is one of them is no misspelling of another. */
  readonly terms: ReadonlySet<string>;
  /** Whether a near miss may be put again; false in an exam and once it was put again. */
  readonly again: boolean;
}

/** A reply understood, or why it was not: then it is no attempt and is asked again. */
export type Read<Answer> = { readonly answer: Answer } | Problem;

/** Why a reply must be put again. `once`: it was understood, and is put again only one time (a near miss). */
export interface Problem {
  readonly problem: string;
  readonly once?: true;
}

/** A reply that an author wrote down as right or wrong; `path` leads to it, below the question. `text` is how it is written there. */
export interface AuthoredReply {
  readonly reply: Reply;
  readonly right: boolean;
  readonly path: Path;
  readonly text?: string;
}

/** Replies a type gives to its own question, for the self-proof of banks and the contract test. */
export interface Replies {
  readonly right: readonly Reply[];
  readonly wrong: readonly Reply[];
  readonly partial?: readonly Reply[];
  /** What the author listed, whatever the question's rules make of it: accepted texts, wrong ones with a reason. */
  readonly authored?: readonly AuthoredReply[];
}

/** A choice as rules about writing see it. `path` leads to its text, below the question. */
export interface ChoiceFacts {
  readonly text: string;
  readonly right: boolean;
  readonly feedback: string | undefined;
  readonly path: Path;
}

/** A zod shape: the keys a type adds to those every question has. */
export type Shape = Record<string, z.ZodType>;

/** A validated question as its type sees it. `parts` holds the questions of a composite one; no other has the key. */
export type Validated<S extends Shape> = Omit<BaseQuestion, keyof S> & z.output<z.ZodObject<S>> & { readonly parts?: readonly Question[] };

/** A question type: one folder, one line in the registry. See CONTRIBUTING.md for the steps. */
export interface TypeSpec<S extends Shape, Answer> {
  /** The folder, the YAML `type` and the heading in the docs. */
  readonly name: string;
  /** One line: what the learner does. */
  readonly summary: string;
  /** Whether the answer is recognized among things shown, rather than produced. */
  readonly recognition: boolean;
  /** About how long an answer takes, in seconds, for "about 15 minutes". */
  readonly seconds: number;
  /** One question in YAML that shows every key of the type. */
  readonly example: string;
  /** The type's own keys. zod comes as an argument, so that a session from a cache never loads it. */
  readonly shape: (z: Zod, part: z.ZodType) => S;
  /** The key under which a composite type holds its questions. */
  readonly partsKey?: string;
  /** Findings of its own, with paths below the question. */
  readonly lint: (question: Validated<S>) => Finding[];
  /** What is put to the learner; the same `rng` gives the same ask. */
  readonly ask: (question: Validated<S>, rng: Random) => Ask;
  readonly read: (question: Validated<S>, reply: Reply, reading: Reading) => Read<Answer>;
  readonly grade: (question: Validated<S>, answer: Answer, ask: Ask) => Grade;
  /** The right answer, for preview and after a miss. */
  readonly key: (question: Validated<S>) => Doc;
  /** The right answer among what was shown, with the reasons, for who asked to see it; `key` where this is left out. */
  readonly reveal?: (question: Validated<S>, ask: Ask) => Doc;
  readonly replies: (question: Validated<S>) => Replies;
  /** The choices to pick from, for rules about how choices are written; left out by types without authored choices. */
  readonly choices?: (question: Validated<S>) => readonly ChoiceFacts[];
}

/** A sound question: its data, and its type's functions closed over it. */
export interface Question extends BaseQuestion {
  /** What it is worth, 1 unless the author says otherwise. */
  readonly weight: number;
  readonly recognition: boolean;
  /** About how long it takes, in seconds, parts included. */
  readonly seconds: number;
  /** All authored keys, for hashing and export. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The key under which a composite question holds its parts. */
  readonly partsKey: string | undefined;
  /** The questions of a composite one, each with the id `whole.part`. */
  readonly parts: readonly Question[];
  /** All its parts as written, those among them that are out of use. */
  readonly allParts: readonly Question[];
  /** The same question with some of its parts only. */
  withParts(parts: readonly Question[]): Question;
  lint(): Finding[];
  ask(rng: Random): Ask;
  /** Reads a reply and grades it: a problem is no attempt. `ask` is what was shown. */
  mark(reply: Reply, ask: Ask, reading: Reading): Marked;
  key(): Doc;
  /** The right answer among what was shown. */
  reveal(ask: Ask): Doc;
  replies(): Replies;
  choices(): readonly ChoiceFacts[];
}

/** A graded reply, or the reason why it must be put again. */
export type Marked = { readonly grade: Grade } | Problem;

/** A question type with its answer type closed over: what the registry lists and the core works with. */
export interface QuestionType
  extends Pick<TypeSpec<Shape, never>, 'name' | 'summary' | 'recognition' | 'seconds' | 'example' | 'shape' | 'partsKey'> {
  /** Binds data that the type's schema has accepted. */
  readonly bind: (data: BaseQuestion, parts: readonly Question[]) => Question;
}

/** A question with what its type works on. */
interface Bound<S extends Shape> extends Question {
  readonly validated: Validated<S>;
}

/** Closes a type over its own question and answer types. */
export function defineType<const S extends Shape, Answer>(spec: TypeSpec<S, Answer>): QuestionType {
  const { name, summary, recognition, seconds, example, partsKey } = spec;
  // One set of functions for all questions of the type: each of a hundred thousand would have its own otherwise.
  const members = {
    withParts(this: Bound<S>, some: readonly Question[]): Question {
      return bound(this.data as unknown as BaseQuestion, this.allParts, some);
    },
    lint(this: Bound<S>): Finding[] {
      return spec.lint(this.validated);
    },
    ask(this: Bound<S>, rng: Random): Ask {
      return spec.ask(this.validated, rng);
    },
    mark(this: Bound<S>, reply: Reply, ask: Ask, reading: Reading): Marked {
      const read = spec.read(this.validated, reply, reading);
      return 'problem' in read ? read : { grade: spec.grade(this.validated, read.answer, ask) };
    },
    key(this: Bound<S>): Doc {
      return spec.key(this.validated);
    },
    reveal(this: Bound<S>, ask: Ask): Doc {
      return spec.reveal?.(this.validated, ask) ?? spec.key(this.validated);
    },
    replies(this: Bound<S>): Replies {
      return spec.replies(this.validated);
    },
    choices(this: Bound<S>): readonly ChoiceFacts[] {
      return spec.choices?.(this.validated) ?? [];
    },
  };
  function bound(data: BaseQuestion, allParts: readonly Question[], parts: readonly Question[]): Question {
    // The schema built from this very shape has accepted the data, so it has the keys that the shape names.
    const validated = (partsKey === undefined ? data : { ...data, parts }) as unknown as Validated<S>;
    // Key by key and in one order: an object that begins with a spread has a hidden class of its own in V8 11 (Node 20), and whatever
    // looks at many questions would find each of them different.
    const question: Bound<S> = {
      id: data.id,
      type: data.type,
      prompt: data.prompt,
      explanation: data.explanation,
      concept: data.concept,
      level: data.level,
      tags: data.tags,
      hints: data.hints,
      context: data.context,
      source: data.source,
      'renamed-from': data['renamed-from'],
      allow: data.allow,
      status: data.status,
      data: data as BaseQuestion & Readonly<Record<string, unknown>>, // its keys are those that were written
      validated,
      weight: 'points' in data && typeof data.points === 'number' ? data.points : 1,
      recognition: parts.length > 0 ? parts.every((part) => part.recognition) : recognition,
      seconds: parts.length > 0 ? parts.reduce((sum, part) => sum + part.seconds, seconds) : seconds,
      partsKey,
      parts,
      allParts,
      withParts: members.withParts,
      lint: members.lint,
      ask: members.ask,
      mark: members.mark,
      key: members.key,
      reveal: members.reveal,
      replies: members.replies,
      choices: members.choices,
    };
    return question;
  }
  return {
    name,
    summary,
    recognition,
    seconds,
    example,
    shape: spec.shape,
    ...(partsKey !== undefined && { partsKey }),
    bind: (data, parts) => bound(data, parts, parts),
  };
}

/** The verdict of a score: `correct` from 1 (within rounding), `wrong` at 0. */
export function verdictOf(score: number): Verdict {
  if (score >= 1 - 1e-9) return 'correct';
  return score <= 1e-9 ? 'wrong' : 'partial';
}

// A class, since a getter in an object literal makes V8 build each grade as a table of keys, and check grades a dozen replies a question.
class LazyGrade implements Grade {
  readonly score: number;
  readonly verdict: Verdict;
  readonly rule: string;
  readonly #layOut: () => Doc;

  constructor(score: number, rule: string, layOut: () => Doc) {
    this.score = score;
    this.verdict = verdictOf(score);
    this.rule = rule;
    this.#layOut = layOut;
  }

  get feedback(): Doc {
    return this.#layOut();
  }
}

/** The grade of an answer that earned `score` in [0, 1]; its feedback is laid out when it is looked at. */
export const graded = (score: number, rule: string, feedback: () => Doc): Grade => new LazyGrade(score, rule, feedback);
