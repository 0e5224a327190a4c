import { type Span, span } from '../doc.ts';
import type { NumberKey } from './interval.ts';

/** The right numbers as they are shown: `0.25 ± 0.01 s`, `between 2 and 3 GB`. */
export function shownNumber({ answer, tolerance, range, unit, significant }: NumberKey): Span[] {
  const [low, high] = range ?? [];
  const after = unit === undefined ? [] : [span(` ${unit}`)];
  if (answer === undefined) return [span(low === high ? `${low}` : `between ${low} and ${high}`), ...after];
  const margin = tolerance === undefined || tolerance === 0 ? [] : [{ text: ' ± ', ascii: ' +- ' }, span(`${tolerance}`)];
  const figures =
    significant === undefined ? [] : [span(` (${significant} significant ${significant === 1 ? 'figure' : 'figures'})`, 'dim')];
  return [span(`${answer}`), ...margin, ...after, ...figures];
}
