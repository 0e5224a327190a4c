import type { Json } from '../../../core/ask.ts';
import type { Bank } from '../../../core/bank/bank.ts';
import { conceptNamed, followers } from '../../../core/bank/concepts.ts';
import { type Doc, gap, paragraph, span } from '../../../core/doc.ts';
import { markdown } from '../../../core/markdown.ts';
import { memoryFor } from '../../../core/memory/amendments.ts';
import { type ConceptProgress, conceptProgress } from '../../../core/memory/progress.ts';
import { conceptGraph, standingOf } from '../../../core/report/graph-page.ts';
import { bankName } from '../../../core/report/question-page.ts';
import { suggest } from '../../../core/suggest.ts';
import { findTarget } from '../../banks.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit, UsageError } from '../../exit.ts';
import { openHistory } from '../../history.ts';
import { learningBank, soundBank } from '../../load-banks.ts';
import { safeJson } from '../../terminal/json.ts';
import { paintDoc, readingWidth, styleFor, unstyled } from '../../terminal/style.ts';

/** What was asked for on the command line. */
export interface ConceptsOptions {
  readonly json?: boolean;
  readonly plain?: boolean;
}

/** Shows the concept graph of a bank, or one concept of it: `quiz concepts`. */
export async function concepts(name: string, options: ConceptsOptions, context: Context): Promise<ExitCode> {
  const target = await findTarget(name, context);
  const bank = soundBank(await learningBank(target.found, context), target);
  const { past } = await openHistory(context, [bank]);
  const known = conceptProgress(bank, memoryFor(past, [bank]));
  const id = target.concept === undefined ? undefined : conceptIn(bank, target.concept, target.typed);
  if (known.length === 0) throw new UsageError(`${bank.id} has no concepts.`, `quiz ${target.typed} asks its questions`);
  const chosen = id === undefined ? known : known.filter((each) => each.concept === id);
  if (options.json === true) {
    const rows = chosen.map((each) => ({
      ...each,
      after: bank.concepts[each.concept]?.after ?? [],
      related: bank.concepts[each.concept]?.related ?? [],
    }));
    context.stdout.write(`${safeJson(JSON.parse(JSON.stringify({ version: 1, bank: bank.id, concepts: rows })) as Json)}\n`); // drops what is undefined
    return exit.fine;
  }
  const [one] = chosen;
  const doc = id !== undefined && one !== undefined ? oneConcept(bank, one, known) : graph(bank, known);
  const style = options.plain === true ? unstyled(context.env) : styleFor(context.stdout, context.env);
  context.stdout.write(paintDoc(doc, readingWidth(context.stdout), style));
  return exit.fine;
}

/** The id of the concept that was typed. Throws a usage error when there is none of that name. */
function conceptIn(bank: Bank, typed: string, bankTyped: string): string {
  const id = conceptNamed(bank.concepts, typed);
  if (id !== undefined) return id;
  const near = suggest(typed, [...Object.keys(bank.concepts), ...Object.values(bank.concepts).map(({ title }) => title)]);
  throw new UsageError(
    `${bank.id} has no concept "${typed}".`,
    near === undefined ? `quiz concepts ${bankTyped} shows all; type an id or a whole title in quotes` : `did you mean "${near}"?`,
  );
}

function graph(bank: Bank, known: readonly ConceptProgress[]): Doc {
  const example = (known.find((each) => each.questions > 0) ?? known[0])?.concept;
  return [
    paragraph([...bankName(bank), `: ${known.length} concepts`]),
    gap,
    ...conceptGraph(bank, known),
    gap,
    paragraph(
      span(
        `quiz concepts ${bank.id}/${example} shows one, quiz ${bank.id}/${example} asks about it. A title works as well: quiz concepts "${bank.id}/${bank.concepts[example ?? '']?.title}"`,
        'dim',
      ),
    ),
  ];
}

function oneConcept(bank: Bank, one: ConceptProgress, known: readonly ConceptProgress[]): Doc {
  const concept = bank.concepts[one.concept];
  const row = (label: string, ids: readonly string[]): Doc =>
    ids.length === 0
      ? []
      : [
          paragraph(
            ids.flatMap((id, index) => [
              ...(index === 0 ? [] : [span(', ')]),
              span(bank.concepts[id]?.title ?? id),
              ...standingOf(known.find((each) => each.concept === id)),
            ]),
            span(label.padEnd(11), 'dim'),
          ),
        ];
  return [
    paragraph([span(one.title, 'strong'), span(one.section === undefined ? '' : `  §${one.section}`, 'dim'), ...standingOf(one)]),
    ...(concept?.summary === undefined ? [] : [gap, ...markdown(concept.summary), gap]),
    ...row('Builds on', concept?.after ?? []),
    ...row('Leads to', followers(bank.concepts, one.concept)),
    ...row('Related', concept?.related ?? []),
    gap,
    paragraph(
      span(
        `${one.questions} ${one.questions === 1 ? 'question' : 'questions'}, ${one.answered} answered: quiz ${bank.id}/${one.concept}`,
        'dim',
      ),
    ),
  ];
}
