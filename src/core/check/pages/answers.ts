// What the checks that several question types share find: choices, texts and numbers.
import type { StructuralPage } from './page.ts';

const choices = (type: string, lines: string): string =>
  `id: one\ntype: ${type}\nprompt: What does PPO keep frozen?\nchoices:\n${lines}explanation: It is what the policy is held close to.\n`;
const goodChoices = choices(
  'multiple-choice',
  '  - text: The reference\n    correct: true\n  - text: The policy\n  - text: The value model\n',
);
const typed = (lines: string): string =>
  `id: one\ntype: short-answer\nprompt: Which model scores responses?\n${lines}explanation: It learns from comparisons of responses.\n`;
const number = (lines: string): string =>
  `id: one\ntype: numeric\nprompt: How many bits has a half?\n${lines}explanation: A half is two bytes of eight bits.\n`;

/** The pages of `<type>/…` findings about choices, typed answers and numbers, in the order of the listing. */
export const answerPages: readonly StructuralPage[] = [
  {
    name: '<type>/no-key',
    severity: 'error',
    checks: 'Choices of which none is marked correct.',
    why: 'Every answer would be wrong.',
    example: {
      of: 'question',
      bad: choices(
        'multiple-choice',
        '  - text: The reference # ! multiple-choice/no-key\n  - text: The policy\n  - text: The value model\n',
      ),
      good: goodChoices,
    },
  },
  {
    name: '<type>/several-keys',
    severity: 'error',
    checks: 'Two choices marked correct where only one can be picked.',
    why: 'A learner who picks another right one would be told that it is wrong.',
    example: {
      of: 'question',
      bad: goodChoices.replace('- text: The policy\n', '- text: The policy\n    correct: true # ! multiple-choice/several-keys\n'),
      good: goodChoices,
    },
  },
  {
    name: '<type>/all-correct',
    severity: 'error',
    checks: 'Every choice of a multiple-response question marked correct.',
    why: 'Ticking everything would be right without any thought.',
    example: {
      of: 'question',
      bad: choices(
        'multiple-response',
        '  - text: The reference # ! multiple-response/all-correct\n    correct: true\n  - text: The reward model\n    correct: true\n  - text: The first model\n    correct: true\n',
      ),
      good: choices(
        'multiple-response',
        '  - text: The reference\n    correct: true\n  - text: The reward model\n    correct: true\n  - text: The policy\n',
      ),
    },
  },
  {
    name: '<type>/duplicate-choice',
    severity: 'error',
    checks: 'Two choices with the same text, white space aside. Case, signs and punctuation tell choices apart.',
    why: 'A learner cannot tell which of them is meant.',
    example: {
      of: 'question',
      bad: goodChoices.replace('The value model', 'The policy # ! multiple-choice/duplicate-choice'),
      good: goodChoices,
    },
  },
  {
    name: '<type>/duplicate-choice-id',
    severity: 'error',
    checks: 'Two choices that answer to the same name: two equal ids, or an id that is the letter of another choice.',
    why: 'A stored reply could not be decoded.',
    example: {
      of: 'question',
      bad: goodChoices.replace('- text: The policy\n', '- text: The policy\n    id: a # ! multiple-choice/duplicate-choice-id\n'),
      good: goodChoices,
    },
  },
  {
    name: '<type>/empty-accept',
    severity: 'error',
    checks: 'An accepted answer of which nothing is left when it is compared.',
    why: 'Invisible characters and outer punctuation do not count.',
    example: {
      of: 'question',
      bad: typed('accept: [reward model, "\\u200b"] # ! short-answer/empty-accept\n'),
      good: typed('accept: [reward model]\n'),
    },
  },
  {
    name: '<type>/same-accept',
    severity: 'info',
    checks: 'Two accepted answers that are one when they are compared.',
    why: 'Case, hyphens, outer punctuation and a leading article make no difference, so one of them does nothing.',
    example: {
      of: 'question',
      bad: typed('accept: [reward model, the reward-model] # ! short-answer/same-accept\n'),
      good: typed('accept: [reward model, RM]\n'),
    },
  },
  {
    name: '<type>/broken-pattern',
    severity: 'error',
    checks: 'A pattern that RE2 cannot use: a slip, a lookaround, a back-reference.',
    why: 'No answer could be compared with it.',
    example: {
      of: 'question',
      bad: typed("accept: [reward model]\npatterns: ['(reward model'] # ! short-answer/broken-pattern\n"),
      good: typed("accept: [reward model]\npatterns: ['reward (model|network)']\n"),
    },
  },
  {
    name: '<type>/greedy-pattern',
    severity: 'error',
    checks: 'A pattern that accepts any text.',
    why: 'Nonsense would be right.',
    example: {
      of: 'question',
      bad: typed("accept: [reward model]\npatterns: ['.*'] # ! short-answer/greedy-pattern\n"),
      good: typed("accept: [reward model]\npatterns: ['reward (model|network)']\n"),
    },
  },
  {
    name: '<type>/wrong-is-right',
    severity: 'error',
    checks: 'An answer listed under `wrong` that is also accepted: by `accept`, by a pattern, or inside the tolerance.',
    why: 'It counts as right, so its `because` would never be shown.',
    example: {
      of: 'question',
      bad: typed(
        'accept: [reward model]\nwrong:\n  - match: Reward-Model # ! short-answer/wrong-is-right\n    because: It is trained, not found.\n',
      ),
      good: typed('accept: [reward model]\nwrong:\n  - match: policy\n    because: The policy is what the scores train.\n'),
    },
  },
  {
    name: '<type>/answer-in-prompt',
    severity: 'error',
    checks: 'An accepted answer that stands in the prompt as a whole word. One of one or two characters is an info.',
    why: 'It can be copied without knowing anything.',
    example: {
      of: 'question',
      bad: typed('accept: [model] # ! short-answer/answer-in-prompt\n'),
      good: typed('accept: [reward model]\n'),
    },
  },
  {
    name: '<type>/no-answer',
    severity: 'error',
    checks: 'A number with neither `answer` nor `range`.',
    why: 'Every answer would be wrong.',
    example: { of: 'question', bad: number('').replace('id: one', 'id: one # ! numeric/no-answer'), good: number('answer: 16\n') },
  },
  {
    name: '<type>/answer-and-range',
    severity: 'error',
    checks: 'A number with both `answer` and `range`.',
    why: 'They may disagree about what is right.',
    example: { of: 'question', bad: number('answer: 16\nrange: [15, 17] # ! numeric/answer-and-range\n'), good: number('answer: 16\n') },
  },
  {
    name: '<type>/range-order',
    severity: 'error',
    checks: 'A range that ends before it begins.',
    why: 'No number lies in it.',
    example: { of: 'question', bad: number('range: [17, 15] # ! numeric/range-order\n'), good: number('range: [15, 17]\n') },
  },
  {
    name: '<type>/tolerance-and-range',
    severity: 'error',
    checks: 'A `tolerance` beside a `range`.',
    why: 'It is not known what it widens.',
    example: {
      of: 'question',
      bad: number('range: [15, 17]\ntolerance: 1 # ! numeric/tolerance-and-range\n'),
      good: number('range: [14, 18]\n'),
    },
  },
  {
    name: '<type>/significant-and-range',
    severity: 'error',
    checks: 'Significant figures beside a `range`.',
    why: 'A range says nothing about how the answer is rounded.',
    example: {
      of: 'question',
      bad: number('range: [15, 17]\nsignificant: 2 # ! numeric/significant-and-range\n'),
      good: number('range: [15, 17]\n'),
    },
  },
  {
    name: '<type>/tolerance-form',
    severity: 'error',
    checks: 'A tolerance that is neither a number from 0 nor a percentage such as `2%`.',
    why: 'It is not known which numbers are right.',
    example: {
      of: 'question',
      bad: number('answer: 16\ntolerance: about 1 # ! numeric/tolerance-form\n'),
      good: number('answer: 16\ntolerance: 2%\n'),
    },
  },
  {
    name: '<type>/no-tolerance',
    severity: 'warning',
    checks: 'A decimal answer with neither tolerance nor significant figures.',
    why: 'A right answer rounded otherwise would be wrong.',
    example: { of: 'question', bad: number('answer: 16.7 # ! numeric/no-tolerance\n'), good: number('answer: 16.7\ntolerance: 0.05\n') },
  },
  {
    name: '<type>/wide-tolerance',
    severity: 'warning',
    checks: 'A tolerance of half the answer or more.',
    why: 'Rough guesses would be right.',
    example: {
      of: 'question',
      bad: number('answer: 16\ntolerance: 60% # ! numeric/wide-tolerance\n'),
      good: number('answer: 16\ntolerance: 5%\n'),
    },
  },
];
