import { arrange, type Choice, choiceFacts, choiceSchema, judgedOptions, lettered, optionsOf } from '../../core/answers/choices.ts';
import { type CreditRule, tickScore } from '../../core/answers/credit.ts';
import { lintChoices } from '../../core/answers/lint-choices.ts';
import { readLetters } from '../../core/answers/replies.ts';
import { MOST_LISTED } from '../../core/bank/schema.ts';
import { type Doc, hang, sign } from '../../core/doc.ts';
import type { Finding } from '../../core/finding.ts';
import { markdown } from '../../core/markdown.ts';
import { defineType, graded, type Replies, verdictOf } from '../../core/question-type.ts';

interface Ticks {
  readonly choices: readonly Choice[];
  readonly scoring?: CreditRule | undefined;
  readonly choose?: number | undefined;
}

const rightOnes = (choices: readonly Choice[]) => lettered(choices).filter(({ choice }) => choice.correct === true);
const wrongOnes = (choices: readonly Choice[]) => lettered(choices).filter(({ choice }) => choice.correct !== true);
const letters = (some: readonly { readonly letter: string }[]): string[] => some.map(({ letter }) => letter);

function scoreOf({ choices, scoring }: Ticks, picked: readonly string[]): number {
  return tickScore(scoring ?? 'balanced', new Set(picked), new Set(letters(rightOnes(choices))), letters(lettered(choices)));
}

function lintChoose({ choices, choose }: Ticks): Finding[] {
  const right = rightOnes(choices).length;
  if (choose === undefined || choose === right) return [];
  return [
    {
      rule: 'multiple-response/choose-count',
      severity: 'error',
      path: ['choose'],
      message: `"choose" says ${choose}, but ${right} of the choices ${right === 1 ? 'is' : 'are'} marked correct.`,
      why: 'Exactly that many have to be ticked, so the right answer could not be given.',
      help: `write "choose: ${right}", or drop "choose" and let the learner decide how many`,
    },
  ];
}

const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Near misses of the key: one missing, one too many, one exchanged, everything, only wrong ones; as many as may be ticked. */
function slips({ choices, choose }: Ticks): string[][] {
  const right = letters(rightOnes(choices));
  const wrong = letters(wrongOnes(choices));
  const without = (letter: string): string[] => right.filter((each) => each !== letter);
  const all = [
    wrong,
    [...right, ...wrong],
    ...wrong.map((extra) => [...right, extra]),
    ...right.map(without),
    ...right.flatMap((missing) => wrong.map((extra) => [...without(missing), extra])),
  ];
  return all.filter((slip) => slip.length > 0 && (choose === undefined || slip.length === choose));
}

function repliesTo(question: Ticks): Replies {
  const wrong = slips(question).filter((slip) => verdictOf(scoreOf(question, slip)) !== 'correct');
  return {
    right: [letters(rightOnes(question.choices))],
    wrong,
    partial: wrong.filter((slip) => verdictOf(scoreOf(question, slip)) === 'partial'),
  };
}

/** Several of the choices are right, and all of them are to be ticked. */
export const multipleResponse = defineType({
  name: 'multiple-response',
  summary: 'ticks all choices that apply',
  recognition: true,
  seconds: 60,
  example: `\
id: rlhf-frozen-models
type: multiple-response
prompt: Which two models are kept frozen while PPO tunes the policy in RLHF?
choices:
  - text: The reference model.
    correct: true
    feedback: It is what the policy is held close to, so it must not move.
  - text: The reward model.
    correct: true
  - text: The policy.
    feedback: It is the one being tuned.
  - text: The value model.
    feedback: It is trained along with the policy.
  - text: The model before supervised fine-tuning.
    feedback: It was the start of all of them and has no part in this stage.
order: shuffled
scoring: balanced
choose: 2
explanation: |
  The reward model judges and the reference model anchors. The policy and the value model learn.
`,
  shape: (z) => ({
    choices: z
      .array(choiceSchema(z))
      .min(3)
      .max(MOST_LISTED)
      .describe('The choices, one or more of them with `correct: true`, but not all.'),
    order: z.enum(['shuffled', 'fixed']).optional().describe('`fixed` shows the choices as written. Numbers are always shown ascending.'),
    scoring: z
      .enum(['balanced', 'exact', 'per-option'])
      .optional()
      .describe(
        '`balanced` (when left out): share of right ones ticked less share of wrong ones ticked; `exact`: all or nothing; `per-option`: share of choices treated rightly.',
      ),
    choose: z.number().int().positive().optional().describe('How many must be ticked; only where the prompt says so ("Which two …").'),
  }),
  lint: (question) => [...lintChoices('multiple-response', question.choices, 'some'), ...lintChoose(question)],
  ask: ({ choices, order, choose }, rng) => ({
    kind: 'pick-many',
    options: arrange(choices, order, rng),
    ...(choose !== undefined && { choose }),
  }),
  read({ choices, choose }, reply) {
    const read = readLetters(reply, letters(lettered(choices)));
    if ('problem' in read || choose === undefined || read.answer.length === choose) return read;
    return { problem: `Choose ${WORDS[choose] ?? choose}.` };
  },
  grade(question, picked, ask) {
    const score = scoreOf(question, picked);
    const all = new Map(lettered(question.choices).map(({ letter, choice }) => [letter, choice]));
    const hits = picked.filter((letter) => all.get(letter)?.correct === true).length;
    const { scoring = 'balanced' } = question;
    const right = rightOnes(question.choices).length;
    const rule = `${scoring}: ${hits} of ${right} right and ${picked.length - hits} of ${all.size - right} wrong choices ticked`;
    return graded(score, rule, () =>
      judgedOptions(question.choices, optionsOf(ask), (letter) => picked.includes(letter), 'right answer, not picked'),
    );
  },
  key: ({ choices }): Doc => rightOnes(choices).flatMap(({ choice }) => hang([sign.bullet, ' '], 2, markdown(choice.text))),
  reveal: ({ choices }, ask) => judgedOptions(choices, optionsOf(ask), () => false),
  replies: (question) => repliesTo(question),
  choices: ({ choices }) => choiceFacts(choices),
});
