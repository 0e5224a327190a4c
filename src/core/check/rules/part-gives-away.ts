import { keyTexts } from '../key-texts.ts';
import { placedParts } from '../places.ts';
import { plain } from '../plain.ts';
import type { QuestionRule } from '../rule.ts';
import { tokens } from '../words.ts';

/** A19: a part whose prompt holds the key of another part. */
export const partGivesAway: QuestionRule = {
  name: 'part-gives-away',
  severity: 'warning',
  checks:
    'The right answer of one part of a case study (two words of substance or more, at least 8 characters) stands in the prompt of another part.',
  why: 'Parts are to be answered one by one: what a later one says, an earlier one cannot ask.',
  bad: `\
id: leaking-case
type: case-study
prompt: Read the report, then answer.
scenario: The reward climbs while people like the answers less.
questions:
  - id: name-it
    type: multiple-choice
    prompt: What is happening to the policy?
    choices:
      - text: Reward hacking
        correct: true
      - text: Catastrophic forgetting
      - text: Mode collapse
    explanation: It exploits what the reward model gets wrong.
  - id: mend-it
    type: true-false
    prompt: A stronger penalty lessens the reward hacking. # ! part-gives-away
    answer: true
    explanation: It holds the policy where the reward model is right.
explanation: The reward is only a stand-in for what people want, so more of it can be worse.
`,
  good: `\
id: leaking-case
type: case-study
prompt: Read the report, then answer.
scenario: The reward climbs while people like the answers less.
questions:
  - id: name-it
    type: multiple-choice
    prompt: What is happening to the policy?
    choices:
      - text: Reward hacking
        correct: true
      - text: Catastrophic forgetting
      - text: Mode collapse
    explanation: It exploits what the reward model gets wrong.
  - id: mend-it
    type: true-false
    prompt: A stronger penalty lessens the problem.
    answer: true
    explanation: It holds the policy where the reward model is right.
explanation: The reward is only a stand-in for what people want, so more of it can be worse.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 4',
  question(question) {
    const parts = placedParts(question, []);
    const prompts = parts.map(([part]) => ` ${tokens(plain(part.prompt)).join(' ')} `);
    return parts.flatMap(([part, path], asked) =>
      keyTexts(part).flatMap((key) => {
        const words = ` ${tokens(key.plain).join(' ')} `;
        const telling = prompts.findIndex((prompt, index) => index !== asked && prompt.includes(words));
        const [, there] = parts[telling] ?? [];
        if (there === undefined) return [];
        return [
          {
            path: [...there, 'prompt'],
            message: `This prompt holds the right answer of another part: "${key.plain}".`,
            why: 'That part can be answered by reading this one.',
            help: 'reword it so that it does not name the answer',
            related: [{ path: [...path, ...key.path], message: 'the right answer' }],
          },
        ];
      }),
    );
  },
};
