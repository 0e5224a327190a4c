// What teaching assistants paste and mistype, and what they are told: the rule, the line, and what to write.
import { describe, expect, test } from 'vitest';
import { bankLoader } from '../../../src/core/bank/load.ts';
import { diagnose } from '../../../src/core/check/diagnostic.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';

const head = 'id: b\ntitle: B\nconcepts:\n  sft:\n    title: SFT\nquestions:\n';
const question = (choices: string, concept = 'sft'): string =>
  `  - id: q\n    type: multiple-choice\n    concept: ${concept}\n    prompt: Which one is it?\n    choices:\n${choices}    explanation: It is so.\n`;
const choice = (text: string): string => question(`      - text: ${text}\n        correct: true\n      - text: Another one\n`);

async function told(text: string): Promise<string[]> {
  const found = diagnose(await bankLoader(questionTypes).load([{ path: 'b.yaml', text }]));
  return found.map(({ rule, line, column, message, help }) => `${rule} ${line}:${column} ${message} ${help}`);
}

test.each([
  '*bold* is it',
  '@user is it',
  '`code` is it',
  '%d is it',
  '[INST] is it',
  '{{x}} is it',
  '> is it',
  '| is it',
  '- is it',
  '? is it',
])('a choice that begins with what YAML keeps for itself is told once: %s', async (text) => {
  expect(await told(head + choice(text))).toEqual([
    'yaml/plain-text 12:15 A text without quotes may not begin with this character. put the text in quotes, or write it under a | on lines of its own',
  ]);
});

test.each(["'tis is it", '"A" is it', "'A' is it"])('a quote that closes too early: %s', async (text) => {
  const [first = '', ...others] = await told(head + choice(text));
  expect(first).toMatch(
    text.startsWith("'t") ? /^yaml\/unclosed 12:15/ : /^yaml\/plain-text 12:15 .* goes on after the one that closes it/,
  );
  expect(others).toEqual([]);
});

test('what a merge left is named for what it is, inside a question and between two', async () => {
  const conflict = '<<<<<<< HEAD\n        correct: true\n=======\n        correct: false\n>>>>>>> other\n';
  const inside = await told(head + question(`      - text: One\n${conflict}      - text: Another one\n`));
  expect(inside.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual(['yaml/syntax 13:1', 'yaml/syntax 15:1', 'yaml/syntax 17:1']);
  for (const each of inside) expect(each).toMatch(/left by a merge in git.*keep what is right of the two/);
});

test('fences of a chat are named for what they are', async () => {
  const found = await told(`\`\`\`yaml\n${head}${choice('One')}\`\`\`\n`);
  expect(found.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual(['yaml/syntax 1:1', 'yaml/syntax 17:1']);
  for (const each of found) expect(each).toContain('fences code in Markdown');
});

test('a fence in a text is part of it', async () => {
  const prompt = 'prompt: |\n      ```\n      <<<<<<< HEAD\n      ```\n';
  expect(await told(head + choice('One').replace('prompt: Which one is it?\n', prompt))).toEqual([]);
});

test('a text that begins with & is not cut silently, and an anchor that an alias uses is let pass', async () => {
  const [found = '', ...others] = await told(head + choice('&amp is it'));
  expect(found).toMatch(/^yaml\/alias 12:20 .* put the whole text in quotes/);
  expect(others).toEqual([]);
  expect(await told(head + choice('&first It is').replace('text: Another one', 'text: Not so\n        feedback: *first'))).toEqual([]);
});

test('a key that belongs to an entry of a list says where', async () => {
  const [found] = await told(`${head}${choice('One')}    feedback: x\n`);
  expect(found).toMatch(/unknown-key .* it belongs to an entry of "choices": indent it as the other keys there$/);
});

test('a name that cannot be one is told once, as that', async () => {
  const found = await told(head + choice('One').replace('concept: sft', 'concept: “sft”'));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^multiple-choice\/bad-concept-name .* write "sft"$/);
});

test('choices written as texts, and numbers and words that YAML takes for values, say what to write', async () => {
  expect((await told(head + question('      - One\n      - Two\n')))[0]).toMatch(/write "text:" in front of it/);
  expect((await told(head + choice('1e3')))[0]).toMatch(/put quotes around it$/);
  expect((await told(head + choice('true')))[0]).toMatch(/put it in quotes: "true"$/);
  expect((await told(head + choice('null')))[0]).toMatch(/needs quotes, and so does the word null$/);
  expect(await told(head + choice('yes'))).toEqual([]);
  expect(await told(head + choice('2022-03-04'))).toEqual([]);
});

describe('a key that has another name elsewhere is told once, with the name that it has here', () => {
  test.each([
    ['question: Which one is it?', 'prompt: Which one is it?', 'prompt'],
    ['stem: Which one is it?', 'prompt: Which one is it?', 'prompt'],
    ['options:', 'choices:', 'choices'],
    ['answers:', 'choices:', 'choices'],
    ['rationale: It is so.', 'explanation: It is so.', 'explanation'],
    ['feedback: It is so.', 'explanation: It is so.', 'explanation'],
    ['is_correct: true', 'correct: true', 'correct'],
    ['reason: It is so.', 'feedback: It is so.', 'feedback'],
  ])('%s', async (other, here, meant) => {
    const bank = head + question('      - text: One\n        correct: true\n        feedback: It is so.\n      - text: Another one\n');
    expect(await told(bank.replace(here, other))).toEqual([
      expect.stringMatching(new RegExp(`^multiple-choice/unknown-key .* did you mean "${meant}"\\?$`)),
    ]);
  });

  test('the answer of a question with choices is a mark on one of them', async () => {
    for (const key of ['answer', 'solution', 'key'])
      expect(await told(head + choice('One').replace('    explanation', `    ${key}: One\n    explanation`))).toEqual([
        expect.stringMatching(/unknown-key .* write "correct: true" below the "text" of what is right in "choices"$/),
      ]);
  });

  test('but not where the one that it means is there already', async () => {
    const [found, ...others] = await told(head + choice('One').replace('    explanation', '    stem: Which?\n    explanation'));
    expect(found).toMatch(/unknown-key .* the keys here are: id, type, prompt/);
    expect(others).toEqual([]);
  });
});
