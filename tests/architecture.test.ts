// The arrows of the architecture (DESIGN.md, section 10), read from the import lines, and what a pure file may not touch.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { questionTypes } from '../src/question-types/registry.ts';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');

/** A source file: its path below `src`, and its text. */
interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : entry.name.endsWith('.ts') ? [join(folder, entry.name)] : [],
  );
const sources: SourceFile[] = filesBelow(src).map((path) => ({ path: relative(src, path), text: readFileSync(path, 'utf8') }));

type Layer = 'core' | 'question-types' | 'store' | 'cli';
const layerOf = (path: string): string => path.split('/')[0] ?? '';

/** What each layer may import: layers, packages, and whether the modules of Node. */
const MAY: Readonly<Record<Layer, { readonly layers: readonly Layer[]; readonly packages: readonly string[]; readonly node: boolean }>> = {
  core: { layers: ['core'], packages: ['yaml', 'js-yaml', 'zod', 're2js', 'fast-string-width', 'ts-fsrs'], node: false },
  'question-types': { layers: ['core'], packages: ['zod'], node: false },
  store: { layers: ['store', 'core'], packages: [], node: true },
  cli: { layers: ['cli', 'store', 'question-types', 'core'], packages: ['commander', 'chalk', '@inquirer/core', 'zod'], node: true },
};

const PURE: readonly string[] = ['core', 'question-types'];
const IMPURE: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Date.now', /\bDate\.now\b/],
  // A date made of a number is a value; one made of nothing is the clock, and a local one depends on where the machine stands.
  ['new Date()', /\bnew Date\(\s*\)/],
  ['the local time zone', /\.(?:get(?:Full|Hours|Minutes|Seconds|Date|Day|Month|Timezone)\w*|toLocale\w*String)\(/],
  ['Math.random', /\bMath\.random\b/],
  ['process.', /\bprocess\./],
  ['console.', /\bconsole\./],
  ['globalThis', /\bglobalThis\b/],
  ['setTimeout', /\bset(?:Timeout|Interval|Immediate)\(/],
  ['fetch(', /\bfetch\(/],
  ['import.meta', /\bimport\.meta\b/],
];
const WORLDLY: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['process.', /\bprocess\./],
  ['Date.now', /\bDate\.now\b/],
  ['Math.random', /\bMath\.random\b/],
  ['console.', /\bconsole\./],
];

/** Where the edge touches the world beside `cli/context.ts`, and why it must. */
const ALLOWED: Readonly<Record<string, string>> = {
  'cli/context.ts': 'the one place where the world is taken in',
  'cli/main.ts: process.': 'starts the real program: its exit code, and a reader of stdout that is gone',
  'cli/start.ts: process.': 'runs before there is a context: it loads the program that makes one',
  'cli/terminal/screen.ts: process.': 'signals have no stream: the terminal must be given back before they end the program',
  'cli/terminal/lines.ts: process.': 'Ctrl-C while plain lines are read is a signal, and ends the session in order',
  'cli/commands/home/home.ts: process.': 'ends the program once a signal has given the terminal back',
  'cli/session/stage.ts: process.': 'ends the program once a signal has given the terminal back',
  'cli/commands/new/ask.ts: process.': 'ends the program once a signal has given the terminal back',
  'cli/commands/check/watch.ts: process.': 'Ctrl-C while files are watched is a signal, and ends the watch with its own exit code',
};

/** Where a command knows another, and why it must. Everything else that several of them need stands in `src/cli`. */
const TOGETHER: Readonly<Record<string, string>> = {
  'cli/commands/run/command.ts imports cli/commands/home/home.ts': '`quiz` alone is parsed as a run of no bank, and shows the home page',
  'cli/commands/home/home.ts imports cli/commands/list/list.ts': 'the home page without a terminal is the list of banks',
  'cli/commands/home/home.ts imports cli/commands/review/review.ts': 'the home page starts what is picked there',
  'cli/commands/home/home.ts imports cli/commands/run/run.ts': 'the home page starts what is picked there',
  'cli/commands/rehearse/rehearse.ts imports cli/commands/run/run.ts': 'a rehearsal is a real run whose screen nobody sees',
};

/** The command in whose folder a file lies. */
const commandOf = (path: string): string | undefined => /^cli\/commands\/([^/]+)\//.exec(path)?.[1];

/** What a file knows of commands other than its own, in one line each. How a command is declared (`command.ts`) is open to all but commands. */
function acquaintances({ path, text }: SourceFile): string[] {
  const own = commandOf(path);
  return importsOf(text)
    .filter((target) => target.startsWith('.'))
    .map((target) => relative(src, resolve(src, dirname(path), target)))
    .filter((at) => ![undefined, own].includes(commandOf(at)) && (own !== undefined || !at.endsWith('/command.ts')))
    .map((at) => `${path} imports ${at}`);
}

/** The text without comments and without what stands in strings, so that only code is searched. Import lines stay. */
const codeOf = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");

/** What a file imports, re-exports or loads later, as written. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:^\s*(?:import|export)\b[^;'"]*?\bfrom\s*|^\s*import\s*|\bimport\(\s*|\brequire\(\s*)['"]([^'"]+)['"]/gm)].map(
    (found) => found[1] ?? '',
  );

/** What is wrong with a file, in one line each: arrows that point the wrong way, and what its layer may not touch. */
function violations({ path, text }: SourceFile): string[] {
  const layer = layerOf(path);
  const may = MAY[layer as Layer] as (typeof MAY)[Layer] | undefined;
  if (may === undefined) return [`${path}: "${layer}" is no layer`];
  const wrong: string[] = [];
  for (const target of importsOf(text)) {
    if (target.startsWith('.')) {
      const at = relative(src, resolve(src, dirname(path), target));
      const to = layerOf(at);
      const sibling = layer === 'question-types' && to === 'question-types';
      const own = path.split('/')[1] === at.split('/')[1] || path === 'question-types/registry.ts';
      if (sibling ? !own : !(may.layers as readonly string[]).includes(to)) wrong.push(`${path} imports ${at}`);
    } else if (target.startsWith('node:') ? !may.node : !may.packages.includes(target)) wrong.push(`${path} imports ${target}`);
  }
  const code = codeOf(text);
  if (PURE.includes(layer)) {
    for (const [name, pattern] of IMPURE) if (pattern.test(code)) wrong.push(`${path} touches ${name}`);
  } else if (layer === 'cli' && ALLOWED[path] === undefined) {
    for (const [name, pattern] of WORLDLY) {
      if (pattern.test(code) && ALLOWED[`${path}: ${name}`] === undefined) wrong.push(`${path} touches ${name}`);
    }
  }
  return wrong;
}

/** Faults that are known and not mended yet. A line here must go as soon as its fault has. */
const KNOWN: readonly string[] = [];

test('every file keeps to its layer', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap(violations).sort()).toEqual([...KNOWN].sort());
});

test('no command knows another, but for those that must', () => {
  // Each exception once, and none that is no longer needed.
  expect([...new Set(sources.flatMap(acquaintances))].sort()).toEqual(Object.keys(TOGETHER).sort());
});

test('what is imported exists', () => {
  const missing = sources.flatMap(({ path, text }) =>
    importsOf(text)
      .filter((target) => target.startsWith('.') && !existsSync(resolve(src, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(missing).toEqual([]);
});

describe('the checker itself finds what is planted', () => {
  test.each<[string, string, string[]]>([
    ['core/a.ts', "import { x } from '../question-types/registry.ts';", ['core/a.ts imports question-types/registry.ts']],
    ['core/bank/a.ts', "import type { X } from '../../store/x.ts';", ['core/bank/a.ts imports store/x.ts']],
    ['core/a.ts', "import { y } from '../cli/x.ts';", ['core/a.ts imports cli/x.ts']],
    ['core/a.ts', "import { readFileSync } from 'node:fs';", ['core/a.ts imports node:fs']],
    ['core/a.ts', "import fs from 'fs';", ['core/a.ts imports fs']],
    ['core/a.ts', "const x = await import('node:fs');", ['core/a.ts imports node:fs']],
    ['core/a.ts', "import 'chalk';", ['core/a.ts imports chalk']],
    ['core/a.ts', "export { x } from '../store/x.ts';", ['core/a.ts imports store/x.ts']],
    ['core/a.ts', "import {\n  a,\n  b,\n} from '../cli/x.ts';", ['core/a.ts imports cli/x.ts']],
    ['core/a.ts', 'const now = Date.now();', ['core/a.ts touches Date.now']],
    ['core/a.ts', 'const at = new Date();', ['core/a.ts touches new Date()']],
    ['core/a.ts', 'const hour = new Date(at).getHours();', ['core/a.ts touches the local time zone']],
    ['core/a.ts', 'const hour = new Date(at).getUTCHours();', []],
    ['core/a.ts', 'const roll = Math.random();', ['core/a.ts touches Math.random']],
    ['core/a.ts', 'const home = process.env;', ['core/a.ts touches process.']],
    ['core/a.ts', "console.log('x');", ['core/a.ts touches console.']],
    [
      'question-types/cloze/a.ts',
      "import { x } from '../numeric/numeric.ts';",
      ['question-types/cloze/a.ts imports question-types/numeric/numeric.ts'],
    ],
    ['question-types/cloze/a.ts', "import { x } from '../../store/x.ts';", ['question-types/cloze/a.ts imports store/x.ts']],
    ['store/a.ts', "import { x } from '../question-types/registry.ts';", ['store/a.ts imports question-types/registry.ts']],
    ['store/a.ts', "import { x } from '../cli/context.ts';", ['store/a.ts imports cli/context.ts']],
    ['cli/a.ts', 'const now = Date.now();', ['cli/a.ts touches Date.now']],
    ['cli/a.ts', 'process.exit(1);', ['cli/a.ts touches process.']],
    ['helpers/a.ts', '', ['helpers/a.ts: "helpers" is no layer']],
    // And what is no violation.
    ['core/a.ts', "// Date.now() is not for here\nimport { x } from './b.ts';\n/* process.env */ const text = 'console.log';", []],
    ['question-types/cloze/a.ts', "import { x } from './blanks.ts';\nimport { y } from '../../core/ask.ts';", []],
    ['store/a.ts', "import { readFile } from 'node:fs/promises';\nimport type { Entry } from '../core/memory/entry.ts';", []],
    ['cli/context.ts', 'const now = Date.now();', []],
  ])('%s: %s', (path, text, expected) => {
    expect(violations({ path, text })).toEqual(expected);
  });
});

test.each<[string, string, string[]]>([
  ['cli/commands/show/a.ts', "import { x } from '../check/x.ts';", ['cli/commands/show/a.ts imports cli/commands/check/x.ts']],
  ['cli/commands/show/a.ts', "import type { X } from '../check/x.ts';", ['cli/commands/show/a.ts imports cli/commands/check/x.ts']],
  ['cli/commands/show/a.ts', "const x = await import('../check/x.ts');", ['cli/commands/show/a.ts imports cli/commands/check/x.ts']],
  ['cli/commands/show/a.ts', "import { x } from '../check/command.ts';", ['cli/commands/show/a.ts imports cli/commands/check/command.ts']],
  ['cli/findings.ts', "import { x } from './commands/check/x.ts';", ['cli/findings.ts imports cli/commands/check/x.ts']],
  ['cli/commands/registry.ts', "import { x } from './check/x.ts';", ['cli/commands/registry.ts imports cli/commands/check/x.ts']],
  // And what is no acquaintance.
  ['cli/commands/registry.ts', "import { x } from './check/command.ts';", []],
  ['cli/commands/show/a.ts', "import { x } from './b.ts';\nimport { y } from '../command.ts';\nimport { z } from '../../findings.ts';", []],
])('who knows a command: %s: %s', (path, text, expected) => {
  expect(acquaintances({ path, text })).toEqual(expected);
});

test('what is allowed beside the context is still needed', () => {
  const needed = Object.keys(ALLOWED).filter((each) => each.includes(': ') && sources.some(({ path }) => path === each.split(': ')[0]));
  const idle = needed.filter((each) => {
    const [path, name] = each.split(': ');
    const pattern = WORLDLY.find(([known]) => known === name)?.[1];
    return !sources.some((file) => file.path === path && pattern?.test(codeOf(file.text)));
  });
  expect(idle).toEqual([]);
});

test('every folder of question-types is a type in the registry, and every type has its folder', () => {
  const folders = readdirSync(join(src, 'question-types'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(questionTypes.map(({ name }) => name).sort()).toEqual(folders.sort());
  for (const folder of folders) expect(existsSync(join(src, 'question-types', folder, `${folder}.ts`)), folder).toBe(true);
});

test('every rule, command and file is named in words joined by hyphens', () => {
  for (const { path } of sources) expect(path).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/);
});

test('the compiler checks the pure part without the types of Node or of a browser', () => {
  const config = JSON.parse(readFileSync(join(root, 'tsconfig.pure.json'), 'utf8')) as {
    compilerOptions: { types: string[]; lib: string[] };
    include: string[];
  };
  expect(config.compilerOptions.types).toEqual([]);
  expect(config.compilerOptions.lib.every((lib) => /^ES\d+$/i.test(lib))).toBe(true);
  expect(config.include).toEqual(expect.arrayContaining(['src/core', 'src/question-types']));
});

test('one file knows each YAML library, and one makes colors', () => {
  const importing = (name: string): string[] => sources.filter(({ text }) => importsOf(text).includes(name)).map(({ path }) => path);
  expect(importing('yaml').filter((path) => !KNOWN.includes(`${path} imports yaml`))).toEqual(['core/bank/document.ts']);
  expect(importing('js-yaml')).toEqual(['core/bank/plain.ts']);
  expect(importing('chalk')).toEqual(['cli/terminal/style.ts']);
});
