// Lines read at a glance, against JSON.parse: the same entry, or none of its business.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/core/memory/entry.ts';
import { addEntry, emptyPast, foldEntries } from '../../src/core/memory/past.ts';
import { glance } from '../../src/store/glance.ts';
import { lineOf, readLine } from '../../src/store/lines.ts';
import { timeOf } from '../../src/store/time-of.ts';
import { attempt } from '../support/sessions.ts';
import { fixed } from '../support/texts.ts';

const KEYS = [
  ...(['id', 'session', 'at', 'bank', 'question', 'wording', 'shown', 'verdict', 'ms', 'hints', 'reply', 'score'] as const),
  ...(['confidence', 'gaveUp'] as const),
];

const HOSTILE = ['', '"', '\\', 'a","b', '\n', '\u0000', '\u2028', '\u007f', '漢ü', '\ud800', '__proto__', '1e3'];
/** Texts that this program writes, and all that nobody should. */
const text = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom('e1', 'ch4', 'q-1', 'a.b') },
  { weight: 4, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const time = fc.oneof(
  { weight: 4, arbitrary: fc.constant('2025-03-01T23:30:00.000+02:00') },
  fc
    .tuple(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }), fc.integer({ min: -23, max: 23 }))
    .map(([date, hours]) => date.toISOString().replace('Z', `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:30`)),
  fc.constantFrom(
    '2025-02-31T10:00:00.000+01:00',
    '2025-13-01T10:00:00.000+01:00',
    '2025-01-01T24:00:00.000+00:00',
    '2025-01-01',
    'soon',
    '',
  ),
  text,
);
const number = fc.oneof(
  { weight: 6, arbitrary: fc.nat() },
  fc.constantFrom(0, -0, -1, 0.1 + 0.2, 1e-7, 1e21, 2 ** 53),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const reply = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.constant(null),
  fc.array(text, { maxLength: 4 }),
  fc.dictionary(text, text, { maxKeys: 3 }),
  fc.jsonValue(),
);
const entry = fc.record({
  id: text,
  session: text,
  at: time,
  bank: text,
  question: text,
  wording: text,
  shown: fc.oneof({ weight: 3, arbitrary: fc.array(text, { maxLength: 4 }) }, { weight: 1, arbitrary: fc.jsonValue() }),
  verdict: fc.oneof(fc.constantFrom('correct', 'partial', 'wrong'), text),
  ms: number,
  hints: number,
  reply,
  score: number,
});
const more = fc.record(
  { confidence: fc.oneof(fc.constantFrom('guess', 'sure'), text), gaveUp: fc.constantFrom(true, false) },
  { requiredKeys: [] },
);

/** What other hands may have made of a line. */
const harm = fc.oneof(
  { weight: 4, arbitrary: fc.constant((line: string) => line) },
  fc.constantFrom<(line: string) => string>(
    (line) => line.replace('"ms":', '"hints":7,"ms":'),
    (line) => line.replace('{"v":1', '{"v":1,"v":2'),
    (line) => line.replace('{"v":1', '{"v":2'),
    (line) => line.replace(/"hints":(\d+)/, '"hints":0$1'),
    (line) => line.replace(/"score":(\d+)/, '"score":$1e0'),
    (line) => line.replace(/"score":(\d+)/, '"score":$1.0'),
    (line) => line.replace(/"score":(\d+)/, '"score":$1.'),
    (line) => line.replaceAll('","', '", "'),
    (line) => line.replace('}', ',"extra":1}'),
    (line) => line.replace('e', '\\u0065'),
    (line) => line.replace(/("id":"[^"]*",)("session":"[^"]*",)/, '$2$1'),
    (line) => `${line}\r`,
    (line) => ` ${line}`,
    (line) => `${line}}`,
  ),
  fc.nat().map((cut) => (line: string) => line.slice(0, cut % (line.length + 1))),
  fc.tuple(fc.nat(), fc.string({ maxLength: 2 })).map(([at, put]) => (line: string) => {
    const place = at % (line.length + 1);
    return line.slice(0, place) + put + line.slice(place + put.length);
  }),
);

/** Whether the line was read at a glance; where it was, JSON.parse must have read the same. */
function agrees(line: string): boolean {
  const seen = glance(line);
  if (seen === undefined) return false;
  const read = readLine(line);
  if (typeof read === 'string') throw new Error(`${read}: ${line}`);
  const whole = read.entry as Attempt; // the kind is checked below
  expect(whole.kind).toBe('attempt');
  expect(seen.at).toBe(read.at);
  for (const key of KEYS) expect(seen.entry[key], key).toEqual(whole[key]);
  expect('confidence' in seen.entry, 'confidence').toBe('confidence' in whole);
  expect('gaveUp' in seen.entry, 'gaveUp').toBe('gaveUp' in whole);
  expect(JSON.stringify(seen.entry.whole())).toBe(JSON.stringify(whole));
  const past = emptyPast();
  addEntry(past, seen.entry, seen.at);
  expect(past).toEqual(foldEntries([whole]));
  return true;
}

describe('a line read at a glance', () => {
  test('is what JSON.parse reads, or is left to it', () => {
    let seen = 0;
    fc.assert(
      fc.property(entry, more, harm, (facts, rest, change) => {
        const line = change(JSON.stringify({ v: 1, kind: 'attempt', ...facts, ...rest }));
        if (agrees(line)) seen += 1;
      }),
      { ...fixed, numRuns: 5000 },
    );
    expect(seen).toBeGreaterThan(400);
  });

  test('any change of one character of a sound line changes nothing about that', () => {
    const line = lineOf(
      attempt('q-1', 'partial', {
        confidence: 'sure',
        reply: { '1': 'a' },
        shown: ['b', 'a'],
        score: 0.25,
        at: '2025-03-01T23:30:00.000+02:00',
      }),
    ).trim();
    for (let at = 0; at < line.length; at += 1)
      for (const put of ['', '"', '\\', '0', '9', '-', ',', ':', '}', ']', ' ', 'x', 'T'])
        agrees(line.slice(0, at) + put + line.slice(at + 1));
  });

  test.each([
    ['a letter picked', {}],
    ['letters picked', { reply: ['a', 'c'], shown: ['c', 'a', 'b'] }],
    ['pairs', { reply: { '1': 'c', '2': 'a' } }],
    ['an answer shown', { reply: null, score: 0, gaveUp: true as const }],
    ['sureness', { confidence: 'guess' as const }],
    ['a fraction', { score: 1 / 3 }],
    ['letters of any script', { reply: '漢字 ü', question: 'größe' }],
  ])('is one that this program writes: %s', (_, facts) => {
    const made = attempt('q', 'correct', { at: '2025-03-01T23:30:00.000-02:30', ...facts });
    const { kind, id, session, at, bank, question, wording, shown, verdict, ms, hints, reply: given, score, ...last } = made;
    // The order in which a session puts them.
    expect(
      agrees(lineOf({ kind, id, session, at, bank, question, wording, shown, verdict, ms, hints, reply: given, score, ...last }).trim()),
    ).toBe(true);
  });

  test('is not one of any length', () => {
    expect(glance(lineOf(attempt('q', 'correct', { reply: 'a'.repeat(10_000_000) })).trim())).toBeUndefined();
  });
});

test('a time is the one that Date.parse reads', () => {
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 3 }), (times) => {
      for (const each of times) expect(timeOf(each), each).toBe(Date.parse(each));
    }),
    { ...fixed, numRuns: 3000 },
  );
  for (const each of [
    '2024-02-30T00:00:00.000-00:00',
    '2024-01-01T00:00:00.000+24:00',
    '2024-01-01T00:60:00.000+01:00',
    '2024-01-32T00:00:00.000+01:00',
  ])
    expect(timeOf(each), each).toBe(Date.parse(each));
});
