import type { Json, Reply } from '../../../core/ask.ts';
import { type Bank, termsOf } from '../../../core/bank/bank.ts';
import { acceptsAll, inUse } from '../../../core/bank/status.ts';
import { brief } from '../../../core/brief.ts';
import { type Doc, gap, indent, paragraph, span } from '../../../core/doc.ts';
import type { Marked, Question } from '../../../core/question-type.ts';
import { authoredOrder } from '../../../core/random.ts';
import { statusNote, verdictLine } from '../../../core/report/question-page.ts';
import { suggest } from '../../../core/suggest.ts';
import { findTarget, type Target } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit, UsageError } from '../../exit.ts';
import { loadBank, soundBank } from '../../load-banks.ts';
import { safeJson } from '../../terminal/json.ts';
import { paintDoc, readingWidth, styleFor } from '../../terminal/style.ts';

/** What was asked for on the command line. */
export interface TryOptions {
  readonly json?: boolean;
}

/** Tries replies on a question: `quiz try`. */
export async function tryReply(name: string, reply: string | undefined, options: TryOptions, context: Context): Promise<ExitCode> {
  const target = await findTarget(name, context);
  const bank = soundBank((await loadBank(target.found)).bank, target);
  const question = asCounted(questionIn(bank, target));
  const texts = reply === undefined ? await linesOf(context) : [reply];
  const tried = texts.map((text) => ({ text, ...mark(bank, question, text) }));
  if (options.json === true) {
    const rows = tried.map(
      ({ text, reply: read, marked }): Json =>
        'grade' in marked
          ? { typed: text, reply: read, score: marked.grade.score, verdict: marked.grade.verdict, rule: marked.grade.rule }
          : { typed: text, reply: read, problem: marked.problem },
    );
    const { status } = question;
    const faulty = status && { status: { mark: status.mark, because: status.because } };
    context.stdout.write(`${safeJson({ version: 1, bank: bank.id, question: question.id, ...faulty, replies: rows })}\n`);
    return exit.fine;
  }
  const doc: Doc = tried.flatMap(({ text, marked }) => [
    paragraph(span('grade' in marked ? text : brief(text), 'strong'), '> '),
    ...('grade' in marked
      ? [
          paragraph(verdictLine(marked.grade, marked.grade.score, 0)),
          paragraph(['Decided by: ', span(marked.grade.rule)], '  '),
          ...indent(marked.grade.feedback, 2),
        ]
      : [paragraph(['No attempt: ', marked.problem], '  ')]),
    gap,
  ]);
  const note = statusNote(question);
  const page = note.length === 0 ? doc : [...note, gap, ...doc];
  context.stdout.write(paintDoc(page, readingWidth(context.stdout), styleFor(context.stdout, context.env)));
  return exit.fine;
}

/** The question with its status applied: parts out of use left out, and every answer accepted where it says so. */
function asCounted(question: Question): Question {
  const used = inUse(question) ?? question;
  const whole = used.parts.length === 0 ? used : used.withParts(used.parts.map(asCounted));
  if (!acceptsAll(question)) return whole;
  return { ...whole, mark: (reply, ask, reading) => accepted(whole.mark(reply, ask, { ...reading, again: false })) };
}

function accepted(marked: Marked): Marked {
  if ('problem' in marked || marked.grade.verdict === 'correct') return marked;
  const rule = `every answer is accepted (by itself: ${marked.grade.rule})`;
  return { grade: { score: 1, verdict: 'correct', rule, feedback: marked.grade.feedback } };
}

function questionIn(bank: Bank, { question: id, typed }: Target): Question {
  const all = bank.all.flatMap((question) => [question, ...question.parts]);
  if (id === undefined) throw new UsageError('Which question?', `name it as ${typed}#${all[0]?.id}`);
  const found = all.find((question) => question.id === id);
  if (found !== undefined) return found;
  const near = suggest(
    id,
    all.map((question) => question.id),
  );
  throw new UsageError(
    `${bank.id} has no sound question "${id}".`,
    near === undefined ? `quiz show ${typed} shows all` : `did you mean "${near}"?`,
  );
}

/** Tries the text as JSON where that is understood, and as it stands otherwise: `b` needs no quotes, `0.50` stays as typed. */
function mark(bank: Bank, question: Question, text: string) {
  const ask = question.ask(authoredOrder);
  const reading = { terms: termsOf(bank), again: true };
  const plain = { reply: text as Reply, marked: question.mark(text, ask, reading) };
  if ('grade' in plain.marked || !/^\s*[[{"]/.test(text)) return plain;
  try {
    const reply = JSON.parse(text) as Reply; // JSON.parse gives nothing else
    return { reply, marked: question.mark(reply, ask, reading) };
  } catch {
    return plain;
  }
}

async function linesOf({ stdin }: Context): Promise<string[]> {
  let text = '';
  for await (const chunk of stdin) text += String(chunk);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new UsageError('There is no reply to try.', 'give it as the second argument, or lines on stdin');
  return lines;
}
