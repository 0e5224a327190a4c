import { repeats, sameForm } from '../../core/answers/repeats.ts';
import type { Finding } from '../../core/finding.ts';
import type { Matching } from './matching.ts';

/** Structural findings about pairs: sides that cannot be told apart, and a last pair that needs no thought. */
export function lintPairs({ pairs, distractors = [] }: Matching): Finding[] {
  const rights = pairs.map(({ right }) => sameForm(right));
  const kinds = new Set([...rights, ...distractors.map(sameForm)]);
  return [
    ...sameLeft(pairs),
    ...uselessDistractors(rights, distractors),
    ...(kinds.size < 2 ? [oneRightSide] : lastFree(rights, distractors)),
  ];
}

const oneRightSide: Finding = {
  rule: 'matching/one-right-side',
  severity: 'error',
  path: ['pairs'],
  message: 'There is only one right side to choose.',
  why: 'Every answer would be right.',
  help: 'add pairs with other right sides, or `distractors`',
};

const sameLeft = (pairs: Matching['pairs']): Finding[] =>
  repeats(pairs.map(({ left }) => left)).map(({ index, first }) => ({
    rule: 'matching/duplicate-left',
    severity: 'error',
    path: ['pairs', index, 'left'],
    message: 'Two pairs have the same left side.',
    why: 'A learner cannot tell which right side is wanted where.',
    help: 'reword one of them or drop it',
    related: [{ path: ['pairs', first, 'left'], message: 'the first one' }],
  }));

function uselessDistractors(rights: readonly string[], distractors: readonly string[]): Finding[] {
  const again = repeats(distractors).map(
    ({ index, first }): Finding => ({
      rule: 'matching/duplicate-distractor',
      severity: 'error',
      path: ['distractors', index],
      message: 'Two distractors have the same text.',
      why: 'It would be shown once only, and one wrong way fewer than it seems.',
      help: 'reword one of them or drop it',
      related: [{ path: ['distractors', first], message: 'the first one' }],
    }),
  );
  const belonging = distractors.flatMap((text, index): Finding[] => {
    const pair = rights.indexOf(sameForm(text));
    if (pair < 0) return [];
    return [
      {
        rule: 'matching/distractor-belongs',
        severity: 'error',
        path: ['distractors', index],
        message: 'This distractor is also the right side of a pair.',
        why: 'A distractor belongs to none, so it adds nothing here.',
        help: 'drop it: a right side may serve several pairs without being listed twice',
        related: [{ path: ['pairs', pair, 'right'], message: 'the right side' }],
      },
    ];
  });
  return [...again, ...belonging];
}

function lastFree(rights: readonly string[], distractors: readonly string[]): Finding[] {
  if (distractors.length > 0 || new Set(rights).size < rights.length) return [];
  return [
    {
      rule: 'matching/last-pair-free',
      severity: 'info',
      path: ['pairs'],
      message: 'Every right side is used once, and there is none to spare.',
      why: 'Who knows all pairs but one gets the last one free, and one mix-up always costs two pairs.',
      help: 'add `distractors:` with a right side that belongs to none',
    },
  ];
}
