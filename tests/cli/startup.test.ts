// What a command loads. The bundle is a file in which each module is a function that runs when it is first asked for
// (`__esm`, `__commonJS`), so nothing can be counted in it from outside. Therefore the same entry is built here with the
// same tool into real files, one for each `import()`, and with its packages left outside: each package is then resolved by
// Node's own loader, where a hook writes its name down. esbuild evaluates a module in the bundle exactly where its file is
// loaded here: at the `import()` that leads to it. A command that does need the packages shows that the hook hears them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixture, folder, root } from '../support/program.ts';
import { environment } from '../support/terminal.ts';

let place = '';

beforeAll(async () => {
  // Inside the project, so that the packages are found.
  place = mkdtempSync(join(root, 'node_modules', '.startup-'));
  await build({
    entryPoints: [join(root, 'src', 'cli', 'main.ts')],
    outdir: place,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  // Where hooks run in a thread of their own (before Node 22.15), nothing but a file gets out of it. Newer ones warn about that way.
  writeFileSync(
    join(place, 'hook.mjs'),
    `import { appendFileSync } from 'node:fs';
     export function resolve(name, context, next) {
       if (!/^[./]|^node:|^file:/.test(name)) appendFileSync(process.env.HEARD, name + '\\n');
       return next(name, context);
     }`,
  );
  writeFileSync(
    join(place, 'run.mjs'),
    `import * as loader from 'node:module';
     import { resolve } from './hook.mjs';
     if (loader.registerHooks) loader.registerHooks({ resolve });
     else loader.register('./hook.mjs', import.meta.url);
     await (await import('./main.mjs')).start(process.env.ROOT);`,
  );
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** The packages that `quiz …` asks for, each once. */
function packagesOf(...args: string[]): string[] {
  const heard = join(folder(), 'heard');
  writeFileSync(heard, '');
  const env = environment({ HEARD: heard, ROOT: root, QUIZ_DATA_DIR: folder() });
  const { status, stderr } = spawnSync(process.execPath, [join(place, 'run.mjs'), ...args], {
    cwd: root,
    env,
    input: ':q\n',
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const names = readFileSync(heard, 'utf8')
    .split('\n')
    .filter((name) => name !== '');
  return [
    ...new Set(names.map((name) => (name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? '')))),
  ].sort();
}

const HEAVY = ['zod', 'yaml', '@inquirer/core', 're2js'];

describe('a command loads only what it uses', () => {
  test.each([[['--help']], [['--version']], [['run', '--help']], [['check', '--help']], [['help', 'show']]])('quiz %j', (args) => {
    const packages = packagesOf(...args);
    expect(packages).toContain('commander');
    expect(packages.filter((name) => HEAVY.includes(name))).toEqual([]);
  });

  test('the hook hears what a command does use', () => {
    const packages = packagesOf('check', fixture('pty.yaml'));
    expect(packages).toEqual(expect.arrayContaining(['zod', 'yaml']));
    expect(packages).not.toContain('@inquirer/core');
  });

  test('plain lines need no prompts, and no patterns where there are none', () => {
    const packages = packagesOf(fixture('pty.yaml'), '--plain');
    expect(packages).toEqual(expect.arrayContaining(['zod', 'yaml']));
    expect(packages.filter((name) => ['@inquirer/core', 're2js'].includes(name))).toEqual([]);
  });

  test('the program loads nothing but Node and the libraries that lie beside it', () => {
    const bundle = readFileSync(join(root, 'dist', 'quiz.cjs'), 'utf8');
    const outside = [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map((found) => found[1] ?? '');
    const beside = outside.filter((name) => !isBuiltin(name));
    expect([...new Set(beside)].sort()).toEqual(['./js-yaml.cjs', './re2js.cjs', './yaml.cjs', './zod.cjs']);
    // V8 would have to take over their outlines with each start.
    expect(bundle).not.toMatch(/ZodError|YAMLParseError|RE2JSSyntaxException/);
  });
});
