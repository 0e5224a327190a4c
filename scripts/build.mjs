// One file with everything in it: half the start-up of loose modules, and no dependency tree to install.
import { build } from 'esbuild';

await build({
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/quiz.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  // `import()` stays lazy inside the bundle: a command evaluates only what it uses.
  logLevel: 'warning',
});
