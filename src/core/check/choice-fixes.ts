// What mends a list of choices without changing what it says.
import type { Edit } from '../finding.ts';
import type { WrittenChoice } from './writing.ts';

/** Sorts the numbers upward; a last choice without a number stays last. Nothing where the choices are no list of their own. */
export function sortFix(choices: readonly WrittenChoice[], values: readonly (number | undefined)[]): readonly Edit[] | undefined {
  const list = choices[0]?.path.slice(
    0,
    choices[0].path.findIndex((step) => typeof step === 'number'),
  );
  if (list === undefined || choices.some(({ path }, index) => path.length <= list.length || path[list.length] !== index)) return undefined;
  const order = choices.map((_, index) => index);
  order.sort((a, b) => (values[a] ?? Number.POSITIVE_INFINITY) - (values[b] ?? Number.POSITIVE_INFINITY) || a - b);
  return [{ kind: 'reorder', path: list, order }];
}

/** Begins every choice with a capital letter; a capital is never made small, since it may be a name's. */
export function capitalFix(choices: readonly WrittenChoice[], isUpper: (text: string) => boolean | undefined): readonly Edit[] | undefined {
  const small = choices.filter(({ plain }) => isUpper(plain) === false);
  const upper = choices.filter(({ plain }) => isUpper(plain) === true);
  if (small.length === 0 || small.length > upper.length || small.some(({ text }) => !/^\p{Ll}/u.test(text))) return undefined;
  return distinct(
    choices,
    small.map(({ text, path }) => {
      const [first = ''] = text;
      return { kind: 'set', path, value: first.toUpperCase() + text.slice(first.length) };
    }),
  );
}

/** The edits, unless they would make two choices one. */
function distinct(choices: readonly WrittenChoice[], edits: readonly Extract<Edit, { kind: 'set' }>[]): readonly Edit[] | undefined {
  const written = new Map(edits.map(({ path, value }) => [JSON.stringify(path), value]));
  const texts = choices.map(({ text, path }) => written.get(JSON.stringify(path)) ?? text);
  return new Set(texts.map((text) => text.trim())).size === new Set(choices.map(({ text }) => text.trim())).size ? edits : undefined;
}

const ABBREVIATED = /(?:^|[\s(])(?:etc|e\.g|i\.e|al|vs|cf|approx|\p{L})\.$/iu;

/** Ends all choices with a period, or none: as most of them do, and none where it is even. */
export function periodFix(choices: readonly WrittenChoice[], hasStop: (text: string) => boolean | undefined): readonly Edit[] | undefined {
  const stopped = choices.filter(({ plain }) => hasStop(plain) === true);
  const open = choices.filter(({ plain }) => hasStop(plain) === false);
  if (stopped.length > open.length) {
    if (open.some(({ text }) => !/[\p{L}\p{N})]$/u.test(text))) return undefined;
    return distinct(
      choices,
      open.map(({ text, path }) => ({ kind: 'set', path, value: `${text}.` })),
    );
  }
  // A text of two sentences needs its last period, and an abbreviation is written with one.
  if (stopped.some(({ text }) => !/[\p{L}\p{N})]\.$/u.test(text) || ABBREVIATED.test(text) || /[.!?]\s/.test(text))) return undefined;
  return distinct(
    choices,
    stopped.map(({ text, path }) => ({ kind: 'set', path, value: text.slice(0, -1) })),
  );
}
