// Where cases run: those that need no process of their own in a thread, which is given up when it hangs or dies.
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type CaseName, type Found, inputOf, likeness, smallest, tried } from './case.ts';
import type { Kind } from './kind.ts';
import { kinds } from './kinds.ts';

/** What becomes of cases. */
export interface Listener {
  done(kind: string, milliseconds: number): void;
  found(found: Found): void;
}

/** Runs cases one after the other, until it is closed. */
export interface Lane {
  run(kind: Kind, name: CaseName): Promise<void>;
  close(): Promise<void>;
}

/** How often one and the same finding is made smaller. */
const ENOUGH = 2;
/** Longer than any law allows, and than making an input smaller takes. */
const PATIENCE = 180_000;

/** A lane in this thread, for cases that start programs. */
export function ownLane(listener: Listener): Lane {
  const seen = new Map<string, number>();
  return {
    async run(kind, name) {
      const start = performance.now();
      const found = await told(kind, name, seen);
      listener.done(kind.name, performance.now() - start);
      if (found !== undefined) listener.found(found);
    },
    close: async () => {},
  };
}

async function told(kind: Kind, name: CaseName, seen: Map<string, number>): Promise<Found | undefined> {
  const found = await tried(kind, name);
  if (found === undefined) return undefined;
  const times = (seen.get(likeness(found)) ?? 0) + 1;
  seen.set(likeness(found), times);
  return times > ENOUGH ? found : smallest(kind, found);
}

interface Answer {
  readonly found?: Found;
}

/** A lane in a thread of its own, with bounded memory; what hangs or dies there is a finding. */
export function threadLane(bundle: string, listener: Listener): Lane {
  let worker: Worker | undefined;
  const started = (): Worker => {
    worker ??= new Worker(bundle, { workerData: { fuzz: true }, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
    return worker;
  };
  const stopped = async (): Promise<void> => {
    const last = worker;
    worker = undefined;
    await last?.terminate();
  };
  return {
    async run(kind, name) {
      const start = performance.now();
      const thread = started();
      const outcome = await answerOf(thread, name);
      listener.done(kind.name, performance.now() - start);
      if (typeof outcome !== 'string') {
        if (outcome.found !== undefined) listener.found(outcome.found);
        return;
      }
      await stopped();
      listener.found({ name, law: outcome === 'hang' ? 'hang' : 'crash of the thread', seen: outcome, input: inputOf(kind, name) });
    },
    close: stopped,
  };
}

/** What the thread answers, or how it ended instead. */
function answerOf(thread: Worker, name: CaseName): Promise<Answer | string> {
  return new Promise((resolve) => {
    const end = (value: Answer | string): void => {
      clearTimeout(timer);
      thread.off('message', end).off('error', failed).off('exit', ended);
      resolve(value);
    };
    const failed = (error: unknown): void => end(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const ended = (code: number): void => end(`the thread ended with ${code}`);
    const timer = setTimeout(() => end('hang'), PATIENCE);
    thread.on('message', end).on('error', failed).on('exit', ended);
    thread.postMessage(name);
  });
}

/** What the thread does: runs the cases it is told by name. */
export function work(): void {
  if ((workerData as { readonly fuzz?: boolean } | null)?.fuzz !== true) return;
  const seen = new Map<string, number>();
  parentPort?.on('message', (name: CaseName) => {
    const kind = kinds.find((each) => each.name === name.kind);
    if (kind === undefined) throw new Error(`no kind ${name.kind}`);
    void told(kind, name, seen).then((found) => parentPort?.postMessage({ ...(found && { found }) } satisfies Answer));
  });
}
