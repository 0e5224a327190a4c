import { placedParts } from '../places.ts';
import { plain } from '../plain.ts';
import type { QuestionRule } from '../rule.ts';
import { sharedRun } from '../words.ts';

const RUN = 12;

/** A19: a part of a case study that says the scenario over again. */
export const partRepeatsScenario: QuestionRule = {
  name: 'part-repeats-scenario',
  severity: 'warning',
  checks: 'A part of a case study whose prompt repeats 12 or more words of the scenario in a row.',
  why: 'The scenario stands beside every part; reading it twice costs time and hides the question.',
  bad: `\
id: echoing-case
type: case-study
prompt: Read the report, then answer.
scenario: A team tunes a policy for two weeks and sees the reward climb every single day while people like its answers less.
questions:
  - id: cause
    type: true-false
    prompt: A team tunes a policy for two weeks and sees the reward climb every single day. Its reward model is at fault. # ! part-repeats-scenario
    answer: true
    explanation: The policy exploits what the reward model gets wrong.
explanation: The reward is only a stand-in for what people want, so more of it can be worse.
`,
  good: `\
id: echoing-case
type: case-study
prompt: Read the report, then answer.
scenario: A team tunes a policy for two weeks and sees the reward climb every single day while people like its answers less.
questions:
  - id: cause
    type: true-false
    prompt: The reward model is at fault.
    answer: true
    explanation: The policy exploits what the reward model gets wrong.
explanation: The reward is only a stand-in for what people want, so more of it can be worse.
`,
  source: 'pedagogy of the project, A19',
  question(question) {
    const ask = question.ask(() => 0);
    const scenario = ask.kind === 'parts' ? plain(ask.intro) : '';
    return placedParts(question, []).flatMap(([part, path]) => {
      const run = sharedRun(plain(part.prompt), scenario, RUN);
      if (run === 0) return [];
      return [
        {
          path: [...path, 'prompt'],
          message: `This prompt repeats ${run} words of the scenario.`,
          why: 'The scenario is shown with each part.',
          help: 'ask straight away; point at a detail of the scenario in a few words',
        },
      ];
    });
  },
};
