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

describe('? lists the keys that work now', () => {
  test('while points are ticked', async () => {
    const page = await begun(['--type', 'open-response']);
    await page.press(`scattering${key.enter}`, /Which of these does your answer say[\s\S]*\? keys$/);
    await page.press('?', /1-2 +tick[\s\S]*Space +tick[\s\S]*any key goes back$/);
    page.write(key.ctrlC);
    expect(await page.exit).toBe(130);
  });

  test('while a step is lifted', async () => {
    const page = await begun(['--type', 'ordering']);
    await page.press(' ', /Space put down/);
    await page.press('?', /Space +put down[\s\S]*any key goes back$/, /lift/);
    page.write(key.ctrlC);
    expect(await page.exit).toBe(130);
  });
});

test.each([
  ['multiple-choice', ['2'], /❯ 2 Beta\n {2}3 Gamma/],
  ['multiple-response', ['1', '3'], /◉ 1 Two\n {2}◯ 2 Three\n❯ ◉ 3 Four/],
  ['short-answer', ['kitten'], /^> kitten$/m],
  ['cloze', [`green${key.enter}`, 'blue'], /Grass is \[1: green\] and a clear sky is \[2: blue\]/],
  ['open-response', [`It scatters.${key.enter}`, '1'], /^> It scatters\.$/m],
] as const)('how sure one is, is asked below what was answered: %s', async (type, keys, answer) => {
  const page = await begun(['--type', type, '--confidence']);
  for (const each of keys) page.write(each);
  await page.press(key.enter, /How sure are you\?[\s\S]*1 A guess[\s\S]*\? keys$/);
  expect(page.screen()).toMatch(answer);
  await page.press(key.enter, /Choose one first\.\n/);
  await page.press('3', /❯ 3 I am sure/);
  await page.press(key.enter, /✓|✗|◐/);
  page.write('q');
  expect(await page.exit).toBe(0);
});
