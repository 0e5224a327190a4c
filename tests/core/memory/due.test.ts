import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bank } from '../../../src/core/bank/bank.ts';
import { type DueItem, endOfDay, interleave, reviewOrder, scheduledItems } from '../../../src/core/memory/due.ts';
import { forecast } from '../../../src/core/memory/forecast.ts';
import { dayInWords } from '../../../src/core/report/when.ts';
import { type Item, itemsOf } from '../../../src/core/session/plan.ts';
import { attempt, bankFrom, remember } from '../../support/sessions.ts';
import { fixed } from '../../support/texts.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2025, 5, 15, 12);

const itemsIn = (bank: Bank): Item[] => bank.questions.flatMap((question) => itemsOf({ bank, question }));
const ids = (items: readonly Item[]): string[] => items.map((item) => item.question.id);

describe('scheduledItems', () => {
  test('what was answered has a time; what never was has none', () => {
    const bank = bankFrom([{ id: 'a' }, { id: 'b' }, { id: 'case', parts: [{ id: 'x' }, { id: 'y' }] }]);
    const memory = remember([attempt('a', 'correct', { at: '2025-06-15T12:00:00.000+00:00' }), attempt('case.y', 'wrong')]);
    const scheduled = scheduledItems([bank], memory);
    expect(scheduled.map((each) => each.item.name)).toEqual(['test#a', 'test#case.y']);
    expect(scheduled[0]?.due).toBe(NOON + DAY);
  });

  test('what was missed is due today, and what was right in the end not before tomorrow', () => {
    const bank = bankFrom([{ id: 'missed' }, { id: 'mended' }, { id: 'known' }]);
    const at = (hour: number): string => `2025-06-15T0${hour}:00:00.000+00:00`;
    const memory = remember([
      attempt('missed', 'correct', { at: at(1) }),
      attempt('missed', 'wrong', { at: at(2) }),
      attempt('mended', 'wrong', { at: at(3) }),
      attempt('mended', 'correct', { at: at(4) }),
      attempt('known', 'correct', { at: '2025-06-10T09:00:00.000+00:00' }),
      attempt('known', 'correct', { at: at(5) }),
    ]);
    const scheduled = scheduledItems([bank], memory);
    const today = endOfDay(NOON, 0);
    expect(scheduled.filter(({ due }) => due < today).map(({ item }) => item.question.id)).toEqual(['missed']);
    expect(scheduled.filter(({ due }) => due < today + DAY).map(({ item }) => item.question.id)).toEqual(['missed', 'mended']);
  });

  test('sure but wrong is what was last answered so', () => {
    const bank = bankFrom([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const sure = { confidence: 'sure' } as const;
    const memory = remember([
      attempt('a', 'wrong', sure),
      attempt('b', 'wrong', sure),
      attempt('b', 'correct', sure),
      attempt('c', 'wrong', { confidence: 'guess' }),
    ]);
    expect(scheduledItems([bank], memory).map((each) => each.sureButWrong)).toEqual([true, false, false]);
  });
});

describe('endOfDay', () => {
  test.each([
    ['UTC', 0, '2025-06-15T12:00:00Z', '2025-06-16T00:00:00Z'],
    ['the last millisecond', 0, '2025-06-15T23:59:59.999Z', '2025-06-16T00:00:00Z'],
    ['the first millisecond', 0, '2025-06-16T00:00:00Z', '2025-06-17T00:00:00Z'],
    ['Shanghai, morning there', 480, '2025-06-14T23:00:00Z', '2025-06-15T16:00:00Z'],
    ['California in summer', -420, '2025-06-15T06:00:00Z', '2025-06-15T07:00:00Z'],
    ['California in winter', -480, '2025-12-15T06:00:00Z', '2025-12-15T08:00:00Z'],
    ['Kathmandu', 345, '2025-06-15T18:14:00Z', '2025-06-15T18:15:00Z'],
    ['Kiritimati', 840, '2025-06-15T09:59:00Z', '2025-06-15T10:00:00Z'],
    ['Marquesas', -570, '2025-06-15T09:31:00Z', '2025-06-16T09:30:00Z'],
  ])('%s', (_, offset, now, end) => {
    expect(new Date(endOfDay(Date.parse(now), offset))).toEqual(new Date(end));
  });

  test('is after now by at most a day, and begins a day there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -48, max: 56 }), (now, quarters) => {
        const offset = quarters * 15;
        const end = endOfDay(now, offset);
        expect(end).toBeGreaterThan(now);
        expect(end - now).toBeLessThanOrEqual(DAY);
        expect((end + offset * 60_000) % DAY).toBe(0);
      }),
      fixed,
    );
  });

  test('when clocks change, what is due this evening is due today on both sides', () => {
    // The last Sunday of March in Berlin: +60 minutes before two in the night, +120 after.
    const before = endOfDay(Date.parse('2025-03-30T00:30:00Z'), 60);
    const after = endOfDay(Date.parse('2025-03-30T10:00:00Z'), 120);
    const evening = Date.parse('2025-03-30T21:30:00Z');
    expect(Math.abs(before - after)).toBe(HOUR);
    expect(evening).toBeLessThan(Math.min(before, after));
  });
});

describe('reviewOrder', () => {
  const bank = bankFrom(
    [
      { id: 'sum', concept: 'sum' },
      { id: 'product', concept: 'product' },
      { id: 'power', concept: 'power' },
      { id: 'aside', concept: 'aside' },
    ],
    { power: ['product'], product: ['sum'], sum: [], aside: [] },
  );
  const due = (id: string, at: number, sureButWrong = false): DueItem => {
    const item = itemsIn(bank).find((each) => each.question.id === id);
    if (item === undefined) throw new Error(id);
    return { item, due: at, sureButWrong };
  };

  test('only what is due before the time asked for', () => {
    expect(ids(reviewOrder([due('sum', NOON), due('product', NOON - 1)], NOON))).toEqual(['product']);
  });

  test('the longest overdue first', () => {
    const scheduled = [due('sum', NOON - DAY), due('aside', NOON - 3 * DAY), due('power', NOON - 5 * DAY)];
    expect(ids(reviewOrder(scheduled, NOON))).toEqual(['power', 'aside', 'sum']);
  });

  test('of one day prerequisites first', () => {
    const scheduled = [due('power', NOON - 3 * HOUR), due('product', NOON - 2 * HOUR), due('sum', NOON - HOUR)];
    expect(ids(reviewOrder(scheduled, NOON))).toEqual(['sum', 'product', 'power']);
  });

  test('what was answered wrongly and surely comes before all', () => {
    const scheduled = [due('sum', NOON - 9 * DAY), due('power', NOON - HOUR, true), due('aside', NOON - 9 * DAY)];
    expect(ids(reviewOrder(scheduled, NOON))[0]).toBe('power');
  });
});

describe('interleave', () => {
  const asked = fc.array(fc.nat(4), { maxLength: 30 });
  const itemsFor = (concepts: readonly number[]): Item[] =>
    itemsIn(bankFrom(concepts.map((concept, index) => ({ id: `q${index}`, concept: `c${concept}` }))));
  const conceptsOf = (items: readonly Item[]) => items.map((item) => item.question.concept);

  test('every item once', () => {
    fc.assert(
      fc.property(asked, (concepts) => {
        expect(ids(interleave(itemsFor(concepts))).sort()).toEqual(ids(itemsFor(concepts)).sort());
      }),
      fixed,
    );
  });

  test('an item of the concept just asked waits until another came between, so two in a row are left only at the very end', () => {
    fc.assert(
      fc.property(asked, (concepts) => {
        const order = conceptsOf(interleave(itemsFor(concepts)));
        const first = order.findIndex((concept, index) => index > 0 && concept === order[index - 1]);
        if (first !== -1) expect(new Set(order.slice(first))).toEqual(new Set([order[first]]));
      }),
      fixed,
    );
  });

  test('items of one concept keep their order, and the first one stays first', () => {
    fc.assert(
      fc.property(asked, (concepts) => {
        const given = itemsFor(concepts);
        const order = interleave(given);
        expect(order[0]).toBe(given[0]);
        for (const concept of new Set(conceptsOf(given))) {
          const of = (items: readonly Item[]): Item[] => items.filter((item) => item.question.concept === concept);
          expect(of(order)).toEqual(of(given));
        }
      }),
      fixed,
    );
  });

  test('an order without two in a row is left as it is', () => {
    const given = itemsFor([0, 1, 0, 2, 1]);
    expect(interleave(given)).toEqual(given);
  });
});

describe('forecast', () => {
  const [item] = itemsIn(bankFrom([{ id: 'a' }]));
  const at = (...times: readonly number[]): DueItem[] => times.flatMap((due) => (item ? [{ item, due, sureButWrong: false }] : []));

  test('counts by the days of the learner; overdue counts for today', () => {
    const days = forecast(at(NOON + 2 * DAY, NOON - 9 * DAY, NOON + HOUR, NOON + 2 * DAY + HOUR), NOON, 0);
    expect(days.map(({ days: inDays, count }) => [inDays, count])).toEqual([
      [0, 2],
      [2, 2],
    ]);
  });

  test('this evening here is tomorrow further east', () => {
    const due = at(Date.UTC(2025, 5, 15, 20));
    expect(forecast(due, NOON, 0)[0]?.days).toBe(0);
    expect(forecast(due, NOON, 9 * 60)[0]?.days).toBe(1);
    const [next] = forecast(due, NOON, 9 * 60);
    expect(dayInWords(next?.at ?? 0, NOON, 9 * 60)).toBe('tomorrow');
  });

  test('nothing is due when nothing is scheduled', () => {
    expect(forecast([], NOON, 0)).toEqual([]);
  });
});
