// One case again: by its name, or from the file in which its input was kept.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../support/program.ts';
import { inputOf } from './case.ts';
import type { Kind } from './kind.ts';
import { kinds } from './kinds.ts';
import { lawBroken } from './shrink.ts';

/** Runs the case that `what` names; 1 when it breaks a law, 2 when there is no such case. */
export async function replay(what: string): Promise<number> {
  const found = caseNamed(what);
  if (found === undefined) {
    process.stderr.write(`"${what}" is no file of .fuzz/found, nor a case such as 1/banks/42.\n`);
    return 2;
  }
  const { kind, input } = found;
  process.stdout.write(`${input}\n\n`);
  const start = performance.now();
  const broken = await lawBroken(kind, input);
  process.stdout.write(
    `${broken === undefined ? 'All laws hold.' : `Broken: ${broken.law}\n${broken.message}`} (${Math.round(performance.now() - start)} ms)\n`,
  );
  return broken === undefined ? 0 : 1;
}

function caseNamed(what: string): { readonly kind: Kind; readonly input: string } | undefined {
  const named = (name: string | undefined): Kind | undefined => kinds.find((kind) => kind.name === name);
  const file = join(root, what);
  const path = existsSync(file) ? file : existsSync(what) ? what : undefined;
  if (path !== undefined) {
    const kind = named(basename(path).split('.')[0]);
    return kind && { kind, input: readFileSync(path, 'utf8') };
  }
  const [, seed, name, number] = /^(\d+)\/(\w+)\/(\d+)$/.exec(what) ?? [];
  const kind = named(name);
  return kind && { kind, input: inputOf(kind, { seed: Number(seed), kind: kind.name, number: Number(number) }) };
}
