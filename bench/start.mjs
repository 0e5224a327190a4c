// Time to the first painted question, key press to repaint, and `quiz check`, each as a ratio to `node -e 0` of the same
// Node in the same rounds: absolute times drift on shared machines, ratios hold. Run: npm run bench [-- --rounds 15]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';

const flag = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at === -1 ? otherwise : process.argv[at + 1];
};
const rounds = Number(flag('--rounds', '11'));
const peer = flag('--peer');
const folder = mkdtempSync(join(tmpdir(), 'quiz-bench-'));
const base = {
  ...process.env,
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
  QUIZ_DATA_DIR: join(folder, 'data'),
  QUIZ_CACHE_DIR: join(folder, 'cache'),
};
for (const name of ['CI', 'NO_COLOR', 'FORCE_COLOR']) delete base[name];

const WORDS = 'model data prompt reward token layer policy score input output weight sample human answer'.split(' ');
const question = (index, faulty) => `
  - id: question-${index}
    type: multiple-choice
    prompt: Which ${WORDS[index % 14]} is the one with the number ${index}, given the ${WORDS[(index * 7) % 14]} of the ${WORDS[(index * 5) % 14]}?
    ${faulty ? 'choises' : 'choices'}:
      - text: The ${WORDS[(index * 3) % 14]} that was written first, ${index}
        correct: true
      - text: The ${WORDS[(index * 11) % 14]} that was written later, ${index + 1}
        feedback: It came later, as the number ${index + 1} tells.
      - text: The ${WORDS[(index * 13) % 14]} that was never written, ${index + 2}
        feedback: Nobody wrote the number ${index + 2} anywhere.
    explanation: The number ${index} belongs to the first of them, since they were counted in the order of writing.`;
function bank(count, faults = 0) {
  const path = join(folder, `bank-${count}-${faults}.yaml`);
  const list = Array.from({ length: count }, (_, index) => question(index, faults > 0 && index % faults === 0));
  writeFileSync(path, `id: bank-${count}\ntitle: ${count} questions\nquestions:${list.join('')}\n`);
  return path;
}

/** Milliseconds until the screen shows `sign`, and, with `keys`, of each key press to its repaint. */
function painted(args, sign, env, keys = 0) {
  return new Promise((resolve) => {
    const start = performance.now();
    const pty = spawn(process.execPath, args, { cols: 80, rows: 24, env });
    const presses = [];
    let shown = '';
    let first;
    let pressed;
    const end = () => {
      pty.kill();
      resolve({ first, presses });
    };
    pty.onData((data) => {
      shown += data;
      if (first === undefined) {
        if (/begin/.test(shown) && !/sent/.test(pty.sent ?? '')) {
          pty.sent = 'sent';
          pty.write('\r');
        }
        if (!sign.test(shown)) return;
        first = performance.now() - start;
        if (keys === 0) return end();
      } else if (pressed !== undefined) presses.push(performance.now() - pressed);
      if (presses.length >= keys) return end();
      pressed = performance.now();
      pty.write(presses.length % 2 === 0 ? '\u001b[B' : '\u001b[A');
    });
  });
}

const run = (args, env) => {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore', env });
  return performance.now() - start;
};

const CHOOSE = /Choose one\.|Tick all|Type /;
const cold = (round) => ({ ...base, QUIZ_CACHE_DIR: join(folder, `cold-${round}`) });
const start =
  (path, env = base) =>
  async () =>
    (await painted(['bin/quiz.js', path, '--no-record'], CHOOSE, env)).first;
const rows = {
  'node -e 0': async () => run(['-e', '0'], base),
  'quiz --help': async () => run(['bin/quiz.js', '--help'], base),
  'first question, ch4': start('ch4'),
  'first question, 10 questions': start(bank(10)),
  'first question, 1,000': start(bank(1000)),
  'first question, 1,000, nothing cached': async (round) => start(bank(1000), cold(round))(),
  'first question, 10,000': start(bank(10_000)),
  'check, 100': async () => run(['bin/quiz.js', 'check', bank(100)], base),
  'check, 1,000': async () => run(['bin/quiz.js', 'check', bank(1000)], base),
  'check, 1,000, 1 % faulty': async () => run(['bin/quiz.js', 'check', bank(1000, 100)], base),
  ...(peer === undefined
    ? {}
    : {
        [peer.split('=')[0]]: async () =>
          run(['-e', `require('node:child_process').execSync(${JSON.stringify(peer.split('=').slice(1).join('='))})`], base),
      }),
};
const times = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
for (let round = -1; round < rounds; round += 1) {
  for (const [name, measure] of Object.entries(rows)) {
    const time = await measure(round);
    // The first round fills the caches.
    if (round >= 0) times[name].push(time);
  }
}
const at = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const floor = at(times['node -e 0'], 0.5);
console.log(`Node ${process.version}, ${rounds} interleaved rounds; ratio to node -e 0 (median; 10 to 90 %), milliseconds`);
for (const [name, list] of Object.entries(times)) {
  const ratio = (share) => (at(list, share) / floor).toFixed(2);
  console.log(`${name.padEnd(40)} ${ratio(0.5)} (${ratio(0.1)} to ${ratio(0.9)})  ${at(list, 0.5).toFixed(0)} ms`);
}
const { presses } = await painted(['bin/quiz.js', 'ch4', '--no-record'], CHOOSE, base, 400);
console.log(`key press to repaint: p50 ${at(presses, 0.5).toFixed(1)} ms, p99 ${at(presses, 0.99).toFixed(1)} ms (a frame is 16 ms)`);
rmSync(folder, { recursive: true, force: true });
