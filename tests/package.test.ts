// What people install: packed as npm does it, installed from the tarball into an empty folder without a network, and run from there.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { folder, type Ran, root } from './support/program.ts';
import { environment, key, open, type Terminal } from './support/terminal.ts';

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

const place = folder();
const prefix = join(place, 'prefix');
const installed = join(prefix, 'lib', 'node_modules', 'quiz');
const program = join(prefix, 'bin', 'quiz');
const banks = readdirSync(join(root, 'questions')).filter((name) => /^[^.]+\.yaml$/.test(name));

// Nobody's npm configuration, and no look at the registry for a newer npm.
const npmEnvironment = environment({ HOME: place, npm_config_update_notifier: 'false', npm_config_cache: join(place, 'npm') });

function npm(...args: string[]): { readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, env: npmEnvironment, encoding: 'utf8' });
  expect(stderr).not.toMatch(/ERR!/);
  expect(status).toBe(0);
  return { stdout, stderr };
}

/** Runs the installed program, as its first line says: with the Node that the path finds, here the one of the tests. */
function quiz(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): Ran {
  const path = `${join(process.execPath, '..')}${delimiter}${process.env['PATH']}`;
  const given = environment({ HOME: folder(), PATH: path, ...env });
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder(), env: given, input, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

/** Everything in the installed package, with what would tell of a change. */
const contents = (): string[] =>
  readdirSync(installed, { recursive: true, encoding: 'utf8' })
    .map((path) => ({ path, found: statSync(join(installed, path)) }))
    .map(({ path, found }) => `${path} ${found.isFile() ? found.size : ''} ${found.mtimeMs}`)
    .sort();

let packed: Packed;
let told = { stdout: '', stderr: '' };
let before: string[] = [];

beforeAll(() => {
  [packed] = JSON.parse(npm('pack', '--ignore-scripts', '--json', '--pack-destination', place).stdout) as [Packed];
  told = npm('install', '--global', '--offline', '--no-audit', '--no-fund', '--prefix', prefix, join(place, packed.filename));
  before = contents();
  for (const path of ['', ...readdirSync(installed, { recursive: true, encoding: 'utf8' })]) {
    const file = join(installed, path);
    chmodSync(file, statSync(file).mode & 0o555);
  }
});

describe('the tarball', () => {
  test('is below a megabyte', () => {
    expect(packed.size).toBe(statSync(join(place, packed.filename)).size);
    expect(packed.size).toBeLessThan(1_000_000);
  });

  test('holds what is needed and nothing else', () => {
    expect(packed.files.map(({ path }) => path).sort()).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'bin/package.json',
        'bin/quiz.js',
        ...banks.map((name) => `dist/banks/${name.replace('.yaml', '.json')}`),
        ...['js-yaml', 'quiz', 're2js', 'scan-thread', 'start', 'yaml', 'zod'].map((name) => `dist/${name}.cjs`),
        'man/quiz.1',
        'package.json',
        ...banks.map((name) => `questions/${name}`),
        'schema/bank.schema.json',
      ].sort(),
    );
    expect(banks).toContain('ch4.yaml');
  });

  test('can be run', () => {
    const mode = packed.files.find(({ path }) => path === 'bin/quiz.js')?.mode ?? 0;
    expect(mode & 0o111).toBe(0o111);
    expect(readFileSync(join(installed, 'bin', 'quiz.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

describe('installed', () => {
  test('brings no other package, runs no script, and npm has nothing to warn about', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(Object.keys(manifest).filter((key) => /dependencies/i.test(key) && key !== 'devDependencies')).toEqual([]);
    expect(existsSync(join(installed, 'node_modules'))).toBe(false);
    expect(told.stdout).toMatch(/^\s*added 1 package/);
    expect(told.stderr).toBe('');
  });

  test('the manual page lies where man finds it', () => {
    const page = join(prefix, 'share', 'man', 'man1', 'quiz.1');
    expect(readFileSync(page, 'utf8')).toBe(readFileSync(join(root, 'man', 'quiz.1'), 'utf8'));
  });

  test('says its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(quiz(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('says which Node it needs', () => {
    const old = join(folder(), 'old.cjs');
    writeFileSync(old, "Object.defineProperty(process, 'version', { value: 'v18.20.8' });");
    const { code, stdout, stderr } = quiz(['list'], { NODE_OPTIONS: `--require ${old}` });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^quiz: This is Node v18\.20\.8, [\s\S]*install Node 20\.19 or newer/);
  });

  test('lists its banks, from any folder', () => {
    const { code, stdout, stderr } = quiz(['list', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { banks: listed } = JSON.parse(stdout) as { banks: { name: string; questions: number; broken: number }[] };
    expect(listed.map(({ name }) => `${name}.yaml`)).toEqual(banks);
    expect(listed.every(({ questions, broken }) => questions > 0 && broken === 0)).toBe(true);
  });

  test('checks a bank', () => {
    const { code, stdout } = quiz(['check', 'ch1', '--no-report']);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^No problems in \d+ questions/) });
  });

  test('its banks need no parsing at a first start', () => {
    const cache = folder();
    quiz(['list'], { QUIZ_CACHE_DIR: cache });
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe('machine code is kept', () => {
  const code = (cache: string): string[] => readdirSync(cache).filter((name) => name.endsWith('.code'));
  const session = (env: Readonly<Record<string, string>>): Ran => quiz(['ch4', '-n', '1', '--no-record'], env, ':q\n');

  test('of a session, and fits the next one', () => {
    const cache = folder();
    quiz(['--version'], { QUIZ_CACHE_DIR: cache });
    expect(code(cache)).toEqual([]);
    const first = session({ QUIZ_CACHE_DIR: cache });
    const [name = ''] = code(cache);
    expect(name).toContain(process.version);
    const { ino, mtimeMs } = statSync(join(cache, name));
    // What V8 refuses is written anew, in a new file.
    const second = session({ QUIZ_CACHE_DIR: cache });
    expect(second.code).toBe(first.code);
    expect(second.stderr).toBe('');
    expect(code(cache)).toEqual([name]);
    expect(statSync(join(cache, name))).toMatchObject({ ino, mtimeMs });
  });

  test('of a check, beside that of sessions, and fits the next one', () => {
    const cache = folder();
    session({ QUIZ_CACHE_DIR: cache });
    const check = (): Ran => quiz(['check', 'ch1', '--no-report'], { QUIZ_CACHE_DIR: cache });
    const first = check();
    const kept = code(cache);
    expect(kept.map((name) => name.replace(/-[0-9a-f]{16}-v.*$/, ''))).toEqual(
      expect.arrayContaining(['quiz-check-js-yaml', 'quiz-check-quiz', 'quiz-check-zod', 'quiz-session-quiz']),
    );
    const made = kept.map((name) => statSync(join(cache, name)));
    expect(check()).toEqual(first);
    expect(code(cache)).toEqual(kept);
    const found = kept.map((name) => statSync(join(cache, name)));
    expect(found.map(({ ino }) => ino)).toEqual(made.map(({ ino }) => ino));
    expect(found.map(({ mtimeMs }) => mtimeMs)).toEqual(made.map(({ mtimeMs }) => mtimeMs));
  });

  test('that is damaged is made anew', () => {
    const cache = folder();
    session({ QUIZ_CACHE_DIR: cache });
    const file = join(cache, code(cache)[0] ?? '');
    const good = readFileSync(file);
    writeFileSync(file, good.subarray(0, good.length / 2));
    expect(session({ QUIZ_CACHE_DIR: cache })).toMatchObject({ stderr: '', stdout: expect.stringContaining('Alignment') });
    expect(readFileSync(file).length).toBeGreaterThan(good.length / 2);
  });

  test('of a few versions, and no more', () => {
    const cache = folder();
    for (let old = 1; old <= 30; old += 1) writeFileSync(join(cache, `quiz-session-build${old}-v20.19.0-x64.code`), '');
    writeFileSync(join(cache, 'ch9-0123456789ab.json'), '');
    session({ QUIZ_CACHE_DIR: cache });
    expect(code(cache)).toHaveLength(24);
    expect(code(cache).some((name) => name.includes(process.version))).toBe(true);
    expect(readdirSync(cache)).toContain('ch9-0123456789ab.json');
  });

  test('nowhere, where nothing can be written, and the session goes on', () => {
    const file = join(folder(), 'no-folder');
    writeFileSync(file, '');
    const cache = join(file, 'cache');
    expect(session({ QUIZ_CACHE_DIR: cache })).toMatchObject({ stderr: '', stdout: expect.stringContaining('Alignment') });
  });
});

describe('in a terminal', () => {
  let terminal: Terminal;
  afterEach(() => terminal.kill());

  test('asks a first question, and leaves', async () => {
    const home = join(place, 'home');
    mkdirSync(home);
    const path = `${join(process.execPath, '..')}${delimiter}${process.env['PATH']}`;
    terminal = open(program, ['ch4', '-n', '1'], { cwd: home, env: { HOME: home, PATH: path } });
    await terminal.waitFor(/Alignment: 1 question[\s\S]*Enter begin/);
    terminal.write(key.enter);
    await terminal.waitFor(/1\/1[\s\S]*Enter answer/);
    terminal.write('q');
    expect(await terminal.exit).toBe(0);
  });
});

test('nothing was written into the package', () => {
  expect(realpathSync(program)).toBe(realpathSync(join(installed, 'bin', 'quiz.js')));
  expect(contents()).toEqual(before);
});
