// Blocks scanned by this thread, by another one, or by whoever comes first.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Block, blockOf } from '../../src/store/block.ts';
import { lineOf } from '../../src/store/lines.ts';
import { scan } from '../../src/store/scan.ts';
import { eachScanned, type Scanner, scanHere, withThread } from '../../src/store/scanner.ts';
import { root } from '../support/program.ts';
import { attempt } from '../support/sessions.ts';

const program = join(root, 'dist', 'scan-thread.cjs');

/** Blocks as they are read from a file: in shared memory, with room behind them. */
const blocks = Array.from({ length: 12 }, (_, number): Block => {
  const lines = Array.from({ length: 3 * number + 1 }, (_, each) => lineOf(attempt(`q${number}-${each}`, 'correct')));
  const bytes = Buffer.from(lines.join(''));
  const shared = Buffer.from(new SharedArrayBuffer(bytes.length + 4));
  bytes.copy(shared);
  return blockOf(shared, bytes.length);
});

async function scanned(scanner: Scanner): Promise<unknown[]> {
  const left = [...blocks];
  const found: unknown[] = [];
  for await (const { block, rows } of eachScanned(() => left.shift(), scanner)) {
    expect(block).toBe(blocks[found.length]);
    found.push(rows);
  }
  return found;
}

const expected = blocks.map(scan);

test('another thread finds the same', async () => {
  // Nobody here lends a hand.
  const found = await withThread(program, (scanner) => Promise.all(blocks.map((block) => scanner.give(block).rows())));
  expect(found).toEqual(expected);
});

test('each block is scanned once, and its rows come in order, whoever scans it', async () => {
  expect(await scanned(scanHere)).toEqual(expected);
  for (let round = 0; round < 5; round += 1) expect(await withThread(program, scanned)).toEqual(expected);
});

test('after the last block none is asked for, though there may be one by then', async () => {
  const left: (Block | undefined)[] = [...blocks.slice(0, 2), undefined, blocks[2]];
  const found: unknown[] = [];
  const reading = async (scanner: Scanner): Promise<void> => {
    for await (const { rows } of eachScanned(() => left.shift(), scanner)) found.push(rows);
  };
  await withThread(program, reading);
  expect(found).toEqual(expected.slice(0, 2));
  expect(left).toEqual([blocks[2]]);
});

test('a file that breaks off costs no block before that', async () => {
  const found: unknown[] = [];
  const reading = async (scanner: Scanner): Promise<void> => {
    const left = blocks.slice(0, 3);
    const next = (): Block => left.shift() ?? fail();
    for await (const { rows } of eachScanned(next, scanner)) found.push(rows);
  };
  const fail = (): never => {
    throw new Error('broken off');
  };
  await expect(withThread(program, reading)).rejects.toThrow('broken off');
  await expect(reading(scanHere)).rejects.toThrow('broken off');
  expect(found).toEqual([...expected.slice(0, 3), ...expected.slice(0, 3)]);
});

test('a block that one has begun is left to that one', async () => {
  const [block = blockOf(Buffer.alloc(4), 0)] = blocks;
  await withThread(program, async ({ give }) => {
    const theirs = give(block);
    await theirs.rows();
    expect([theirs.isDone(), theirs.scanHere()]).toEqual([true, false]);
    const ours = give(block);
    if (ours.scanHere()) expect(ours.rows()).toEqual(expected[0]);
    expect(ours.scanHere()).toBe(false);
  });
});
