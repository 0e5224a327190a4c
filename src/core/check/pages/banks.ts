// What is wrong with a bank as a whole, and with keys and values of any of its parts.
import type { StructuralPage } from './page.ts';

const bank = (rest: string): string => `id: example\ntitle: Example\n${rest}`;
const question = (id: string, more = ''): string =>
  `  - id: ${id}\n    type: true-false\n    prompt: The policy is tuned.\n    answer: true\n    explanation: That is what tuning means here.\n${more}`;
const statement = (lines: string): string => `id: one\ntype: true-false\n${lines}explanation: That is what tuning means here.\n`;
const goodStatement = statement('prompt: The policy is tuned.\nanswer: true\n');
const choices = (lines: string): string =>
  `id: one\ntype: multiple-choice\nprompt: What is tuned?\nchoices:\n${lines}explanation: That is what tuning means here.\n`;
const goodChoices = choices('  - text: The policy\n    correct: true\n  - text: The reference\n  - text: The data\n');

/** The pages of findings about ids, concepts, unsafe text, and keys and values of any type, in the order of the listing. */
export const bankPages: readonly StructuralPage[] = [
  {
    name: 'bank/unreadable-file',
    severity: 'error',
    checks:
      "A file of a bank that cannot be opened, or, in the folder of a bank, a link to nothing, a folder or something else with the name of a YAML file. Names that begin with a dot (`.#part.yaml`, an editor's lock) are no part of a bank.",
    why: 'Every YAML file in the folder of a bank is a part of it; without one of them questions would be missing, so the bank is not run.',
  },
  {
    name: 'bank/not-a-bank',
    severity: 'error',
    checks: 'A file that is empty, or no mapping with id, title and questions.',
    why: 'There is nothing to run.',
    example: { of: 'bank', bad: '- just\n- a list\n', good: bank(`questions:\n${question('one')}`) },
  },
  {
    name: 'bank/same-id',
    severity: 'error',
    checks: 'An id that two of the banks checked in one run have.',
    why: 'What learners answer is kept by the id of the bank, so that the records of the two would become one.',
  },
  {
    name: 'bank/other-name',
    severity: 'warning',
    checks:
      'An id that is not the name of the file or folder, where banks are found by that name: in `questions/` and the folders of QUIZ_PATH.',
    why: '`quiz` takes the name of the file, and records and other banks go by the id.',
  },
  {
    name: 'bank/unknown-type',
    severity: 'error',
    checks: 'A question of a type that does not exist.',
    why: 'It can be neither asked nor scored.',
    example: {
      of: 'question',
      bad: goodStatement.replace('type: true-false', 'type: true-or-false # ! bank/unknown-type'),
      good: goodStatement,
    },
  },
  {
    name: 'duplicate-id',
    severity: 'error',
    checks: 'An id that two questions of a bank, or two parts of a case study, have.',
    why: 'History and sign-offs follow the id, and two questions would share them.',
    example: {
      of: 'bank',
      bad: bank(`questions:\n${question('one')}${question('one # ! duplicate-id')}`),
      good: bank(`questions:\n${question('one')}${question('two')}`),
    },
  },
  {
    name: 'unknown-concept',
    severity: 'error',
    checks:
      'A concept named by a question, by `after` or by `related` that the bank does not have. Names such as `ch2/scaling` are of another bank: they are looked up where that bank is checked in the same run.',
    why: 'It could not be shown where the concept leads, nor be counted for it.',
    example: {
      of: 'bank',
      bad: bank(`concepts:\n  tuning:\n    title: Tuning\nquestions:\n${question('one', '    concept: tunning # ! unknown-concept\n')}`),
      good: bank(`concepts:\n  tuning:\n    title: Tuning\nquestions:\n${question('one', '    concept: tuning\n')}`),
    },
  },
  {
    name: 'concept-cycle',
    severity: 'error',
    checks: 'Concepts that wait for each other by `after`.',
    why: 'None of them could be learned first.',
    example: {
      of: 'bank',
      bad: bank(
        `concepts:\n  a:\n    title: A\n    after: [b]\n  b:\n    title: B\n    after: [a] # ! concept-cycle\nquestions:\n${question('one')}`,
      ),
      good: bank(`concepts:\n  a:\n    title: A\n  b:\n    title: B\n    after: [a]\nquestions:\n${question('one')}`),
    },
  },
  {
    name: 'unsafe-text',
    severity: 'error',
    checks: 'A control character, or one that reorders what is read, in any text.',
    why: 'Control characters can drive a terminal, and marks of direction can make a text read as another one.',
    example: {
      of: 'question',
      bad: statement('prompt: "The \\u202Eyloilicp\\u202C is tuned." # ! unsafe-text\nanswer: true\n'),
      good: goodStatement,
    },
  },
  {
    name: '<type>/unknown-key',
    severity: 'error',
    checks: 'A key that does not exist there.',
    why: 'A misspelled key would be ignored, and what it says would be lost.',
    example: {
      of: 'question',
      bad: goodChoices.replace('correct: true', 'corect: true # ! multiple-choice/unknown-key'),
      good: goodChoices,
    },
  },
  {
    name: '<type>/missing-key',
    severity: 'error',
    checks: 'A key that is needed and is left out, or has nothing behind it.',
    why: 'Every question has id, type, prompt and explanation, and what its type needs; a bank has id, title and questions.',
    example: { of: 'question', bad: statement('prompt: # ! true-false/missing-key\nanswer: true\n'), good: goodStatement },
  },
  {
    name: '<type>/wrong-type',
    severity: 'error',
    checks: 'A text where a list is wanted, a number where a text is, and so on.',
    why: 'The value cannot be used as what it is there for.',
    example: {
      of: 'question',
      bad: statement('prompt: The policy is tuned.\nanswer: "true" # ! true-false/wrong-type\n'),
      good: goodStatement,
    },
  },
  {
    name: '<type>/unknown-value',
    severity: 'error',
    checks: 'A word where only certain words are allowed, such as a level.',
    why: 'It has no meaning there.',
    example: {
      of: 'question',
      bad: statement('prompt: The policy is tuned.\nanswer: true\nlevel: analyse # ! true-false/unknown-value\n'),
      good: statement('prompt: The policy is tuned.\nanswer: true\nlevel: analyze\n'),
    },
  },
  {
    name: '<type>/too-few',
    severity: 'error',
    checks: 'A list with fewer entries than needed, or a number below the least.',
    why: 'There is nothing to choose, to match or to order.',
    example: {
      of: 'question',
      bad: choices('  - text: The policy # ! multiple-choice/too-few\n    correct: true\n'),
      good: goodChoices,
    },
  },
  {
    name: '<type>/too-many',
    severity: 'error',
    checks: 'A list with more entries than allowed, or a number above the most.',
    why: 'It is not known which are meant.',
    example: {
      of: 'question',
      bad: 'id: one\ntype: numeric\nprompt: How many models are there?\nrange: [1, 2, 3] # ! numeric/too-many\nexplanation: One, two or three of them.\n',
      good: 'id: one\ntype: numeric\nprompt: How many models are there?\nrange: [1, 3]\nexplanation: One, two or three of them.\n',
    },
  },
  {
    name: '<type>/empty-text',
    severity: 'error',
    checks: 'A text of nothing but spaces.',
    why: 'A learner would see nothing there.',
    example: { of: 'question', bad: statement('prompt: " " # ! true-false/empty-text\nanswer: true\n'), good: goodStatement },
  },
  {
    name: '<type>/bad-id',
    severity: 'error',
    checks: 'An id that is not lower-case words and digits joined by hyphens.',
    why: 'Ids are typed on the command line and keep their meaning for years.',
    example: {
      of: 'question',
      bad: goodStatement.replace('id: one', 'id: Question One # ! true-false/bad-id'),
      good: goodStatement.replace('id: one', 'id: question-one'),
    },
  },
  {
    name: '<type>/bad-concept-name',
    severity: 'error',
    checks:
      'The name of a concept, in `concept`, `after` or `related`, that is not lower-case words and digits joined by hyphens (`bank/name` for one of another bank).',
    why: 'Names of concepts are typed on the command line: `quiz ch4/some-concept`.',
    example: {
      of: 'question',
      bad: statement('prompt: The policy is tuned.\nanswer: true\nconcept: Policy Tuning # ! true-false/bad-concept-name\n'),
      good: goodStatement,
    },
  },
  {
    name: '<type>/bad-name',
    severity: 'error',
    checks: 'A concept or a blank whose name is not made of letters, digits and hyphens.',
    why: 'Names are typed on the command line and used in links.',
    example: {
      of: 'bank',
      bad: bank(`concepts:\n  Policy Tuning: # ! bank/bad-name\n    title: Tuning\nquestions:\n${question('one')}`),
      good: bank(`concepts:\n  policy-tuning:\n    title: Tuning\nquestions:\n${question('one')}`),
    },
  },
  {
    name: '<type>/wrong-value',
    severity: 'error',
    checks: 'A value that its key cannot have.',
    why: 'It has no meaning there.',
  },
  {
    name: '<type>/nested',
    severity: 'error',
    checks: 'A case study inside a case study.',
    why: 'A part is one question; it cannot hold others.',
  },
];
