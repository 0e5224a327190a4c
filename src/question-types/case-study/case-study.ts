import { weightedMean } from '../../core/answers/credit.ts';
import { isRecord } from '../../core/answers/replies.ts';
import type { Ask, Reply } from '../../core/ask.ts';
import { textOf } from '../../core/bank/schema.ts';
import { quoted } from '../../core/brief.ts';
import { type Doc, gap, indent, paragraph, type Span, sign, span } from '../../core/doc.ts';
import { inline, markdown } from '../../core/markdown.ts';
import {
  defineType,
  type Grade,
  graded,
  type Question,
  type Read,
  type Reading,
  type Replies,
  type Verdict,
} from '../../core/question-type.ts';
import { authoredOrder } from '../../core/random.ts';
import { suggest } from '../../core/suggest.ts';

/** One part's reply that was understood, with all that is needed to mark it again under the order shown. */
interface PartAnswer {
  readonly part: Question;
  readonly reply: Reply;
  readonly reading: Reading;
  /** Its grade under the authored order. */
  readonly grade: Grade;
}

/** The part's own id: a bound part is called `whole.part`. */
const idOf = (part: Question): string => part.id.slice(part.id.lastIndexOf('.') + 1);

function readParts(parts: readonly Question[], reply: Reply, reading: Reading): Read<readonly PartAnswer[]> {
  const ids = parts.map(idOf);
  if (reply === null || reply === '') return { problem: 'Answer the questions first.' };
  if (!isRecord(reply)) return { problem: `A reply here is an object with a reply for each of ${ids.map((id) => `"${id}"`).join(', ')}.` };
  const unknown = Object.keys(reply).find((name) => !ids.includes(name));
  if (unknown !== undefined) {
    const near = suggest(unknown, ids);
    return { problem: `There is no part ${quoted(unknown)}${near === undefined ? '.' : `: did you mean "${near}"?`}` };
  }
  const answer: PartAnswer[] = [];
  const problems: string[] = [];
  for (const part of parts) {
    const id = idOf(part);
    const given = Object.hasOwn(reply, id) ? (reply[id] ?? null) : null;
    // Whether a reply is understood does not depend on the order in which a part was shown.
    const marked = part.mark(given, part.ask(authoredOrder), reading);
    if ('problem' in marked) problems.push(`Part ${id}: ${marked.problem}`);
    else answer.push({ part, reply: given, reading, grade: marked.grade });
  }
  return problems.length > 0 ? { problem: problems.join(' ') } : { answer };
}

/** The part's grade with its feedback in the order that was shown. */
function gradeAsShown({ part, reply, reading, grade }: PartAnswer, ask: Ask): Grade {
  const shown = ask.kind === 'parts' ? ask.parts.find(({ id }) => id === idOf(part)) : undefined;
  const marked = shown === undefined ? undefined : part.mark(reply, shown.ask, reading);
  return marked !== undefined && 'grade' in marked ? marked.grade : grade;
}

const verdicts = {
  correct: { mark: sign.tick, words: span('right: ', 'good') },
  partial: { mark: sign.half, words: span('partly right: ', 'warn') },
  wrong: { mark: sign.cross, words: span('wrong: ', 'bad') },
} as const satisfies Record<Verdict, { mark: Span; words: Span }>;

function feedbackOn(part: Question, { verdict, feedback }: Grade, index: number): Doc {
  const { mark, words } = verdicts[verdict];
  const [firstLine = ''] = part.prompt.trim().split('\n');
  const heading = paragraph([words, ...inline(firstLine)], [mark, ' ']);
  return [...(index === 0 ? [] : [gap]), heading, ...indent(feedback, 2)];
}

/** The parts' first replies put together: all right, all wrong, and only the first one right. */
function repliesTo(parts: readonly Question[]): Replies {
  const all = parts.map((part) => ({ id: idOf(part), right: part.replies().right[0], wrong: part.replies().wrong[0] }));
  const whole = (choose: (part: (typeof all)[number], index: number) => Reply | undefined): Reply[] => {
    const entries = all.map((part, index): [string, Reply | undefined] => [part.id, choose(part, index)]);
    const known = entries.filter((entry): entry is [string, Reply] => entry[1] !== undefined);
    return known.length < all.length ? [] : [Object.fromEntries(known)];
  };
  return {
    right: whole(({ right }) => right),
    wrong: whole(({ wrong }) => wrong),
    partial: all.length < 2 ? [] : whole(({ right, wrong }, index) => (index === 0 ? right : wrong)),
  };
}

/** A scenario and several questions about it, of any other type. */
export const caseStudy = defineType({
  name: 'case-study',
  summary: 'answers several questions about one scenario',
  recognition: false,
  seconds: 60,
  example: `\
id: reward-keeps-rising
type: case-study
prompt: Read the scenario and find out what went wrong.
scenario: |
  A team tunes a policy with PPO. The reward climbs for 4,000 steps. From step 1,500 on, people who compare the
  responses with those of the start prefer the old ones more and more often.
questions:
  - id: name-it
    type: multiple-choice
    prompt: What is happening?
    choices:
      - text: The policy exploits flaws of the reward model.
        correct: true
      - text: The policy has not been trained for long enough.
        feedback: More steps made it worse.
      - text: The reward model is being trained too fast.
        feedback: It is frozen while the policy is tuned.
    explanation: The reward is only a stand-in for what people want, and the two have come apart.
  - id: more-steps
    type: true-false
    prompt: Training for longer is likely to mend it.
    answer: false
    explanation: Each step leads further into regions that the reward model has never seen.
explanation: |
  The reward rises while quality falls: the policy is optimized against a proxy (overoptimization).
`,
  shape: (z, part) => ({
    scenario: textOf(z, 'What the questions are about, in Markdown: shown with each of them.'),
    questions: z.array(part).min(1).describe('The questions: of any other type, each with an `id` of its own.'),
  }),
  partsKey: 'questions',
  lint: () => [],
  ask: ({ scenario, parts = [] }, rng) => ({
    kind: 'parts',
    intro: scenario,
    parts: parts.map((part) => ({ id: idOf(part), prompt: part.prompt, ask: part.ask(rng) })),
  }),
  read: ({ parts = [] }, reply, reading) => readParts(parts, reply, reading),
  grade(_, answers, ask) {
    // What a part earns does not depend on the order in which it was shown; only what is said about it does.
    const grades = answers.map(({ grade }) => grade);
    const score = weightedMean(
      grades.map((grade) => grade.score),
      answers.map(({ part }) => part.weight),
    );
    const rule = answers.map(({ part }, index) => `${idOf(part)}: ${grades[index]?.rule ?? ''}`).join('; ');
    return graded(score, rule, () => answers.flatMap((answer, index) => feedbackOn(answer.part, gradeAsShown(answer, ask), index)));
  },
  key: ({ parts = [] }) =>
    parts.flatMap((part, index) => [...(index === 0 ? [] : [gap]), ...markdown(part.prompt.trim()), ...indent(part.key(), 2)]),
  replies: ({ parts = [] }) => repliesTo(parts),
});
