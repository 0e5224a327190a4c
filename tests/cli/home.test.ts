// `quiz` alone in a terminal: which row has which number, and where Enter leads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { onScreen } from '../support/on-screen.ts';
import { folder } from '../support/program.ts';
import { key } from '../support/terminal.ts';

const bankOf = (id: string): string => `id: ${id}
title: All of ${id}
questions:
${['one', 'two', 'three'].map((name) => `  - {id: ${name}, type: true-false, prompt: Is ${name} true?, answer: true, explanation: It is.}`).join('\n')}
`;

const cwd = folder();
mkdirSync(join(cwd, 'questions'));
for (const id of ['aa', 'bb', 'cc']) writeFileSync(join(cwd, 'questions', `${id}.yaml`), bankOf(id));

test('the first bank is chosen at first, and nothing is said about skipping', async () => {
  const page = onScreen([], { cwd });
  await page.waitFor(/❯ 1 aa All of aa: 3 questions, new[\s\S]*\? keys$/);
  await page.press('s', /❯ 1 aa/, /skip/);
  await page.press(key.enter, /aa · All of aa: 3 questions[\s\S]*Enter begin/, /skip/);
  page.write('q');
  expect(await page.exit).toBe(0);
});

test('banks keep their numbers when something is due; a session that was left is named', async () => {
  const env = { QUIZ_DATA_DIR: folder() };
  // What is answered for the first time comes again after ten minutes: then it is tomorrow.
  const evening = new Date(2026, 0, 20, 23, 55).getTime();
  const begun = onScreen(['bb', '--order', 'file'], { cwd, env, now: () => evening });
  await begun.waitFor(/Enter begin/);
  await begun.press(key.enter, /Is one true\?[\s\S]*\? keys$/);
  await begun.press('1', /❯ 1/);
  await begun.press(key.enter, /✓ Correct/);
  begun.write('q');
  expect(await begun.exit).toBe(0);

  const soon = onScreen([], { cwd, env, now: () => evening });
  await soon.waitFor(/❯ 2 bb All of bb: 1 of 3 answered, left at 2 of 3[\s\S]*\? keys$/);
  expect(soon.screen()).not.toMatch(/Review/);
  soon.write('q');
  expect(await soon.exit).toBe(0);

  const later = onScreen([], { cwd, env, now: () => evening + 24 * 3600 * 1000 });
  await later.waitFor(/❯ r Review what is due: 1 question\n\s+1 aa [\s\S]*\n\s+2 bb .*1 due, left at 2 of 3\n\s+3 cc /);
  await later.press('3', /❯ 3 cc/);
  await later.press('r', /❯ r Review/);
  await later.press('2', /❯ 2 bb/);
  await later.press(key.enter, /You stopped at 2 of 3[\s\S]*\? keys$/);
  later.write('q');
  expect(await later.exit).toBe(0);
});
