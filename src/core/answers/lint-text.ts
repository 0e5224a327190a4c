import type { Finding } from '../finding.ts';
import { acceptedBy, comparisonOf, type TextKey } from './accepted.ts';
import { matches, patternProblem } from './patterns.ts';
import { normalize, occursIn } from './text.ts';
import { NONSENSE } from './text-replies.ts';

/** Findings about accepted texts, patterns and listed wrong ones. */
export function lintText(type: string, key: TextKey): Finding[] {
  const broken = brokenPatterns(type, key.patterns ?? []);
  if (broken.length > 0) return [...repeated(type, key), ...broken];
  return [...repeated(type, key), ...greedyPatterns(type, key), ...wrongIsRight(type, key)];
}

function repeated(type: string, key: TextKey): Finding[] {
  const forms = key.accept.map((each) => normalize(each, comparisonOf(key)));
  return forms.flatMap((form, index): Finding[] => {
    const at = ['accept', index];
    if (form === '') {
      const why = 'Invisible characters and outer punctuation do not count, so nothing is left to compare.';
      return [
        {
          rule: `${type}/empty-accept`,
          severity: 'error',
          path: at,
          message: 'Nothing is left of this answer when it is compared.',
          why,
          help: 'write the answer in visible characters, or drop it',
        },
      ];
    }
    const first = forms.indexOf(form);
    if (first === index) return [];
    return [
      {
        rule: `${type}/same-accept`,
        severity: 'info',
        path: at,
        message: 'Two accepted answers are one when they are compared.',
        why: `Case${key.case === 'sensitive' ? ' counts here, but' : ','} hyphens, outer punctuation and a leading article make no difference.`,
        help: 'drop one of them',
        related: [{ path: ['accept', first], message: 'the first one' }],
      },
    ];
  });
}

const brokenPatterns = (type: string, patterns: readonly string[]): Finding[] =>
  patterns.flatMap((pattern, index): Finding[] => {
    const problem = patternProblem(pattern);
    if (problem === undefined) return [];
    return [
      {
        rule: `${type}/broken-pattern`,
        severity: 'error',
        path: ['patterns', index],
        message: `This pattern cannot be used: ${problem}.`,
        why: 'No answer could be compared with it.',
        help: 'write an RE2 expression: no lookaround and no back-references; in YAML, put it in single quotes',
      },
    ];
  });

const greedyPatterns = (type: string, { patterns = [] }: TextKey): Finding[] =>
  patterns.flatMap((pattern, index): Finding[] => {
    if (!NONSENSE.every((nonsense) => matches(pattern, nonsense, false))) return [];
    return [
      {
        rule: `${type}/greedy-pattern`,
        severity: 'error',
        path: ['patterns', index],
        message: 'This pattern accepts any text.',
        why: `Even "${NONSENSE[0]}" would be right.`,
        help: 'name the words that make an answer right',
      },
    ];
  });

const wrongIsRight = (type: string, key: TextKey): Finding[] =>
  (key.wrong ?? []).flatMap(({ match }, index): Finding[] => {
    const rule = acceptedBy(match, key);
    if (rule === undefined) return [];
    return [
      {
        rule: `${type}/wrong-is-right`,
        severity: 'error',
        path: ['wrong', index, 'match'],
        message: `This answer is listed as wrong and is also accepted, by ${rule}.`,
        why: 'It counts as right, so its `because` would never be shown.',
        help: 'drop it from `wrong`, or narrow what is accepted',
      },
    ];
  });

/** A finding for each accepted text that stands as a whole word in `prose`, which `where` names. */
export const givenAway = (rule: string, key: TextKey, prose: string, where: string): Finding[] =>
  key.accept.flatMap((answer, index): Finding[] => {
    if (!occursIn(answer, prose, comparisonOf(key))) return [];
    return [
      {
        rule,
        // A symbol or a digit is often shown among others, and no hint then.
        severity: normalize(answer, comparisonOf(key)).length <= 2 ? 'info' : 'error',
        path: ['accept', index],
        message: `This answer stands in the ${where}.`,
        why: 'It can be copied without knowing anything.',
        help: `reword the ${where}, or ask for something else`,
      },
    ];
  });
