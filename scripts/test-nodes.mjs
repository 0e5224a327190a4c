// Builds and tests with every Node that package.json promises, one after the other, and ends with a table.
// Run: npm run test:nodes [-- --only 24] [-- tests/some.test.ts]. The binaries come from npm and stay in .nodes/.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const NODES = ['20.19', '22', '24', '26'];
const { platform, arch, execPath } = process;
const windows = platform === 'win32';
// On Apple silicon the plain name belongs to somebody else's package, which ends at Node 18.
const binaries = `${platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'}-${windows ? 'win' : platform}-${arch}`;

const { values, positionals: tests } = parseArgs({ allowPositionals: true, options: { only: { type: 'string', multiple: true } } });
const wanted = values.only ?? NODES;
const strange = wanted.filter((version) => !NODES.includes(version));
if (strange.length > 0) {
  console.error(`test-nodes: ${strange.join(', ')} is not tested here: --only takes ${NODES.join(', ')}`);
  process.exit(2);
}

/** Runs a program to its end; whether it ended well. */
const runs = (file, args, options = {}) => spawnSync(file, args, { stdio: 'inherit', ...options }).status === 0;

/** The binary of a Node, brought by npm once; delete .nodes/ for newer ones. Nothing where npm cannot bring it. */
function binary(version) {
  const folder = resolve('.nodes', version);
  const file = join(folder, 'node_modules', binaries, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(file)) return file;
  // Without a folder of its own npm would install into this project.
  mkdirSync(folder, { recursive: true });
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, `${binaries}@${version}`];
  return runs('npm', args, { shell: windows }) && existsSync(file) ? file : undefined;
}

/** Builds and tests with one Node: a row of the table. */
function tested(version) {
  const node = binary(version);
  if (node === undefined) return { Node: version, result: `npm brings no ${binaries}@${version}` };
  // Whatever is started by name, as npm or the installed program is, finds this Node too.
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}`, NODE: node, npm_node_execpath: node };
  const exact = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() || version;
  console.log(`\n=== Node ${exact}\n`);
  const begin = performance.now();
  if (!runs(node, ['scripts/build.mjs'], { env })) return { Node: exact, result: 'the build failed' };
  const place = mkdtempSync(join(tmpdir(), 'quiz-nodes-'));
  const report = join(place, 'report.json');
  const vitest = [join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...tests, '--reporter=default', '--reporter=json'];
  const good = runs(node, [...vitest, `--outputFile.json=${report}`], { env });
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  rmSync(place, { recursive: true });
  return {
    Node: exact,
    passed: counts.numPassedTests,
    failed: counts.numFailedTests,
    skipped: counts.numPendingTests,
    seconds: Math.round((performance.now() - begin) / 1000),
    result: good ? 'good' : 'failed',
  };
}

const rows = wanted.map(tested);
// The code kept by the last build fits the last Node only.
const own = runs(execPath, ['scripts/build.mjs']);
console.table(rows);
process.exitCode = own && rows.every(({ result }) => result === 'good') ? 0 : 1;
