// One file with everything in it: half the start-up of loose modules, and no dependency tree to install.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** zod brings its messages in fifty languages (265 KB); ours are written in core/bank/issues.ts. */
const withoutLocales = {
  name: 'without-zod-locales',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export {};', loader: 'js' }));
  },
};

/** commander loads `node:child_process` for commands that are programs of their own, of which there are none: two milliseconds of each start. */
const withoutPrograms = {
  name: 'without-child-processes-in-commander',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      /[\\/]node_modules[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'none' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'export {};', loader: 'js' }));
  },
};

/**
 * js-yaml makes the state of each reading by spreading its defaults before its own keys. In V8 11 (Node 20) every object made so has a
 * hidden class of its own, what was compiled for one reading fits no other, and reading a bank takes twice the time. Spelt out, all
 * readings share one.
 */
const withOneShape = {
  name: 'with-one-shape-in-js-yaml',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, ({ path }) => {
      const spread =
        'function parseEvents(input, options) {\n\tconst length = input.length;\n\tconst state = {\n\t\t...DEFAULT_PARSER_OPTIONS,\n\t\t...options,\n';
      const spelt = spread.replace(
        '...DEFAULT_PARSER_OPTIONS,\n\t\t...options,',
        'filename: options.filename ?? DEFAULT_PARSER_OPTIONS.filename,\n\t\tmaxDepth: options.maxDepth ?? DEFAULT_PARSER_OPTIONS.maxDepth,',
      );
      const source = readFileSync(path, 'utf8');
      const defaults = 'DEFAULT_PARSER_OPTIONS = {\n\tfilename: "",\n\tmaxDepth: 100\n};';
      if (!source.includes(spread) || !source.includes(defaults))
        throw new Error('js-yaml makes its state otherwise: see withOneShape in scripts/build.mjs');
      return { contents: source.replace(spread, spelt), loader: 'js' };
    });
  },
};

/** A hash of everything that decides how a bank is read: our sources, and the versions of what they use. */
function buildId() {
  const sum = createHash('sha256').update(readFileSync('package-lock.json'));
  const files = readdirSync('src', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) sum.update(path).update(readFileSync(path));
  return sum.digest('hex').slice(0, 16);
}

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // Else esbuild writes `new RegExp("…\\p{L}…")` where one stood in a function, made anew at each call; Node has them since 10.
  supported: { 'regexp-unicode-property-escapes': true },
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { QUIZ_BUILD: JSON.stringify(buildId()) },
};

// `import()` stays lazy inside the bundle: a command evaluates only what it uses.
await build({
  ...common,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/quiz.cjs',
  plugins: [withoutLocales, withoutPrograms, withOneShape],
});
await build({ ...common, entryPoints: ['src/cli/start.ts'], outfile: 'dist/start.cjs' });

// esbuild leaves letters of other scripts in regular expressions; in pure ASCII V8 keeps half of the memory and reads faster.
const bundled = readFileSync('dist/quiz.cjs', 'utf8');
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const escaped = bundled.replace(/[^\u0000-\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
writeFileSync('dist/quiz.cjs', escaped);

// Machine code of earlier builds fits nothing any more.
const removeCode = () => {
  for (const name of readdirSync('dist').filter((each) => each.endsWith('.code'))) rmSync(join('dist', name));
};
const quiz = (...args) =>
  execFileSync(process.execPath, ['bin/quiz.js', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, QUIZ_CODE_HERE: '1' },
  });
// The shipped banks are validated, a first question is put and a check made now, so that nobody's first start is slow.
removeCode();
quiz('cache', 'dist/banks');
quiz('ch4', '--plain', '--no-record');
quiz('check', 'questions');
