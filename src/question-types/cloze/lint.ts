import { lintChoices } from '../../core/answers/lint-choices.ts';
import { lintNumber } from '../../core/answers/lint-number.ts';
import { givenAway, lintText } from '../../core/answers/lint-text.ts';
import { below, type Finding } from '../../core/finding.ts';
import { suggest } from '../../core/suggest.ts';
import { type AuthoredBlank, type Cloze, markersIn, numberKey, proseOf, textKey } from './authored.ts';

/** Structural findings about the text and its blanks. */
export function lintCloze(question: Cloze): Finding[] {
  const names = Object.keys(question.blanks);
  if (names.length === 0) return [noBlank];
  return Object.entries(question.blanks).flatMap(([name, blank]) => [
    ...lintPlace(name, markersIn(question.text), names),
    ...lintBlank(blank, question).map((finding) => below(['blanks', name], finding)),
  ]);
}

const noBlank: Finding = {
  rule: 'cloze/no-blank',
  severity: 'error',
  path: ['blanks'],
  message: 'No blank is declared.',
  why: 'There is nothing to fill in.',
  help: 'name a blank here, and write [[name]] where it goes in the text',
};

function lintPlace(name: string, markers: readonly string[], names: readonly string[]): Finding[] {
  const count = markers.filter((marker) => marker === name).length;
  if (count === 1) return [];
  const near = suggest(
    name,
    markers.filter((marker) => !names.includes(marker)),
  );
  const missing = near === undefined ? `write [[${name}]] where it goes` : `did you mean the blank by [[${near}]]? write [[${name}]] there`;
  return [
    {
      rule: count === 0 ? 'cloze/blank-missing' : 'cloze/blank-twice',
      severity: 'error',
      path: ['blanks', name],
      at: 'key',
      message: count === 0 ? `The text has no [[${name}]].` : `[[${name}]] stands ${count} times in the text.`,
      why: count === 0 ? 'This blank would never be asked.' : 'A blank has one place, and one answer.',
      help: count === 0 ? missing : 'declare a blank for each place',
    },
  ];
}

const KINDS = {
  accept: ['accept', 'wrong', 'case', 'typos'],
  number: ['answer', 'tolerance', 'range', 'unit', 'wrong'],
  choices: ['choices'],
} as const satisfies Record<string, readonly (keyof AuthoredBlank)[]>;

function lintBlank(blank: AuthoredBlank, cloze: Cloze): Finding[] {
  const kinds = [
    ...(blank.accept === undefined ? [] : (['accept'] as const)),
    ...(blank.answer === undefined && blank.range === undefined ? [] : (['number'] as const)),
    ...(blank.choices === undefined ? [] : (['choices'] as const)),
  ];
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) return [notOneKind(kinds.length)];
  const useless = uselessKeys(blank, KINDS[kind]);
  switch (kind) {
    case 'accept': {
      const key = textKey(blank);
      const prose = `${cloze.prompt} | ${proseOf(cloze)}`;
      return [...useless, ...givenAway('cloze/answer-in-text', key, prose, 'prompt or the text'), ...lintText('cloze', key)];
    }
    case 'number':
      return [...useless, ...wordsAsNumbers(blank), ...lintNumber('cloze', numberKey(blank))];
    case 'choices':
      return [...useless, ...lintChoices('cloze', blank.choices ?? [], 'one')];
  }
}

const notOneKind = (count: number): Finding => ({
  rule: 'cloze/blank-kind',
  severity: 'error',
  path: [],
  message: count === 0 ? 'This blank has no right answer.' : 'This blank says in several ways what is right.',
  why: count === 0 ? 'Everything filled in would be wrong.' : 'It is not known whether to type or to choose.',
  help: 'give each blank one of `accept` (a text), `answer` or `range` (a number), or `choices`',
});

const uselessKeys = (blank: AuthoredBlank, useful: readonly string[]): Finding[] =>
  Object.entries(blank)
    .filter(([key, value]) => value !== undefined && !useful.includes(key))
    .map(([key]) => ({
      rule: 'cloze/useless-key',
      severity: 'error',
      path: [key],
      at: 'key',
      message: `\`${key}\` does nothing in this kind of blank.`,
      why: 'It would be ignored.',
      help: `drop it: what counts here is ${useful.map((each) => `\`${each}\``).join(', ')}`,
    }));

const wordsAsNumbers = ({ wrong = [] }: AuthoredBlank): Finding[] =>
  wrong.flatMap(({ match }, index): Finding[] =>
    typeof match === 'number'
      ? []
      : [
          {
            rule: 'cloze/wrong-form',
            severity: 'error',
            path: ['wrong', index, 'match'],
            message: 'This blank takes a number, and the wrong answer is a text.',
            why: 'Nobody could give it.',
            help: 'write a number without quotes or unit',
          },
        ],
  );
