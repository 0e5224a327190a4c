import { weightedMean } from '../../core/answers/credit.ts';
import { typedFeedback } from '../../core/answers/typed-feedback.ts';
import type { Blank, Reply } from '../../core/ask.ts';
import { textOf } from '../../core/bank/schema.ts';
import { hang, paragraph, tint } from '../../core/doc.ts';
import { defineType, graded, type Read, type Reading } from '../../core/question-type.ts';
import { blankSchema } from './authored.ts';
import { type BlankKind, blanksOf, type Filled } from './blanks.ts';
import { lintCloze } from './lint.ts';

const isList = (reply: Reply): reply is readonly Reply[] => Array.isArray(reply);
const isEmpty = (reply: Reply | undefined): boolean =>
  reply === undefined || reply === null || (typeof reply === 'string' && reply.trim() === '');

function readBlanks(blanks: readonly BlankKind[], reply: Reply, reading: Reading): Read<readonly Filled[]> {
  if (isEmpty(reply)) return { problem: 'Fill in the blanks first.' };
  if (!isList(reply)) return { problem: 'A reply here is a list with an entry for each blank, such as ["first", "0.5", "b"].' };
  const empty = blanks.findIndex((_, index) => isEmpty(reply[index]));
  if (empty >= 0) return { problem: `Blank ${empty + 1} is still empty.` };
  if (reply.length > blanks.length)
    return {
      problem: `The reply has ${reply.length} entries, and there ${blanks.length === 1 ? 'is 1 blank' : `are ${blanks.length} blanks`}.`,
    };
  const answer: Filled[] = [];
  for (const [index, blank] of blanks.entries()) {
    const read = blank.read(reply[index] ?? null, reading);
    if ('problem' in read) return { ...read, problem: `Blank ${index + 1}: ${read.problem}` };
    answer.push(read.answer);
  }
  return { answer };
}

/** The blanks with one order for those that offer the same choices: whoever learned the numbers at one of them goes by them at the others. */
function alike(blanks: readonly Blank[]): Blank[] {
  const orders = new Map<string, readonly string[]>();
  return blanks.map((blank) => {
    const texts = blank.options.map(({ text }) => text);
    const key = JSON.stringify(texts.toSorted());
    const order = orders.get(key) ?? texts;
    orders.set(key, order);
    return { ...blank, options: blank.options.toSorted((a, b) => order.indexOf(a.text) - order.indexOf(b.text)) };
  });
}

/** A text with blanks, each a text, a number or a small choice. */
export const cloze = defineType({
  name: 'cloze',
  summary: 'fills the blanks of a text',
  recognition: false,
  seconds: 75,
  example: `\
id: lora-update
type: cloze
prompt: Fill in what LoRA does to a weight matrix.
text: |
  The pretrained weights stay [[state]]. The update is a product of two matrices of low [[property]]. For a
  4096 × 4096 matrix and r = 8 it has [[count]] parameters. After training it [[merge]] be merged into the weights.
blanks:
  state:
    accept: [frozen, fixed, unchanged]
    wrong:
      - match: trainable
        because: Only the two small matrices are trained.
  property:
    accept: [rank]
    typos: reject
  count:
    answer: 65536
    tolerance: 1%
    wrong:
      - match: 32768
        because: That is one of the two matrices.
  merge:
    choices:
      - text: can
        correct: true
      - text: cannot
        feedback: The product has the shape of the weights, so it can be added to them.
explanation: |
  W + BA: W is frozen, B and A have rank r, and 2 × 4096 × 8 = 65536 numbers are trained instead of 16.8 million.
`,
  shape: (z) => ({
    text: textOf(z, 'The text, in Markdown, with `[[name]]` where a blank goes. A `[[…]]` that is no blank stays as it is.'),
    blanks: z
      .record(z.string().regex(/^[A-Za-z0-9][\w-]*$/, 'id'), blankSchema(z))
      .describe('The blanks by name. Each has one of `accept` (a text), `answer` or `range` (a number), or `choices`.'),
  }),
  lint: (question) => lintCloze(question),
  ask: (question, rng) => ({
    kind: 'blanks',
    text: question.text,
    blanks: alike(blanksOf(question).map(({ name, expects, options }) => ({ name, expects, options: options(rng) }))),
  }),
  read: (question, reply, reading) => readBlanks(blanksOf(question), reply, reading),
  grade(question, filled) {
    const blanks = blanksOf(question);
    const scores = filled.map(({ judgment }) => (judgment.right ? 1 : 0));
    const score = weightedMean(
      scores,
      scores.map(() => 1),
    );
    return graded(score, `${scores.filter((each) => each === 1).length} of ${scores.length} blanks right`, () =>
      filled.flatMap(({ given, judgment }, index) =>
        typedFeedback(given, judgment, blanks[index]?.key() ?? [], blanks[index]?.also(), String(index + 1)),
      ),
    );
  },
  key: (question) =>
    blanksOf(question).flatMap(({ key, also }, index) =>
      hang(` ${index + 1} `, 3, [
        paragraph(key()),
        ...tint(
          also().map((line) => paragraph(line)),
          'dim',
        ),
      ]),
    ),
  replies(question) {
    const blanks = blanksOf(question).map(({ name, replies }) => ({ name, replies: replies() }));
    const right = blanks.map(({ replies }) => replies.right[0] ?? null);
    const wrong = blanks.map(({ replies }) => replies.wrong[0] ?? null);
    const oneWrong = wrong.flatMap((each, index) => (each === null ? [] : [right.with(index, each)]));
    const others = blanks.flatMap(({ replies }, index) => replies.right.slice(1).map((each) => right.with(index, each)));
    const allWrong = right.map((each, index) => wrong[index] ?? each);
    const authored = blanks.flatMap(({ name, replies }, index) =>
      (replies.authored ?? []).map((each) => ({
        ...each,
        reply: right.with(index, each.reply),
        path: ['blanks', name, ...each.path],
        text: each.text ?? String(each.reply),
      })),
    );
    return { right: [right, ...others], wrong: [allWrong, ...oneWrong], partial: blanks.length > 1 ? oneWrong : [], authored };
  },
});
