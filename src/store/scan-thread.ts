// A program for a thread of its own: scans the blocks that it is given, and hands their rows back.
import { parentPort } from 'node:worker_threads';
import { blockOf } from './block.ts';
import { scan } from './scan.ts';
import { begin, type Delivery, type Order, STATE } from './scanner.ts';

parentPort?.on('message', ({ number, bytes, state }: Order) => {
  if (!begin(state)) return;
  // The block is the first part of memory that is shared.
  const rows = scan(blockOf(Buffer.from(bytes.buffer), bytes.length));
  Atomics.store(state, 0, STATE.done);
  const columns = Object.values(rows).filter((column) => ArrayBuffer.isView(column));
  const own = columns.map(({ buffer }) => buffer as ArrayBuffer); // made by the scan, and not shared
  parentPort?.postMessage({ number, rows } satisfies Delivery, own);
});
