// What single question types find in their own questions.
import type { StructuralPage } from './page.ts';

const response = (choose: string): string =>
  `id: one\ntype: multiple-response\nprompt: Which two are frozen?\nchoices:\n  - text: The reference\n    correct: true\n  - text: The reward model\n    correct: true\n  - text: The policy\n${choose}explanation: Only the policy and the value model learn.\n`;
const pairs = (lines: string): string =>
  `id: one\ntype: matching\nprompt: What does each method learn from?\npairs:\n${lines}explanation: Each method has data of its own kind.\n`;
const goodPairs = pairs('  - {left: SFT, right: demonstrations}\n  - {left: DPO, right: pairs}\ndistractors: [raw text]\n');
const steps = (lines: string): string =>
  `id: one\ntype: ordering\nprompt: In which order does RLHF go about it?\nsteps:\n${lines}explanation: Each stage makes what the next one needs.\n`;
const goodSteps = steps('  - Fine-tune\n  - Rank\n  - Reinforce\n');
const cloze = (text: string, blanks: string): string =>
  `id: one\ntype: cloze\nprompt: Fill in what is missing.\ntext: ${text}\nblanks:\n${blanks}explanation: LoRA trains two matrices of low rank.\n`;
const goodCloze = cloze('LoRA keeps weights [[state]].', '  state: {accept: [frozen]}\n');
const open = (points: string): string =>
  `id: one\ntype: open-response\nprompt: Explain the KL penalty.\npoints:\n${points}model: It keeps the policy where the reward model is right.\nexplanation: Trust ends where the training data end.\n`;

/** The pages of findings that one question type alone makes, type by type. */
export const typePages: readonly StructuralPage[] = [
  {
    name: 'multiple-response/choose-count',
    severity: 'error',
    checks: '`choose` with another number than there are right choices.',
    why: 'Exactly that many have to be ticked, so the right answer could not be given.',
    example: { of: 'question', bad: response('choose: 3 # ! multiple-response/choose-count\n'), good: response('choose: 2\n') },
  },
  {
    name: 'matching/one-right-side',
    severity: 'error',
    checks: 'Pairs and distractors with a single right side between them.',
    why: 'Every answer would be right.',
    example: {
      of: 'question',
      bad: pairs('  - {left: SFT, right: data} # ! matching/one-right-side\n  - {left: DPO, right: data}\n'),
      good: goodPairs,
    },
  },
  {
    name: 'matching/duplicate-left',
    severity: 'error',
    checks: 'Two pairs with the same left side.',
    why: 'A learner cannot tell which right side is wanted where.',
    example: {
      of: 'question',
      bad: pairs('  - {left: SFT, right: demonstrations}\n  - {left: SFT, right: pairs} # ! matching/duplicate-left\n'),
      good: goodPairs,
    },
  },
  {
    name: 'matching/duplicate-distractor',
    severity: 'error',
    checks: 'Two distractors with the same text.',
    why: 'It would be shown once only, and one wrong way fewer than it seems.',
    example: {
      of: 'question',
      bad: goodPairs.replace('[raw text]', '[raw text, raw text] # ! matching/duplicate-distractor'),
      good: goodPairs,
    },
  },
  {
    name: 'matching/distractor-belongs',
    severity: 'error',
    checks: 'A distractor that is the right side of a pair.',
    why: 'A distractor belongs to none, so it adds nothing there.',
    example: { of: 'question', bad: goodPairs.replace('[raw text]', '[pairs] # ! matching/distractor-belongs'), good: goodPairs },
  },
  {
    name: 'matching/last-pair-free',
    severity: 'info',
    checks: 'As many right sides as left ones, each used once, and none to spare.',
    why: 'Who knows all pairs but one gets the last one free, and one mix-up always costs two pairs.',
    example: {
      of: 'question',
      bad: pairs('  - {left: SFT, right: demonstrations} # ! matching/last-pair-free\n  - {left: DPO, right: pairs}\n'),
      good: goodPairs,
    },
  },
  {
    name: 'ordering/few-steps',
    severity: 'warning',
    checks: 'An order of two steps.',
    why: 'They can only stand one way or the other: half of all guesses are right.',
    example: { of: 'question', bad: steps('  - Fine-tune # ! ordering/few-steps\n  - Rank\n'), good: goodSteps },
  },
  {
    name: 'ordering/duplicate-step',
    severity: 'error',
    checks: 'Two steps with the same text.',
    why: 'A learner cannot tell which of them is meant, and one order of the two would be wrong.',
    example: { of: 'question', bad: steps('  - Fine-tune\n  - Rank\n  - Fine-tune # ! ordering/duplicate-step\n'), good: goodSteps },
  },
  {
    name: 'open-response/duplicate-point',
    severity: 'error',
    checks: 'Two points with the same text.',
    why: 'One idea would be counted twice.',
    example: {
      of: 'question',
      bad: open('  - text: It keeps the policy close.\n  - text: It keeps the policy close. # ! open-response/duplicate-point\n'),
      good: open('  - text: It keeps the policy close.\n  - text: The reward model errs elsewhere.\n'),
    },
  },
  {
    name: 'cloze/answer-in-text',
    severity: 'error',
    checks: 'An accepted answer that stands in the prompt or in the text around the blanks. One of one or two characters is an info.',
    why: 'It can be copied without knowing anything.',
    example: {
      of: 'question',
      bad: cloze('Frozen weights stay [[state]].', '  state: {accept: [frozen]} # ! cloze/answer-in-text\n'),
      good: goodCloze,
    },
  },
  {
    name: 'cloze/no-blank',
    severity: 'error',
    checks: 'A cloze question that declares no blank.',
    why: 'There is nothing to fill in.',
    example: {
      of: 'question',
      bad: goodCloze.replace('blanks:\n  state: {accept: [frozen]}\n', 'blanks: {} # ! cloze/no-blank\n'),
      good: goodCloze,
    },
  },
  {
    name: 'cloze/blank-missing',
    severity: 'error',
    checks: 'A declared blank that the text has no `[[name]]` for.',
    why: 'It would never be asked.',
    example: {
      of: 'question',
      bad: cloze('LoRA keeps weights [[stat]].', '  state: {accept: [frozen]} # ! cloze/blank-missing\n'),
      good: goodCloze,
    },
  },
  {
    name: 'cloze/blank-twice',
    severity: 'error',
    checks: 'A `[[name]]` that stands several times in the text.',
    why: 'A blank has one place, and one answer.',
    example: {
      of: 'question',
      bad: cloze('LoRA keeps [[state]] weights [[state]].', '  state: {accept: [frozen]} # ! cloze/blank-twice\n'),
      good: goodCloze,
    },
  },
  {
    name: 'cloze/blank-kind',
    severity: 'error',
    checks: 'A blank with none, or with several, of `accept`, `answer` or `range`, and `choices`.',
    why: 'It is not known what is right, or whether to type or to choose.',
    example: {
      of: 'question',
      bad: cloze('LoRA keeps weights [[state]].', '  state: {typos: reject} # ! cloze/blank-kind\n'),
      good: goodCloze,
    },
  },
  {
    name: 'cloze/useless-key',
    severity: 'error',
    checks: 'A key in a blank that does nothing for its kind, such as `tolerance` beside `accept`.',
    why: 'It would be ignored.',
    example: {
      of: 'question',
      bad: cloze('LoRA keeps weights [[state]].', '  state: {accept: [frozen], unit: GB} # ! cloze/useless-key\n'),
      good: goodCloze,
    },
  },
  {
    name: 'cloze/wrong-form',
    severity: 'error',
    checks: 'A wrong answer that is a text, in a blank that takes a number.',
    why: 'Nobody could give it.',
    example: {
      of: 'question',
      bad: cloze('LoRA has rank [[rank]].', '  rank: {answer: 8, wrong: [{match: eight, because: In digits.}]} # ! cloze/wrong-form\n'),
      good: cloze('LoRA has rank [[rank]].', '  rank: {answer: 8, wrong: [{match: 16, because: That is both.}]}\n'),
    },
  },
];
