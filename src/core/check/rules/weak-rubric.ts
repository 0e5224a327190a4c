import type { Found, QuestionRule } from '../rule.ts';

interface Point {
  readonly weight?: number;
  readonly critical?: boolean;
}

/** What is wrong with the weights when they are meant as shares of a whole, or nothing. */
function sumProblem(points: readonly Point[]): Found | undefined {
  const weights = points.flatMap(({ weight }) => (weight === undefined ? [] : [weight]));
  const sum = Math.round(weights.reduce((all, each) => all + each, 0) * 1000) / 1000;
  const whole = weights.every((each) => each < 1) ? 1 : weights.every((each) => each >= 5) ? 100 : sum;
  if (weights.length < Math.max(2, points.length) || sum === whole) return undefined;
  return {
    path: ['points'],
    message: `The weights look like shares of ${whole}, and add up to ${sum}.`,
    why: 'One of them is not what was meant.',
    help: `make them add up to ${whole}, or use small whole numbers: only their ratio counts`,
  };
}

/** A20: criteria that cannot tell answers apart. That there are some, and a model answer, the schema sees to. */
export const weakRubric: QuestionRule = {
  name: 'weak-rubric',
  severity: 'warning',
  checks:
    'A self-checked answer with a single point, with only critical points, or with weights that look like percentages (all from 5) or shares (all below 1) and do not add up to the whole.',
  why: 'Points are checked one by one because separate yes/no ideas are judged better than a whole answer; one point for everything loses that.',
  bad: `\
id: one-idea
type: open-response
prompt: Explain why RLHF subtracts a KL penalty.
points: # ! weak-rubric
  - text: The answer explains the penalty.
model: The reward model can only be trusted near the responses it was trained on.
explanation: The penalty is the price of optimizing against a learned reward.
`,
  good: `\
id: one-idea
type: open-response
prompt: Explain why RLHF subtracts a KL penalty.
points:
  - text: The reward model is only reliable near its training data.
  - text: The penalty keeps the policy close to the reference model.
model: The reward model can only be trusted near the responses it was trained on, and the penalty keeps the policy there.
explanation: The penalty is the price of optimizing against a learned reward.
`,
  source: 'Dunlosky, Hartwig, Rawson & Lipko 2011; pedagogy of the project, A20',
  question(question) {
    const points: unknown = question.data['points'];
    if (!Array.isArray(points)) return [];
    const list = points as readonly Point[]; // `points` is a list only where a schema has given it this form
    const sum = sumProblem(list);
    const found: Found[] = sum === undefined ? [] : [sum];
    const at = { path: ['points'], at: 'key' } as const;
    if (list.length < 2) {
      found.push({
        ...at,
        message: 'There is only one point.',
        why: 'The answer is all right or all wrong, and its writer decides which.',
        help: 'name each idea of a good answer as a point of its own',
      });
    } else if (list.every(({ critical }) => critical === true)) {
      found.push({
        ...at,
        message: 'Every point is critical.',
        why: 'Then none is more important than the others, and most answers earn half at most.',
        help: 'keep "critical: true" on the point without which the answer is wrong',
      });
    }
    return found;
  },
};
