// One file with everything in it: half the start-up of loose modules, and no dependency tree to install.
import { build } from 'esbuild';

/** zod brings its messages in fifty languages (265 KB); ours are written in core/bank/issues.ts. */
const withoutLocales = {
  name: 'without-zod-locales',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export {};', loader: 'js' }));
  },
};

await build({
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/quiz.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  plugins: [withoutLocales],
  // `import()` stays lazy inside the bundle: a command evaluates only what it uses.
  logLevel: 'warning',
});
