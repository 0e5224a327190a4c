import type { Finding, Path } from '../finding.ts';
import { acceptedInterval, accepts, shareOf, toleranceOf } from './interval.ts';
import type { NumberKeys } from './judged-number.ts';

/** A finding whose rule still lacks the name of the type. */
const error = (rule: string, path: Path, message: string, why: string, help: string): Finding => ({
  rule,
  severity: 'error',
  path,
  message,
  why,
  help,
});
const warning = (...fault: Parameters<typeof error>): Finding => ({ ...error(...fault), severity: 'warning' });

/** Findings about the right numbers and the wrong ones listed. */
export function lintNumber(type: string, key: NumberKeys): Finding[] {
  const faults = [...keyFaults(key), ...rangeFaults(key), ...toleranceFaults(key)];
  const all = faults.some(({ severity }) => severity === 'error') ? faults : [...faults, ...wrongFaults(key)];
  return all.map((finding) => ({ ...finding, rule: `${type}/${finding.rule}` }));
}

function keyFaults({ answer, range }: NumberKeys): Finding[] {
  if (answer === undefined && range === undefined) {
    return [
      error(
        'no-answer',
        [],
        'Neither `answer` nor `range` is given.',
        'Every answer would be wrong.',
        'write `answer: 3.5`, or `range: [3, 4]`',
      ),
    ];
  }
  if (answer !== undefined && range !== undefined) {
    return [
      error(
        'answer-and-range',
        ['range'],
        'Both `answer` and `range` are given.',
        'They may disagree about what is right.',
        'keep one of them',
      ),
    ];
  }
  return [];
}

function rangeFaults({ range, tolerance, significant }: NumberKeys): Finding[] {
  const [low = 0, high = 0] = range ?? [];
  const faults: Finding[] = [];
  if (low > high)
    faults.push(error('range-order', ['range'], 'The range ends before it begins.', 'No number lies in it.', `write [${high}, ${low}]`));
  if (range !== undefined && tolerance !== undefined) {
    faults.push(
      error(
        'tolerance-and-range',
        ['tolerance'],
        'A tolerance belongs to `answer`, and here is a range.',
        'It is not known what it widens.',
        'widen the range itself',
      ),
    );
  }
  if (range !== undefined && significant !== undefined) {
    faults.push(
      error(
        'significant-and-range',
        ['significant'],
        'Significant figures belong to `answer`, and here is a range.',
        'A range says nothing about how the answer is rounded.',
        'give `answer`, or drop `significant`',
      ),
    );
  }
  return faults;
}

function toleranceFaults(key: NumberKeys): Finding[] {
  const { answer, tolerance, significant } = key;
  if (typeof tolerance === 'string' && shareOf(tolerance) === undefined) {
    return [
      error(
        'tolerance-form',
        ['tolerance'],
        `"${tolerance}" is no tolerance.`,
        'It is not known which numbers are right.',
        'write a number such as 0.1, or a percentage such as 2%',
      ),
    ];
  }
  if (typeof tolerance === 'number' && tolerance < 0) {
    return [error('tolerance-form', ['tolerance'], 'The tolerance is negative.', 'No number would be right.', `write ${-tolerance}`)];
  }
  if (answer === undefined) return [];
  const allowed = toleranceOf(key, answer);
  if (!Number.isInteger(answer) && allowed === 0 && significant === undefined) {
    return [
      warning(
        'no-tolerance',
        [tolerance === undefined ? 'answer' : 'tolerance'],
        'A decimal answer has no tolerance.',
        'A right answer rounded otherwise would be wrong.',
        'add `tolerance: 2%`, or `significant: 3`',
      ),
    ];
  }
  if (tolerance !== undefined && answer !== 0 && allowed >= Math.abs(answer) / 2) {
    return [
      warning(
        'wide-tolerance',
        ['tolerance'],
        'The tolerance is half the answer or more.',
        'Rough guesses would be right.',
        'narrow it, or write the range that is meant',
      ),
    ];
  }
  return [];
}

const wrongFaults = (key: NumberKeys): Finding[] =>
  (key.wrong ?? []).flatMap(({ match }, index) =>
    accepts(acceptedInterval(key), match)
      ? [
          error(
            'wrong-is-right',
            ['wrong', index, 'match'],
            'This answer is listed as wrong and is also accepted.',
            'It counts as right, so its `because` would never be shown.',
            'drop it from `wrong`, or narrow what is accepted',
          ),
        ]
      : [],
  );
