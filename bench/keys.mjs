// From a key press to the repainted screen, on a question that is longer than the screen.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, p99, quantile } from './statistics.mjs';
import { number, verdict } from './tables.mjs';
import { paint, press, QUESTION } from './terminal.mjs';

const [UP, DOWN] = ['\u001b[A', '\u001b[B'];
const CHOICES = 8;
const sentence = (number) => `Ship ${number} of the convoy lies to the north of the lighthouse and waits for the wind to turn.`;
const lines = (count, make) => Array.from({ length: count }, (_, at) => make(at)).join('');

const LONG = `id: long
title: A long question
questions:
  - id: convoy
    type: multiple-choice
    prompt: Which ship of the convoy enters the harbor first?
    context: |
${lines(30, (at) => `      - **Ship ${at}**: ${sentence(at)}\n`)}    choices:
${lines(CHOICES, (at) => `      - text: ${sentence(at)} ${sentence(at + CHOICES)} It carries ${at + 2} boats.\n${at === 2 ? '        correct: true\n' : ''}`)}    explanation: The pilot has told so in his letter of the eleventh.
`;

/** Measures it and answers with a section. */
export async function keys(lab) {
  const path = join(lab.place, 'long.yaml');
  writeFileSync(path, LONG);
  const presses = Array.from({ length: lab.presses }, (_, at) => (Math.floor(at / (CHOICES - 1)) % 2 === 0 ? DOWN : UP));
  lab.say(`${presses.length} key presses`);
  const { times, peak } = await paint(lab.quiz(path, '--no-record'), {
    sign: QUESTION,
    env: lab.env,
    cwd: lab.place,
    afterwards: (pty) => press(pty, presses),
  });
  const slowest = p99(times);
  return {
    title: 'From a key press to the repainted screen',
    samples: { 'an arrow': { ms: times, peakMB: peak } },
    columns: ['', 'p50 ms', 'p90 ms', 'p99 ms', 'peak MB', 'presses', 'goal'],
    rows: [
      [
        'an arrow, on a question of 60 rows',
        number(median(times), 1),
        number(quantile(times, 0.9), 1),
        number(slowest, 1),
        number(peak),
        `${times.length}`,
        verdict(lab.goals.key, slowest),
      ],
    ],
  };
}
