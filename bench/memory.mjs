// What a long history costs: `npm run build && node bench/memory.mjs [largest]`. Journals of 10³…10⁶ answers to 800 questions.
// Cold: everything is folded from the first line on, without a snapshot, beside JSON.parse alone of the same lines; a cold start works out
// the schedules too, and writes the snapshot. Warm: a start of the program with a snapshot, beside
// the same start with an empty history, and beside Node alone. Runs are interleaved, so that a busy machine slows all alike.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const QUESTIONS = 800;
const SESSION = 15;
const ROUNDS = 11;
const largest = Number(process.argv[2] ?? 1_000_000);
const root = join(import.meta.dirname, '..');
const program = join(root, 'bin', 'quiz.js');
if (!existsSync(join(root, 'dist', 'quiz.cjs'))) throw new Error('There is no dist/quiz.cjs: npm run build makes it.');

const place = mkdtempSync(join(tmpdir(), 'quiz-bench-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));

// One process for each cold reading, so that each has its own peak of memory.
await build({
  stdin: {
    contents: `
      import { readFileSync, rmSync } from 'node:fs';
      import { foldAll, journalFiles, journalStore } from '${join(root, 'src', 'store', 'journal.ts')}';
      const [, , what, data] = process.argv;
      const parse = () => {
        for (const file of journalFiles(data)) {
          const bytes = readFileSync(file);
          for (let from = 0; from < bytes.length; ) {
            const end = bytes.lastIndexOf(10, Math.min(bytes.length, from + (1 << 22)) - 1) + 1;
            for (const line of bytes.toString('utf8', from, end - 1).split('\\n')) JSON.parse(line);
            from = end;
          }
        }
      };
      const work = {
        parse,
        fold: () => foldAll(journalFiles(data)),
        start: () => journalStore(data).past(),
      };
      rmSync(data + '/snapshot.json', { force: true });
      const cpu = process.cpuUsage();
      const before = performance.now();
      await work[what]();
      const ms = performance.now() - before;
      const { user, system } = process.cpuUsage(cpu);
      console.log(JSON.stringify({ ms, cpu: (user + system) / 1000, mb: process.resourceUsage().maxRSS / 1024 }));`,
    resolveDir: root,
  },
  outfile: join(place, 'cold.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});

const question = (number) => `  - id: question-${number}
    type: true-false
    concept: concept-${number % 40}
    prompt: Is the number ${number} even?
    answer: ${number % 2 === 0}
    explanation: An even number can be halved without a rest.
`;
const concepts = Array.from({ length: 40 }, (_, number) => `  concept-${number}:\n    title: Concept ${number}\n`).join('');
mkdirSync(join(place, 'questions'));
writeFileSync(
  join(place, 'questions', 'bench.yaml'),
  `id: bench\ntitle: Bench\nconcepts:\n${concepts}questions:\n${Array.from({ length: QUESTIONS }, (_, number) => question(number)).join('')}`,
);

/** A data folder with so many answers, four of five right, in sessions of fifteen, up to a day ago. */
function historyOf(answers) {
  const data = join(place, `data-${answers}`);
  if (answers === 0) return { data, lines: 0, mb: 0 };
  mkdirSync(join(data, 'journal'), { recursive: true });
  const file = join(data, 'journal', 'bench.jsonl');
  const handle = openSync(file, 'w');
  const step = Math.min(600_000, Math.floor((3 * 365 * 86_400_000) / answers));
  const begin = Date.now() - 86_400_000 - step * answers;
  let text = '';
  let lines = 0;
  const put = (entry) => {
    text += `${JSON.stringify({ v: 1, ...entry })}\n`;
    lines += 1;
    if (text.length > 1 << 22) {
      writeSync(handle, text);
      text = '';
    }
  };
  let session = '';
  for (let number = 0; number < answers; number += 1) {
    const at = (after) => new Date(begin + number * step + after).toISOString().replace('Z', '+00:00');
    const id = () => crypto.randomUUID();
    const of = (index) => `question-${(index * 7) % QUESTIONS}`;
    if (number % SESSION === 0) {
      session = id();
      const items = Array.from({ length: SESSION }, (_, index) => `bench#${of(number + index)}`);
      put({ kind: 'start', id: id(), session, at: at(0), run: 'bench', seed: 'k3x9aq', items, exam: false });
    }
    const right = (number * 7919) % 10 < 8;
    const facts = {
      wording: '7c7d29bdbe6d87cf',
      shown: ['true', 'false'],
      verdict: right ? 'correct' : 'wrong',
      ms: 4000 + (number % 9000),
    };
    const graded = { hints: 0, reply: right ? 'true' : 'false', score: right ? 1 : 0 };
    put({ kind: 'attempt', id: id(), session, at: at(step >> 1), bank: 'bench', question: of(number), ...facts, ...graded });
    if (number % SESSION === SESSION - 1) put({ kind: 'end', id: id(), session, at: at(step - 1), run: 'bench', score: 12, outOf: 15 });
  }
  writeSync(handle, text);
  closeSync(handle);
  return { data, lines, mb: statSync(file).size / 2 ** 20 };
}

const sorted = (values) => [...values].sort((a, b) => a - b);
const quantile = (values, at) => sorted(values)[Math.round((values.length - 1) * at)] ?? 0;
const median = (values) => quantile(values, 0.5);
const spread = (values) => `${quantile(values, 0.25).toFixed(0)}–${quantile(values, 0.75).toFixed(0)}`;

function cold(what, data) {
  const run = spawnSync(process.execPath, [join(place, 'cold.mjs'), what, data], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

/** Wall time of a run of the program, in milliseconds. */
function timed(args, data) {
  const env = { PATH: process.env.PATH, HOME: place, LANG: 'C.UTF-8', QUIZ_DATA_DIR: data };
  const before = performance.now();
  const run = spawnSync(process.execPath, args, { cwd: place, env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const ms = performance.now() - before;
  if (run.status !== 0 || run.stderr !== '') throw new Error(`${args.join(' ')}: ${run.status} ${run.stderr}`);
  return ms;
}

const table = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  '));
  console.log('');
};
const thousands = (number) => `${Math.round(number / 1000)} k`;

const sizes = [0, 1e3, 1e4, 1e5, 1e6].filter((size) => size <= largest);
const histories = sizes.map((answers) => ({ answers, ...historyOf(answers) }));

console.log(`Node ${process.version}, ${QUESTIONS} questions\n`);
const coldRows = [
  ['answers', 'lines', 'MB', 'JSON.parse, lines/s', 'cold fold, lines/s', 'to JSON.parse', 'of the processor', 'cold start ms', 'peak MB'],
];
for (const { answers, data, lines, mb } of histories.slice(1)) {
  const runs = { parse: [], fold: [], start: [] };
  for (let round = 0; round < 5; round += 1) for (const what of Object.keys(runs)) runs[what].push(cold(what, data));
  const ms = (what) => median(runs[what].map((run) => run.ms));
  const faster = (key) => (median(runs.parse.map((run) => run[key])) / median(runs.fold.map((run) => run[key]))).toFixed(2);
  const rate = (what) => thousands((lines / ms(what)) * 1000);
  const peak = median(runs.start.map((run) => run.mb)).toFixed(0);
  coldRows.push([
    ...[`${answers}`, `${lines}`, mb.toFixed(1), rate('parse'), rate('fold'), faster('ms'), faster('cpu')],
    ...[ms('start').toFixed(0), peak],
  ]);
}
table(coldRows);

const commands = { review: [program, 'review', '--plain'], progress: [program, 'progress'] };
const times = new Map();
const note = (name, ms) => times.set(name, [...(times.get(name) ?? []), ms]);
for (const { data } of histories) for (const args of Object.values(commands)) timed(args, data); // writes the snapshot
for (let round = 0; round < ROUNDS; round += 1) {
  note('node', timed(['-e', '0'], place));
  for (const { answers, data } of histories)
    for (const [name, args] of Object.entries(commands)) note(`${name} ${answers}`, timed(args, data));
}
const floor = times.get('node');
const warmRows = [['warm start', 'answers', 'median ms', 'quartiles', 'to empty', 'to 1000', 'to node -e 0']];
warmRows.push(['node -e 0', '', median(floor).toFixed(0), spread(floor), '', '', '1.00']);
for (const name of Object.keys(commands)) {
  for (const { answers } of histories) {
    const [mine, empty, few] = [answers, 0, 1000].map((size) => times.get(`${name} ${size}`));
    const ratio = (other) => (other === undefined ? '' : (median(mine) / median(other)).toFixed(2));
    warmRows.push([`quiz ${name}`, `${answers}`, median(mine).toFixed(0), spread(mine), ratio(empty), ratio(few), ratio(floor)]);
  }
}
table(warmRows);
