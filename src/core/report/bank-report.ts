// A bank in numbers, drawn. Each bar has its number beside it.
import type { Json } from '../ask.ts';
import type { StatusMark } from '../bank/schema.ts';
import type { BankReport, ConceptCount, Named, Part } from '../check/bank-report.ts';
import type { Cell } from '../check/chance.ts';
import { type Block, bar, type Doc, gap, indent, paragraph, type Span, span } from '../doc.ts';
import { columns, padded } from '../layout.ts';
import { inline } from '../markdown.ts';

const line = (spans: readonly Span[]): Block => ({ kind: 'verbatim', lines: [spans] });
const percent = ({ count, of }: Part): string => (of === 0 ? '' : `${Math.round((count / of) * 100)} %`);
const some = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** The report as people read it, at most `width` columns wide (from 40 nothing wraps within a bar). */
export function bankReportDoc(report: BankReport, width: number): Doc {
  const { answers, levels, sections, types, positions, lengths } = report;
  return [
    paragraph([span(report.bank, 'accent'), ' ', span(report.title, 'strong')]),
    ...headline(report),
    ...outOfScores(report),
    ...part('Types', named(types, answers, width)),
    ...part(
      'Levels',
      named(
        levels.filter(({ name, count }) => name !== 'none' || count > 0),
        answers,
        width,
      ),
    ),
    ...part('Mix', mix(report, width)),
    ...part('Sections', named(sections, answers, width)),
    ...part('Concepts', coverage(report)),
    ...part('Place of the right choice, as written', histogram(positions, String, width)),
    ...part('Length of the right choice', histogram(lengths, rankName, width)),
    ...part('Help for learners', help(report, width)),
  ];
}

const part = (words: string, doc: Doc): Doc => (doc.length === 0 ? [] : [gap, paragraph(span(words, 'strong')), ...indent(doc, 2)]);

function headline({ questions, answers, broken, composites }: BankReport): Doc {
  const parts = composites.map((each) => `${each.name} (${each.count}) with ${some(each.parts, 'part')}`).join(', ');
  return [
    paragraph([
      parts === ''
        ? `${some(questions, 'question')}.`
        : `${some(questions, 'question')}, among them ${parts}. Parts are counted one by one below: ${some(answers, 'answer')}.`,
      ...(broken > 0 ? [span(` ${some(broken, 'broken one')} left out.`, 'bad')] : []),
    ]),
  ];
}

/** The faulty questions, each with its reason. */
function outOfScores({ faults }: BankReport): Doc {
  const count = (mark: StatusMark): number => faults.filter((each) => each.mark === mark).length;
  const gone = count('disregard');
  const lifted = count('accept-all');
  const words = [gone > 0 && `${some(gone, 'question')} disregarded`, lifted > 0 && `${lifted} with every answer accepted`].filter(
    (each) => each !== false,
  );
  return part(
    `Out of scores: ${words.join(', ')}`,
    faults.map(({ question, because }) => paragraph([...inline(because)], [span(question, 'accent'), ': '])),
  );
}

/** The columns of bars and of the names before them. */
const room = (width: number): { readonly name: number; readonly bar: number } => ({ name: 17, bar: width >= 60 ? 24 : 8 });

/** One bar a name, the largest full. */
function named(rows: readonly Named[], of: number, width: number): Doc {
  const { name: wide, bar: long } = room(width);
  const names = Math.max(0, ...rows.map(({ name }) => Math.min(wide, columns(name))));
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const digits = String(most).length;
  return rows.map(({ name, count }) =>
    line([
      ...padded(name, names + 1),
      ...bar(count / most, long),
      span(` ${String(count).padStart(digits)}`),
      span(`  ${percent({ count, of }).padStart(5)}`, 'dim'),
    ]),
  );
}

/** A name, a bar of its share, and the share in words; on narrow screens the name stands in a line of its own. */
function share(name: string, value: Part, width: number): Doc {
  const { bar: long } = room(width);
  const numbers = [
    ...bar(value.of === 0 ? 0 : value.count / value.of, long),
    span(` ${value.count} of ${value.of}`),
    span(`  ${percent(value)}`, 'dim'),
  ];
  return width >= 76 ? [line([...padded(name, 30), ...numbers])] : [paragraph(name), ...indent([line(numbers)], 2)];
}

const mix = ({ shares }: BankReport, width: number): Doc => [
  ...share('multiple-choice', shares.multipleChoice, width),
  ...share('produced, not recognized', shares.produced, width),
  ...share('apply or above', shares.applied, width),
  ...share('right choice is the longest', shares.longestKey, width),
];

const help = ({ help: { explained, feedback, source, hints } }: BankReport, width: number): Doc => [
  ...share('explanation', explained, width),
  ...share('feedback on all wrong choices', feedback, width),
  ...share('source', source, width),
  ...share('hints', hints, width),
];

function coverage({ concepts, elsewhere, answers }: BankReport): Doc {
  if (concepts.length === 0) return answers === 0 ? [] : [paragraph('The bank has no concepts.')];
  const asked = concepts.filter(({ count }) => count > 0);
  const once = asked.filter(({ count }) => count === 1);
  const several = asked.filter(({ types }) => types.length > 1);
  const recognized = asked.filter(({ recognition }) => recognition);
  return [
    paragraph(
      `${asked.length} of ${concepts.length} have a question; ${once.length} only one; ${several.length} have questions of several types.`,
    ),
    ...list(
      'Without a question',
      concepts.filter(({ count }) => count === 0),
    ),
    ...list('Only recognized, never produced', recognized),
    ...(elsewhere.foreign > 0 ? [paragraph(`${some(elsewhere.foreign, 'answer')} about concepts of other banks.`)] : []),
    ...(elsewhere.none > 0 ? [paragraph(`${some(elsewhere.none, 'answer')} about no concept.`)] : []),
  ];
}

const list = (words: string, concepts: readonly ConceptCount[]): Doc =>
  concepts.length === 0 ? [] : [paragraph([`${words} (${concepts.length}): `, span(concepts.map(({ id }) => id).join(', '), 'dim')])];

/** Bars of what was counted, each with a mark where chance would end it, and both numbers. */
function histogram(cells: readonly Cell[], nameOf: (rank: number) => string, width: number): Doc {
  const of = cells.reduce((sum, { observed }) => sum + observed, 0);
  if (of === 0) return [];
  const most = Math.max(...cells.flatMap(({ observed, expected }) => [observed, expected]));
  const names = Math.max(...cells.map((_, index) => nameOf(index + 1).length));
  const { bar: long } = room(width);
  return cells.map(({ observed, expected }, index) =>
    line([
      ...padded(nameOf(index + 1), names + 1),
      ...marked(Math.round((observed / most) * long), Math.round((expected / most) * long), long),
      span(` ${String(observed).padStart(3)}`),
      span(`  by chance ${expected.toFixed(1)}`, 'dim'),
    ]),
  );
}

/** A bar of `long` columns, `full` of them full, with a mark in the column where `chance` ends. */
function marked(full: number, chance: number, long: number): Span[] {
  const at = Math.max(0, chance - 1);
  const run = (from: number, to: number): Span[] => {
    const middle = Math.min(Math.max(full, from), to);
    const [solid, rest] = [middle - from, to - middle];
    return [
      { text: '━'.repeat(solid), ascii: '='.repeat(solid), role: 'accent', drawn: true },
      { text: '─'.repeat(rest), ascii: '-'.repeat(rest), role: 'dim', drawn: true },
    ];
  };
  return [...run(0, at), { text: '┃', ascii: '|', role: 'warn', drawn: true }, ...run(at + 1, long)];
}

const RANKS = ['longest', 'second', 'third', 'fourth'];

const rankName = (rank: number): string => RANKS[rank - 1] ?? `${rank}th`;

/** The report for programs: the value itself, with expected counts rounded to hundredths. */
export function bankReportJson(report: BankReport): Json {
  const cells = (list: readonly Cell[]): Json =>
    list.map(({ observed, expected }) => ({ observed, expected: Math.round(expected * 100) / 100 }));
  const { shares, elsewhere, help: helps } = report;
  const part = ({ count, of }: Part): Json => ({ count, of });
  const names = (list: readonly Named[]): Json => list.map(({ name, count }) => ({ name, count }));
  return {
    bank: report.bank,
    title: report.title,
    questions: report.questions,
    answers: report.answers,
    broken: report.broken,
    faults: report.faults.map(({ question, mark, because }) => ({ question, mark, because })),
    types: names(report.types),
    composites: report.composites.map(({ name, count, parts }) => ({ name, count, parts })),
    levels: names(report.levels),
    sections: names(report.sections),
    concepts: report.concepts.map((each) => ({ ...each, section: each.section ?? null, types: [...each.types] })),
    shares: {
      multipleChoice: part(shares.multipleChoice),
      produced: part(shares.produced),
      applied: part(shares.applied),
      longestKey: part(shares.longestKey),
    },
    elsewhere: { ...elsewhere },
    positions: cells(report.positions),
    lengths: cells(report.lengths),
    help: { explained: part(helps.explained), feedback: part(helps.feedback), source: part(helps.source), hints: part(helps.hints) },
  };
}
