// Lines that were scanned, against JSON.parse: the same entry, or none of its business.
import { readFileSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeJournal } from '../../bench/journals.mjs';
import { shortHash } from '../../src/core/hash.ts';
import type { Entry } from '../../src/core/memory/entry.ts';
import { addAttempt, addEntry, emptyPast, foldEntries } from '../../src/core/memory/past.ts';
import { type Block, blockOf } from '../../src/store/block.ts';
import { lineOf, readLine } from '../../src/store/lines.ts';
import { entryOf, ScannedAttempt, type ScannedLine, whole } from '../../src/store/rows.ts';
import { scan } from '../../src/store/scan.ts';
import { Texts } from '../../src/store/texts.ts';
import { Times } from '../../src/store/time-of.ts';
import { folder } from '../support/program.ts';
import { attempt } from '../support/sessions.ts';
import { fixed } from '../support/texts.ts';

const KEYS = {
  attempt: [
    ...['kind', 'id', 'session', 'at', 'bank', 'question', 'wording', 'shown', 'verdict', 'ms', 'hints', 'reply', 'score'],
    ...['confidence', 'gaveUp'],
  ],
  start: ['kind', 'id', 'session', 'at', 'run', 'seed', 'items', 'exam'],
  end: ['kind', 'id', 'session', 'at', 'run', 'score', 'outOf'],
};

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

const begun = fc.record({
  id: text,
  session: text,
  at: time,
  run: text,
  seed: text,
  items: fc.oneof({ weight: 3, arbitrary: fc.array(text, { maxLength: 4 }) }, { weight: 1, arbitrary: fc.jsonValue() }),
  exam: fc.oneof({ weight: 5, arbitrary: fc.boolean() }, { weight: 1, arbitrary: fc.jsonValue() }),
});

const ended = fc
  .tuple(fc.record({ id: text, session: text, at: time, run: text }), fc.record({ score: number, outOf: number }, { requiredKeys: [] }))
  .map(([facts, score]) => ({ ...facts, ...score }));

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

/** The lines in memory, as they are read from a file. Lone surrogates come back from a disk as something else. */
function block(lines: readonly string[]): Block {
  const bytes = Buffer.from(`${lines.map((line) => `${line}\n`).join('')}spare`);
  return blockOf(bytes, bytes.length - 5);
}

/** How many lines have a row; JSON.parse must read the same of those. */
function agreed(lines: readonly string[]): number {
  const read = block(lines);
  const rows = scan(read);
  let from = 0;
  let row = 0;
  while (from < read.bytes.length) {
    const feed = read.bytes.indexOf('\n', from);
    if (row < rows.count && rows.begins[row] === from) {
      const line = read.bytes.toString('utf8', from, feed);
      expect(rows.ends[row], line).toBe(feed + 1);
      sameAs(line, entryOf(read, rows, row));
      row += 1;
    }
    from = feed + 1;
  }
  expect(row).toBe(rows.count);
  return rows.count;
}

const agrees = (line: string): boolean => agreed([line]) > 0;

function sameAs(line: string, seen: ScannedLine): void {
  const read = readLine(line);
  if (typeof read === 'string') throw new Error(`${read}: ${line}`);
  expect(seen.time).toBe(read.at);
  expect(JSON.stringify(whole<Entry>(seen))).toBe(JSON.stringify(read.entry));
  for (const key of KEYS[seen.kind]) expect(Reflect.get(seen, key), key).toEqual(Reflect.get(read.entry, key));
  const [past, expected] = [emptyPast(), foldEntries([read.entry])];
  if (!(seen instanceof ScannedAttempt)) {
    addEntry(past, seen, seen.time);
    expect([...past.open.keys(), ...past.finished.keys()]).toEqual([...expected.open.keys(), ...expected.finished.keys()]);
    return;
  }
  expect(seen.idHash).toBe(shortHash(seen.id));
  addAttempt(past, seen, seen);
  expect(past).toEqual(expected);
}

describe('a line that was scanned', () => {
  const sound = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(entry, more).map(([facts, rest]) => JSON.stringify({ v: 1, kind: 'attempt', ...facts, ...rest })) },
    { weight: 1, arbitrary: begun.map((facts) => JSON.stringify({ v: 1, kind: 'start', ...facts })) },
    { weight: 1, arbitrary: ended.map((facts) => JSON.stringify({ v: 1, kind: 'end', ...facts })) },
  );
  const line = fc.tuple(sound, harm).map(([made, change]) => change(made));

  test('is what JSON.parse reads, or is left to it, whatever came before it', () => {
    let seen = 0;
    // The same line again and again with other harm, too: a line is compared with the one before.
    const many = fc.oneof(
      fc.array(line, { minLength: 1, maxLength: 5 }),
      fc.tuple(sound, fc.array(harm, { minLength: 2, maxLength: 5 })).map(([made, changes]) => changes.map((change) => change(made))),
    );
    fc.assert(
      fc.property(many, (lines) => {
        seen += agreed(lines);
      }),
      { ...fixed, numRuns: 5000 },
    );
    expect(seen).toBeGreaterThan(2000);
  });

  test('any change of one character of a sound line changes nothing about that', () => {
    const unharmed = lineOf(
      attempt('q-1', 'partial', {
        confidence: 'sure',
        reply: { '1': 'a' },
        shown: ['b', 'a'],
        score: 0.25,
        at: '2025-03-01T23:30:00.000+02:00',
      }),
    ).trim();
    for (let at = 0; at < unharmed.length; at += 1)
      for (const put of ['', '"', '\\', '0', '9', '-', ',', ':', '}', ']', ' ', 'x', 'T', 'ü', '\r', '\t']) {
        const harmed = unharmed.slice(0, at) + put + unharmed.slice(at + 1);
        agreed([harmed]);
        agreed([unharmed, harmed, unharmed]);
      }
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

  test('is one of the benchmark, too: attempts, beginnings and ends of sessions', () => {
    const data = folder();
    const { file } = writeJournal(data, 30, { bank: 'harbor', ids: ['a', 'b', 'c'] });
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    rmSync(data, { recursive: true, force: true });
    expect(lines).toHaveLength(34);
    expect(agreed(lines)).toBe(34);
  });

  test('may be of any length', () => {
    agreed([lineOf(attempt('q', 'correct', { reply: 'a'.repeat(10_000_000) })).trim()]);
  });
});

test('a time is the one that Date.parse reads, or is left to it, whatever came before it', () => {
  const same = (...each: readonly string[]): boolean[] => {
    const read = block(each);
    const times = new Times(read, new Texts(read));
    let from = 0;
    return each.map((text) => {
      const to = from + Buffer.byteLength(text);
      const at = times.read(from, to);
      if (!Number.isNaN(at)) expect(at, text).toBe(Date.parse(read.bytes.toString('utf8', from, to)));
      from = to + 1;
      return !Number.isNaN(at);
    });
  };
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 3 }), (times) => {
      same(...times);
    }),
    { ...fixed, numRuns: 3000 },
  );
  expect(same('2025-03-01T23:30:00.999-11:30', '2025-03-01T23:31:59.000-11:30')).toEqual([true, true]);
  for (const each of [
    '2024-02-30T00:00:00.000-00:00',
    '2024-01-01T00:00:00.000+24:00',
    '2024-01-01T00:60:00.000+01:00',
    '2024-01-32T00:00:00.000+01:00',
  ])
    same(each);
});
