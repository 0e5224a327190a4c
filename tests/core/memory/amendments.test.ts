// What banks say today of questions that were answered before.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Amendments, amend, amendmentsOf, joined } from '../../../src/core/memory/amendments.ts';
import type { Entry } from '../../../src/core/memory/entry.ts';
import { addEntry, emptyPast, foldEntries, type Past, scheduleOf } from '../../../src/core/memory/past.ts';
import { attempt, bankFrom, flag, slip } from '../../support/sessions.ts';
import { fixed } from '../../support/texts.ts';

const day = (number: number): string => new Date(Date.UTC(2025, 0, number, 12)).toISOString();

/** What is known of a question, its schedule worked out. */
const known = (past: Past, name: string) => {
  const recall = past.questions.get(name);
  return { ...recall, schedule: scheduleOf(recall), reviews: [] };
};

describe('a question that was renamed', () => {
  const bank = bankFrom([{ id: 'new', renamedFrom: 'old' }]);
  const answers = (question: string, days: readonly number[]): Entry[] =>
    days.map((each) => attempt(question, 'correct', { at: day(each) }));
  const entries = [...answers('old', [1, 3, 10, 30, 80]), flag('old'), ...answers('new', [200])];
  const never = entries.map((entry) => ('question' in entry ? { ...entry, question: 'new' } : entry));

  test('has what was answered under its old name as if it had always had the new one', () => {
    const past = foldEntries(entries, emptyPast(amendmentsOf([bank])));
    expect([...past.questions.keys()]).toEqual(['test#new']);
    expect(known(past, 'test#new')).toEqual(known(foldEntries(never), 'test#new'));
  });

  test('has the same schedule in a session that runs and at the next start', () => {
    const past = foldEntries(entries.slice(0, -1), emptyPast(amendmentsOf([bank])));
    scheduleOf(past.questions.get('test#new')); // as a snapshot works it out
    for (const entry of entries.slice(-1)) addEntry(past, entry);
    expect(known(past, 'test#new')).toEqual(known(foldEntries(never), 'test#new'));
  });

  test('takes back a slip that was recorded under the old name', () => {
    const slipped = attempt('old', 'wrong', { at: day(90) });
    const past = foldEntries([...entries.slice(0, 5), slipped, slip(slipped)], emptyPast(amendmentsOf([bank])));
    expect(past.questions.get('test#new')?.attempts).toBe(5);
  });
});

describe('old names', () => {
  const namesIn = (...sketches: Parameters<typeof bankFrom>[0]) => [...amendmentsOf([bankFrom(sketches)]).renamed];

  test('of parts hold for the old name of the whole, of the part, and of both', () => {
    expect(namesIn({ id: 'whole', renamedFrom: 'before', parts: [{ id: 'a', renamedFrom: 'b' }, { id: 'c' }] })).toEqual([
      ['test#whole.b', 'test#whole.a'],
      ['test#before.a', 'test#whole.a'],
      ['test#before.b', 'test#whole.a'],
      ['test#before.c', 'test#whole.c'],
    ]);
    expect(namesIn({ id: 'whole', parts: [{ id: 'a', renamedFrom: 'b' }] })).toEqual([['test#whole.b', 'test#whole.a']]);
  });

  test('that another question has by now are left to that one', () => {
    expect(namesIn({ id: 'new', renamedFrom: 'old' }, { id: 'old' })).toEqual([]);
  });

  test('of disregarded questions hold as well: the status may go again', () => {
    expect(namesIn({ id: 'new', renamedFrom: 'old', status: 'disregard' })).toEqual([['test#old', 'test#new']]);
  });
});

describe('what has been folded', () => {
  const past = (...questions: string[]): Past => foldEntries(questions.map((question) => attempt(question, 'correct')));
  const saying = (renamed: Record<string, string>, accepting: readonly string[] = [], banks = ['test']): Amendments => ({
    banks: new Set(banks),
    renamed: new Map(Object.entries(renamed)),
    accepting: new Set(accepting),
  });

  test('can be amended where nothing of it is concerned', () => {
    const other = past('a');
    expect(amend(other, saying({ 'test#old': 'test#new' }, ['test#b']))).toBe(true);
    for (const question of ['old', 'b']) addEntry(other, attempt(question, 'wrong'));
    expect([...other.questions.keys()]).toEqual(['test#a', 'test#new', 'test#b']);
    expect(other.questions.get('test#b')?.accepted?.reviews).toHaveLength(1);
  });

  test.each<[string, Amendments]>([
    ['a name that has answers', saying({ 'test#a': 'test#new' })],
    ['a question with answers that accepts all of them', saying({}, ['test#a'])],
  ])('must be folded again for %s', (_, amendments) => {
    const other = past('a');
    expect(amend(other, amendments)).toBe(false);
    expect([other.renamed.size, other.accepting.size]).toEqual([0, 0]);
  });

  test('must be folded again when a bank takes a rename back, and not for a bank that nobody asked', () => {
    const other = emptyPast(saying({ 'test#old': 'test#new' }));
    expect(amend(other, saying({}, [], ['ch4']))).toBe(true);
    expect(amend(other, saying({}))).toBe(false);
    expect([...joined(other, saying({}, [], ['ch4'])).renamed]).toEqual([['test#old', 'test#new']]);
    expect([...joined(other, saying({})).renamed]).toEqual([]);
  });

  test('step by step, amended in between, is what a fold from the start gives', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c').map((question) => ({ question })) },
      fc.record({ old: fc.constantFrom('a', 'b', 'c'), accepting: fc.subarray(['test#a', 'test#b', 'test#c', 'test#new']) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        let now = emptyPast();
        const entries: Entry[] = [];
        for (const each of steps) {
          if ('question' in each) {
            const answer = attempt(each.question, 'wrong', { at: day(entries.length + 1) });
            entries.push(answer);
            addEntry(now, answer);
            continue;
          }
          const amendments = saying({ [`test#${each.old}`]: 'test#new' }, each.accepting);
          if (!amend(now, amendments)) now = foldEntries(entries, emptyPast(joined(now, amendments)));
          expect([...now.renamed]).toEqual([...amendments.renamed]);
        }
        const cold = foldEntries(entries, emptyPast(now));
        for (const name of cold.questions.keys()) {
          expect(known(now, name)).toEqual(known(cold, name));
          expect(scheduleOf(now.questions.get(name)?.accepted)).toEqual(scheduleOf(cold.questions.get(name)?.accepted));
        }
      }),
      fixed,
    );
  });
});
