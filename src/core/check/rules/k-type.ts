import type { Found, QuestionRule } from '../rule.ts';
import { tokens } from '../words.ts';
import { type WrittenChoice, writing } from '../writing.ts';

const LABEL = '\\(?(?:[A-E]|[IVX]{1,4}|i{1,3}|iv|vi{0,3})\\)?';
const LABELS = new RegExp(
  `^\\W*(?:only |both |neither )?${LABEL}(?:(?: ?, ?(?:and |or |& )?| and | or | & | ?\\+ ?)${LABEL})+(?: only)?\\W*$`,
);
const ONE_LABEL = new RegExp(`^\\W*(?:${LABEL} only|only ${LABEL})\\W*$`);
/** What a list of labels begins with, at a glance. */
const MAYBE = /^\W*(?:only |both |neither )?\(?[A-EIVXiv]{1,4}\)?(?:[ ,]|$)/;
/** An order or a row of numbers is an answer of its own; what code says is not known here. */
const ROW = /‹…›|->|[<>→←⇒]|^\W*[\d.,\s]+\W*$/;

const sorted = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? []).sort().join(' ');

function arePermutations(choices: readonly WrittenChoice[]): boolean {
  const [first, ...others] = choices;
  if (first === undefined || others.length < 2) return false;
  // Lengths differ nearly always, and are had for nothing.
  if (others.some((each) => Math.abs(each.plain.length - first.plain.length) > 2 * choices.length)) return false;
  const form = sorted(first.plain);
  return form.includes(' ') && others.every((each) => sorted(each.plain) === form);
}

const partsOf = (text: string): string[] =>
  text
    .split(/,? and |, | & |; /)
    .map((part) => tokens(part).join(' '))
    .filter((part) => part !== '');

/** Whether every choice is a list, and each thing listed stands in several choices. */
function reuseParts(choices: readonly WrittenChoice[]): boolean {
  if (choices.length < 3 || !choices.every(({ plain: text }) => / and |, | & |; /.test(text))) return false;
  const lists = choices.map(({ plain: text }) => new Set(partsOf(text)));
  if (lists.some((list) => list.size < 2)) return false;
  return lists.every((list) => [...list].every((part) => lists.some((other) => other !== list && other.has(part))));
}

/** B05: choices made out of one another. Precision 0.75; the wider form, lists that share their parts, 0.70. */
export const kType: QuestionRule = {
  name: 'k-type',
  severity: 'warning',
  flaw: true,
  checks:
    'A choice that is a list of labels ("A and C", "I and III only"), or choices that are all the same words in another order. Lists that reuse one another\'s parts are an info. Orders (`A > B > C`) and rows of numbers are left alone.',
  why: 'Half-knowledge of the parts leads to the whole, and the combinations take long to read.',
  bad: `\
id: combinations
type: multiple-choice
prompt: "Which are frozen in PPO: (I) the policy, (II) the reward model, (III) the reference model?"
order: fixed
choices:
  - text: I and II # ! k-type
  - text: II and III # ! k-type
    correct: true
  - text: III only # ! k-type
explanation: The reward model judges and the reference model anchors; only the policy learns.
`,
  good: `\
id: combinations
type: multiple-response
prompt: Which models are frozen in PPO? Select all that apply.
choices:
  - text: The policy
  - text: The reward model
    correct: true
  - text: The reference model
    correct: true
explanation: The reward model judges and the reference model anchors; only the policy learns.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 9; measured on BenchMarker',
  question(question) {
    const { choices } = writing(question);
    const [first] = choices;
    if (first === undefined) return [];
    const lists = choices.filter(({ plain: text }) => MAYBE.test(text) && (LABELS.test(text) || ONE_LABEL.test(text)));
    const at = (path: WrittenChoice['path'], message: string): Found => ({
      path,
      message,
      why: 'Knowing a part of the answer leads to all of it.',
      help: 'make it "type: multiple-response": the learner ticks the parts',
    });
    if (lists.length > 0) return lists.map(({ path, plain: text }) => at(path, `"${text}" is a combination of other answers.`));
    const isRow = (): boolean => choices.some(({ plain: text }) => ROW.test(text));
    if (arePermutations(choices) && !isRow()) return [at(first.path, 'The choices are the same words in different orders.')];
    if (reuseParts(choices) && !isRow()) {
      return [{ ...at(first.path, "The choices are lists that reuse each other's parts."), severity: 'info' }];
    }
    return [];
  },
};
