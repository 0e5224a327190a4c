// A question as a learner sees it and as a TA wants it: with its key and all that is said about it.
import type { Ask } from '../ask.ts';
import { type Doc, gap, indent, paragraph, span, tint } from '../doc.ts';
import { markdown } from '../markdown.ts';
import type { Question } from '../question-type.ts';
import { authoredOrder, random } from '../random.ts';
import { askDoc } from './ask-doc.ts';
import { dotted, hintsGiven, statusNote } from './question-page.ts';

/** One question, its parts included; `key` adds the right answer, every feedback, the hints and the explanation. */
export function preview(question: Question, options: { readonly key: boolean }): Doc {
  // Without the key nothing may give it away: the steps of an ordering question are written in their right order.
  const ask = question.ask(options.key ? authoredOrder : random('preview', question.id));
  const facts = dotted([question.type, question.concept, question.level, question.source].filter((each) => each !== undefined));
  const passages = [question.context, ask.kind === 'parts' ? ask.intro : undefined].filter((each) => each !== undefined);
  return [
    ...tint([paragraph([span(question.id, 'strong'), '  ', ...facts])], 'dim'),
    ...statusNote(question),
    gap,
    ...passages.flatMap((each) => [...markdown(each), gap]),
    ...markdown(question.prompt),
    gap,
    ...(ask.kind === 'parts'
      ? question.parts.flatMap((part) => [...indent(preview(unlessSaid(part, question), options), 2), gap])
      : options.key
        ? keyed(question, ask)
        : choicesOf(ask)),
    ...(options.key ? [...hintsGiven(question.hints ?? [], Number.POSITIVE_INFINITY), gap, ...markdown(question.explanation)] : []),
  ];
}

/** A part without the status that is its whole's: it was told there. */
const unlessSaid = (part: Question, whole: Question): Question =>
  part.status?.mark === whole.status?.mark ? { ...part, status: undefined } : part;

/** What the right answer earns, drawn as a learner would see it. */
function keyed(question: Question, ask: Ask): Doc {
  const [right] = question.replies().right;
  const marked = question.mark(right ?? null, ask, { terms: new Set(), again: false });
  const text = ask.kind === 'blanks' ? [...markdown(ask.text), gap] : [];
  return 'grade' in marked ? [...text, ...marked.grade.feedback] : [...choicesOf(ask), gap, ...question.key()];
}

const choicesOf = (ask: Ask): Doc =>
  askDoc(ask, { ordered: () => '-', text: () => (ask.kind === 'blanks' ? markdown(ask.text) : []), blank: (name) => `[[${name}]]` });
