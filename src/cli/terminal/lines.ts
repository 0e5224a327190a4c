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

  const next = (): Promise<Typed> => {
    if (ended === 'interrupt') return Promise.resolve({ ended });
    const text = waiting.shift();
    if (text !== undefined) return Promise.resolve({ text });
    return ended === undefined ? new Promise((resolve) => asked.push(resolve)) : Promise.resolve({ ended });
  };
  return {
    write: (doc: Doc) => void output.write(paintDoc(doc, width, style)),
    async line(cue) {
      output.write(cue);
      const typed = await next();
      // Nobody pressed Enter on a screen: the transcript needs the line's end.
      if (stdin.isTTY !== true || 'ended' in typed) output.write('\n');
      return typed;
    },
    close() {
      process.removeListener('SIGINT', interrupted);
      lines.close();
    },
  };
}
