import { plain } from '../plain.ts';
import type { QuestionRule } from '../rule.ts';
import { contentWords, hasCountableWords } from '../words.ts';
import { textsOf } from '../writing.ts';

/** A19: a scenario that none of the parts needs. */
export const unusedScenario: QuestionRule = {
  name: 'unused-scenario',
  severity: 'warning',
  checks: 'A case study none of whose parts has a word of substance in common with the scenario.',
  why: 'The parts can be answered without it, and the scenario is only there to be read.',
  bad: `\
id: decoration
type: case-study
prompt: Read the report, then answer.
scenario: A hospital in Lyon bought twelve scanners and trained its nurses. # ! unused-scenario
questions:
  - id: loss
    type: true-false
    prompt: Cross-entropy is minimized during pretraining.
    answer: true
    explanation: Next-token prediction maximizes likelihood.
explanation: Likelihood and cross-entropy are two sides of the same objective here.
`,
  good: `\
id: decoration
type: case-study
prompt: Read the report, then answer.
scenario: A hospital in Lyon tuned a model on twelve notes and trained it for a hundred epochs.
questions:
  - id: loss
    type: true-false
    prompt: With a hundred epochs over twelve notes the model memorizes them.
    answer: true
    explanation: So few notes are seen so often that they are learned by heart.
explanation: Likelihood and cross-entropy are two sides of the same objective here.
`,
  source: 'pedagogy of the project, A19',
  question(question) {
    const ask = question.ask(() => 0);
    if (ask.kind !== 'parts') return [];
    const scenario = contentWords(plain(ask.intro));
    const used = question.parts.some((part) =>
      textsOf(part).some(({ text }) => [...contentWords(plain(text))].some((word) => scenario.has(word))),
    );
    const path = textsOf(question).find(({ text }) => text === ask.intro)?.path ?? [];
    if (used || scenario.size === 0 || !hasCountableWords(ask.intro)) return [];
    return [
      {
        path,
        message: 'No part has anything to do with this scenario.',
        why: 'Learners read it for nothing.',
        help: 'ask about what happens in it, or make the parts questions of their own',
      },
    ];
  },
};
