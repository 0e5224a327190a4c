import { judgeNumber, understandNumber } from '../../core/answers/judged-number.ts';
import { lintNumber } from '../../core/answers/lint-number.ts';
import { numberReplies } from '../../core/answers/number-replies.ts';
import { readText } from '../../core/answers/replies.ts';
import { shownNumber } from '../../core/answers/shown-number.ts';
import { oneLine, typedFeedback } from '../../core/answers/typed-feedback.ts';
import { textOf } from '../../core/bank/schema.ts';
import { paragraph, span } from '../../core/doc.ts';
import { defineType, graded } from '../../core/question-type.ts';

/** A number typed, with or without its unit. */
export const numeric = defineType({
  name: 'numeric',
  summary: 'types a number',
  recognition: false,
  seconds: 60,
  example: `\
id: weights-in-memory
type: numeric
prompt: How much memory do the weights of 7 billion parameters take in FP16? (1 GB = 10⁹ bytes)
answer: 14
tolerance: 2%
unit: GB
significant: 2
wrong:
  - match: 28
    because: That is FP32, with 4 bytes per parameter.
  - match: 7
    because: That is one byte per parameter, as in INT8.
explanation: |
  FP16 takes 2 bytes per parameter: 7 × 10⁹ × 2 bytes = 14 GB.
`,
  shape: (z) => ({
    answer: z.number().optional().describe('The right number. Either this or `range`.'),
    tolerance: z
      .union([z.number(), z.string()])
      .optional()
      .describe('How far off is still right: a number such as `0.1`, or a percentage of the answer such as `2%`.'),
    range: z.array(z.number()).length(2).optional().describe('The lowest and the highest right number, instead of `answer`.'),
    unit: textOf(z, 'The unit asked for, shown behind the input. It may be typed or left out; another one is asked again.').optional(),
    significant: z
      .number()
      .int()
      .min(1)
      .max(15)
      .optional()
      .describe('How many significant figures are asked for. Without a tolerance, rounding to as many is right.'),
    wrong: z
      .array(
        z.strictObject({
          match: z.number().describe('The wrong number.'),
          because: textOf(z, 'How one gets there and why it is wrong, in Markdown: shown to who typed it.'),
        }),
      )
      .optional()
      .describe('Wrong numbers that learners really give, each with what to tell them.'),
  }),
  lint: (question) => lintNumber('numeric', question),
  ask: ({ unit }) => ({ kind: 'line', expects: 'number', ...(unit !== undefined && { unit }) }),
  read(question, reply, reading) {
    const read = readText(reply);
    return 'problem' in read ? read : understandNumber(read.answer, question, reading);
  },
  grade(question, answer) {
    const judgment = judgeNumber(answer, question);
    return graded(judgment.right ? 1 : 0, judgment.rule, () =>
      typedFeedback([span(oneLine(answer.text))], judgment, shownNumber(question)),
    );
  },
  key: (question) => [paragraph(shownNumber(question))],
  replies: (question) => numberReplies(question),
});
