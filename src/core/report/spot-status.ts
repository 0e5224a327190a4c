// What is known of the questions of a bank besides their text: who signed them off, what was flagged, what is out of use.
import type { Json } from '../ask.ts';
import { type Bank, questionName } from '../bank/bank.ts';
import { type Fault, faultsOf } from '../bank/status.ts';
import { lastLooks, type Signoff, type SignoffState, signoffStates, upperLimit } from '../check/signoff.ts';
import { type Doc, gap, paragraph, type Span, span } from '../doc.ts';
import { inline } from '../markdown.ts';
import type { Memory } from '../memory/mastery.ts';
import { bankName } from './question-page.ts';

/** What learners flagged of a question or of a part. */
export interface LearnerFlags {
  readonly question: string;
  /** One for each flag, in order; empty where a learner wrote none. */
  readonly notes: readonly string[];
}

/** Where a bank stands: `quiz spot --status`. */
export interface SpotStatus {
  readonly bank: Pick<Bank, 'id' | 'title'>;
  /** How many questions are in use. */
  readonly questions: number;
  readonly counts: Readonly<Record<SignoffState, number>>;
  /** The last looks that found something wrong with the present wording. */
  readonly flagged: readonly Signoff[];
  readonly learners: readonly LearnerFlags[];
  readonly faults: readonly Fault[];
  /** The largest share of faulty questions that what was looked at allows, with 95 % confidence; nothing if nothing was. */
  readonly limit: number | undefined;
}

/** Where a bank stands, by its ledger and by what is remembered of learners. */
export function spotStatus(bank: Bank, ledger: readonly Signoff[], memory: Memory): SpotStatus {
  const states = [...signoffStates(bank, ledger)];
  const of = (wanted: SignoffState): number => states.filter(([, state]) => state === wanted).length;
  const counts = { 'signed-off': of('signed-off'), flagged: of('flagged'), stale: of('stale'), never: of('never') };
  const last = lastLooks(ledger);
  const looked = counts['signed-off'] + counts.flagged;
  return {
    bank,
    questions: states.length,
    counts,
    flagged: states.flatMap(([{ id }, state]) => (state === 'flagged' ? (last.get(id) ?? []) : [])),
    learners: bank.questions
      .flatMap((question) => [question, ...question.parts])
      .map((question) => ({ question: question.id, notes: memory.get(questionName(bank, question))?.flags ?? [] }))
      .filter(({ notes }) => notes.length > 0),
    faults: faultsOf(bank),
    limit: looked === 0 ? undefined : upperLimit(counts.flagged, looked),
  };
}

/** The status as people read it. */
export function spotStatusDoc({ bank, questions, counts, flagged, learners, faults, limit }: SpotStatus): Doc {
  const looked = counts['signed-off'] + counts.flagged;
  const rest = questions - looked;
  return [
    paragraph([...bankName(bank), `: ${questions} ${questions === 1 ? 'question' : 'questions'}`]),
    paragraph(
      `${counts['signed-off']} signed off, ${counts.flagged} flagged, ${counts.stale} reworded since, ${counts.never} never looked at.`,
    ),
    ...flagged.map(({ question, kind, who, when, note }) => entry(question, [kind, who, when], note === undefined ? [] : [note])),
    ...section(
      'Learners flagged, by the history on this computer:',
      learners.map(({ question, notes }) =>
        entry(
          question,
          [notes.length === 1 ? '1 flag' : `${notes.length} flags`],
          [notes.filter((note) => note.trim() !== '').join(' / ')],
        ),
      ),
    ),
    ...section(
      'Faulty, by their status:',
      faults.map(({ question, mark, because }) => entry(question, [MARKS[mark]], inline(because))),
    ),
    ...(limit === undefined || rest === 0 ? [] : [gap, paragraph(estimate(counts.flagged, looked, rest, limit))]),
  ];
}

const MARKS: Readonly<Record<Fault['mark'], string>> = { disregard: 'disregarded', 'accept-all': 'every answer accepted' };

const section = (title: string, entries: Doc): Doc => (entries.length === 0 ? [] : [gap, paragraph(span(title, 'strong')), ...entries]);

/** A question, some facts in brackets, and what is said of it. */
function entry(question: string, facts: readonly (string | undefined)[], words: readonly (string | Span)[]): Doc[number] {
  const said = words.filter((each) => each !== '');
  const known = facts.filter((each) => each !== undefined).join(', ');
  return paragraph([span(question, 'strong'), ` (${known})`, ...(said.length === 0 ? [] : [': ', ...said])], '- ');
}

const estimate = (faulty: number, looked: number, rest: number, limit: number): string =>
  `${faulty} of ${looked} faulty: with 95 % confidence at most ${(limit * 100).toFixed(1)} % of the ${rest} others are, if the ones looked at were drawn at random.`;

/** The document of `quiz spot --status --json`: stable, versioned. */
export function spotStatusJson({ bank, questions, counts, flagged, learners, faults, limit }: SpotStatus): Json {
  return {
    version: 1,
    bank: bank.id,
    questions,
    signedOff: counts['signed-off'],
    flagged: counts.flagged,
    stale: counts.stale,
    never: counts.never,
    upperLimit: limit ?? null,
    flags: flagged.map(({ question, kind, note, who, when }) => ({ question, kind: kind ?? null, note: note ?? null, who, when })),
    learnerFlags: learners.map(({ question, notes }) => ({ question, notes: [...notes] })),
    faults: faults.map(({ question, mark, because }) => ({ question, mark, because })),
  };
}
