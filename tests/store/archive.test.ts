// The journal as a whole: out of one machine and into another.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/core/memory/entry.ts';
import { type Past, scheduleOf } from '../../src/core/memory/past.ts';
import { bringBack, exportLines, importLines, putAside } from '../../src/store/archive.ts';
import { dataFolder } from '../../src/store/folders.ts';
import { appendLines, deviceFile, journalFolder, journalStore } from '../../src/store/journal.ts';
import { lineOf } from '../../src/store/lines.ts';
import { folder } from '../support/program.ts';
import { attempt, flag } from '../support/sessions.ts';

/** A data folder with these entries. */
function dataWith(entries: readonly Entry[], host?: string): string {
  const data = folder();
  if (entries.length > 0) appendLines(deviceFile(data, host), entries.map(lineOf).join(''));
  return data;
}

async function pastOf(data: string): Promise<Past> {
  const { past } = await journalStore(data).past();
  for (const recall of past.questions.values()) scheduleOf(recall);
  return past;
}

const some = (): Entry[] => [
  attempt('q1', 'wrong', { reply: { 2: 'a', 1: 'ü "quoted" \u2028' } }),
  attempt('q1', 'correct', { score: 0.1 + 0.2, confidence: 'sure' }),
  flag('q2'),
];

describe('export and import', () => {
  test('into an empty store gives the same bytes again', () => {
    const text = exportLines(dataWith(some()));
    const other = folder();
    expect(importLines(other, text)).toEqual({ added: 3, known: 0, refused: 0 });
    expect(exportLines(other)).toBe(text);
    expect(readFileSync(deviceFile(other), 'utf8')).toBe(text);
  });

  test('twice changes nothing', async () => {
    const data = dataWith(some());
    const text = exportLines(data);
    const before = await pastOf(data);
    expect(importLines(data, text)).toEqual({ added: 0, known: 3, refused: 0 });
    expect(importLines(data, text + text)).toEqual({ added: 0, known: 6, refused: 0 });
    expect(exportLines(data)).toBe(text);
    expect(await pastOf(data)).toEqual(before);
  });

  test('of two machines in either order agrees', async () => {
    const entries = Array.from({ length: 12 }, (_, index) => attempt('q', index % 4 === 0 ? 'wrong' : 'correct'));
    const [mine, theirs] = [0, 1].map((which) => dataWith(entries.filter((_, index) => index % 2 === which || index === 5)));
    if (mine === undefined || theirs === undefined) throw new Error('two machines');
    const texts = [exportLines(mine), exportLines(theirs)] as const;
    importLines(mine, texts[1]);
    importLines(theirs, texts[0]);
    expect(exportLines(mine)).toBe(exportLines(theirs));
    const expected = await pastOf(dataWith(entries));
    expect(await pastOf(mine)).toEqual(expected);
    expect(await pastOf(theirs)).toEqual(expected);
  });

  test('a journal file of another device can be imported as it stands, torn tail and all', () => {
    const lines = some().map(lineOf).join('');
    const data = folder();
    expect(importLines(data, `${lines}{"v":1,"kind":"att`)).toEqual({ added: 3, known: 0, refused: 1 });
    expect(importLines(data, `\r\n${lines.replaceAll('\n', '\r\n')}`)).toEqual({ added: 0, known: 3, refused: 0 });
  });

  test('nothing can be exported, and imported', () => {
    const data = folder();
    expect(exportLines(data)).toBe('');
    expect(importLines(data, '\n\n')).toEqual({ added: 0, known: 0, refused: 0 });
    expect(existsSync(journalFolder(data))).toBe(false);
  });

  test('lines of a newer format go along as they stand, each once', () => {
    const data = dataWith(some());
    const newer = ['{ "v":2, "kind":"dream" }', '{"v":3,"kind":"wish","note":"ü"}'];
    appendLines(deviceFile(data), `${newer[1]}\n${newer[0]}\n`);
    const text = exportLines(data);
    expect(text.endsWith(`${newer.join('\n')}\n`)).toBe(true);
    expect(importLines(data, `${newer[0]}\r\n`)).toEqual({ added: 0, known: 1, refused: 0 });
    const other = dataWith(some().slice(0, 1));
    expect(importLines(other, text + text)).toEqual({ added: 5, known: 5, refused: 0 });
    expect(importLines(other, text)).toEqual({ added: 0, known: 5, refused: 0 });
    expect(exportLines(other).endsWith(`${newer.join('\n')}\n`)).toBe(true);
    expect(importLines(folder(), text)).toEqual({ added: 5, known: 0, refused: 0 });
  });
});

describe('delete and restore', () => {
  test('brings back every byte, and lines that cannot be read', async () => {
    const data = dataWith(some());
    appendLines(deviceFile(data), '{"v":2,"kind":"dream"}\nnot a line\n');
    appendLines(deviceFile(data, 'other'), lineOf(attempt('q9', 'correct')));
    const text = readFileSync(deviceFile(data), 'utf8');
    const before = await pastOf(data);
    expect(putAside(data)).toBe(4);
    expect((await pastOf(data)).questions.size).toBe(0);
    expect(bringBack(data)).toBe(4);
    expect(readFileSync(deviceFile(data), 'utf8')).toBe(text);
    expect(await pastOf(data)).toEqual(before);
    expect(bringBack(data)).toBeUndefined();
  });

  test('keeps what was recorded in between', async () => {
    const all = [...some(), attempt('q1', 'correct')];
    const data = dataWith(all.slice(0, 3));
    putAside(data);
    appendLines(deviceFile(data), all.slice(3).map(lineOf).join(''));
    expect(bringBack(data)).toBe(3);
    expect(await pastOf(data)).toEqual(await pastOf(dataWith(all)));
  });

  test('a torn tail spoils no line when it comes back', () => {
    const data = dataWith(some());
    mkdirSync(journalFolder(data), { recursive: true });
    writeFileSync(deviceFile(data), `${readFileSync(deviceFile(data), 'utf8')}{"v":1`);
    putAside(data);
    expect(bringBack(data)).toBe(3);
    appendLines(deviceFile(data), lineOf(attempt('q1', 'correct')));
    expect(exportLines(data).split('\n')).toHaveLength(5);
  });

  test('only the last one can be brought back', () => {
    const data = dataWith(some());
    putAside(data);
    appendLines(deviceFile(data), lineOf(flag('q3')));
    expect(putAside(data)).toBe(1);
    expect(bringBack(data)).toBe(1);
  });
});

describe('the data folder', () => {
  const home = '/home/ada';

  test.each([
    ['linux', {}, '/home/ada/.local/share/quiz'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/quiz'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/ada/.local/share/quiz'],
    ['freebsd', {}, '/home/ada/.local/share/quiz'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/home/ada/Library/Application Support/quiz'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/quiz'],
    ['win32', {}, '/home/ada/AppData/Local/quiz'],
    ['linux', { QUIZ_DATA_DIR: '/mine', XDG_DATA_HOME: '/data' }, '/mine'],
    ['linux', { QUIZ_DATA_DIR: '' }, '/home/ada/.local/share/quiz'],
  ] as const)('on %s with %j is %s', (platform, env, expected) => {
    // Joined as on the machine that runs the tests.
    expect(dataFolder(env, platform, home)).toBe(join(expected));
  });
});
