// Some cases of every kind with a fixed seed; `npm run fuzz` tries as many as there is time for. And all that was ever found.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inputOf, nameOf } from './case.ts';
import { kinds } from './kinds.ts';
import { lawBroken } from './shrink.ts';

const SEED = 20_250_109;
const CASES = { fast: 15, slow: 1 } as const;

const said = async (kind: (typeof kinds)[number], input: string): Promise<string> => {
  const broken = await lawBroken(kind, input);
  return broken === undefined ? '' : `${broken.law}: ${broken.message}`;
};

describe.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  test('the same seed makes the same case', () => {
    const name = { seed: 1, kind: kind.name, number: 2 };
    expect(inputOf(kind, name)).toBe(inputOf(kind, name));
    expect(inputOf(kind, name)).not.toBe(inputOf(kind, { ...name, seed: 2 }));
  });

  test('every law holds', { timeout: 240_000 }, async () => {
    for (let number = 0; number < (kind.slow === true ? CASES.slow : CASES.fast); number += 1) {
      const name = { seed: SEED, kind: kind.name, number };
      expect(await said(kind, inputOf(kind, name)), `npm run fuzz -- --replay ${nameOf(name)}`).toBe('');
    }
  });
});

describe('what was found once', () => {
  const folder = join(import.meta.dirname, 'found');
  test.each(readdirSync(folder).sort())('%s', { timeout: 240_000 }, async (file) => {
    const kind = kinds.find(({ name }) => name === file.split('.')[0]);
    if (kind === undefined) throw new Error(`${file} begins with no kind`);
    expect(await said(kind, readFileSync(join(folder, file), 'utf8'))).toBe('');
  });
});
