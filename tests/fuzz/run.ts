// A run for some minutes: cases of all kinds in turn, a line of progress, the inputs that were found, and a table at the end.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../support/program.ts';
import { type Found, likeness, nameOf } from './case.ts';
import type { Kind } from './kind.ts';
import { type Lane, ownLane, threadLane } from './lanes.ts';

/** Where inputs are kept. */
const FOUND = join(root, '.fuzz', 'found');
/** Cases of one kind before the next one has its turn. */
const TURN = 25;

interface Tally {
  cases: number;
  milliseconds: number;
  readonly found: Map<string, { readonly first: Found; times: number; file: string }>;
}

/** Runs cases for so many minutes; 1 when a law was broken. */
export async function runFor(minutes: number, seed: number, kinds: readonly Kind[]): Promise<number> {
  const start = Date.now();
  const until = start + minutes * 60_000;
  const tallies = new Map(kinds.map(({ name }): [string, Tally] => [name, { cases: 0, milliseconds: 0, found: new Map() }]));
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  say(`Seed ${seed}, ${minutes} minutes: ${kinds.map(({ name }) => name).join(', ')}`);

  const listener = {
    done(kind: string, milliseconds: number): void {
      const tally = tallies.get(kind);
      if (tally === undefined) return;
      tally.cases += 1;
      tally.milliseconds += milliseconds;
    },
    found(found: Found): void {
      const tally = tallies.get(found.name.kind);
      const known = tally?.found.get(likeness(found));
      if (known !== undefined) known.times += 1;
      if (tally === undefined || known !== undefined) return;
      const file = keep(found, kinds);
      tally.found.set(likeness(found), { first: found, times: 1, file });
      say(`\nBroken: ${found.law} (${nameOf(found.name)})\n${found.seen}\nreplay: npm run fuzz -- --replay ${file}\n`);
    },
  };
  const lanes: [Lane, Kind[]][] = [
    // The bundle is the file that runs.
    [threadLane(process.argv[1] ?? '', listener), kinds.filter(({ slow }) => slow !== true)],
    [ownLane(listener), kinds.filter(({ slow }) => slow === true)],
  ];
  const ticking = setInterval(() => say(progressLine(tallies, start, until)), 15_000);
  await Promise.all(lanes.map(([lane, own]) => inTurn(lane, own, seed, until)));
  clearInterval(ticking);
  say(`\n${table(tallies, kinds)}`);
  const all = [...tallies.values()].flatMap(({ found }) => [...found.values()]);
  for (const { first, times, file } of all)
    say(`${times} × ${first.law}\n    ${first.seen.split('\n')[0]?.slice(0, 160)}\n    npm run fuzz -- --replay ${file}`);
  say(all.length === 0 ? 'No law was broken.' : `${all.length} findings.`);
  return all.length === 0 ? 0 : 1;
}

async function inTurn(lane: Lane, kinds: readonly Kind[], seed: number, until: number): Promise<void> {
  for (let from = 0; kinds.length > 0 && Date.now() < until; from += TURN) {
    for (const kind of kinds) {
      // Slow ones have shorter turns.
      const turn = kind.slow === true ? 1 : TURN;
      for (let at = 0; at < turn && Date.now() < until; at += 1) await lane.run(kind, { seed, kind: kind.name, number: from + at });
    }
  }
  await lane.close();
}

function keep({ name, law, input }: Found, kinds: readonly Kind[]): string {
  const extension = kinds.find((kind) => kind.name === name.kind)?.extension ?? 'txt';
  const file = join(FOUND, `${name.kind}.${law.replace(/[^a-z0-9]+/gi, '-')}.${name.seed}-${name.number}.${extension}`);
  mkdirSync(FOUND, { recursive: true });
  writeFileSync(file, input);
  return relative(root, file);
}

function progressLine(tallies: ReadonlyMap<string, Tally>, start: number, until: number): string {
  const minutes = (milliseconds: number): string => (milliseconds / 60_000).toFixed(1);
  const counts = [...tallies].map(([name, { cases, found }]) => `${name} ${cases}${found.size === 0 ? '' : ` (${found.size} broken)`}`);
  return `${minutes(Date.now() - start)} of ${minutes(until - start)} min: ${counts.join(', ')}`;
}

function table(tallies: ReadonlyMap<string, Tally>, kinds: readonly Kind[]): string {
  const rows = kinds.map(({ name, summary }) => {
    const { cases = 0, milliseconds = 0, found } = tallies.get(name) ?? {};
    return [name, String(cases), String(found?.size ?? 0), cases === 0 ? '' : (milliseconds / cases).toFixed(1), summary];
  });
  const all = [['kind', 'cases', 'broken', 'ms each', 'what'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) => row.map((cell, at) => (at === 0 || at === 4 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '))
    .join('\n');
}
