import { arrange, type Choice, choiceFacts, choiceSchema, judgedOptions, lettered, optionsOf } from '../../core/answers/choices.ts';
import { lintChoices } from '../../core/answers/lint-choices.ts';
import { readLetter } from '../../core/answers/replies.ts';
import { MOST_LISTED } from '../../core/bank/schema.ts';
import { markdown } from '../../core/markdown.ts';
import { defineType, graded } from '../../core/question-type.ts';

const rightOnes = (choices: readonly Choice[]) => lettered(choices).filter(({ choice }) => choice.correct);

/** One pick among two or more choices, of which exactly one is right: full credit or none. */
export const multipleChoice = defineType({
  name: 'multiple-choice',
  summary: 'picks one of several choices',
  recognition: true,
  seconds: 45,
  example: `\
id: prompt-loss
type: multiple-choice
prompt: Why is the loss on the prompt set to zero in supervised fine-tuning?
choices:
  - text: Only the response is to be learned.
    correct: true
  - text: The model cannot attend to the prompt.
    feedback: The prompt is part of the forward pass; only its loss is left out.
  - text: Prompts hold no information worth learning from.
    feedback: They do, but predicting them is not the task that is trained here.
order: shuffled
explanation: |
  The objective is the probability of the response *given* the prompt. The prompt is read, and not predicted.
`,
  shape: (z) => ({
    choices: z.array(choiceSchema(z)).min(2).max(MOST_LISTED).describe('The choices, exactly one of them with `correct: true`.'),
    order: z.enum(['shuffled', 'fixed']).optional().describe('`fixed` shows the choices as written. Numbers are always shown ascending.'),
  }),
  lint: ({ choices }) => lintChoices('multiple-choice', choices, 'one'),
  ask: ({ choices, order }, rng) => ({ kind: 'pick-one', options: arrange(choices, order, rng) }),
  read: ({ choices }, reply) =>
    readLetter(
      reply,
      lettered(choices).map(({ letter }) => letter),
    ),
  grade({ choices }, picked, ask) {
    const all = new Map(lettered(choices).map(({ letter, choice }) => [letter, choice]));
    const right = all.get(picked)?.correct === true;
    return graded(right ? 1 : 0, right ? 'the choice marked correct' : 'a choice not marked correct', () =>
      judgedOptions(choices, optionsOf(ask), (letter) => letter === picked),
    );
  },
  key: ({ choices }) => rightOnes(choices).flatMap(({ choice }) => markdown(choice.text)),
  reveal: ({ choices }, ask) => judgedOptions(choices, optionsOf(ask), () => false),
  replies: ({ choices }) => ({
    right: rightOnes(choices).map(({ letter }) => letter),
    wrong: lettered(choices)
      .filter(({ choice }) => !choice.correct)
      .map(({ letter }) => letter),
  }),
  choices: ({ choices }) => choiceFacts(choices),
});
