// What the pages of a session say and take: the program on a screen, without a pseudo-terminal.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { journalFiles } from '../../src/store/journal.ts';
import { type OnScreen, onScreen } from '../support/on-screen.ts';
import { fixture, folder } from '../support/program.ts';
import { key, type Setup } from '../support/terminal.ts';

/** Opens a session over one kind of question and goes to its first one. */
async function begun(args: readonly string[], setup: Setup = {}): Promise<OnScreen> {
  const page = onScreen([fixture('pty.yaml'), '-n', '1', '--order', 'file', '--seed', '1', ...args], setup);
  await page.waitFor(/Enter begin/);
  await page.press(key.enter, /\b1\/\d[\s\S]*\? keys$/);
  return page;
}

describe('a command that has nothing to do', () => {
  test(':h without a further hint is told, and is no attempt', async () => {
    const page = await begun(['--type', 'short-answer']);
    await page.press(`:h${key.enter}`, /It rhymes with mitten[\s\S]*\? keys$/, /> :h/);
    await page.press(`:h${key.enter}`, /There are no more hints\.[\s\S]*\? keys$/, /> :h/);
    await page.press(`kitten${key.enter}`, /✓ Correct, halved for a hint/);
    page.write('q');
    expect(await page.exit).toBe(0);
  });

  test(':h and :r in an exam are told, and are no attempts', async () => {
    const page = await begun(['--type', 'short-answer', '--exam']);
    await page.press(`:h${key.enter}`, /An exam gives no hints\.[\s\S]*\? keys$/, /> :h/);
    await page.press(`:r${key.enter}`, /Nothing is revealed in an exam\.[\s\S]*\? keys$/, /> :r/);
    await page.press(`kitten${key.enter}`, /✓ Correct/);
    page.write('q');
    expect(await page.exit).toBe(0);
  });

  test('h at choices without a hint is told, and the choice that was begun stays', async () => {
    const page = await begun(['--concept', 'attention']);
    await page.press('2', /❯ 2/);
    await page.press('h', /There is no hint for this one\.[\s\S]*\? keys$/);
    expect(page.screen()).toMatch(/❯ 2/);
    page.write('q');
    expect(await page.exit).toBe(0);
  });

  test('a command at the note of a flag is no note', async () => {
    const page = await begun(['--type', 'short-answer']);
    await page.press(`:f${key.enter}`, /What is wrong with this question/);
    await page.press(`:h${key.enter}`, /:h does nothing here\.[\s\S]*\? keys$/, /> :h/);
    await page.press(`:q${key.enter}`, /baby cat[\s\S]*:s skip/);
    page.write(key.ctrlC);
    expect(await page.exit).toBe(130);
  });
});

describe('two colons', () => {
  const recorded = (data: string): string =>
    journalFiles(data)
      .map((file) => readFileSync(file, 'utf8'))
      .join('');

  test.each([
    ['short-answer', [`::h${key.enter}`], /your answer, wrong: :h/, '":h"'],
    ['cloze', [`::green${key.enter}`, `1${key.enter}`], /your answer, right: :green/, '":green"'],
    ['open-response', [`::h${key.enter}`, key.enter], /Not right/, '":h"'],
  ] as const)('begin a text with one: %s', async (type, lines, told, reply) => {
    const data = folder();
    const page = await begun(['--type', type], { env: { QUIZ_DATA_DIR: data } });
    for (const line of lines) page.write(line);
    await page.waitFor(told, /::/);
    page.write('q');
    expect(await page.exit).toBe(0);
    expect(recorded(data)).toContain(reply);
    expect(recorded(data)).not.toContain('"::');
  });
});

test('a blank with choices takes the number or the words of one', async () => {
  const page = await begun(['--type', 'cloze']);
  await page.press(`green${key.enter}`, /Grass is \[1: green\][\s\S]*❯ 2 >/);
  await page.press(`a${key.enter}`, /Blank 2: type a number from 1 to 2, or the words of a choice\./);
  await page.press(`${key.backspace} BLUE`, /❯ 2 > +BLUE/);
  await page.press(key.tab, /a clear sky is \[2: blue\]/);
  await page.press(key.enter, /✓ Correct/);
  page.write('q');
  expect(await page.exit).toBe(0);
});
