// What others say about a question, for whoever judges it: what `quiz check` finds, and what learners flagged.
import type { Diagnostic } from '../check/diagnostic.ts';
import { type Doc, gap, paragraph, sign, span } from '../doc.ts';
import type { Severity } from '../finding.ts';
import { ROLES } from './diagnostics.ts';

/** What is said of a question besides its own text. */
export interface Beside {
  readonly findings: readonly Diagnostic[];
  /** The notes of learners' flags; empty where a learner wrote none. */
  readonly flags: readonly string[];
}

/** That something is said, in one line for the head of a page that may be longer than the screen. */
export function besideLine({ findings, flags }: Beside): Doc {
  const parts = [findings.length > 0 && some(findings.length, 'finding'), flags.length > 0 && some(flags.length, 'flag')];
  const told = parts.filter((each) => each !== false);
  return told.length === 0 ? [] : [paragraph(span(`${told.join(' and ')}: see below`, 'warn'))];
}

const some = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings one by one, the worst first, with the line to mend; then the flags; that nothing was found is said too. */
export function besideDoc({ findings, flags }: Beside): Doc {
  return [
    gap,
    ...(findings.length === 0
      ? [paragraph(span('quiz check finds nothing here.', 'dim'))]
      : [paragraph(span('quiz check finds', 'strong'))]),
    ...[...findings]
      .sort((a, b) => RANKS[a.severity] - RANKS[b.severity])
      .map(({ severity, rule, line, message, help }) =>
        paragraph(
          [
            span(severity, ROLES[severity]),
            ' ',
            span(rule, 'strong'),
            span(` (line ${line}): `, 'dim'),
            message,
            ...(help === undefined ? [] : [' ', sign.arrow, ` ${help}`]),
          ],
          '- ',
        ),
      ),
    ...(flags.length === 0 ? [] : flagged(flags)),
  ];
}

function flagged(flags: readonly string[]): Doc {
  const notes = flags.filter((note) => note.trim() !== '');
  const silent = flags.length - notes.length;
  return [
    gap,
    paragraph(span(flags.length === 1 ? 'A learner flagged it' : `Learners flagged it ${flags.length} times`, 'strong')),
    ...notes.map((note) => paragraph(note, '- ')),
    ...(silent === 0 ? [] : [paragraph(silent === 1 ? 'once without a note' : `${silent} times without a note`, '- ')]),
  ];
}
