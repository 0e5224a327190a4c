// A page that is longer than the screen.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bin, folder } from '../support/program.ts';
import { key, open, type Terminal } from '../support/terminal.ts';

const PROMPT = Array.from({ length: 12 }, (_, index) => `      Sentence number ${index + 1} of a long prompt.\n`).join('\n');
const BANK = `id: long
title: Long
questions:
  - id: one
    type: short-answer
    prompt: |
${PROMPT}
    accept: [gold]
    explanation: So it is.
`;

let terminal: Terminal | undefined;
afterEach(() => terminal?.kill());

test('it opens at its beginning; the first key goes to where it is typed', async () => {
  const path = join(folder(), 'long.yaml');
  writeFileSync(path, BANK);
  terminal = open(process.execPath, [bin, path, '--no-record'], { columns: 40, rows: 12 });
  await terminal.waitFor(/begin/);
  terminal.write(key.enter);
  await terminal.waitFor(/Sentence number 1 of[\s\S]*↓ \d+ more lines \(PgDn\)/);
  expect(terminal.screen()).not.toMatch(/^> /m);
  terminal.write('g');
  await terminal.waitFor(/↑ \d+ more lines \(PgUp\)[\s\S]*> g/);
});
