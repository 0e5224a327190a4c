import { judgedRow } from '../../core/answers/choices.ts';
import { repeats } from '../../core/answers/repeats.ts';
import { MOST_LISTED, MOST_POINTS, textOf } from '../../core/bank/schema.ts';
import { type Doc, gap, indent, paragraph, safe, span, tint } from '../../core/doc.ts';
import { markdown } from '../../core/markdown.ts';
import { defineType, graded } from '../../core/question-type.ts';
import { type Checked, creditOf, type Point, readChecked } from './self-check.ts';

const written = (text: string): Doc =>
  safe(text.trim())
    .split('\n')
    .map((line) => (line.trim() === '' ? gap : paragraph(line)));

function feedbackOn(points: readonly Point[], model: string, { text, ticked }: Checked): Doc {
  const rows = points.flatMap((point, index) => {
    const number = index + 1;
    if (ticked.has(number)) return judgedRow(String(number), point.text, 'good', [paragraph(span('in your answer', 'good'))]);
    const words = point.critical === true ? 'missing, and critical: without it half the credit is the most' : 'missing';
    return judgedRow(String(number), point.text, 'bad', [paragraph(span(words, 'bad'))]);
  });
  return [
    paragraph(span('Your answer', 'strong')),
    ...indent(written(text), 2),
    gap,
    ...rows,
    gap,
    paragraph(span('Model answer', 'strong')),
    ...indent(markdown(model), 2),
    gap,
    ...tint([paragraph('You judged this answer yourself.')], 'dim'),
  ];
}

/** Every choice of points that tells rules apart: none, each alone, and all but each. */
function choicesOf(points: readonly Point[]): number[][] {
  const all = points.map((_, index) => index + 1);
  return [[], ...all.map((each) => [each]), ...all.map((each) => all.filter((other) => other !== each))];
}

/** A free text, checked by its writer against the points of a good answer, before the model answer is seen. */
export const openResponse = defineType({
  name: 'open-response',
  summary: 'writes an answer, then checks it against points',
  recognition: false,
  seconds: 180,
  example: `\
id: why-kl-penalty
type: open-response
prompt: Explain why RLHF subtracts a KL penalty from the reward, and what happens without it.
points:
  - text: The reward model is only reliable near the responses it was trained on.
    weight: 2
    critical: true
  - text: The penalty keeps the policy close to the reference model.
  - text: Without it the policy finds responses that score high and are bad (reward hacking).
model: |
  The reward model has only seen responses of the reference model, so its scores mean little elsewhere. The penalty keeps
  the policy where they do. Without it, training drifts to texts that score high and read badly.
explanation: |
  The penalty is the price of optimizing against a learned reward: trust ends where its training data end.
`,
  shape: (z) => ({
    points: z
      .array(
        z.strictObject({
          text: textOf(z, 'One idea, in Markdown, so that "is it in my answer?" is yes or no.'),
          weight: z.number().positive().max(MOST_POINTS).optional().describe('How much it counts beside the others, 1 when left out.'),
          critical: z.boolean().optional().describe('`true` where an answer without it earns half at most.'),
        }),
      )
      .min(1)
      .max(MOST_LISTED)
      .describe('The ideas of a good answer. The learner ticks those that their own answer holds.'),
    model: textOf(z, 'A model answer, in Markdown: shown after the check.'),
  }),
  lint: ({ points }) =>
    repeats(points.map(({ text }) => text)).map(({ index, first }) => ({
      rule: 'open-response/duplicate-point',
      severity: 'error',
      path: ['points', index, 'text'],
      message: 'Two points have the same text.',
      why: 'One idea would be counted twice.',
      help: 'reword one of them, drop it, or use `weight`',
      related: [{ path: ['points', first, 'text'], message: 'the first one' }],
    })),
  ask: ({ points }) => ({ kind: 'self-check', points: points.map(({ text }, index) => ({ letter: String(index + 1), text })) }),
  read: ({ points }, reply) => readChecked(reply, points.length),
  grade({ points, model }, answer) {
    const { score, rule } = creditOf(points, answer.ticked);
    return graded(score, rule, () => feedbackOn(points, model, answer));
  },
  key: ({ points, model }) => [
    ...points.flatMap(({ text }, index) => judgedRow(String(index + 1), text, 'good', [])),
    gap,
    ...markdown(model),
  ],
  replies({ points, model }) {
    const choices = choicesOf(points).map((ticked) => ({ reply: { text: model, points: ticked }, ...creditOf(points, new Set(ticked)) }));
    const earning = (verdict: string) => choices.filter((each) => each.verdict === verdict && each.score < 1).map(({ reply }) => reply);
    return { right: [{ text: model, points: points.map((_, index) => index + 1) }], wrong: earning('wrong'), partial: earning('partial') };
  },
});
