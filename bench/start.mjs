// From the command to the first painted question, in a real terminal.
import { join } from 'node:path';
import { writeBank } from './banks.mjs';
import { filled, run, shell } from './processes.mjs';
import { interleave, samplesOf } from './rounds.mjs';
import { measured, median, pairedDifferences, pairedRatios, spread } from './statistics.mjs';
import { middle, number, times, verdict } from './tables.mjs';
import { leave, paint, QUESTION } from './terminal.mjs';

const FLOOR = 'node -e 0';
const CH4 = 'quiz ch4';

/** Measures it and answers with a section. */
export async function start(lab) {
  const banks = [10, 1000, 10_000].map((count) => writeBank(lab.place, count));
  const painted = (path, env, afterwards) => paint(lab.quiz(path, '--no-record'), { sign: QUESTION, env, cwd: lab.place, afterwards });
  // What warms it up comes to its end; what is timed is killed.
  const question = (name, path) => ({ name, warm: true, measure: ({ round }) => painted(path, lab.env, round < 0 ? leave : undefined) });
  // A folder of its own for each run: it finds nothing there.
  const firstTime = (name, path) => ({
    name: `${name}, nothing kept`,
    measure: ({ round }) => painted(path, { ...lab.env, QUIZ_CACHE_DIR: join(lab.place, 'nothing kept', `${name} ${round}`) }),
  });
  const peers = lab.peers.flatMap(({ name, command }) =>
    (command.includes('{') ? banks.slice(1) : [undefined]).map((bank) => ({
      name: bank === undefined ? name : `${name}, ${number(bank.count)} questions`,
      measure: () => paint(shell(filled(command, bank)), { sign: lab.peerSign, env: lab.env, cwd: lab.place }),
    })),
  );
  const subjects = [
    { name: FLOOR, measure: ({ peak }) => run(lab.floor, { ...lab, peak }) },
    { name: 'quiz --help', measure: ({ peak }) => run(lab.quiz('--help'), { ...lab, peak }) },
    question(CH4, 'ch4'),
    firstTime(CH4, 'ch4'),
    ...banks.flatMap(({ count, path }) => [question(`${number(count)} questions`, path), firstTime(`${number(count)} questions`, path)]),
    ...peers,
  ];
  const found = await interleave(subjects, lab);

  const floor = found.get(FLOOR).times;
  const ratios = (list) => pairedRatios(list, floor);
  const goals = {
    [CH4]: (mine) => verdict(lab.goals.start, spread(ratios(mine.times)).median),
    '10,000 questions': (mine) =>
      verdict(lab.goals.startMore, spread(pairedDifferences(ratios(mine.times), ratios(found.get(CH4).times))).median),
  };
  const row = (name, list, peak, goal = '') => {
    const ratio = spread(ratios(list));
    return [name, number(median(measured(list))), times(ratio), middle(ratio), number(peak), `${measured(list).length}`, goal];
  };
  return {
    title: 'From the command to the first painted question',
    samples: samplesOf(found),
    columns: ['', 'ms', `to ${FLOOR}`, 'middle half', 'peak MB', 'runs', 'goal'],
    rows: subjects.flatMap(({ name }) => {
      const mine = found.get(name);
      const itself = row(name, mine.times, mine.peak, goals[name]?.(mine));
      return name === CH4 ? [row(`${CH4}, its welcome page`, mine.firsts, undefined), itself] : [itself];
    }),
  };
}
