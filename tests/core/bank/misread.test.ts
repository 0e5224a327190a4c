// Texts that YAML reads without a word and otherwise than they were meant: told at the character at fault, and nothing that was meant so.
import { expect, test } from 'vitest';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { misreadFindings } from '../../../src/core/bank/misread.ts';
import { readSource } from '../../../src/core/bank/source.ts';
import { check } from '../../../src/core/check/check.ts';
import { diagnose } from '../../../src/core/check/diagnostic.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';
import { effort } from '../../support/effort.ts';

const head = 'id: b\ntitle: B\nquestions:\n';
const question = (lines: string): string =>
  `${head}  - id: one\n    type: true-false\n${lines}    answer: true\n    explanation: It is so for a reason that is told here.\n`;
const prompt = (value: string): string => question(`    prompt: ${value}\n`);

async function told(text: string): Promise<string[]> {
  const loaded = await bankLoader(questionTypes).load([{ path: 'b.yaml', text }]);
  const found = diagnose({ findings: check(loaded, [], {}), sources: loaded.sources });
  return found.map(({ rule, line, column, message, why, help }) => `${rule} ${line}:${column} ${message} ${why} ${help}`);
}

test.each([
  ['"The value of $\\theta$ is larger than that of $\\nu$."', 28, 'a tab and "heta" instead of "\\theta"'],
  ['"So $a \\times b$."', 20, 'a tab and "imes" instead of "\\times"'],
  ['"So $\\\\alpha \\neq b$ it is."', 26, 'a line break and "eq" instead of "\\neq"'],
  ['"So $a \\ne b$ it is."', 20, 'a line break and "e" instead of "\\ne"'],
  ['"So $\\rho$ it is."', 18, 'a carriage return and "ho" instead of "\\rho"'],
  ['"So $\\nu_1$ it is."', 18, 'a line break and "u" instead of "\\nu"'],
  ['"So $\\beta$ it is."', 18, 'a backspace and "eta" instead of "\\beta"'],
  ['"So $\\theta$ and $\\beta$."', 31, 'a backspace and "eta" instead of "\\beta"'],
  ['"So $\\Lambda$ and $\\Pi$."', 18, 'a line break (U+2028) and "ambda" instead of "\\Lambda"'],
  ['"In C:\\new\\table it is."', 19, 'a line break and "ew" instead of "\\new"'],
  ['"In snake\\_case it is."', 22, 'a no-break space and "case" instead of "\\_case"'],
])('a backslash that double quotes make something else of: %s', async (value, column, instead) => {
  const found = await told(prompt(value));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^(?:yaml/lost-backslash|unsafe-text) 6:${column} `));
  expect(found[0]).toContain(instead);
  expect(found[0]).toMatch(/put the text in single quotes/);
});

test.each([
  '"Line one\\nLine two"',
  '"Line one\\nnew line\\tand a tab"',
  '"Line one\\nu otra"',
  '"Line one\\nor two"',
  '"10\\_km and A\\_B"',
  '"$\\\\theta$ and C:\\\\new"',
  "'$\\theta$ and $\\nu$'",
  '$\\theta$ and $\\nu$',
  '|\n      They say: "so $\\theta$" and ["$\\nu$"]',
])('a backslash that was meant so: %s', async (value) => {
  expect(await told(prompt(value))).toEqual([]);
});

test('a backslash in the concepts, in a flow mapping and in a text of several lines is told at its place', async () => {
  const text = `id: b\ntitle: B\nconcepts:\n  a: {title: "A $\\theta$"}\n${question('    prompt: "Is it\n      so: $\\nu$?"\n').slice(head.length - 11)}`;
  expect((await told(text)).map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual([
    'yaml/lost-backslash 4:18',
    'yaml/lost-backslash 9:12',
  ]);
});

test('a character that is not for reading is told where it stands', async () => {
  const places = async (text: string): Promise<string[]> => (await told(text)).map((each) => each.split(' ').slice(0, 2).join(' '));
  expect(await places(prompt('|\n      One line\n      and\u200f another'))).toEqual(['unsafe-text 8:10']);
  expect(await places(prompt('|\r\n      One line\r\n      and\u200f another'))).toEqual(['unsafe-text 8:10']);
  expect(await places(prompt('"One \\u200f another"'))).toEqual(['unsafe-text 6:18']);
  expect(await places(`id: b\ntitle: "\\e[31m"\n${question('').slice(6 + 9)}`)).toContain('unsafe-text 2:9');
});

test.each([
  ['GPU #1 is slower than GPU #2.', 17, '"GPU"'],
  ['It is\n      in C #, or in F #1', 12, '"It is in C"'],
])('a text that a comment cuts off: %s', async (value, column, seen) => {
  const found = await told(prompt(value));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^yaml/cut-text [67]:${column} A space and # begin a comment`));
  expect(found[0]).toContain(`Learners see only ${seen}, and nothing of what follows. put the text in quotes`);
});

test('a text in a list is cut off too', async () => {
  const found = await told(question('    prompt: Is it so?\n    hints:\n      - See rule #1 first.\n      - Then "#2" and #3\n'));
  expect(found.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual(['yaml/cut-text 8:18', 'yaml/cut-text 9:23']);
});

test.each([
  'Foo # note',
  'Foo ## note',
  '"GPU #1 is slower than GPU #2."',
  '"GPU" #1',
  'In C#, or F#',
  '|\n      x = 1 #one\n      #two',
  'Foo # see #12',
  'Foo\n    # GPU #1',
])('a comment, or what is none: %s', async (value) => {
  expect(await told(prompt(value))).toEqual([]);
});

test('a comment behind what is no text for learners', async () => {
  expect(await told(prompt('Foo').replace('true-false', 'true-false #1').replace('answer: true', 'answer: true #x'))).toEqual([]);
});

test('a sentence with commas in brackets is several texts', async () => {
  const found = await told(question('    prompt: Is it so?\n    hints: [Ask which of the two, sky or sea, is meant.]\n'));
  expect(found).toEqual([
    'yaml/comma 7:33 A comma ends an entry inside [ ]. Here stand 3 texts, the first of them "Ask which of the two". put each text in quotes, or write it on a line of its own after "- "',
  ]);
});

test.each(['["Ask which, sky or sea."]', '[Ask which one, See the sky]', '[One, Two]', '[one, two]', '["One sky", sea.]'])(
  'a list that was meant so: %s',
  async (list) => {
    expect(await told(question(`    prompt: Is it so?\n    hints: ${list}\n`))).toEqual([]);
    expect(await told(question(`    prompt: Is it so?\n    tags: [New York, new york]\n`))).toEqual([]);
  },
);

test('a text with a comma in braces is told once, at its first comma', async () => {
  expect(await told(question('    prompt: Is it so?\n    status: {mark: accept-all, because: It is blue, or grey, or green.}\n'))).toEqual([
    'true-false/unknown-key 7:51 A comma ends an entry inside { }. The text before it is cut off there, and "or grey" is read as a key. put the whole text in quotes',
  ]);
  const [slip] = await told(question('    prompt: Is it so?\n    status: {mark: accept-all, because: It is, becaus}\n'));
  expect(slip).toMatch(/has no key "becaus"/);
});

test('a number with a comma among accepted texts is told once, at its comma', async () => {
  const text = `${head}  - id: one\n    type: short-answer\n    prompt: How many are there?\n    accept: [frozen, 1,000]\n    explanation: It is so for a reason that is told here.\n`;
  expect(await told(text)).toEqual([
    'short-answer/wrong-type 7:23 A comma ends an entry inside [ ]. "1,000" is read as 1 and 0. put it in quotes: "1,000"',
  ]);
});

test.each([
  ['>\n      This prints 1.\n      ```python\n      x = 1\n      ```', '8:7', 'code', 'Under a >'],
  ['>\n      Which of these?\n\n      - one\n      - two', '10:7', 'list', 'Under a >'],
  ['>-\n      | a | b |\n      | 1 | 2 |', '8:7', 'table', 'Under a >'],
  ['Which of these?\n      - one\n      - two', '7:7', 'list', 'In a text that goes on'],
  ['Which of these?\n      1. one\n      2. two', '7:7', 'list', 'In a text that goes on'],
  ['"Which of these?\n\n      This:\n      ```\n      x = 1\n      ```"', '9:7', 'code', 'In a text that goes on'],
])('Markdown of which the lines are joined: %s', async (value, place, what, where) => {
  const found = await told(prompt(value));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(
    new RegExp(`^yaml/joined-lines ${place} The lines of this ${what} are joined. ${where} .* write the text under a |`),
  );
});

test.each([
  '|\n      This prints 1.\n      ```python\n      x = 1\n      ```\n      - one\n      - two',
  '>\n      Two lines of a long\n      text.\n\n      And two\n      more.',
  '>\n      Items:\n\n      - one\n\n      - two',
  '>\n      Indented:\n        - one\n        - two',
  'A text of two lines\n      - which is long -\n      and then goes on',
  '"Items:\\n\\\n      - one\\n\\\n      - two"',
])('lines that may be joined, or are kept: %s', async (value) => {
  expect(await told(prompt(value))).toEqual([]);
});

test('a bank in which nothing is suspicious is not read carefully for it', () => {
  const text = prompt(
    '>\n      A text of two lines\n      under a sign that joins them.\n    context: |\n      - one\n      - two\n\n      ```\n      x = 1\n      ```',
  );
  const source = readSource(text);
  let asked = 0;
  const textAt: typeof source.textAt = (offset) => {
    asked += 1;
    return source.textAt(offset);
  };
  expect(misreadFindings({ ...source, textAt })).toEqual([]);
  expect(asked).toBe(0);
});

test('a line of any number of marks takes bounded time', async () => {
  const text = `id: b\ntitle: B\nquestions:\n  - id: q\n    type: true-false\n    prompt: "Is it so${' #a'.repeat(300_000)}?"\n    answer: true\n    explanation: It is.\n`;
  const loaded = await bankLoader(questionTypes).load([{ path: 'b.yaml', text }]);
  const [source] = loaded.sources.values();
  // Looked for anew at each mark, the line took a minute.
  expect(effort(() => expect(source && misreadFindings(source)).toEqual([]))).toBeLessThan(5000);
});
