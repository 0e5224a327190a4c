import type { Context } from '../../context.ts';

/** Milliseconds after which a reader wonders whether anything happens. */
const PATIENCE = 500;

/** Progress on stderr, where that is a terminal and checking takes long enough for anybody to wonder. */
export function progressOn({ stderr, now }: Pick<Context, 'stderr' | 'now'>): {
  told(done: number, all: number): void;
  done(): void;
} {
  const started = now();
  let shown = false;
  return {
    told(done, all) {
      if (stderr.isTTY !== true || now() - started < PATIENCE) return;
      shown = true;
      stderr.write(`\r\u001b[KChecking: ${done} of ${all} banks`);
    },
    done() {
      if (shown) stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}
