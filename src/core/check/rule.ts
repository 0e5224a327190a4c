import type { Bank } from '../bank/bank.ts';
import type { FileFinding, PlacedQuestion } from '../bank/load.ts';
import type { Finding, Severity } from '../finding.ts';
import type { Question } from '../question-type.ts';

/** What a rule says of itself: shown by `quiz rules`, generated into docs/rules.md, its examples run in the tests. */
export interface RulePage {
  /** Kebab-case; the file, the finding's name and the heading in the docs. */
  readonly name: string;
  /** How bad it is unless configured otherwise. */
  readonly severity: Severity | 'off';
  /** What it checks, with its exact condition. */
  readonly checks: string;
  /** Why it matters, with the evidence. */
  readonly why: string;
  /**
   * A question in YAML (keys of one question; of a whole bank where the rule is about a bank) that it fires on, with
   * `# ! name` on the line it is told at, and the same one mended.
   */
  readonly bad: string;
  readonly good: string;
  /** Where the rule comes from. */
  readonly source: string;
}

/** What a rule found: it names no rule and no severity, which are the runner's to add. `path` is below the question. */
export type Found = Omit<Finding, 'rule' | 'severity'> & { readonly severity?: Severity };

/** A rule about one question. Composite questions are looked at as a whole and part by part. */
export interface QuestionRule extends RulePage {
  /** Whether two of its kind send a question to review: the writing flaws that count. */
  readonly flaw?: boolean;
  /** Whether nobody may waive it: what it finds is no matter of taste. */
  readonly firm?: true;
  readonly question: (question: Question, bank: Bank) => readonly Found[];
}

/** What a bank rule found. The path is from the root of `file`. */
export type BankFound = Found & { readonly file: string };

/** What else a bank rule may ask. */
export interface Around {
  /** What was found before: by loading, and by the rules about one question. */
  readonly told: readonly FileFinding[];
  /** The file that holds the bank's head and its concepts. */
  readonly head: string;
}

/** A rule about a bank as a whole, over its sound questions with their places. Its examples are whole banks. */
export interface BankRule extends RulePage {
  readonly bank: (bank: Bank, placed: readonly PlacedQuestion[], around: Around) => readonly BankFound[];
}

/** What the registry of rules lists; the two kinds are told apart by their key, `question` or `bank`. */
export type Rule = QuestionRule | BankRule;
