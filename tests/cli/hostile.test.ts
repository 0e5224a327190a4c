// The author's text is sacred, and no text may drive a terminal: the same two fixtures in every mode.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { quiz } from '../support/inside.ts';
import { bin, fixture, folder, root } from '../support/program.ts';
import { key, open, type Terminal } from '../support/terminal.ts';
import { FORBIDDEN, squeezed } from '../support/texts.ts';

interface Raw {
  readonly id: string;
  readonly [key: string]: unknown;
}

const hostile = parse(readFileSync(join(root, fixture('hostile.yaml')), 'utf8')) as {
  readonly title: string;
  readonly questions: readonly Raw[];
};

/** All texts of a question under the keys that are shown. */
function texts(value: unknown, wanted: (key: string) => boolean, at = ''): string[] {
  if (typeof value === 'string') return wanted(at) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => texts(each, wanted, at));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => texts(each, wanted, name));
}

const ASKED = ['prompt', 'context', 'left', 'right', 'steps', 'distractors', 'unit'];
const ANSWERED = ['explanation', 'model'];
const HIDDEN = ['id', 'type', 'order', 'concept', 'match', 'because', 'accept'];

/**
 * What must be seen of a text, without white space: a blank is shown as a place to fill, and the rule of a table is as
 * long as its columns are wide.
 */
const needle = (text: string): string[] =>
  text
    .split('[[declared]]')
    .flatMap((part) => part.split('\n'))
    .map((part) => squeezed(part))
    .filter((part) => part !== '' && !/^\|[-|]+\|$/.test(part));

function expectShown(screen: string, all: readonly string[]): void {
  const seen = squeezed(screen);
  for (const text of all) for (const part of needle(text)) expect(seen, `${part}\nin\n${screen}`).toContain(part);
}

describe('every printable character is shown', () => {
  test('by quiz show', async () => {
    const { code, stdout } = await quiz(['show', fixture('hostile.yaml')]);
    expect(code).toBe(0);
    expectShown(stdout, [hostile.title, ...texts(hostile.questions, (name) => !HIDDEN.includes(name))]);
    expectShown(stdout, ['<unk>']);
  });

  test.each(hostile.questions.map((question) => [question.id, question] as const))('in plain lines: %s', async (id, question) => {
    const { stdout } = await quiz([`${fixture('hostile.yaml')}#${id}`, '--plain'], { input: ':h\n:h\n:r\n' });
    expectShown(stdout, [hostile.title, ...texts(question, (name) => !HIDDEN.includes(name) && name !== 'feedback')]);
  });

  test('in plain lines, with what is said about wrong choices', async () => {
    const { stdout } = await quiz([`${fixture('hostile.yaml')}#tokens`, '--plain'], { input: '2\n' });
    expectShown(
      stdout,
      texts(hostile.questions.slice(0, 1), (name) => ['text', 'feedback', 'explanation'].includes(name)),
    );
  });

  const open80 = async (question: string): Promise<Terminal> => {
    const args = [bin, `${fixture('hostile.yaml')}#${question}`, '--seed', '1'];
    const terminal = open(process.execPath, args, { cwd: root, env: { QUIZ_DATA_DIR: folder() } });
    terminals.push(terminal);
    await terminal.waitFor(/Enter begin[\s\S]*\? keys/);
    terminal.write(key.enter);
    await terminal.waitFor(/1\/1[\s\S]*\? keys/);
    return terminal;
  };
  const terminals: Terminal[] = [];
  afterAll(() => {
    for (const terminal of terminals) terminal.kill();
  });

  test.each(hostile.questions.map((question) => [question.id, question] as const))('on a screen of 80 x 24: %s', async (id, question) => {
    const terminal = await open80(id);
    expect(terminal.overflows()).toBe(0);
    const parts = id === 'essay' ? ['prompt'] : [...ASKED, 'text'];
    expectShown(
      terminal.screen(),
      texts(question, (name) => parts.includes(name)),
    );
    const typing = /:s skip|:q leave/.test(terminal.screen());
    terminal.write(typing ? `:r${key.enter}` : 'r');
    await terminal.waitFor(/The answer[\s\S]*\? keys/);
    // What does not fit is there after Enter.
    let seen = terminal.screen();
    while (/Enter more/.test(terminal.screen())) {
      const before = terminal.screen();
      terminal.write(key.enter);
      await terminal.waitFor(/The answer[\s\S]*\? keys/, new RegExp(`^${before.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
      seen += `\n${terminal.screen()}`;
    }
    expect(terminal.overflows()).toBe(0);
    for (const text of texts(question, (name) => ANSWERED.includes(name))) expectShown(seen, [text]);
    terminal.write('q');
    expect(await terminal.exit).toBe(0);
  });
});

describe('no escape sequence of a text reaches the output', () => {
  const bank = fixture('escapes.yaml');

  test.each([
    ['quiz show', ['show', bank], ''],
    ['quiz show --no-key', ['show', bank, '--no-key'], ''],
    ['quiz check', ['check', bank], ''],
    ['quiz check --format json', ['check', bank, '--format', 'json'], ''],
    ['plain', [bank, '--plain', '-n', 'all'], ':h\n:r\n2\n'.repeat(10)],
    ['plain, an unknown question', [`${bank}#wor`], ''],
    ['an exam', [bank, '--plain', '--exam'], '2\nx\nx\n'],
    ['--json', [bank, '--json'], '2\nc\u001b[31md\nx\n'],
    ['an option that cannot be', [bank, '-n', '\u001b[31m\u009b2J\u202e'], ''],
    ['an option that is none', ['--\u001b[31m\u009b2J\u202e'], ''],
  ])('%s', async (_, args, input) => {
    const { stdout, stderr } = await quiz(args, { input });
    expect(stdout).not.toMatch(FORBIDDEN);
    expect(stderr).not.toMatch(FORBIDDEN);
  });

  test('quiz list', async () => {
    const { stdout } = await quiz(['list'], { env: { QUIZ_PATH: join(root, 'tests', 'fixtures') } });
    expect(stdout).toMatch(/escapes/);
    expect(stdout).not.toMatch(FORBIDDEN);
  });

  test('nor one of an answer or a note: the journal can be looked at, and an export as well', async () => {
    const env = { QUIZ_DATA_DIR: folder() };
    await quiz([`${fixture('pty.yaml')}#word`, '--plain'], { input: 'c\u009b2Jd\u202e\n', env });
    await quiz([`${fixture('pty.yaml')}#word`, '--plain'], { input: ':f a\u009b31mb\u2066\n', env });
    const { stdout } = await quiz(['history', 'export'], { env });
    expect(stdout).not.toMatch(FORBIDDEN);
    const notes = stdout.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { note?: string }).note]));
    expect(notes).toContain('a\u009b31mb\u2066');
  });

  test('replies from a file', async () => {
    const answers = join(folder(), 'answers.json');
    writeFileSync(
      answers,
      JSON.stringify({ pick: '\u009b31m\u001b[31m', word: 'c\u001b[31md\u202e', gaps: ['\u001b]0;x\u0007'], 'x\u009b': 1 }),
    );
    for (const more of [[], ['--json']]) {
      const { stdout, stderr } = await quiz([bank, '--answers', answers, ...more]);
      expect(stdout).not.toMatch(FORBIDDEN);
      expect(stderr).not.toMatch(FORBIDDEN);
    }
  });

  test('quiz check refuses such texts, each where it stands', async () => {
    const { code, stdout } = await quiz(['check', bank, '--format', 'json']);
    expect(code).toBe(1);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; line: number }[] };
    const lines = readFileSync(join(root, bank), 'utf8').split('\n');
    const odd = lines.flatMap((line, index) => (/\\e|\\x|\\u/.test(line) ? [index + 1] : []));
    expect([...new Set(findings.filter(({ rule }) => /unsafe/.test(rule)).map(({ line }) => line))]).toEqual(odd);
  });

  test('on a screen nothing of it is left but signs', async () => {
    const terminal = open(process.execPath, [bin, bank, '-n', 'all', '--order', 'file'], { cwd: root, env: { QUIZ_DATA_DIR: folder() } });
    await Promise.race([terminal.exit, terminal.waitFor(/\? keys/)]);
    terminal.write(key.enter);
    await Promise.race([terminal.exit, terminal.waitFor(/1\/\d[\s\S]*\? keys/)]);
    terminal.write('hr');
    terminal.write(key.ctrlC);
    await terminal.exit;
    const raw = terminal.raw();
    for (const bad of ['\u001b]', '\u009b', '\u009d', '\u0090', '\u202e', '\u2066', '\u0007', '\u001bc', '\u001b[5m', '\b'])
      expect(raw).not.toContain(bad);
  });
});
