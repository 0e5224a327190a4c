import type { Json } from '../../../core/ask.ts';
import type { Bank } from '../../../core/bank/bank.ts';
import { followers } from '../../../core/bank/concepts.ts';
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
  const chosen = target.concept === undefined ? known : known.filter((each) => each.concept === target.concept);
  if (chosen.length === 0) {
    const near = suggest(target.concept ?? '', Object.keys(bank.concepts));
    throw new UsageError(
      target.concept === undefined ? `${bank.id} has no concepts.` : `${bank.id} has no concept "${target.concept}".`,
      near === undefined ? `quiz concepts ${target.typed} shows all` : `did you mean "${near}"?`,
    );
  }
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
  const doc = target.concept !== undefined && one !== undefined ? oneConcept(bank, one, known) : graph(bank, known);
  const style = options.plain === true ? unstyled(context.env) : styleFor(context.stdout, context.env);
  context.stdout.write(paintDoc(doc, readingWidth(context.stdout), style));
  return exit.fine;
}

function graph(bank: Bank, known: readonly ConceptProgress[]): Doc {
  return [
    paragraph([...bankName(bank), `: ${known.length} concepts`]),
    gap,
    ...conceptGraph(bank, known),
    gap,
    paragraph(span(`quiz concepts ${bank.id}/<concept> shows one, quiz ${bank.id}/<concept> asks about it.`, 'dim')),
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
            span(label.padEnd(13), 'dim'),
          ),
        ];
  return [
    paragraph([span(one.title, 'strong'), span(one.section === undefined ? '' : `  §${one.section}`, 'dim'), ...standingOf(one)]),
    ...(concept?.summary === undefined ? [] : [gap, ...markdown(concept.summary), gap]),
    ...row('Learn before', concept?.after ?? []),
    ...row('Learn after', followers(bank.concepts, one.concept)),
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
