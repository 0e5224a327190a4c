// Questions as Markdown: for a pull request, or for a sheet to print. The author's Markdown stays as it is written.
import { type Ask, letterAt } from '../ask.ts';
import type { Diagnostic } from '../check/diagnostic.ts';
import { type Doc, plainText, safe } from '../doc.ts';
import type { Question } from '../question-type.ts';
import { authoredOrder, random } from '../random.ts';
import { statusNote } from './question-page.ts';

/** What stands on the sheet. */
export interface SheetOptions {
  readonly key: boolean;
  readonly findings?: ReadonlyMap<string, readonly Diagnostic[]> | undefined;
}

/** A sheet of questions under the title of their bank. */
export function sheet(title: string, questions: readonly Question[], options: SheetOptions): string {
  const parts = questions.map((question) => blocks(question, 2, options).join('\n\n'));
  return `${[`# ${inline(title)}`, ...parts].join('\n\n')}\n`;
}

function blocks(question: Question, depth: number, options: SheetOptions): string[] {
  const { key } = options;
  // Without the key nothing may give it away: the steps of an ordering question are written in their right order.
  const ask = question.ask(key ? authoredOrder : random('preview', question.id));
  const facts = [question.type, question.concept, question.level, question.source].filter((each) => each !== undefined);
  const passages = [question.context, ask.kind === 'parts' ? ask.intro : undefined].filter((each) => each !== undefined);
  const found = options.findings?.get(question.id) ?? [];
  return [
    `${'#'.repeat(depth)} ${inline(question.id)}`,
    `*${inline(facts.join(' · '))}*`,
    ...statusNote(question).map((note) => `**Status:** ${inline(plainText([note]))}`),
    ...passages.map(shown),
    shown(question.prompt),
    ...(ask.kind === 'parts' ? question.parts.flatMap((part) => blocks(part, depth + 1, options)) : asked(question, ask, key)),
    ...(key ? (question.hints ?? []).map((hint, index) => `**Hint ${index + 1}:** ${shown(hint)}`) : []),
    ...(key ? [`**Explanation:** ${shown(question.explanation)}`] : []),
    ...(found.length === 0 ? [] : [found.map(finding).join('\n')]),
  ];
}

const finding = ({ severity, rule, line, message, help }: Diagnostic): string =>
  `- **${severity}** \`${rule}\` (line ${line}): ${inline(message)}${help === undefined ? '' : ` → ${inline(help)}`}`;

/** What is to be answered, and with the key what the right answer is. */
function asked(question: Question, ask: Exclude<Ask, { kind: 'parts' }>, key: boolean): string[] {
  const answer = key ? [`**Answer:**\n\n${docText(question.key())}`] : [];
  switch (ask.kind) {
    case 'pick-one':
    case 'pick-many':
      if (key && question.choices().length > 0) return [question.choices().map(keyedChoice).join('\n')];
      return [ask.options.map(({ text }) => item('- [ ] ', text)).join('\n'), ...answer];
    case 'order':
      return [ask.items.map(({ text }) => item('- [ ] ', text)).join('\n'), ...answer];
    case 'match':
      return [
        ask.left.map(({ text }, index) => item(`${index + 1}. `, text)).join('\n'),
        ask.right.map(({ text }, index) => item(`- **${letterAt(index)})** `, text)).join('\n'),
        ...answer,
      ];
    case 'blanks':
      return [
        shown(ask.text),
        ...ask.blanks
          .filter(({ options }) => options.length > 0)
          .map(({ name, options }) => `\\[\\[${name}\\]\\]: ${options.map(({ text }) => inline(text)).join(' / ')}`),
        ...answer,
      ];
    case 'line':
      return key ? answer : [`Answer: ${'\\_'.repeat(20)}${ask.unit === undefined ? '' : ` ${inline(ask.unit)}`}`];
    case 'self-check':
      return key ? answer : ['Answer:'];
  }
}

const keyedChoice = ({ text, right, feedback }: ReturnType<Question['choices']>[number]): string =>
  item(right ? '- [x] ' : '- [ ] ', text) + (feedback === undefined ? '' : `\n\n${indented(`> ${inline(feedback)}`, 2)}\n`);

/** A list entry; further lines of its text hang under the first. */
const item = (lead: string, text: string): string => {
  const width = lead.startsWith('- ') ? 2 : lead.length;
  return lead + indented(shown(text.trimEnd()), width).trimStart();
};

const indented = (text: string, columns: number): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(columns) + line))
    .join('\n');

/** A text on one line. */
const inline = (text: string): string => shown(text).replace(/\s*\n\s*/g, ' ');

const CODE = /(^(?:```|~~~)[^\n]*\n[\s\S]*?(?:^(?:```|~~~)[^\n]*$|$(?![\s\S]))|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\2(?!`))/m;

/** The author's Markdown; what a browser would take for a tag (`<unk>`) is escaped outside of code, so that it is seen. */
function shown(text: string): string {
  const pieces: string[] = [];
  let rest = safe(text).trimEnd();
  for (let found = CODE.exec(rest); found !== null && found[0] !== ''; found = CODE.exec(rest)) {
    pieces.push(rest.slice(0, found.index).replace(/(?<!\\)</g, '\\<'), found[0]);
    rest = rest.slice(found.index + found[0].length);
  }
  return [...pieces, rest.replace(/(?<!\\)</g, '\\<')].join('');
}

/** A key as Markdown: its texts are the author's, with their marks. */
const docText = (doc: Doc): string => shown(plainText(doc));
