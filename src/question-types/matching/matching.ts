import { judgedRow } from '../../core/answers/choices.ts';
import { repeats, sameForm } from '../../core/answers/repeats.ts';
import { isRecord, readLetter } from '../../core/answers/replies.ts';
import { type Ask, letterAt, type Option, type Reply } from '../../core/ask.ts';
import { MOST_LISTED, textOf } from '../../core/bank/schema.ts';
import { quoted } from '../../core/brief.ts';
import { type Doc, gap, hang, indent, prepend, type Role, sign, span, tint } from '../../core/doc.ts';
import { markdown } from '../../core/markdown.ts';
import { defineType, graded, type Read } from '../../core/question-type.ts';
import { shuffle } from '../../core/random.ts';
import { lintPairs } from './lint.ts';

/** What has to be matched, as an author writes it. */
export interface Matching {
  readonly pairs: readonly { readonly left: string; readonly right: string; readonly feedback?: string | undefined }[];
  readonly distractors?: readonly string[] | undefined;
}

const leftSides = ({ pairs }: Matching): Option[] => pairs.map(({ left }, index) => ({ letter: String(index + 1), text: left }));

/** What can be chosen, as written: each right text once, then the distractors. */
function rightSides({ pairs, distractors = [] }: Matching): Option[] {
  const texts = [...pairs.map(({ right }) => right), ...distractors];
  const repeated = new Set(repeats(texts).map(({ index }) => index));
  return texts.filter((_, index) => !repeated.has(index)).map((text, index) => ({ letter: letterAt(index), text }));
}

/** The letter of the right side of each pair. */
function keyOf(question: Matching): string[] {
  const letters = new Map(rightSides(question).map(({ letter, text }) => [sameForm(text), letter]));
  return question.pairs.map(({ right }) => letters.get(sameForm(right)) ?? '');
}

const asReply = (letters: readonly string[]): Reply => Object.fromEntries(letters.map((letter, index) => [String(index + 1), letter]));

/** The letter chosen for each left side. */
function readPairs(question: Matching, reply: Reply): Read<readonly string[]> {
  if (reply === null || reply === '') return { problem: 'Match the pairs first.' };
  if (!isRecord(reply)) return { problem: 'A reply here names a right side for each left one, such as {"1": "b", "2": "a"}.' };
  const left = leftSides(question);
  const unknown = Object.keys(reply).find((name) => !left.some(({ letter }) => letter === name));
  if (unknown !== undefined) return { problem: `There is no left side ${quoted(unknown)}: they are numbered 1 to ${left.length}.` };
  const missing = left.filter(({ letter }) => (reply[letter] ?? '') === '');
  if (missing.length > 0) return { problem: `Still to match: ${missing.map(({ text }) => `"${text.trim()}"`).join(', ')}.` };
  const letters = rightSides(question).map(({ letter }) => letter);
  const answer: string[] = [];
  for (const { letter } of left) {
    const read = readLetter(reply[letter] ?? null, letters);
    if ('problem' in read) return { problem: `Left side ${letter}: ${read.problem}` };
    answer.push(read.answer);
  }
  return { answer };
}

/** A right side after what it turned out to be. */
function side(words: string, role: Role, letter: string, shown: readonly Option[]): Doc {
  const at = shown.findIndex((option) => option.letter === letter);
  return prepend([span(`${words}: `, role)], markdown(shown[at]?.text ?? ''));
}

function feedbackOn(question: Matching, picked: readonly string[], ask: Ask): Doc {
  const shown = ask.kind === 'match' ? ask.right : rightSides(question);
  const key = keyOf(question);
  const rows = question.pairs.flatMap(({ left, feedback }, index) => {
    const [given, right] = [picked[index] ?? '', key[index] ?? ''];
    const hit = given === right;
    const sides = hit
      ? side('your answer, right', 'good', right, shown)
      : [...side('your answer, wrong', 'bad', given, shown), ...side('right answer', 'good', right, shown)];
    const reason = feedback === undefined ? [] : markdown(feedback);
    return judgedRow(String(index + 1), left, hit ? 'good' : 'bad', [...sides, ...reason]);
  });
  const spare = shown.filter(({ letter }) => !key.includes(letter));
  return spare.length === 0
    ? rows
    : [
        ...rows,
        gap,
        ...tint(
          spare.flatMap(({ letter }) => side('belongs to none', 'dim', letter, shown)),
          'dim',
        ),
      ];
}

/** Left sides, each to be given the right side that belongs to it. */
export const matching = defineType({
  name: 'matching',
  summary: 'pairs what belongs together',
  recognition: true,
  seconds: 75,
  example: `\
id: alignment-losses
type: matching
prompt: What does each method learn from?
pairs:
  - left: Supervised fine-tuning
    right: Demonstrations of good responses
  - left: Reward modeling
    right: Rankings of responses
    feedback: Only which response is better enters its loss.
  - left: DPO
    right: Rankings of responses
    feedback: It needs the same data as a reward model, and skips the model.
distractors:
  - Raw text without instructions
explanation: |
  Demonstrations say what to write. Rankings say which of two responses is better, which is all that reward modeling and DPO need.
`,
  shape: (z) => ({
    pairs: z
      .array(
        z.strictObject({
          left: textOf(z, 'What is given, in Markdown.'),
          right: textOf(z, 'What belongs to it, in Markdown. The same text may stand in several pairs.'),
          feedback: textOf(z, 'Why these two belong together: shown under the pair after the answer.').optional(),
        }),
      )
      .min(2)
      .max(MOST_LISTED)
      .describe('What belongs together. The left sides are shown as written, the right ones shuffled.'),
    distractors: z
      .array(textOf(z, 'A right side that belongs to none.'))
      .max(MOST_LISTED)
      .optional()
      .describe('Further right sides, so that the last pair is not free.'),
  }),
  lint: (question) => lintPairs(question),
  ask: (question, rng) => ({ kind: 'match', left: leftSides(question), right: shuffle(rightSides(question), rng) }),
  read: (question, reply) => readPairs(question, reply),
  grade(question, picked, ask) {
    const key = keyOf(question);
    const hits = key.filter((letter, index) => letter === picked[index]).length;
    return graded(hits / key.length, `${hits} of ${key.length} pairs right`, () => feedbackOn(question, picked, ask));
  },
  key: ({ pairs }) => pairs.flatMap(({ left, right }) => [...markdown(left), ...indent(hang([sign.arrow, ' '], 3, markdown(right)), 2)]),
  replies(question) {
    const key = keyOf(question);
    const letters = rightSides(question).map(({ letter }) => letter);
    const next = (letter: string): string => letters[(letters.indexOf(letter) + 1) % letters.length] ?? letter;
    const oneWrong = key.map((_, wrong) => asReply(key.map((letter, index) => (index === wrong ? next(letter) : letter))));
    return { right: [asReply(key)], wrong: [asReply(key.map(next)), ...oneWrong], partial: oneWrong };
  },
});
