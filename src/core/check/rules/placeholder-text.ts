import { plain } from '../plain.ts';
import type { QuestionRule } from '../rule.ts';
import { anyTextFits, textsOf, writing } from '../writing.ts';

const PLACEHOLDER = /\b(?:TODO|TBD|FIXME|XXX|[Ll]orem [Ii]psum)\b/;
const LETTERED = /^(?:option|choice|answer) [A-E]$/i;

/** A16: text that was to be replaced. */
export const placeholderText: QuestionRule = {
  name: 'placeholder-text',
  severity: 'error',
  checks: 'TODO, TBD, FIXME, XXX or "lorem ipsum" in any text outside code, and a choice that is exactly "Option A".',
  why: 'Somebody meant to come back.',
  bad: `\
id: unfinished
type: true-false
prompt: The reward model is frozen while the policy is tuned.
answer: true
explanation: TODO say why it is only used as a judge at that stage. # ! placeholder-text
`,
  good: `\
id: unfinished
type: true-false
prompt: The reward model is frozen while the policy is tuned.
answer: true
explanation: It only judges responses at that stage; a line of code marked \`TODO\` would be fine, too.
`,
  source: 'pedagogy of the project, A16',
  question(question) {
    const texts = anyTextFits(question, PLACEHOLDER) ? textsOf(question) : [];
    const marked = texts.flatMap(({ text, path }) => {
      const found = PLACEHOLDER.exec(plain(text))?.[0];
      return found === undefined ? [] : [{ found, path }];
    });
    const named = writing(question).choices.flatMap(({ plain: text, path }) => (LETTERED.test(text) ? [{ found: text, path }] : []));
    return [...marked, ...named].map(({ found, path }) => ({
      path,
      message: `"${found}" holds the place of a text that is still to be written.`,
      why: 'Learners would see it as it stands.',
      help: 'write the text; a marker that belongs there goes between backticks',
    }));
  },
};
