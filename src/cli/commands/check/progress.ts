import { safe } from '../../../core/doc.ts';
import { cut, type Line } from '../../../core/layout.ts';
import type { Context } from '../../context.ts';

/** Milliseconds after which a reader wonders whether anything happens. */
const PATIENCE = 500;
/** The size of a bank (bytes of YAML) whose check takes longer than that. Nothing can be shown while one is read. */
const LARGE = 400_000;

/** What is checked now: the number of a bank, from 1, of how many, its name and its size in bytes. */
export interface Step {
  readonly number: number;
  readonly of: number;
  readonly name: string;
  readonly size: number;
}

/** Progress on stderr, where that is a terminal that can erase it and checking takes long enough for anybody to wonder. */
export function progressOn({ stderr, env, now }: Pick<Context, 'stderr' | 'env' | 'now'>): {
  told(step: Step): void;
  done(): void;
} {
  const started = now();
  const erasable = stderr.isTTY === true && env['TERM'] !== 'dumb';
  let shown = false;
  return {
    told(step) {
      if (!erasable || (now() - started < PATIENCE && step.size < LARGE)) return;
      shown = true;
      stderr.write(`\r\u001b[K${wordsFor(step, (stderr.columns || 80) - 1)}`);
    },
    done() {
      if (shown) stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}

/** One line: a longer one would wrap, and could not be erased. */
function wordsFor({ number, of, name }: Step, width: number): string {
  const line: Line = [{ text: safe(of === 1 ? `Checking ${name}` : `Checking ${number} of ${of}: ${name}`) }];
  return cut(line, width)
    .map(({ text }) => text)
    .join('');
}
