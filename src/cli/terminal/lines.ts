import { createInterface } from 'node:readline';
import type { Doc } from '../../core/doc.ts';
import type { Context, Output } from '../context.ts';
import type { PlainTerminal } from '../session/plain.ts';
import { paintDoc, type Style } from './style.ts';

type Typed = Awaited<ReturnType<PlainTerminal['line']>>;

/** Lines from `stdin`, kept in order even when they arrive faster than they are asked for; text to `output`. */
export function lineTerminal({ stdin }: Pick<Context, 'stdin'>, output: Output, width: number, style: Style): PlainTerminal {
  const lines = createInterface({ input: stdin, terminal: false });
  const waiting: string[] = [];
  const asked: ((typed: Typed) => void)[] = [];
  let ended: 'leave' | 'interrupt' | undefined;
  const end = (how: 'leave' | 'interrupt'): void => {
    ended ??= how;
    for (const answer of asked.splice(0)) answer({ ended });
  };
  const interrupted = (): void => end('interrupt');
  lines.on('line', (text) => {
    const answer = asked.shift();
    if (answer === undefined) waiting.push(text);
    else answer({ text });
  });
  lines.on('close', () => end('leave'));
  process.on('SIGINT', interrupted);

  /** The next line; when `signal` aborts, nothing: a line that comes then is kept for whoever asks next. */
  const next = (signal: AbortSignal | undefined): Promise<Typed | undefined> => {
    if (ended === 'interrupt') return Promise.resolve({ ended });
    if (signal?.aborted === true) return Promise.resolve(undefined);
    const text = waiting.shift();
    if (text !== undefined) return Promise.resolve({ text });
    if (ended !== undefined) return Promise.resolve({ ended });
    return new Promise((resolve) => {
      const answer = (typed: Typed): void => {
        signal?.removeEventListener('abort', giveUp);
        resolve(typed);
      };
      const giveUp = (): void => {
        asked.splice(asked.indexOf(answer), 1);
        resolve(undefined);
      };
      signal?.addEventListener('abort', giveUp);
      asked.push(answer);
    });
  };
  return {
    write: (doc: Doc) => void output.write(paintDoc(doc, width, style)),
    async line(cue, signal) {
      output.write(cue);
      const typed = await next(signal);
      // Nobody pressed Enter on a screen: the transcript needs the line's end.
      if (stdin.isTTY !== true || typed === undefined || 'ended' in typed) output.write('\n');
      if (typed === undefined) throw signal?.reason;
      return typed;
    },
    close() {
      process.removeListener('SIGINT', interrupted);
      lines.close();
    },
  };
}
