import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { acceptedInterval, type NumberKey } from '../../src/core/answers/interval.ts';
import { numbers } from './numbers.mjs';

interface Written extends NumberKey {
  readonly id: string;
  readonly type: string;
  readonly questions?: readonly Written[];
  readonly blanks?: Readonly<Record<string, NumberKey>>;
}

const banks = ['ch1', 'ch2', 'ch3', 'ch4', 'ch5'];

/** Every numeric key of a bank as written, by the name that `numbers` gives it. */
function keysOf(bank: string): [string, NumberKey][] {
  const { questions } = parse(readFileSync(`questions/${bank}.yaml`, 'utf8')) as { questions: readonly Written[] };
  const named = (question: Written, name: string): [string, NumberKey][] => {
    const own: [string, NumberKey][] = question.type === 'numeric' ? [[name, question]] : [];
    const blanks = Object.entries(question.blanks ?? {}).filter(([, blank]) => blank.answer !== undefined || blank.range !== undefined);
    const parts = (question.questions ?? []).flatMap((part) => named(part, `${name}.${part.id}`));
    return [...own, ...blanks.map(([blank, key]): [string, NumberKey] => [`${name}:${blank}`, key]), ...parts];
  };
  return questions.flatMap((question) => named(question, `${bank}#${question.id}`));
}

const keys = banks.flatMap(keysOf);

test('every numeric key has a formula, and every formula a key', () => {
  expect(keys.map(([name]) => name).sort()).toEqual(Object.keys(numbers).sort());
});

test.each(keys)('%s agrees with its formula', (name, key) => {
  const computed = numbers[name]?.() ?? Number.NaN;
  const { low, high } = acceptedInterval(key);
  expect(computed).toBeGreaterThanOrEqual(low);
  expect(computed).toBeLessThanOrEqual(high);
  // A rounded key may differ from the exact value by half a unit of its last place, and no more.
  if (key.answer !== undefined) {
    const decimals = (String(key.answer).split('.')[1] ?? '').length;
    expect(Math.abs(computed - key.answer)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
  }
});
