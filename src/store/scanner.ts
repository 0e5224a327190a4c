// Who scans blocks: this thread, or for a long journal another one as well, while this one folds what has been scanned.
import type { Block } from './block.ts';
import { type Rows, scan } from './scan.ts';

/** A block that is scanned, has been, or will be. */
interface Task {
  readonly block: Block;
  /** Whether it has been scanned. */
  isDone(): boolean;
  /** Scans it in this thread, unless that has begun somewhere. Answers with whether it did. */
  scanHere(): boolean;
  rows(): Rows | Promise<Rows>;
}

/** Has blocks scanned. */
export interface Scanner {
  /** So many blocks are given to it at once. */
  readonly ahead: number;
  give(block: Block): Task;
}

/** Scans in this thread. */
export const scanHere: Scanner = {
  ahead: 1,
  give: (block) => {
    const rows = scan(block);
    return { block, isDone: () => true, scanHere: () => false, rows: () => rows };
  },
};

/** A block with what was found in it. */
export interface ScannedBlock {
  readonly block: Block;
  readonly rows: Rows;
}

/**
 * Blocks in their order, each with its rows. A block is overwritten when the next one is asked for. Throws what `next` throws, after the
 * blocks before it.
 */
export async function* eachScanned(next: () => Block | undefined, scanner: Scanner): AsyncGenerator<ScannedBlock, void, undefined> {
  const given: Task[] = [];
  // After the last block none is asked for: a file that has grown meanwhile would overwrite one that waits.
  let over = false;
  let failure: unknown;
  for (;;) {
    while (!over && given.length < scanner.ahead) {
      try {
        const block = next();
        if (block === undefined) over = true;
        else given.push(scanner.give(block));
      } catch (error) {
        over = true;
        failure = error;
      }
    }
    const first = given.shift();
    if (first === undefined && failure !== undefined) throw failure;
    if (first === undefined) return;
    // Instead of waiting: the block itself, or the one that the other thread would come to last.
    const helped = (): boolean => first.scanHere() || given.findLast((task) => task.scanHere()) !== undefined;
    while (!first.isDone() && helped());
    yield { block: first.block, rows: await first.rows() };
  }
}

/** What is shared of a task. */
export const STATE = { waiting: 0, begun: 1, done: 2 } as const;

/** Begins a task; false where the other thread has begun it. */
export const begin = (state: Int32Array): boolean => Atomics.compareExchange(state, 0, STATE.waiting, STATE.begun) === STATE.waiting;

/** What the other thread is given, all of it shared. */
export interface Order {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly state: Int32Array;
}

/** What it hands back. */
export interface Delivery {
  readonly number: number;
  readonly rows: Rows;
}

/** Does `work` with another thread to scan in, which runs `program` (`scan-thread.ts`, built). Throws when that thread fails. */
export async function withThread<T>(program: string, work: (scanner: Scanner) => Promise<T>): Promise<T> {
  const { Worker } = await import('node:worker_threads');
  const thread = new Worker(program);
  const waiting = new Map<number, { readonly resolve: (rows: Rows) => void; readonly reject: (error: unknown) => void }>();
  let orders = 0;
  let failure: unknown;
  const fail = (error: unknown): void => {
    failure ??= error;
    for (const { reject } of waiting.values()) reject(failure);
  };
  thread.on('message', ({ number, rows }: Delivery) => {
    waiting.get(number)?.resolve(rows);
    waiting.delete(number);
  });
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('the thread that scans has ended')));

  const give = (block: Block): Task => {
    const number = orders;
    orders += 1;
    const state = new Int32Array(new SharedArrayBuffer(4));
    let rows: Rows | Promise<Rows> = new Promise<Rows>((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      if (failure !== undefined) reject(failure);
    });
    rows.catch(() => {}); // nobody may be waiting for it
    thread.postMessage({ number, bytes: block.bytes, state } satisfies Order);
    return {
      block,
      isDone: () => Atomics.load(state, 0) === STATE.done,
      scanHere: () => {
        if (!begin(state)) return false;
        waiting.delete(number);
        rows = scan(block);
        Atomics.store(state, 0, STATE.done);
        return true;
      },
      rows: () => rows,
    };
  };
  try {
    return await work({ ahead: 4, give });
  } finally {
    await thread.terminate();
  }
}
