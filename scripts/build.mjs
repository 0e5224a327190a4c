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
 * Libraries that no learner's start needs lie in files of their own: in one file with the rest, V8 would take over their outlines each
 * time, and zod's eight hundred exports would be defined.
 */
const LIBRARIES = ['zod', 'yaml', 'js-yaml', 're2js'];
const librariesApart = {
  name: 'libraries-apart',
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^(?:${LIBRARIES.join('|')})$`) }, ({ path }) => ({ path: `./${path}.cjs`, external: true }));
  },
};

/**
 * js-yaml makes the state of each reading by spreading its defaults before its own keys. In V8 11 (Node 20) every object made so has a
 * hidden class of its own, what was compiled for one reading fits no other, and reading a bank takes twice the time. Spelled out, all
 * readings share one.
 */
const withOneShape = {
  name: 'with-one-shape-in-js-yaml',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, ({ path }) => {
      const spread =
        'function parseEvents(input, options) {\n\tconst length = input.length;\n\tconst state = {\n\t\t...DEFAULT_PARSER_OPTIONS,\n\t\t...options,\n';
      const spelled = spread.replace(
        '...DEFAULT_PARSER_OPTIONS,\n\t\t...options,',
        'filename: options.filename ?? DEFAULT_PARSER_OPTIONS.filename,\n\t\tmaxDepth: options.maxDepth ?? DEFAULT_PARSER_OPTIONS.maxDepth,',
      );
      const source = readFileSync(path, 'utf8');
      const defaults = 'DEFAULT_PARSER_OPTIONS = {\n\tfilename: "",\n\tmaxDepth: 100\n};';
      if (!source.includes(spread) || !source.includes(defaults))
        throw new Error('js-yaml makes its state otherwise: see withOneShape in scripts/build.mjs');
      return { contents: source.replace(spread, spelled), loader: 'js' };
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
  format: 'cjs',
  // Node's own modules and the libraries are not in the bundle. It is run as a script, in which `import()` of them fails: it becomes `require`.
  // Expressions with \p{…} esbuild would else make anew at each call; Node has them since 10.
  supported: { 'dynamic-import': false, 'regexp-unicode-property-escapes': true },
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { QUIZ_BUILD: JSON.stringify(buildId()) },
};

/** esbuild leaves letters of other scripts in regular expressions; in pure ASCII V8 keeps half of the memory and reads faster. */
function toAscii(file) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
  const inAscii = (text) => text.replace(/[^\u0000-\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  writeFileSync(file, inAscii(readFileSync(file, 'utf8')));
}

// `import()` stays lazy inside the bundle: a command evaluates only what it uses.
await build({ ...common, entryPoints: ['src/cli/main.ts'], outfile: 'dist/quiz.cjs', plugins: [librariesApart, withoutPrograms] });
await build({ ...common, entryPoints: ['src/cli/start.ts'], outfile: 'dist/start.cjs' });
await build({ ...common, entryPoints: ['src/store/scan-thread.ts'], outfile: 'dist/scan-thread.cjs' });
for (const name of LIBRARIES) {
  const stdin = { contents: `export * from '${name}';`, resolveDir: process.cwd() };
  await build({ ...common, stdin, outfile: `dist/${name}.cjs`, plugins: [withoutLocales, withOneShape] });
}
for (const name of ['quiz', ...LIBRARIES]) toAscii(`dist/${name}.cjs`);

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
quiz('rehearse', 'ch4');
quiz('check', 'questions');
