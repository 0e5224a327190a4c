// What YAML itself could not read.
import type { StructuralPage } from './page.ts';

const bank = (questions: string): string => `id: example\ntitle: Example\nquestions:\n${questions}`;
const question = (lines: string): string => bank(`  - id: one\n    type: true-false\n${lines}`);
const good = question('    prompt: The policy is tuned.\n    answer: true\n    explanation: That is what tuning means here.\n');

/** The pages of `yaml/…` findings: a slip in the syntax, a form that banks do without, or a file beyond the limits. */
export const yamlPages: readonly StructuralPage[] = [
  {
    name: 'yaml/duplicate-key',
    severity: 'error',
    checks: 'A key that stands twice in the same mapping.',
    why: 'Only one of the two values can be meant, and the other would be lost.',
    example: {
      of: 'bank',
      bad: question(
        '    prompt: The policy is tuned.\n    prompt: The reward model is tuned. # ! yaml/duplicate-key\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
      good,
    },
  },
  {
    name: 'yaml/tab',
    severity: 'error',
    checks: 'A tab that indents.',
    why: 'YAML does not allow tabs there, since editors disagree about their width.',
    example: {
      of: 'bank',
      bad: question('    prompt: The policy is tuned.\n\tanswer: true # ! yaml/tab\n    explanation: That is what tuning means here.\n'),
      good,
    },
  },
  {
    name: 'yaml/indentation',
    severity: 'error',
    checks: 'A line that does not line up with the ones it belongs to.',
    why: 'Its key would end up in another place than it was written for.',
    example: {
      of: 'bank',
      bad: question(
        '    prompt: The policy is tuned.\n   answer: true # ! yaml/indentation\n    explanation: That is what tuning means here.\n',
      ),
      good,
    },
  },
  {
    name: 'yaml/no-space',
    severity: 'error',
    checks:
      'A colon or a dash without a space behind it, or another character in its place: a no-break space, a full-width colon, a long dash.',
    why: 'YAML takes the key, or the dash, and what follows for one word.',
    example: {
      of: 'bank',
      bad: question(
        '    prompt:The policy is tuned. # ! yaml/no-space\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
      good,
    },
  },
  {
    name: 'yaml/unclosed',
    severity: 'error',
    checks: 'A quote or bracket that is never closed, or a key, dash or colon with something missing behind it.',
    why: 'All that follows may be read as part of it.',
    example: {
      of: 'bank',
      bad: question('    prompt: "The policy is tuned.\n    answer: true\n    explanation: That is what tuning means here.\n'),
      good,
    },
  },
  {
    name: 'yaml/key',
    severity: 'error',
    checks: 'A key that is no text, such as a list or a mapping.',
    why: 'Keys are names.',
  },
  {
    name: 'yaml/alias',
    severity: 'error',
    checks:
      'An alias (`*name`) without its anchor (`&name`), an anchor before a text that no alias uses, or too many aliases, or nested too deeply.',
    why: 'A text that begins with a star is read as an alias, and the first word of one that begins with & is not read at all; and aliases inside aliases can fill all memory.',
    example: {
      of: 'bank',
      bad: question('    prompt: *policy # ! yaml/alias\n    answer: true\n    explanation: That is what tuning means here.\n'),
      good: question('    prompt: "*policy* is tuned"\n    answer: true\n    explanation: That is what tuning means here.\n'),
    },
  },
  {
    name: 'yaml/merge-key',
    severity: 'error',
    checks: 'A merge key (`<<`).',
    why: 'YAML 1.2 has no such key, and a reader could not see what the question says.',
  },
  {
    name: 'yaml/plain-text',
    severity: 'error',
    checks:
      'A text without quotes that begins with a character YAML keeps for itself (a backtick, `@`, `%`, `*`, `[` …) and is nothing else in YAML, one in quotes that goes on behind them, or a key that runs over several lines.',
    why: 'YAML reads something else than what was written, or nothing.',
    example: {
      of: 'bank',
      bad: question(
        '    prompt: `loss` is minimized. # ! yaml/plain-text\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
      good: question('    prompt: "`loss` is minimized."\n    answer: true\n    explanation: That is what tuning means here.\n'),
    },
  },
  {
    name: 'yaml/colon',
    severity: 'error',
    checks: 'A colon and a space inside a text without quotes.',
    why: 'YAML reads it as a key and a value.',
    example: {
      of: 'bank',
      bad: question(
        '    prompt: In short: the policy is tuned. # ! yaml/colon\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
      good: question('    prompt: "In short: the policy is tuned."\n    answer: true\n    explanation: That is what tuning means here.\n'),
    },
  },
  {
    name: 'yaml/escape',
    severity: 'error',
    checks: 'A backslash in double quotes before a character that makes no escape.',
    why: 'Double quotes give the backslash a meaning: `"\\n"` is a line feed, `"\\s"` is nothing.',
    example: {
      of: 'bank',
      bad: question(
        '    prompt: "\\sigma is a scale." # ! yaml/escape\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
      good: question("    prompt: '\\sigma is a scale.'\n    answer: true\n    explanation: That is what tuning means here.\n"),
    },
  },
  {
    name: 'yaml/lost-backslash',
    severity: 'warning',
    checks:
      'A backslash in double quotes that makes an escape, and most likely stands for itself: in a command of TeX (`\\theta`, `\\nu`, `\\rho`) or a path of Windows.',
    why: 'Double quotes give the backslash a meaning: of `"\\theta"` learners see a tab and "heta".',
    example: {
      of: 'bank',
      bad: question(
        '    prompt: "The scale is $\\theta$." # ! yaml/lost-backslash\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
      good: question("    prompt: 'The scale is $\\theta$.'\n    answer: true\n    explanation: That is what tuning means here.\n"),
    },
  },
  {
    name: 'yaml/cut-text',
    severity: 'warning',
    checks:
      'A text for learners without quotes, in which a space and # are followed by something else than a space. A comment with a space behind the # is let pass.',
    why: 'A space and # begin a comment: learners would not see the rest of the line.',
    example: {
      of: 'bank',
      bad: question(
        '    prompt: GPU #1 is slower. # ! yaml/cut-text\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
      good: question('    prompt: "GPU #1 is slower." # or so\n    answer: true\n    explanation: That is what tuning means here.\n'),
    },
  },
  {
    name: 'yaml/comma',
    severity: 'warning',
    checks:
      'A list in brackets of texts without quotes, the first of which begins with a capital and a later one small, if the last one ends as a sentence or they are hints.',
    why: 'A comma ends an entry inside brackets: one sentence becomes several texts.',
    example: {
      of: 'bank',
      bad: question(
        '    prompt: The policy is tuned.\n    hints: [Look at the policy, not at the reward.] # ! yaml/comma\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
      good: question(
        '    prompt: The policy is tuned.\n    hints: ["Look at the policy, not at the reward."]\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
    },
  },
  {
    name: 'yaml/joined-lines',
    severity: 'warning',
    checks:
      'Code between fences, a list or a table in a text of which YAML joins the lines: under a `>`, or behind its key and in the lines below.',
    why: 'YAML makes one line of several there, and learners would see the marks of a list in one paragraph.',
    example: {
      of: 'bank',
      bad: question(
        '    prompt: >\n      Which of these is tuned?\n      - the policy # ! yaml/joined-lines\n      - the reward model\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
      good: question(
        '    prompt: |\n      Which of these is tuned?\n\n      - the policy\n      - the reward model\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
    },
  },
  {
    name: 'yaml/documents',
    severity: 'error',
    checks: 'A line `---` that begins a second document.',
    why: 'Only the first would be read.',
    example: { of: 'bank', bad: `${good}--- # ! yaml/documents\nid: other\n`, good },
  },
  {
    name: 'yaml/tag',
    severity: 'error',
    checks: 'A tag (`!name`).',
    why: 'Banks know none; most often the exclamation mark begins a text.',
    example: {
      of: 'bank',
      bad: question(
        '    prompt: !important The policy is tuned. # ! yaml/tag\n    answer: true\n    explanation: That is what tuning means here.\n',
      ),
      good: question('    prompt: "!important The policy is tuned."\n    answer: true\n    explanation: That is what tuning means here.\n'),
    },
  },
  {
    name: 'yaml/too-large',
    severity: 'error',
    checks: 'A file of more than 64 MB, or a text of more than 8 MB that holds a slip, an anchor or a tag.',
    why: 'No bank written by hand is so large, and a file made to harm could be. A folder with `bank.yaml` and many files is a bank too.',
  },
  {
    name: 'yaml/too-deep',
    severity: 'error',
    checks: 'Mappings and lists nested more deeply than any bank needs.',
    why: 'A bank needs about a dozen levels; thousands exhaust the program that reads them.',
  },
  {
    name: 'yaml/binary',
    severity: 'error',
    checks: 'A file with a NUL in it, or full of control characters.',
    why: 'It is not text, or not in UTF-8.',
  },
  {
    name: 'yaml/encoding',
    severity: 'error',
    checks: 'A file that is not UTF-8.',
    why: 'Its letters would come out wrong on other machines.',
  },
  {
    name: 'yaml/line-ends',
    severity: 'error',
    checks: 'A file whose lines end in carriage returns alone.',
    why: 'YAML would read it as one line.',
  },
  {
    name: 'yaml/syntax',
    severity: 'error',
    checks: 'Anything else that is not YAML, among it what a merge in git left (`<<<<<<<`) and fences of Markdown.',
    why: 'What stands there fits neither a key, nor a value, nor a list.',
  },
];
