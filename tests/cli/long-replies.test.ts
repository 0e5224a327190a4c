// Replies of thousands of characters that are refused: what is told names them, and can still be read.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture, folder, quiz } from '../support/program.ts';

const bank = fixture('pty.yaml');
const long = 'a'.repeat(5000);

test.each([
  ['a text where a letter is wanted', 'pick', long, / No attempt: There is no choice "a{39}…"/],
  ['a letter among several', 'tick', `["a", "${long}"]`, / No attempt: There is no choice "a{39}…"/],
  ['a left side', 'pairs', `{"${long}": "b"}`, / No attempt: There is no left side "a{39}…"/],
  ['a number', 'number', long, / No attempt: Not a number/],
])('quiz try tells of a reply that is too long briefly: %s', async (_, question, reply, wanted) => {
  const { stdout, code } = await quiz(['try', `${bank}#${question}`, reply]);
  expect(stdout.replace(/\n {2}(?=\S)/g, ' ')).toMatch(wanted);
  expect(stdout.length).toBeLessThan(400);
  expect(code).toBe(0);
  const { replies } = JSON.parse((await quiz(['try', `${bank}#${question}`, reply, '--json'])).stdout) as { replies: { typed: string }[] };
  expect(replies[0]?.typed).toBe(reply);
});

test('in plain lines: a command that does not exist', async () => {
  const { stdout, code } = await quiz([bank, '--plain', '-n', '1'], { input: `:${long}\n:q\n` });
  expect(stdout.replace(/\s+/g, ' ')).toMatch(/There is no :a{38}…\. Type :\? to see all commands\./);
  expect(stdout.length).toBeLessThan(2000);
  expect(code).toBe(0);
});

test('from an answers file: what is refused, and the transcript', async () => {
  const file = join(folder(), 'answers.json');
  writeFileSync(file, JSON.stringify({ pick: long }));
  const { stdout, stderr } = await quiz([bank, '--answers', file, '--type', 'multiple-choice', '-n', '1', '--order', 'file']);
  expect(stderr).toMatch(/^pick: There is no choice "a{39}…"/);
  expect(stderr.length).toBeLessThan(300);
  expect(stdout.length).toBeLessThan(4000);
});
