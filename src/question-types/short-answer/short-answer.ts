import { alsoAccepted, judgeText, shownText, understandText } from '../../core/answers/accepted.ts';
import { givenAway, lintText } from '../../core/answers/lint-text.ts';
import { readText } from '../../core/answers/replies.ts';
import { textReplies } from '../../core/answers/text-replies.ts';
import { oneLine, typedFeedback } from '../../core/answers/typed-feedback.ts';
import { textOf } from '../../core/bank/schema.ts';
import { paragraph, span, tint } from '../../core/doc.ts';
import { defineType, graded } from '../../core/question-type.ts';

/** A word or phrase typed from memory. */
export const shortAnswer = defineType({
  name: 'short-answer',
  summary: 'types a word or phrase',
  recognition: false,
  seconds: 40,
  example: `\
id: preference-scorer
type: short-answer
prompt: Which model in RLHF is trained on human comparisons and then scores responses?
accept:
  - reward model
  - RM
  - preference model
patterns:
  - '(scalar |learned )?reward (model|network)s?'
wrong:
  - match: policy
    because: The policy is what the scores are used to train.
  - match: reference model
    because: It only keeps the policy from drifting away.
typos: ask
explanation: |
  The reward model learns which of two responses people prefer, and gives each response a number.
`,
  shape: (z) => ({
    accept: z
      .array(textOf(z, 'An accepted answer.'))
      .min(1)
      .describe('The accepted answers, the one to show first. Case, hyphens, outer punctuation and a leading article make no difference.'),
    patterns: z
      .array(textOf(z, 'A regular expression (RE2) that the whole answer must match.'))
      .optional()
      .describe('Further accepted answers as regular expressions (RE2 syntax, no lookaround).'),
    wrong: z
      .array(
        z.strictObject({
          match: textOf(z, 'The wrong answer, compared as the accepted ones are.'),
          because: textOf(z, 'Why it is wrong, in Markdown: shown to who typed it.'),
        }),
      )
      .optional()
      .describe('Wrong answers that learners really give, each with what to tell them.'),
    case: z.enum(['sensitive']).optional().describe('`sensitive` where upper and lower case count.'),
    typos: z
      .enum(['ask', 'accept', 'reject'])
      .optional()
      .describe('What becomes of a misspelling: `ask` again (the default), `accept` it, or `reject` it.'),
  }),
  lint: (question) => [
    ...givenAway('short-answer/answer-in-prompt', question, question.prompt, 'prompt'),
    ...lintText('short-answer', question),
  ],
  ask: () => ({ kind: 'line', expects: 'text' }),
  read(question, reply, reading) {
    const read = readText(reply);
    return 'problem' in read ? read : understandText(read.answer, question, reading);
  },
  grade(question, answer) {
    const judgment = judgeText(answer, question);
    return graded(judgment.right ? 1 : 0, judgment.rule, () =>
      typedFeedback([span(oneLine(answer.text))], judgment, shownText(question.accept[0] ?? ''), alsoAccepted(question)),
    );
  },
  key: (question) => [
    paragraph(shownText(question.accept[0] ?? '')),
    ...tint(
      alsoAccepted(question).map((line) => paragraph(line)),
      'dim',
    ),
  ],
  replies: (question) => textReplies(question),
});
