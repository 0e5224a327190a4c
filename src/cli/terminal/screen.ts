// The terminal while a session draws on it: raw keys, a screen of its own, and everything given back whatever happens.
import { PassThrough } from 'node:stream';
import type { Context, Output } from '../context.ts';

// The alternate screen, cleared; the cursor hidden; pasted text bracketed, so that it can be told from keys.
const ENTER = '\u001b[?1049h\u001b[H\u001b[2J\u001b[?25l\u001b[?2004h';
const LEAVE = '\u001b[?2004l\u001b[?25h\u001b[?1049l';
const CLEAR = '\u001b[H\u001b[2J';
/** Milliseconds after which a program that ought to sleep is taken to be awake. */
const AWAKE = 20;

/** What a prompt needs to draw on the screen. */
export interface Screen {
  /** The streams and options that Inquirer's prompts take as their context. */
  readonly prompts: { readonly input: NodeJS.ReadStream; readonly output: Output; readonly clearPromptOnDone: true };
  size(): { readonly columns: number; readonly rows: number };
  /** Whether it may be drawn on: not from when the terminal was given back for a sleep until it was taken again. */
  isOpen(): boolean;
  /** Calls `redraw` after the screen was wiped because its size changed or the program was resumed. */
  onWiped(redraw: () => void): () => void;
  /** Says whether keys are text now: only then is pasted text let through. */
  takesText(on: boolean): void;
  /** Gives the terminal back and stops the program until `fg`. */
  suspend(): void;
  /** Gives the terminal back as it was. */
  close(): void;
}

/**
 * Keys go through a stream of our own, so that the terminal stays raw from the first question to the last: between two
 * prompts nothing is echoed. Inquirer drops what was typed before a prompt is drawn, so no stray key decides anything.
 */
class Keys extends PassThrough {
  readonly isTTY = true;

  setRawMode(): this {
    return this;
  }
}

/** Takes the terminal. `onSignal` is called after it was given back because a signal ends the program. */
export function openScreen(context: Pick<Context, 'stdin'>, output: Output, onSignal: (code: number) => void): Screen {
  const { stdin } = context;
  const keys = new Keys();
  const listeners = new Set<() => void>();
  let textWanted = false;
  const paste = pasteFilter(() => textWanted);
  const forward = (chunk: Buffer): void => void keys.write(paste(chunk.toString('latin1')), 'latin1');
  const ended = (): void => void keys.end();
  const wiped = (): void => {
    output.write(CLEAR);
    for (const redraw of listeners) redraw();
  };
  let open = false;
  let closed = false;

  const enter = (): void => {
    open = true;
    // Stopped from outside (`kill -STOP`), the program still takes it for raw when the shell has changed that.
    stdin.setRawMode?.(false);
    stdin.setRawMode?.(true);
    process.on('SIGTSTP', suspend);
    stdin.resume();
    output.write(ENTER);
  };
  const leave = (): void => {
    if (!open) return;
    open = false;
    output.write(LEAVE);
    stdin.setRawMode?.(false);
    process.removeListener('SIGTSTP', suspend);
  };
  function suspend(): void {
    leave();
    process.kill(process.pid, 'SIGTSTP');
    // Nothing stops a program that no shell could wake (`ssh host quiz ch4`, a container): then it goes on at once.
    setTimeout(() => {
      if (!open && !closed) resumed();
    }, AWAKE).unref();
  }
  const resumed = (): void => {
    // Woken without having slept, it has the terminal already.
    process.removeListener('SIGTSTP', suspend);
    enter();
    wiped();
  };
  const signals = Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }).map(([signal, code]) => ({
    signal,
    handler: (): void => {
      close();
      onSignal(code);
    },
  }));

  function close(): void {
    closed = true;
    leave();
    // Not in `leave`: while the program sleeps, reading is what keeps it from ending when it wakes.
    stdin.pause();
    stdin.removeListener('data', forward);
    stdin.removeListener('end', ended);
    output.removeListener('resize', wiped);
    process.removeListener('SIGCONT', resumed);
    process.removeListener('exit', leave);
    for (const { signal, handler } of signals) process.removeListener(signal, handler);
  }

  stdin.on('data', forward);
  stdin.on('end', ended);
  output.on('resize', wiped);
  process.on('SIGCONT', resumed);
  process.on('exit', leave);
  for (const { signal, handler } of signals) process.on(signal, handler);
  enter();

  return {
    // Keys stands in for a terminal's stream: readline asks no more of it than isTTY and setRawMode.
    prompts: { input: keys as unknown as NodeJS.ReadStream, output, clearPromptOnDone: true },
    size: () => ({ columns: Math.max(10, output.columns || 80), rows: Math.max(4, output.rows || 24) }),
    isOpen: () => open,
    onWiped(redraw) {
      listeners.add(redraw);
      return () => listeners.delete(redraw);
    },
    takesText(on) {
      textWanted = on;
    },
    suspend,
    close,
  };
}

/**
 * Line feeds in pasted text become spaces: a pasted paragraph is one answer, and no line of it commits anything or is
 * taken for a command; where no text is wanted it is dropped. Works on bytes (as latin1), since a chunk may end inside a character.
 */
function pasteFilter(isTextWanted: () => boolean): (chunk: string) => string {
  let pasting = false;
  return (chunk) =>
    chunk
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks of pasted text begin with one
      .split(/(\u001b\[20[01]~)/)
      .map((part) => {
        if (part === '\u001b[200~' || part === '\u001b[201~') {
          pasting = part === '\u001b[200~';
          return '';
        }
        if (!pasting) return part;
        return isTextWanted() ? part.replace(/[\r\n\t]+/g, ' ') : '';
      })
      .join('');
}
