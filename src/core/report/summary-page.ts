// The page at the end of a session, as a doc.
import type { StatusMark } from '../bank/schema.ts';
import type { Fault } from '../bank/status.ts';
import { bar, type Doc, gap, indent, paragraph, plainText, type Span, sign, span } from '../doc.ts';
import { cut, lineWidth } from '../layout.ts';
import { inline } from '../markdown.ts';
import type { SessionState } from '../session/session.ts';
import { type Points, type Result, type Summary, summarize } from '../session/summary.ts';

/** What the page says besides the results: how to go on. */
export interface Closing {
  /** How the session ended, in a sentence; nothing when it was finished. */
  readonly ended: string | undefined;
  /** Whether the learner left it: then what was not answered is no miss. */
  readonly left: boolean;
  /** The command that goes on, such as `quiz ch4`. */
  readonly command: string;
  readonly exam: boolean;
  /** How many questions wait for that command: 0 where `ended` names it already. */
  readonly waiting: number;
  /** What the same run came to the last time. */
  readonly before?: Points | undefined;
  readonly width: number;
}

/** The summary: score and how it is made, by concept, the misses with their right answers, and what to do next. */
export function summaryPage(state: SessionState, closing: Closing): Doc {
  const summary = summarize(state);
  if (summary.answered === 0) {
    // Where nothing was answered there is nothing to go on with.
    return [...(closing.ended === undefined || closing.left ? [] : [paragraph(closing.ended)]), paragraph('Nothing was answered.')];
  }
  return [
    ...(closing.ended === undefined ? [] : [paragraph(closing.ended), gap]),
    ...(closing.left && !closing.exam && !summary.results.every(isDone) ? soFar(summary) : score(summary, closing)),
    ...faultLines(summary.faults),
    gap,
    ...byConcept(summary, closing.width),
    ...calibration(summary),
    ...misses(summary, closing.width),
    ...next(summary, closing),
    gap,
    paragraph(span(`Seed ${state.plan.seed}: \`--seed ${state.plan.seed}\` puts the same questions in the same order.`, 'dim')),
  ];
}

const points = (value: number): string => String(Math.round(value * 100) / 100);

/** Whether a question was answered, in all of its parts. */
const isDone = ({ outcomes }: Result): boolean => outcomes.every((outcome) => (outcome?.attempts.length ?? 0) > 0);

/** How far a session that was left has come: no share of all, which nobody has tried yet. */
function soFar({ results, slips }: Summary): Doc {
  const begun = results.filter(({ verdict }) => verdict !== 'unanswered');
  const done = results.filter(isDone);
  const count = (verdict: Result['verdict']): number => done.filter((result) => result.verdict === verdict).length;
  const words = [
    `${count('correct')} right`,
    count('partial') > 0 && `${count('partial')} partly right`,
    begun.length > done.length && 'a case study begun',
  ].filter((each) => typeof each === 'string');
  return [
    paragraph([span(`${done.length} of ${results.length} answered so far`, 'strong'), `, ${words.join(', ')}.`]),
    ...(slips > 0 ? [paragraph(span(`${slipNote(slips)}.`, 'dim'))] : []),
  ];
}

const slipNote = (slips: number): string => `${slips} ${slips === 1 ? 'slip' : 'slips'}: the first answer counts`;

function score({ first, best, answered, skipped, hints, slips, results }: Summary, { exam, before }: Closing): Doc {
  const share = first.outOf === 0 ? 0 : first.score / first.outOf;
  const notes = [
    skipped > 0 && `${answered} of ${results.length} were answered, and the others count as 0`,
    hints > 0 && `${hints} ${hints === 1 ? 'hint' : 'hints'}, each question with one counted half`,
    slips > 0 && slipNote(slips),
  ].filter((each) => typeof each === 'string');
  return [
    paragraph([
      span(`Score ${points(first.score)} of ${points(first.outOf)}`, 'strong'),
      ` (${Math.round(share * 100)} %)  `,
      ...bar(share, 20, share >= 0.8 ? 'good' : 'warn'),
    ]),
    ...(exam || best.score <= first.score + 1e-9 ? [] : [paragraph(`After repeats: ${points(best.score)} of ${points(best.outOf)}.`)]),
    ...comparison(share, before),
    paragraph(span(['First tries count, and what is partly right counts in part.', ...notes.map((note) => `${note}.`)].join(' '), 'dim')),
  ];
}

/** Faulty questions, each with what is made of it and why. */
export const faultLines = (faults: readonly Fault[]): Doc =>
  faults.map(({ question, mark, because }) => paragraph([span(`${question} ${MADE_OF[mark]}: `, 'warn'), ...inline(because)]));

const MADE_OF: Readonly<Record<StatusMark, string>> = {
  disregard: 'was taken out, and does not count',
  'accept-all': 'counts as right, whatever was answered',
};

function comparison(share: number, before: Points | undefined): Doc {
  if (before === undefined || before.outOf === 0) return [];
  const change = Math.round(share * 100) - Math.round((before.score / before.outOf) * 100);
  const words =
    change === 0
      ? 'the same as'
      : `${Math.abs(change)} ${Math.abs(change) === 1 ? 'point' : 'points'} ${change > 0 ? 'more' : 'less'} than`;
  return [paragraph(span(`That is ${words} last time, in percent.`, change > 0 ? 'good' : 'dim'))];
}

function byConcept({ concepts }: Summary, width: number): Doc {
  if (concepts.length === 0) return [];
  const room = Math.max(12, Math.min(44, width - 22));
  return [
    paragraph(span('By concept', 'strong')),
    ...concepts.map(({ title, score: earned, outOf }): Doc[number] => {
      const name = cut([span(title)], room);
      const share = outOf === 0 ? 0 : earned / outOf;
      const role = share >= 1 ? 'good' : share > 0 ? 'warn' : 'bad';
      return {
        kind: 'verbatim',
        lines: [
          [
            span('  '),
            ...name,
            span(' '.repeat(room - lineWidth(name) + 1)),
            ...bar(share, 8, role),
            span(` ${points(earned)}/${points(outOf)}`, 'dim'),
          ],
        ],
      };
    }),
  ];
}

function calibration({ calibration: levels }: Summary): Doc {
  if (levels.length === 0) return [];
  const words = { guess: 'a guess', think: 'I think so', sure: 'I am sure' };
  return [
    gap,
    paragraph(span('How sure, and how often right', 'strong')),
    ...levels.map(({ confidence, answers, right }) => paragraph(`${words[confidence]}: ${right} of ${answers} right`, '  ')),
  ];
}

/** Each miss in one line: what was asked, and the right answer. */
function misses({ missed }: Summary, width: number): Doc {
  if (missed.length === 0) return [];
  return [gap, paragraph(span('To look at again', 'strong')), ...missed.flatMap((result) => miss(result, width))];
}

function miss(result: Result, width: number): Doc {
  const twoLines = Math.max(20, 2 * width - 16);
  return result.items.flatMap((item, index): Doc => {
    const attempt = result.outcomes[index]?.attempts[0];
    if (attempt === undefined || attempt.verdict === 'correct') return [];
    const answer = inOneLine(item.question.key());
    const sure: Span[] = attempt.confidence === 'sure' ? [span('sure, but wrong: ', 'warn')] : [];
    return [
      paragraph(
        [...sure, ...cut(inline(oneLine(item.question.prompt)), twoLines)],
        ['  ', attempt.verdict === 'partial' ? sign.half : sign.cross, ' '],
      ),
      ...indent([paragraph(cut(answer, twoLines), [sign.arrow, ' '])], 4),
    ];
  });
}

/** A doc in one line, without the signs before its blocks; what an arrow leads to stands behind an arrow, as the right side of a pair does. */
function inOneLine(doc: Doc): Span[] {
  const lines = doc.flatMap((block) => {
    if (block.kind === 'gap') return [];
    const lead = block.lead ?? [];
    const text = plainText([{ ...block, lead: lead.filter((each) => each.ascii === undefined) }]);
    const words = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return words.map((line, index) => ({ line, isRight: index === 0 && lead.some((each) => each.text === sign.arrow.text) }));
  });
  return lines.flatMap(({ line, isRight }, index) => [
    ...(index === 0 ? [] : isRight ? [span(' '), sign.arrow, span(' ')] : [span('; ')]),
    ...inline(line),
  ]);
}

/** The question itself: the last line of a prompt that has several. */
function oneLine(prompt: string): string {
  const paragraphs = prompt
    .trim()
    .split(/\n\s*\n/)
    .map((each) => each.replace(/\s*\n\s*/g, ' '));
  return paragraphs.findLast((each) => each.endsWith('?') || each.endsWith('.')) ?? paragraphs[0] ?? '';
}

function next(summary: Summary, { command, waiting }: Closing): Doc {
  const weakest = [...summary.concepts].filter((each) => each.score < each.outOf).sort((a, b) => a.score / a.outOf - b.score / b.outOf)[0];
  return [
    ...(weakest === undefined
      ? []
      : [gap, paragraph(['Go back to ', span(weakest.title, 'strong'), `: quiz ${weakest.bank}/${weakest.concept}`])]),
    ...(waiting > 0 ? [paragraph(`${waiting} more ${waiting === 1 ? 'question waits' : 'questions wait'}: ${command}`)] : []),
  ];
}
