// What `quiz check` says about its own findings: the verdict on a question, and waivers.
import type { StructuralPage } from './page.ts';

const question = (more: string): string =>
  `id: one\ntype: multiple-choice\nprompt: What does DPO train on?\nchoices:\n  - text: Preference pairs\n    correct: true\n  - text: Reward scores\n  - text: None of the above\n${more}explanation: The pairs train the policy directly, without a reward model.\n`;

const statement = (prompt: string): string =>
  `id: example\ntitle: Example\nquestions:\n  - ${prompt}    answer: true\n    explanation: The policy alone is trained at that stage.\n`;

/** The pages of findings that follow from other findings, from waivers and from the ledger of sign-offs. */
export const verdictPages: readonly StructuralPage[] = [
  {
    name: 'needs-review',
    severity: 'warning',
    checks:
      'A question with two or more different writing flaws, each a warning: longest-key, all-of-the-above, none-of-the-above, k-type, negative-unemphasized, double-negative, clang, unordered-numbers, unfocused-stem, article-cue, overlapping-ranges, tf-options.',
    why: 'In the rubric of the field one flaw is acceptable and two are not. On 131 good published questions 4 % come out so.',
    example: {
      of: 'question',
      bad: `id: one # ! needs-review\ntype: multiple-choice\nprompt: Which of these is not needed by DPO?\nchoices:\n  - text: A reward model\n    correct: true\n  - text: Preference pairs\n  - text: None of the above\nexplanation: The pairs train the policy directly, without a reward model.\n`,
      good: question(''),
    },
  },
  {
    name: 'unused-waiver',
    severity: 'warning',
    checks:
      'A waiver (`allow`) of a rule that finds nothing where it stands, or only structural errors, which cannot be waived; at the top of a bank also that of a rule about single questions.',
    why: 'It would hide the next finding of its rule.',
    example: {
      of: 'question',
      bad: question('allow:\n  - rule: longest-key # ! unused-waiver\n    because: The definition is long.\n'),
      good: question('allow:\n  - rule: none-of-the-above\n    because: The empty case is the point.\n'),
    },
  },
  {
    name: 'unknown-rule',
    severity: 'error',
    checks: 'A waiver (`allow`), on a question or at the top of a bank, of a rule that does not exist.',
    why: 'It has no effect.',
    example: {
      of: 'question',
      bad: question('allow:\n  - rule: none-of-above # ! unknown-rule\n    because: The empty case is the point.\n'),
      good: question('allow:\n  - rule: none-of-the-above\n    because: The empty case is the point.\n'),
    },
  },
  {
    name: 'unsigned-question',
    severity: 'error',
    option: '--require-signoff',
    checks:
      'With `quiz check --require-signoff`, a sound question that the ledger beside its bank does not sign off as ok in its present wording: nobody looked at it, it was reworded since, or it was flagged. A case study is signed off as a whole.',
    why: 'What nobody has found right in the wording that learners are asked may be wrong.',
    example: {
      of: 'bank',
      bad: statement('id: frozen # ! unsigned-question\n    type: true-false\n    prompt: Is the reward model kept frozen during PPO?\n'),
      good: statement('id: frozen\n    type: true-false\n    prompt: The reward model is kept frozen during PPO.\n'),
      ledger: `version: 1
bank: example
signoffs:
  - question: frozen
    wording: 510f0fbad78178ce
    verdict: ok
    who: Ada
    when: 2026-11-22
`,
    },
  },
  {
    name: 'broken-ledger',
    severity: 'error',
    option: '--require-signoff',
    checks: 'With `quiz check --require-signoff`, a ledger of sign-offs that cannot be read: no YAML, or entries without what they need.',
    why: 'It is not known which questions were looked at, so that none counts as signed off.',
  },
];
