// The journal on a real disk: what is appended is read, whatever happened to the files in between.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeJournal } from '../../bench/journals.mjs';
import { shortHash } from '../../src/core/hash.ts';
import type { Attempt, Entry } from '../../src/core/memory/entry.ts';
import { merged } from '../../src/core/memory/merge.ts';
import { foldEntries, type Past, scheduleOf } from '../../src/core/memory/past.ts';
import { appendLines, deviceFile, journalFiles, journalFolder, journalStore } from '../../src/store/journal.ts';
import { lineOf, readLine } from '../../src/store/lines.ts';
import { readFrom } from '../../src/store/read-lines.ts';
import { folder, root } from '../support/program.ts';
import { attempt, flag, skip, slip } from '../support/sessions.ts';
import { fixed } from '../support/texts.ts';

const made: string[] = [];
/** A new empty data folder, gone when the tests are over. */
function dataFolder(): string {
  const data = folder();
  made.push(data);
  return data;
}
afterAll(() => {
  for (const data of made) rmSync(data, { recursive: true, force: true });
});

const entriesIn = (data: string): Entry[] => {
  const entries: Entry[] = [];
  readFrom(journalFiles(data), new Map(), (entry) => entries.push(entry));
  return entries;
};
const idsIn = (data: string): string[] => entriesIn(data).map((entry) => entry.id);
const linesOf = (entries: readonly Entry[]): string => entries.map(lineOf).join('');

/** Writes a journal file as another program, an older run or a sync tool may have left it. */
function journalWith(text: string, data = dataFolder(), file = deviceFile(data)): { readonly data: string; readonly file: string } {
  mkdirSync(journalFolder(data), { recursive: true });
  writeFileSync(file, text);
  return { data, file };
}

/** What happened, with all schedules worked out, so that two pasts can be compared. */
async function pastOf(data: string): Promise<{ readonly past: Past; readonly notices: readonly string[] }> {
  const read = await journalStore(data).past();
  for (const recall of read.past.questions.values()) scheduleOf(recall);
  return read;
}

/** The past as it is without a snapshot. */
async function coldPast(data: string): Promise<Past> {
  rmSync(join(data, 'snapshot.json'), { force: true });
  return (await pastOf(data)).past;
}

const answers = (count: number): Attempt[] =>
  Array.from({ length: count }, (_, index) => attempt(`q${index % 7}`, index % 3 === 0 ? 'wrong' : 'correct'));

describe('appending', () => {
  test('what is appended is read back, in its order', async () => {
    const data = dataFolder();
    const store = journalStore(data);
    const all = [...answers(5), flag('q1')];
    for (const entry of all) await store.append(entry);
    expect(entriesIn(data)).toEqual(all.map((entry) => ({ v: 1, ...entry })));
    const { past, notices } = await store.past();
    expect(notices).toEqual([]);
    expect(past.questions.get('test#q1')).toMatchObject({ attempts: 1, flags: ['odd'] });
  });

  test('a line says its format first, and is one line whatever the reply holds', () => {
    const line = lineOf(attempt('q', 'correct', { reply: 'two\nlines \u2028 and "quotes"' }));
    expect(line).toMatch(/^\{"v":1,"kind":"attempt","id":/);
    expect(line.indexOf('\n')).toBe(line.length - 1);
  });

  test('nobody else may read it', async () => {
    const data = dataFolder();
    await journalStore(data).append(attempt('q', 'correct'));
    const mode = (path: string): string => execFileSync('stat', ['-c', '%a', path], { encoding: 'utf8' }).trim();
    expect(mode(deviceFile(data))).toBe('600');
    expect(mode(journalFolder(data))).toBe('700');
  });

  test('each machine has a file of its own, whatever its name', () => {
    expect(deviceFile('/data', 'lab-3.example.org')).toBe('/data/journal/lab-3.example.org.jsonl');
    expect(deviceFile('/data', 'Übung/../x y')).toBe('/data/journal/-bung-..-x-y.jsonl');
    expect(deviceFile('/data', '')).toBe('/data/journal/device.jsonl');
  });
});

describe('a torn tail', () => {
  const [first, second, torn, next] = answers(4) as [Attempt, Attempt, Attempt, Attempt];
  const sound = linesOf([first, second]);
  const last = lineOf(torn);

  test('of any length costs no other line, and the next one is whole', async () => {
    const { data, file } = journalWith('');
    for (let length = 1; length < Buffer.byteLength(last); length += 1) {
      writeFileSync(file, sound + last.slice(0, length));
      // Where only the line feed is missing, the line is whole.
      const kept = length === last.length - 1 ? [torn.id] : [];
      expect(idsIn(data)).toEqual([first.id, second.id, ...kept]);
      appendLines(file, lineOf(next));
      expect(idsIn(data)).toEqual([first.id, second.id, ...kept, next.id]);
      expect(readFileSync(file, 'utf8')).toBe(`${sound}${last.slice(0, length)}\n${lineOf(next)}`);
    }
  });

  test("that is whole counts, in a copy of another machine's file to which nobody will ever append", async () => {
    const { data } = journalWith(sound);
    writeFileSync(deviceFile(data, 'other'), last.trimEnd());
    for (let start = 0; start < 2; start += 1) {
      const { past, notices } = await pastOf(data);
      expect(past.questions.get(`test#${torn.question}`)?.attempts).toBe(1);
      expect(notices).toEqual([]);
    }
    // And once when its end comes after all.
    appendFileSync(deviceFile(data, 'other'), `\n${lineOf(next)}`);
    expect((await pastOf(data)).past).toEqual(await coldPast(data));
    expect((await pastOf(data)).past.questions.get(`test#${torn.question}`)?.attempts).toBe(1);
  });

  test('is told once', async () => {
    const { data } = journalWith(sound + last.slice(0, 40));
    expect((await pastOf(data)).notices).toEqual([]);
    await journalStore(data).append(next);
    const { past, notices } = await pastOf(data);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/1 line cannot be read/);
    expect(past.questions.size).toBe(3);
    expect((await pastOf(data)).notices).toEqual([]);
  });

  test('inside a letter of several bytes', () => {
    const bytes = Buffer.from(lineOf(attempt('q', 'correct', { reply: '漢' })));
    const { data, file } = journalWith(sound);
    appendFileSync(file, bytes.subarray(0, bytes.indexOf(Buffer.from('漢')) + 1));
    appendLines(file, lineOf(next));
    expect(idsIn(data)).toEqual([first.id, second.id, next.id]);
  });
});

describe('lines that this version cannot read', () => {
  const [one, two] = answers(2) as [Attempt, Attempt];
  const newer = '{"v":2,"kind":"dream","id":"x"}\n';

  test('one of a newer format is kept, skipped and told', async () => {
    const text = `${lineOf(one)}${newer}${lineOf(two)}`;
    const { data, file } = journalWith(text);
    const { past, notices } = await pastOf(data);
    expect(past.questions.size).toBe(2);
    expect(notices).toEqual([expect.stringMatching(/1 line of a newer version of quiz\. Kept/)]);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test.each([
    ['no JSON', 'PK\u0003\u0004\u0000\u0000 what is this\n'],
    ['no text', Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28, 0x0a])],
    ['a conflict mark of a sync tool', '<<<<<<< mine\n'],
    ['a list', '[1, 2]\n'],
    ['no format', '{"kind":"attempt"}\n'],
    ['a kind that is none', '{"v":1,"kind":"dream","id":"x","session":"s","at":"2025-01-01T00:00:00Z"}\n'],
    ['no time', `${lineOf(one).replace(/"at":"[^"]+"/, '"at":"soon"')}`],
    ['no question', `${lineOf(one).replace(/"question":"[^"]+",/, '')}`],
    ['a score in words', `${lineOf(one).replace(/"score":\d/, '"score":"high"')}`],
  ])('garbage in the middle is told, and all others are read: %s', async (_, garbage) => {
    const { data, file } = journalWith(lineOf(one));
    appendFileSync(file, garbage);
    appendFileSync(file, lineOf(two));
    const { past, notices } = await pastOf(data);
    expect(past.questions.size).toBe(2);
    expect(notices).toEqual([expect.stringMatching(/1 line cannot be read/)]);
  });

  test('blank lines and line ends of Windows are no damage', async () => {
    const { data } = journalWith(`\n${lineOf(one).replace('\n', '\r\n')}\n\n${lineOf(two)}`);
    const { past, notices } = await pastOf(data);
    expect(past.questions.size).toBe(2);
    expect(notices).toEqual([]);
  });

  test('a file that cannot be read costs no other file', async () => {
    const { data } = journalWith(lineOf(one));
    mkdirSync(join(journalFolder(data), 'folder.jsonl'));
    const { past, notices } = await pastOf(data);
    expect(past.questions.size).toBe(1);
    expect(notices).toEqual([expect.stringMatching(/folder\.jsonl cannot be read \(EISDIR/)]);
    await journalStore(data).append(two);
    expect((await pastOf(data)).past.questions.size).toBe(2);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a time before all clocks', { at: '-200000-01-01T00:00:00.000Z' }],
    ['a time before 1970', { at: '1969-12-31T10:00:00.000+00:00' }],
    ['a time after all clocks', { at: '+200000-01-01T00:00:00.000Z' }],
    ['no time', { at: 'soon' }],
    ['an answer that nobody can give', { reply: 5 }],
    ['pairs of numbers', { reply: { a: 1 } }],
    ['letters that are none', { shown: ['a', 1] }],
    ['a session of numbers', { kind: 'start', run: 'ch4', seed: 's', items: [5], exam: false }],
    ['a flag without a note', { kind: 'flag', note: undefined }],
    ['a detour to numbers', { kind: 'detour', concept: 'a', to: 'b', taken: true, questions: [1] }],
  ])('a line with %s is damaged, and stops nothing', async (_, odd) => {
    const { data } = journalWith(`${lineOf(one)}${JSON.stringify({ v: 1, ...one, ...odd })}\n`);
    for (let start = 0; start < 3; start += 1) {
      const { past, notices } = await pastOf(data);
      expect([...past.questions.keys()]).toEqual([`test#${one.question}`]);
      expect(past.questions.get(`test#${one.question}`)?.attempts).toBe(1);
      if (start === 0) expect(notices).toEqual([expect.stringContaining('1 line cannot be read')]);
    }
  });

  test('readLine says what a line is', () => {
    expect(readLine(lineOf(one).trim())).toEqual({ entry: { v: 1, ...one }, at: Date.parse(one.at) });
    expect(readLine(newer.trim())).toBe('newer');
    expect(readLine('{"v":1')).toBe('damaged');
    expect(readLine('null')).toBe('damaged');
  });
});

describe('the fold of lines as bytes', () => {
  const verdict = fc.constantFrom<Attempt['verdict']>('correct', 'correct', 'partial', 'wrong');
  const answered = fc.record({
    question: fc.constantFrom('q1', 'q2', 'größe', 'a "quoted" one'),
    verdict,
    hints: fc.constantFrom(0, 0, 1),
    confidence: fc.option(fc.constantFrom('guess' as const, 'sure' as const), { nil: undefined }),
    gaveUp: fc.option(fc.constant(true as const), { nil: undefined }),
    reply: fc.oneof(fc.string(), fc.constant(null), fc.array(fc.string(), { maxLength: 3 })),
  });
  const happening = fc.oneof(
    { weight: 20, arbitrary: answered.map((facts) => ({ kind: 'attempt' as const, facts })) },
    fc.constantFrom(...(['start', 'end', 'given up', 'slip', 'flag', 'skip', 'blank', 'torn', 'newer'] as const)).map((kind) => ({ kind })),
  );

  /** A journal of one device, and its entries. */
  function journalOf(happenings: readonly (typeof happening extends fc.Arbitrary<infer H> ? H : never)[]) {
    let made = Date.UTC(2025, 0, 1);
    let session = 's';
    let last: Attempt | undefined;
    const entries: Entry[] = [];
    let text = '';
    const put = (entry: Entry): void => {
      entries.push(entry);
      text += lineOf(entry);
    };
    for (const happened of happenings) {
      made += 7_000_000;
      const stamp = { id: `e${made}`, session, at: new Date(made).toISOString().replace('Z', '+00:00') };
      if (happened.kind === 'attempt') {
        const { question, reply, verdict: graded, hints, confidence, gaveUp } = happened.facts;
        const score = graded === 'correct' ? 1 : 0.9;
        const facts = { wording: 'w', shown: ['b', 'a'], verdict: graded, ms: 1000, hints, reply, score };
        const rest = { ...(confidence && { confidence }), ...(gaveUp && { gaveUp }) };
        last = { kind: 'attempt', ...stamp, bank: 'test', question, ...facts, ...rest };
        put(last);
      } else if (happened.kind === 'start') {
        session = `s${made}`;
        put({ kind: 'start', ...stamp, session, run: made % 3 === 0 ? 'one' : 'two', seed: 'x', items: ['test#q1'], exam: false });
      } else if (happened.kind === 'end') put({ kind: 'end', ...stamp, run: 'one', score: 1, outOf: 2 });
      else if (happened.kind === 'given up') put({ kind: 'end', ...stamp, run: 'two' });
      else if (happened.kind === 'slip' && last) put({ ...slip(last), ...stamp });
      else if (happened.kind === 'flag' || happened.kind === 'skip') put({ ...(happened.kind === 'flag' ? flag : skip)('q1'), ...stamp });
      else if (happened.kind === 'blank') text += ' \t\r\n';
      else if (happened.kind === 'torn') text += `${lineOf(last ?? flag('q1')).slice(0, 90)}\n`;
      else text += `${lineOf(last ?? flag('q1')).replace('"v":1', '"v":9')}`;
    }
    return { text, entries };
  }

  const carefully = (entries: readonly Entry[]): Past => {
    const past = foldEntries(entries.map((entry) => ({ v: 1, ...entry })));
    for (const recall of past.questions.values()) for (const track of [recall, recall.accepted]) scheduleOf(track);
    return past;
  };

  test('is that of the entries', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 60 }), async (happenings) => {
        const { text, entries } = journalOf(happenings);
        const { data } = journalWith(text);
        expect((await journalStore(data).past()).past).toEqual(carefully(entries));
        // And from the snapshot, which has nothing but JSON.
        expect(JSON.stringify([...(await journalStore(data).past()).past.open])).toBe(JSON.stringify([...carefully(entries).open]));
      }),
      { ...fixed, numRuns: 150 },
    );
  });

  test('is that of the entries where a journal is longer than what is read at once', async () => {
    const some = fc.sample(happening, { ...fixed, numRuns: 12_000 });
    const { text, entries } = journalOf(some);
    expect(text.length).toBeGreaterThan(3 * 2 ** 20);
    expect((await journalStore(journalWith(text).data).past()).past).toEqual(carefully(entries));
  });

  test('takes a line that is longer than what is read at once', async () => {
    const long = attempt('q', 'correct', { reply: 'ü'.repeat(3 * 2 ** 20) });
    const { data } = journalWith(linesOf([attempt('q', 'wrong'), long, attempt('q', 'correct')]));
    expect((await journalStore(data).past()).past.questions.get('test#q')?.attempts).toBe(3);
    expect((entriesIn(data)[1] as Attempt).reply).toBe(long.reply); // an attempt, as it was put
  });
});

describe('a long journal, scanned with the help of a thread', () => {
  /** More than what is read without help; some lines are laid out as other programs would do it. */
  function longJournal(): string {
    const data = dataFolder();
    const ids = Array.from({ length: 40 }, (_, index) => `q${index}`);
    const { file } = writeJournal(data, 55_000, { bank: 'test', ids });
    const lines = readFileSync(file, 'utf8').split('\n');
    for (let at = 0; at < lines.length; at += 997) lines[at] = (lines[at] ?? '').replace('"kind":', '"kind": ');
    for (let at = 5; at < lines.length; at += 10_007) lines[at] = (lines[at] ?? '').slice(0, 40);
    writeFileSync(file, lines.join('\n'));
    expect(statSync(file).size).toBeGreaterThan(2 ** 24);
    return data;
  }

  test('gives the past that it gives without, and a thread that fails does no harm', async () => {
    const data = longJournal();
    const ways = async (thread?: string): Promise<unknown> => {
      rmSync(join(data, 'snapshot.json'), { force: true });
      const read = await journalStore(data, thread).past();
      for (const recall of read.past.questions.values()) scheduleOf(recall);
      return read;
    };
    const alone = await ways();
    expect(alone).toMatchObject({ notices: [expect.stringContaining('7 lines cannot be read')] });
    expect(await ways(join(root, 'dist', 'scan-thread.cjs'))).toEqual(alone);
    const broken = {
      missing: join(data, 'missing.cjs'),
      ending: 'process.exit(1)',
      failing: 'throw new Error("no")',
      'failing late':
        'let given = 0; require("worker_threads").parentPort.on("message", () => { given += 1; if (given > 1) throw new Error("no"); });',
    };
    for (const [name, code] of Object.entries(broken)) {
      const program = join(data, `${name}.cjs`);
      if (name !== 'missing') writeFileSync(program, code);
      expect(await ways(program), name).toEqual(alone);
    }
  });
});

describe('what answers would add up to if every one were right', () => {
  const names = ['test#q1', 'test#new'];
  const acceptedIn = async (data: string, accepting: readonly string[]) => {
    const { past } = await journalStore(data).past({ banks: new Set(), renamed: new Map(), accepting: new Set(accepting) });
    return names.map((name) => past.questions.get(name)?.accepted).map((track) => [track?.days, scheduleOf(track)]);
  };

  test('is kept from then on where it is asked for, whatever was read before', async () => {
    const data = dataFolder();
    const day = (number: number): string => `2025-03-0${number}T10:00:00.000+00:00`;
    const wrong = (question: string, number: number): Attempt => attempt(question, 'wrong', { at: day(number) });
    const all = [wrong('q1', 1), wrong('q1', 2), wrong('q2', 3)];
    appendLines(deviceFile(data), linesOf(all));
    expect(await acceptedIn(data, [])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);

    const asked = await acceptedIn(data, names);
    expect(asked).toEqual([
      [['2025-03-01', '2025-03-02'], expect.objectContaining({ reps: 2, lapses: 0 })],
      [undefined, undefined],
    ]);
    // The next start knows it by itself, with what was answered since, and a start that asks for nothing changes nothing.
    expect(await acceptedIn(data, [])).toEqual(asked);
    const more = [wrong('q1', 4), wrong('new', 5)];
    appendLines(deviceFile(data), linesOf(more));
    const grown = await acceptedIn(data, names);
    expect(grown).toEqual([
      [['2025-03-01', '2025-03-02', '2025-03-04'], expect.objectContaining({ reps: 3 })],
      [['2025-03-05'], expect.objectContaining({ reps: 1 })],
    ]);
    rmSync(join(data, 'snapshot.json'));
    expect(await acceptedIn(data, names)).toEqual(grown);
  });
});

describe('a disk that cannot be written', () => {
  const entry = attempt('q', 'correct');

  test('a folder below a file: the append fails, and reading gives nothing', async () => {
    const file = join(dataFolder(), 'file');
    writeFileSync(file, 'text');
    const store = journalStore(join(file, 'data'));
    await expect(store.append(entry)).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect((await store.past()).past.questions.size).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('text');
  });

  test('a folder where the file should be', async () => {
    const data = dataFolder();
    mkdirSync(deviceFile(data), { recursive: true });
    await expect(journalStore(data).append(entry)).rejects.toMatchObject({ code: 'EISDIR' });
  });

  test.skipIf(!existsSync('/dev/full'))('a device that is always full', () => {
    const { data, file } = journalWith('');
    rmSync(file);
    symlinkSync('/dev/full', file);
    expect(() => appendLines(deviceFile(data), lineOf(entry))).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
  });

  test('a disk that fills up: every line that was promised is there, and there is room again', async ({ skip }) => {
    const data = dataFolder();
    const size = ['-o', 'size=32k'];
    if (spawnSync('mount', ['-t', 'tmpfs', ...size, 'tmpfs', data]).status !== 0) skip('no file system can be mounted here');
    try {
      const store = journalStore(data);
      const promised: string[] = [];
      let failed: unknown;
      while (failed === undefined && promised.length < 1000) {
        const next = attempt('q', 'correct');
        await store.append(next).then(
          () => promised.push(next.id),
          (error: unknown) => {
            failed = error;
          },
        );
      }
      expect(failed).toMatchObject({ code: 'ENOSPC' });
      expect(promised.length).toBeGreaterThan(20);
      expect(idsIn(data)).toEqual(promised);
      // No room for a snapshot is no matter either.
      expect((await pastOf(data)).past.questions.get('test#q')?.attempts).toBe(promised.length);
      truncateSync(deviceFile(data), 4096);
      const whole = idsIn(data);
      await store.append(entry);
      expect(idsIn(data)).toEqual([...whole, entry.id]);
    } finally {
      spawnSync('umount', [data]);
    }
  });
});

describe('eight processes at once', () => {
  let place = '';
  beforeAll(async () => {
    place = dataFolder();
    const options = { bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' } as const;
    await build({ ...options, entryPoints: [join(root, 'src', 'store', 'journal.ts')], outfile: join(place, 'journal.mjs') });
    writeFileSync(
      join(place, 'writer.mjs'),
      `import { journalStore } from './journal.mjs';
       const [, , data, name] = process.argv;
       const store = journalStore(data);
       for (let count = 0; count < 200; count += 1) {
         const stamp = { id: name + '-' + count, session: name, at: new Date().toISOString() };
         await store.append({ kind: 'flag', ...stamp, bank: 'b', question: 'q', wording: '', note: 'n'.repeat((count * 37) % 900) });
         if (count % 50 === 0) await store.past();
       }`,
    );
  });

  test('lose nothing, and interleave no half lines', async () => {
    const data = dataFolder();
    const env = { PATH: process.env['PATH'], QUIZ_DATA_DIR: data };
    const codes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const child = spawn(process.execPath, [join(place, 'writer.mjs'), data, `w${index}`], {
          env,
          stdio: ['ignore', 'ignore', 'inherit'],
        });
        return new Promise((resolve) => child.on('close', resolve));
      }),
    );
    expect(codes).toEqual(Array(8).fill(0));
    // A writer that looks at the end of the file in the middle of another's write leaves a blank line, which is no harm.
    const lines = readFileSync(deviceFile(data), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    expect(lines).toHaveLength(1600);
    expect(lines.filter((line) => typeof readLine(line) === 'string')).toEqual([]);
    expect(new Set(idsIn(data)).size).toBe(1600);
    const { past, notices } = await pastOf(data);
    expect(notices).toEqual([]);
    expect(past.questions.get('b#q')?.flags).toHaveLength(1600);
    expect(past).toEqual(await coldPast(data));
    expect(readdirSync(data).filter((name) => name !== 'journal')).toEqual(['snapshot.json']);
  });
});

describe('the snapshot', () => {
  const snapshotOf = (data: string): string => join(data, 'snapshot.json');

  /** A journal that was read before, and has grown since. */
  async function grown(): Promise<{ readonly data: string; readonly file: string; readonly all: readonly Entry[] }> {
    const all = answers(70);
    const { data, file } = journalWith(linesOf(all.slice(0, 50)));
    await pastOf(data);
    appendLines(file, linesOf(all.slice(50)));
    return { data, file, all };
  }

  test('is written, and a start from it gives the past of a cold one', async () => {
    const { data } = await grown();
    expect(existsSync(snapshotOf(data))).toBe(true);
    const warm = (await pastOf(data)).past;
    const again = (await pastOf(data)).past;
    const cold = await coldPast(data);
    expect(warm).toEqual(cold);
    expect(again).toEqual(cold);
  });

  test('has the answers of a session that can be gone on with whole, as a cold start has them', async () => {
    const begun: Entry = {
      kind: 'start',
      id: 'b',
      session: 's',
      at: '2024-01-01T00:00:00.000Z',
      run: 'test',
      seed: 'x',
      items: [],
      exam: false,
    };
    const at = (second: number) => ({ at: `2024-01-01T00:00:0${second}.000+00:00` });
    const inside = [attempt('q', 'wrong', { ...at(1), shown: ['b', 'a'] }), { ...flag('q'), ...at(2) }, attempt('q', 'correct', at(3))];
    const { data } = journalWith(linesOf([begun, ...inside]));
    const cold = await coldPast(data);
    expect(JSON.stringify(cold.open.get('test')?.entries)).toBe(JSON.stringify(inside.map((entry) => ({ v: 1, ...entry }))));
    expect((await pastOf(data)).past).toEqual(cold);
  });

  test('is what a start reads: lines before it are not read again', async () => {
    const { data, file } = await grown();
    await pastOf(data);
    const bytes = readFileSync(file);
    bytes.write('garbage', 5);
    // The first line lies before the last four thousand bytes, by which a journal is known.
    expect(bytes.length).toBeGreaterThan(8192);
    writeFileSync(file, bytes);
    expect((await pastOf(data)).notices).toEqual([]);
    rmSync(snapshotOf(data));
    expect((await pastOf(data)).notices).toHaveLength(1);
  });

  test('any change to it is noticed', async () => {
    const { data } = await grown();
    const cold = await coldPast(data);
    const sound = readFileSync(snapshotOf(data), 'utf8');
    const places = Array.from({ length: 60 }, (_, index) => Math.floor((index * (sound.length - 1)) / 60));
    const corrupt = [
      '',
      'null',
      '{}',
      '\n{}',
      sound.slice(0, sound.length / 2),
      sound.replace('"questions":[', '"questions":null,"x":['),
      ...places.map((at) => sound.slice(0, at) + (sound[at] === '1' ? '2' : '1') + sound.slice(at + 1)),
    ];
    for (const text of corrupt) {
      writeFileSync(snapshotOf(data), text);
      const { past, notices } = await pastOf(data);
      expect(past, text.slice(0, 80)).toEqual(cold);
      expect(notices).toEqual([]);
    }
  });

  test('of another journal is ignored', async () => {
    const [mine, other] = [await grown(), await grown()];
    await pastOf(other.data);
    writeFileSync(snapshotOf(mine.data), readFileSync(snapshotOf(other.data)));
    const { past } = await pastOf(mine.data);
    expect(past).toEqual(await coldPast(mine.data));
  });

  test('of a journal that was cut is ignored, and so it is when the journal has grown again', async () => {
    const { data, file, all } = await grown();
    await pastOf(data);
    const snapshot = readFileSync(snapshotOf(data));
    writeFileSync(file, linesOf(all.slice(0, 11)));
    expect((await pastOf(data)).past).toEqual(await coldPast(data));
    writeFileSync(snapshotOf(data), snapshot);
    appendLines(file, linesOf(answers(60)));
    expect((await pastOf(data)).past).toEqual(await coldPast(data));
  });

  test('does not stand in the way of a file of another device', async () => {
    const { data, all } = await grown();
    await pastOf(data);
    // The other device was used in between: before, among and after what is here.
    const last = Date.parse(all.at(-1)?.at ?? '');
    const theirs = [-50_000, -20_500, 1000].map((after) => attempt('q1', 'wrong', { at: new Date(last + after).toISOString() }));
    journalWith(linesOf(theirs), data, deviceFile(data, 'other'));
    const { past } = await pastOf(data);
    expect(past.questions.get('test#q1')?.attempts).toBe(10 + 3);
    expect(past).toEqual(await coldPast(data));
    // And it goes on growing on both.
    appendLines(deviceFile(data, 'other'), lineOf(attempt('q1', 'correct', { at: new Date(last - 1).toISOString() })));
    appendLines(deviceFile(data), lineOf(attempt('q1', 'correct', { at: new Date(last + 2000).toISOString() })));
    const later = (await pastOf(data)).past;
    expect(later.questions.get('test#q1')?.attempts).toBe(10 + 5);
    expect(later).toEqual(await coldPast(data));
  });

  test('a copy of a file counts once', async () => {
    const { data, file } = await grown();
    const before = (await pastOf(data)).past;
    writeFileSync(deviceFile(data, 'copy'), readFileSync(file));
    expect((await pastOf(data)).past).toEqual(before);
    appendFileSync(file, readFileSync(deviceFile(data, 'copy')));
    expect((await pastOf(data)).past).toEqual(before);
  });

  test('does not keep an answer that is taken back after it was written', async () => {
    const { data, file } = await grown();
    const answer = attempt('q1', 'wrong');
    appendLines(file, lineOf(answer));
    await pastOf(data);
    appendLines(file, lineOf(slip(answer)));
    const { past } = await pastOf(data);
    expect(past.questions.get('test#q1')?.attempts).toBe(10);
    expect(past).toEqual(await coldPast(data));
  });

  test('a clock that was set back changes nothing either: the order is that of the times', async () => {
    const { data, file, all } = await grown();
    await pastOf(data);
    const early = new Date(Date.parse(all[3]?.at ?? '') + 1).toISOString();
    const late = attempt('q3', 'correct', { at: early });
    appendLines(file, lineOf(late));
    const { past } = await pastOf(data);
    expect(past).toEqual(await coldPast(data));
    expect(past.questions.get('test#q3')?.recent.map((each) => each.idHash)).not.toContain(shortHash(late.id));
  });

  test('the past is that of all entries in the order of their times, however they are spread over files', async () => {
    const all = answers(30);
    const expected = await coldPast(journalWith(linesOf(all)).data);
    const spread = dataFolder();
    for (const [index, entry] of all.entries()) appendLines(deviceFile(spread, `device${(index * 7) % 3}`), lineOf(entry));
    expect(await coldPast(spread)).toEqual(expected);
    const shuffled = journalWith(linesOf([...all.slice(20), ...all.slice(0, 20), ...all.slice(10, 25)]));
    expect(await coldPast(shuffled.data)).toEqual(expected);
    expect(merged(entriesIn(shuffled.data)).map((entry) => entry.id)).toEqual(all.map((entry) => entry.id));
  });

  test('a folder that holds no journal gets none', async () => {
    const data = dataFolder();
    await pastOf(data);
    expect(readdirSync(data)).toEqual([]);
  });

  test('files that are no journal are left alone', async () => {
    const { data, file } = journalWith(linesOf(answers(3)));
    writeFileSync(join(journalFolder(data), 'notes.txt'), 'mine');
    expect(journalFiles(data).map((each) => basename(each))).toEqual([basename(file)]);
  });
});
