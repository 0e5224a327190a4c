import type { QuestionRule } from '../rule.ts';
import { anyTextFits, textsOf } from '../writing.ts';

const PAIRED = /```|~~~|\[\[|\]\]|\$/;
const FENCE = /^[^\S\n]*(`{3,}|~{3,})/gm;
/** A name behind `[[` that one bracket closes, or that ends without any. What is closed further on, `[[color theory]]`, is no blank, and whole. */
const OPEN_BLANK = /\[\[[A-Za-z][\w-]*(?:\](?!\])|(?=[.?!]?(?:\s|$))(?!(?:(?!\[\[|\n\s*\n)[\s\S])*?\]\]))/;
const CLOSED_BLANK = /(?<![\w[\]])\[[A-Za-z][\w-]*\]\]/;
const CODE_SPAN = /(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)/gs;

/** The mark that is opened and never closed in `text`, or nothing. */
function unclosed(text: string): string | undefined {
  let open: string | undefined;
  for (const [, fence = ''] of text.matchAll(FENCE)) {
    if (open === undefined) open = fence;
    else if (fence.startsWith(open)) open = undefined;
  }
  if (open !== undefined) return open;
  const outside = text.replace(CODE_SPAN, '');
  if (OPEN_BLANK.test(outside)) return '[[';
  if (CLOSED_BLANK.test(outside)) return ']]';
  // A price is no formula: only where TeX is written does a dollar sign need its twin.
  const dollars = outside.match(/(?<!\\)\$/g)?.length ?? 0;
  return dollars % 2 === 1 && /\\[a-zA-Z]+|[_^]\{/.test(outside) ? '$' : undefined;
}

/** A17: marks that come in pairs, with one of a pair missing. */
export const unbalancedMarks: QuestionRule = {
  name: 'unbalanced-marks',
  severity: 'error',
  checks: 'A code fence that is never closed, a `[[` or `]]` of a blank without the other, and an odd number of `$` around TeX.',
  why: 'Everything after an open fence is shown as code, and a blank with one bracket missing is no blank.',
  bad: `\
id: open-fence
type: multiple-choice
prompt: |
  What is wrong here?
context: | # ! unbalanced-marks
  \`\`\`python
  loss = -reward
choices:
  - text: The sign
    correct: true
  - text: The name
  - text: The type
explanation: Gradient descent would then lower what is to grow, so the sign is wrong.
`,
  good: `\
id: open-fence
type: multiple-choice
prompt: |
  What is wrong here?
context: |
  \`\`\`python
  loss = -reward
  \`\`\`
choices:
  - text: The sign
    correct: true
  - text: The name
  - text: The type
explanation: Gradient descent would then lower what is to grow, so the sign is wrong.
`,
  source: 'pedagogy of the project, A17',
  question(question) {
    if (!anyTextFits(question, PAIRED)) return [];
    return textsOf(question).flatMap(({ text, path }) => {
      const mark = unclosed(text);
      if (mark === undefined) return [];
      const isFence = /^[`~]/.test(mark);
      return [
        {
          path,
          message: isFence ? `The code fence ${mark} is never closed.` : `A "${mark}" has no counterpart.`,
          why: isFence ? 'All that follows is shown as code.' : 'What it was to enclose is shown as it stands.',
          help: isFence ? `write ${mark} on a line of its own after the code` : 'add the other one, or put both in backticks',
        },
      ];
    });
  },
};
