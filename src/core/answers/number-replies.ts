import type { AuthoredReply } from '../question-type.ts';
import { acceptedInterval, accepts } from './interval.ts';
import { type NumberKeys, understandNumber } from './judged-number.ts';
import { readNumber } from './numbers.ts';

/** Whether typing `text` is right, or nothing when it would be asked again. */
function isRight(text: string, key: NumberKeys): boolean | undefined {
  const read = understandNumber(text, key, { terms: new Set(), again: true });
  return 'problem' in read ? undefined : accepts(acceptedInterval(key), read.answer.value);
}

/** `value` as it is typed, with as many digits as the author asks for. */
function typed(value: number, { significant = 1 }: NumberKeys): string {
  const text = String(value);
  return (readNumber(text)?.significant ?? 0) < significant ? value.toPrecision(significant) : text;
}

/** The numbers an author listed, and the right one with its unit. */
function authoredNumbers(key: NumberKeys): AuthoredReply[] {
  const { answer, range = [], unit, wrong = [] } = key;
  const right = answer === undefined ? [] : [{ value: answer, path: ['answer'] }];
  const ends = range.map((value, index) => ({ value, path: ['range', index] }));
  const [first] = [...right, ...ends];
  const withUnit =
    unit === undefined || first === undefined ? [] : [{ reply: `${typed(first.value, key)} ${unit}`, path: ['unit'], text: unit }];
  return [
    ...[...right, ...ends].map(({ value, path }) => ({ reply: typed(value, key), right: true, path })),
    ...withUnit.map((each) => ({ ...each, right: true })),
    ...wrong.map(({ match }, index) => ({ reply: typed(match, key), right: false, path: ['wrong', index, 'match'] })),
  ];
}

/** Right and wrong replies to a question whose answer is a number. */
export function numberReplies(key: NumberKeys): { readonly right: string[]; readonly wrong: string[]; readonly authored: AuthoredReply[] } {
  const { low, high } = acceptedInterval(key);
  const [from = key.answer ?? 0, to = from] = key.range ?? [];
  const right = [key.answer ?? from + (to - from) / 2, from, to].map((value) => typed(value, key));
  const withUnit = key.unit === undefined ? [] : right.map((text) => `${text} ${key.unit}`);
  const width = high - low;
  const far = [high + width + 1, low - width - 1, 2 * high + 1, -high - 1].map((value) => typed(Number(value.toPrecision(12)), key));
  const wrong = [...(key.wrong ?? []).map(({ match }) => typed(match, key)), ...far];
  return {
    right: [...new Set([...right, ...withUnit])].filter((text) => isRight(text, key) === true),
    wrong: [...new Set(wrong)].filter((text) => isRight(text, key) === false),
    authored: authoredNumbers(key),
  };
}
