import { judgedChoices } from '../../core/answers/choices.ts';
import type { Option, Reply } from '../../core/ask.ts';
import { textOf } from '../../core/bank/schema.ts';
import { paragraph } from '../../core/doc.ts';
import { defineType, graded, type Read } from '../../core/question-type.ts';

const options: readonly Option[] = [
  { letter: 'true', text: 'True' },
  { letter: 'false', text: 'False' },
];

function readTruth(reply: Reply): Read<boolean> {
  if (reply === null || reply === '') return { problem: 'Choose one first.' };
  const word = String(typeof reply === 'string' || typeof reply === 'boolean' ? reply : '')
    .trim()
    .toLowerCase();
  if (word === 'true' || word === 't') return { answer: true };
  if (word === 'false' || word === 'f') return { answer: false };
  return { problem: 'A reply here is "true" or "false".' };
}

/** A statement to be judged true or false. */
export const trueFalse = defineType({
  name: 'true-false',
  summary: 'says whether a statement is true',
  recognition: true,
  seconds: 25,
  example: `\
id: dpo-reward-model
type: true-false
prompt: DPO trains a reward model before it tunes the policy.
answer: false
feedback: That is RLHF. DPO needs the same preference pairs, but no model of the reward.
explanation: |
  DPO writes the reward in terms of the policy itself, so that the preferences train the policy directly.
`,
  shape: (z) => ({
    answer: z.boolean().describe('Whether the statement is true: `true` or `false`.'),
    feedback: textOf(z, 'What to tell a learner who was wrong, in Markdown: shown under the wrong answer.').optional(),
  }),
  lint: () => [],
  ask: () => ({ kind: 'pick-one', options }),
  read: (_, reply) => readTruth(reply),
  grade({ answer, feedback }, picked) {
    const correct = picked === answer;
    return graded(correct ? 1 : 0, `the statement is ${answer}`, () =>
      judgedChoices(
        [true, false].map((value, index) => ({
          text: options[index]?.text ?? String(value),
          picked: value === picked,
          right: value === answer,
          reason: value === picked && !correct ? feedback : undefined,
        })),
      ),
    );
  },
  key: ({ answer }) => [paragraph(answer ? 'True' : 'False')],
  replies: ({ answer }) => ({ right: [String(answer)], wrong: [String(!answer)] }),
});
