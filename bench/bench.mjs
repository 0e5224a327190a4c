// `npm run bench`: every figure that is quoted anywhere, with its floor, its spread and its goal beside it. `--help` lists the options;
// docs/performance.md says what the figures mean.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './check.mjs';
import { goalsFor } from './goals.mjs';
import { journal } from './journal.mjs';
import { keys } from './keys.mjs';
import { start } from './start.mjs';
import { asMarkdown, asText, spliced } from './tables.mjs';

const SECTIONS = { start, keys, check, journal };

const HELP = `Usage: npm run bench -- [options]

  --only <sections>        some of ${Object.keys(SECTIONS).join(',')}
  --quick                  fewer rounds and smaller histories: a minute instead of five
  --large                  100,000 questions even where that takes long
  --rounds <number>        the most rounds (15, with --quick 5); what is slow runs in fewer of them
  --node <binary>          run everything with another Node
  --peer <name=command>    another program beside ours, in rows of start and check; may be given again. {bank} stands for the
                           path of a bank, {count} for how many questions it has: then there is a row for each size
  --peer-sign <pattern>    what it shows at its first prompt (any output unless said)
  --json                   the tables and all single times, as JSON
  --write <file>           put the tables into a Markdown file, in place of those of the same release of Node
`;

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    node: { type: 'string', default: process.execPath },
    peer: { type: 'string', multiple: true, default: [] },
    'peer-sign': { type: 'string', default: '\\S' },
    json: { type: 'boolean', default: false },
    write: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

function usage(message) {
  console.error(`${message}\n\n${HELP}`);
  process.exit(2);
}

if (flags.help) {
  console.log(HELP);
  process.exit(0);
}
const wanted = flags.only?.split(',') ?? Object.keys(SECTIONS);
const unknown = wanted.find((name) => !Object.hasOwn(SECTIONS, name));
if (unknown !== undefined) usage(`There is no section "${unknown}".`);
const rounds = Number(flags.rounds ?? (flags.quick ? 5 : 15));
if (!Number.isInteger(rounds) || rounds < 1) usage('--rounds takes a whole number from 1.');
const peers = flags.peer.map((text) => ({ name: text.slice(0, text.indexOf('=')), command: text.slice(text.indexOf('=') + 1) }));
if (flags.peer.some((text) => text.indexOf('=') < 1)) usage('--peer takes name=command.');
if (flags.write !== undefined && flags.only !== undefined) usage('--write takes all sections: leave --only out.');

const root = join(import.meta.dirname, '..');
if (!existsSync(join(root, 'dist', 'quiz.cjs'))) usage('There is no dist/quiz.cjs: npm run build makes it.');
const place = mkdtempSync(join(tmpdir(), 'quiz-bench-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const version = execFileSync(flags.node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
const major = Number.parseInt(version, 10);
const began = performance.now();
const [load] = loadavg();

/** What all sections are given: what to run and in which surroundings, how often, and what is aimed at. */
const lab = {
  node: flags.node,
  quiz: (...args) => ({ file: flags.node, args: [join(root, 'bin', 'quiz.js'), ...args] }),
  floor: { file: flags.node, args: ['-e', '0'] },
  place,
  cwd: place,
  // Nothing of the one who measures: no settings, no history, no other options for Node.
  env: {
    PATH: process.env.PATH,
    HOME: place,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    QUIZ_DATA_DIR: join(place, 'data'),
    QUIZ_CACHE_DIR: join(place, 'cache'),
  },
  goals: goalsFor(major),
  peers,
  peerSign: new RegExp(flags['peer-sign']),
  rounds,
  least: Math.min(rounds, flags.quick ? 1 : 3),
  // Milliseconds for all runs of one row; what takes longer than that once is run once.
  budget: flags.quick ? 1500 : 6000,
  // How long 100,000 questions may take at most to be measured without being asked for.
  patience: flags.quick ? 4000 : 12_000,
  large: flags.large,
  presses: flags.quick ? 210 : 700,
  histories: flags.quick ? [1e3, 1e4, 1e5] : [1e3, 1e4, 1e5, 1e6],
  say: (text) => process.stderr.write(`${`${Math.round((performance.now() - began) / 1000)}`.padStart(4)} s  ${text}\n`),
};

// Windows tells no load: 0.
if (load > cpus().length / 2) lab.say(`the machine is busy (load ${load.toFixed(1)} on ${cpus().length} cores): figures will be too high`);
const sections = [];
for (const name of wanted) {
  lab.say(`-- ${name}`);
  sections.push(...[await SECTIONS[name](lab)].flat());
}

const [cpu] = cpus();
const machine = `${cpu?.model.trim().replace(/\s+/g, ' ')}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`;
const title = `Node ${version} · ${machine} · load ${load.toFixed(1)} at the start · at most ${rounds} interleaved rounds`;
if (flags.json) console.log(JSON.stringify({ node: version, machine, load, rounds, sections }, null, 2));
else console.log([title, '', ...sections.map(asText)].join('\n'));
if (flags.write !== undefined) {
  const before = existsSync(flags.write) ? readFileSync(flags.write, 'utf8') : '';
  writeFileSync(
    flags.write,
    spliced(before, `Node ${major}`, [`## Node ${version}`, '', `${title}.`, '', ...sections.map(asMarkdown)].join('\n')),
  );
}
