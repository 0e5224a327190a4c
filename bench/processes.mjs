// Programs that are run to their end, timed from outside.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A command line of a shell as a program and its arguments. */
export const shell = (command) => ({ file: '/bin/sh', args: ['-c', command] });

/** The command line of another program, with `{bank}` and `{count}` filled in. */
export const filled = (command, bank) => command.replaceAll('{bank}', bank?.path ?? '').replaceAll('{count}', `${bank?.count ?? ''}`);

/**
 * Runs a program; answers with its wall time in milliseconds and, with `peak`, the memory in MB of its largest Node process. Throws when
 * it ends in another way than with `code` and nothing on stderr: a figure of a program that failed is none.
 */
export function run({ file, args }, { env, cwd, peak = false, code = 0, place }) {
  const report = join(place, 'peak');
  rmSync(report, { force: true });
  // Quoted: the path may have spaces in it.
  const probe = { QUIZ_BENCH_PEAK: report, NODE_OPTIONS: `--require ${JSON.stringify(join(import.meta.dirname, 'peak.cjs'))}` };
  const start = performance.now();
  const ended = spawnSync(file, args, { cwd, env: { ...env, ...(peak && probe) }, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const ms = performance.now() - start;
  if (ended.error) throw ended.error;
  const isFine = code === 'any' || (ended.status === code && ended.stderr === '');
  if (!isFine)
    throw new Error(`${[file, ...args].join(' ')} ended with ${ended.status ?? ended.signal}, not ${code}, saying: ${ended.stderr}`);
  return { ms, peak: peak && existsSync(report) ? largest(report) : undefined };
}

const largest = (report) => Math.max(...readFileSync(report, 'utf8').trim().split('\n').map(Number)) / 1024;
