import type { QuestionRule } from '../rule.ts';
import { contentWords } from '../words.ts';
import { writing } from '../writing.ts';

const LEAST = 3;

/** B20: the key shares most with the other choices. Precision 0.33: off unless asked for. */
export const convergence: QuestionRule = {
  name: 'convergence',
  severity: 'off',
  checks:
    'The right choice has strictly the most in common with the others: for each of its words of substance the number of other choices that have it, 3 or more in all.',
  why: 'Authors vary the key to make distractors, so that the choice in the middle of them all is right. As weak a sign as in the literature, so it is off.',
  bad: `\
id: center
type: multiple-choice
prompt: What is the policy trained to do?
choices:
  - text: Raise reward within a KL budget # ! convergence
    correct: true
  - text: Raise reward without bounds
  - text: Lower loss within a budget
  - text: Raise entropy at random
explanation: The penalty bounds the distance from the start.
`,
  good: `\
id: center
type: multiple-choice
prompt: What is the policy trained to do?
choices:
  - text: Earn reward near the start
    correct: true
  - text: Copy the demonstrations
  - text: Score the responses
  - text: Predict the next token
explanation: The penalty bounds the distance from the start.
`,
  source: 'Tarrant et al. 2006 (convergence cues); measured on BenchMarker',
  question(question) {
    const { key, choices } = writing(question);
    if (key === undefined) return [];
    const sets = choices.map((choice) => ({ choice, words: contentWords(choice.plain) }));
    const shared = ({ choice, words }: (typeof sets)[number]): number =>
      [...words].reduce((sum, word) => sum + sets.filter((other) => other.choice !== choice && other.words.has(word)).length, 0);
    const sums = sets.map((set) => ({ choice: set.choice, sum: shared(set) })).sort((a, b) => b.sum - a.sum);
    const [first, second] = sums;
    if (first?.choice !== key || first.sum < LEAST || first.sum === second?.sum) return [];
    return [
      {
        path: key.path,
        message: `The right choice shares most with the others: ${first.sum} words, the next one ${second?.sum ?? 0}.`,
        why: 'It is the center they were made from.',
        help: 'build wrong choices from mistakes learners make rather than from the key',
      },
    ];
  },
};
