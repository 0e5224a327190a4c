// Bundles the long mode of the fuzz tests and runs it: Node 20 cannot run TypeScript, and vitest ends after its tests.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

// Two folders below the project, as tests/support is: what looks for the project from there finds it from here as well.
const outfile = join('.fuzz', 'run', 'fuzz.mjs');
await build({
  entryPoints: ['tests/fuzz/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
