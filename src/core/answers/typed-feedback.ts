import { type Doc, hang, type Inline, paragraph, type Span, safe, sign, span, tint } from '../doc.ts';
import { markdown } from '../markdown.ts';

/** What became of a typed answer: which rule decided, and what is to be said about it. */
export interface Judgment {
  readonly right: boolean;
  readonly rule: string;
  readonly reason?: string | undefined;
}

/** What somebody typed, on one line. */
export const oneLine = (text: string): string => safe(text).replace(/\s+/gu, ' ').trim();

const joined = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('');

/**
 * The answer given with its verdict in words and the reason, then the right one unless it was given word for word.
 * `place` is the number of a blank; `also` says what else is right.
 */
export function typedFeedback(
  given: readonly Span[],
  { right, reason }: Judgment,
  key: readonly Span[],
  also: Inline[] = [],
  place = '',
): Doc {
  const role = right ? 'good' : 'bad';
  const lead = place === '' ? ' ' : ` ${place} `;
  const why = reason === undefined ? [] : markdown(reason);
  const same = right && joined(given) === joined(key);
  const answer = same ? [] : [paragraph([span('right answer: ', 'good'), ...key])];
  return hang([right ? sign.tick : sign.cross, span(lead, role)], 1 + lead.length, [
    paragraph([span(`your answer, ${right ? 'right' : 'wrong'}: `, role), ...given]),
    ...why,
    ...answer,
    ...tint(
      also.map((line) => paragraph(line)),
      'dim',
    ),
  ]);
}
