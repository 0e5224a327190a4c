import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { questionTypes } from '../../src/question-types/registry.ts';
import { quiz } from '../support/inside.ts';
import { fixture, folder, root } from '../support/program.ts';
import { FORBIDDEN } from '../support/texts.ts';

/** A bank with one question of every type. */
async function allTypes(): Promise<string> {
  const cwd = folder();
  await quiz(['new', 'all', '--all'], { cwd });
  return join(cwd, 'all.yaml');
}

describe('quiz show --markdown', () => {
  test('has every question, with its key, feedback, hints and explanation', async () => {
    const { code, stdout } = await quiz(['show', await allTypes(), '--markdown']);
    expect(code).toBe(0);
    for (const { name, example } of questionTypes) {
      const { id, explanation, hints } = parse(example) as { id: string; explanation: string; hints?: string[] };
      expect(stdout).toMatch(new RegExp(`^## ${id}$`, 'm'));
      expect(stdout).toContain(`*${name}`);
      expect(stdout).toContain(explanation.trimEnd());
      for (const hint of hints ?? []) expect(stdout).toContain(hint.trimEnd());
    }
    expect(stdout).toMatch(/^- \[x\] Only the response is to be learned\.$/m);
    expect(stdout).toMatch(/^ {2}> The prompt is part of the forward pass/m);
  });

  test('without the key gives nothing away', async () => {
    const { stdout } = await quiz(['show', await allTypes(), '--markdown', '--no-key']);
    expect(stdout).not.toMatch(/\[x\]|Answer:\*\*|Explanation|Hint/);
    for (const { example } of questionTypes) {
      const { prompt, explanation } = parse(example) as { prompt: string; explanation: string };
      expect(stdout).toContain(prompt.trimEnd());
      expect(stdout).not.toContain(explanation.trimEnd());
    }
  });

  test('of one question has one', async () => {
    const { stdout } = await quiz(['show', `${await allTypes()}#prompt-loss`, '--markdown']);
    expect(stdout.match(/^## /gm)).toHaveLength(1);
  });

  test('shows what a browser would take for a tag, and leaves code as it is', async () => {
    const { stdout } = await quiz(['show', fixture('hostile.yaml'), '--markdown']);
    const outside = stdout.replace(/^(```|~~~)[\s\S]*?^\1$/gm, '').replace(/(`+)[^`\n]*\1/g, '');
    expect(outside).not.toMatch(/(?<!\\)<[a-z]/i);
    expect(readFileSync(join(root, fixture('hostile.yaml')), 'utf8')).toContain('<unk>');
    expect(stdout.replaceAll('\\<', '<')).toContain('<unk>');
  });

  test('never has an escape sequence', async () => {
    expect((await quiz(['show', fixture('hostile.yaml'), '--markdown'])).stdout).not.toMatch(FORBIDDEN);
  });
});

describe('quiz show --findings', () => {
  const path = join(folder(), 'b.yaml');
  writeFileSync(
    path,
    `id: b\ntitle: B\nquestions:\n  - id: one\n    type: multiple-choice\n    prompt: How many were counted in the end?\n    choices:\n      - text: "30"\n        correct: true\n      - text: "10"\n        feedback: Too few.\n      - text: "20"\n        feedback: Not all.\n    explanation: Thirty were counted, as the table of the second section tells.\n`,
  );
  test.each([
    [['--findings'], /warning unordered-numbers .*b\.yaml:7:5/],
    [['--findings', '--no-key'], /warning unordered-numbers/],
    [['--findings', '--markdown'], /^- \*\*warning\*\* `unordered-numbers` \(line 7\): /m],
  ])('%j', async (flags, expected) => {
    const { code, stdout } = await quiz(['show', path, ...flags]);
    expect(stdout).toMatch(expected);
    expect(code).toBe(0);
  });

  test('without it nothing is told', async () => {
    expect((await quiz(['show', path])).stdout).not.toContain('unordered-numbers');
  });
});
