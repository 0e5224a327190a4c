// What a long history costs. Cold: the journal is folded from its first line, as after deleting the snapshot or on a new machine. Warm: a
// start as it is every day, beside the same start with an empty history.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, writeBank } from './banks.mjs';
import { writeJournal } from './journals.mjs';
import { run } from './processes.mjs';
import { interleave, samplesOf } from './rounds.mjs';
import { growth, measured, median, paired, pairedDifferences, pairedRatios, spread } from './statistics.mjs';
import { middle, number, times, verdict } from './tables.mjs';
import { paint } from './terminal.mjs';

const FLOOR = 'node -e 0';
const QUESTIONS = 800;
const BANK = 'harbor';
/** `quiz review` when it has picked what is due, or found that nothing is. */
const PICKED = /Enter begin|Nothing is due|\? keys/;

/** Measures it and answers with two sections. */
export async function journal(lab) {
  const cwd = join(lab.place, 'history');
  mkdirSync(join(cwd, 'questions'), { recursive: true });
  writeBank(join(cwd, 'questions'), QUESTIONS, { id: BANK, name: BANK });
  const ids = entriesOf(QUESTIONS).flatMap(({ id, type }) => (type === 'case-study' ? [] : [id]));
  const histories = [0, ...lab.histories].map((answers) => {
    lab.say(`writing a journal of ${number(answers)} answers`);
    return writeJournal(join(lab.place, `data-${answers}`), answers, { bank: BANK, ids });
  });
  const setting = { ...lab, cwd, histories };
  return [await cold(setting), await warm(setting)];
}

const envFor = (lab, { data }) => ({ ...lab.env, QUIZ_DATA_DIR: data });
const floorOf = (lab) => ({ name: FLOOR, measure: ({ peak }) => run(lab.floor, { ...lab, peak }) });

async function cold(lab) {
  const script = join(import.meta.dirname, 'floors', 'parse-lines.mjs');
  const folded = (history) => ({
    name: `fold ${history.answers}`,
    measure: ({ peak }) => {
      rmSync(join(history.data, 'snapshot.json'), { force: true });
      return run(lab.quiz('progress'), { ...lab, env: envFor(lab, history), peak });
    },
  });
  const parsed = ({ answers, file }) => ({
    name: `parse ${answers}`,
    measure: ({ peak }) => run({ file: lab.node, args: [script, file] }, { ...lab, peak }),
  });
  const [empty, ...others] = lab.histories;
  const found = await interleave([floorOf(lab), folded(empty), ...others.flatMap((each) => [folded(each), parsed(each)])], lab);
  const timesOf = (name) => found.get(name).times;

  const costs = ({ answers, lines }) => {
    const [fold, parse] = [paired(timesOf(`fold ${answers}`), timesOf('fold 0')), paired(timesOf(`parse ${answers}`), timesOf(FLOOR))];
    const [mine, least] = [fold, parse].map((pairs) => median(pairs.map(([whole, start]) => whole - start)));
    return { mine, least, rate: (lines / mine) * 1000, floorRate: (lines / least) * 1000 };
  };
  const rows = others.map((history) => {
    const { answers, lines, bytes } = history;
    const { mine, least, rate, floorRate } = costs(history);
    // A few milliseconds of work are lost in the noise of two starts.
    const isTold = lines > 5000 && mine > 0 && least > 0;
    const told = (value) => number(isTold ? value : undefined);
    return [
      number(answers),
      number(lines),
      number(bytes / 2 ** 20, 1),
      number(median(measured(timesOf(`fold ${answers}`)))),
      told(mine),
      told(rate / 1000),
      told(floorRate / 1000),
      isTold ? times({ median: mine / least }) : '–',
      number(found.get(`fold ${answers}`).peak),
      isTold && history === others.at(-1) ? verdict(lab.goals.fold, rate) : '',
    ];
  });
  const three = others.slice(-3);
  const { factor } = growth(three.map((history) => ({ size: history.lines, cost: costs(history).mine })));
  const [few, some, many] = three.map(({ answers }) => number(answers));
  const name = `a further line, ${some}–${many} to ${few}–${some}`;
  const grown = [name, '', '', '', '', '', '', times({ median: factor }), '', verdict(lab.goals.linear, factor)];
  return {
    title: 'A journal folded from its first line (`quiz progress` without a snapshot)',
    samples: samplesOf(found),
    columns: ['answers', 'lines', 'MB', 'ms', 'ms for the fold', '1,000 lines/s', 'JSON.parse alone', 'fold to it', 'peak MB', 'goal'],
    rows: [...rows, grown],
  };
}

async function warm(lab) {
  const progress = (history) => ({
    name: `quiz progress, ${number(history.answers)}`,
    warm: true,
    measure: ({ peak }) => run(lab.quiz('progress'), { ...lab, env: envFor(lab, history), peak }),
  });
  const review = (history) => ({
    name: `quiz review, ${number(history.answers)}`,
    warm: true,
    measure: () => paint(lab.quiz('review'), { sign: PICKED, env: envFor(lab, history), cwd: lab.cwd }),
  });
  const kinds = [review, progress];
  const subjects = kinds.flatMap((kind) =>
    lab.histories.map((history) => ({ ...kind(history), history, empty: kind(lab.histories[0]).name })),
  );
  const found = await interleave([floorOf(lab), ...subjects], lab);
  const last = lab.histories.at(-1);
  return {
    title: 'A start with a long history: picking what is due, and progress',
    samples: samplesOf(found),
    note: 'For `quiz review` until its first screen is painted, when what is due has been picked.',
    columns: ['answers', 'ms', `to ${FLOOR}`, 'to an empty history', 'middle half', 'ms more', 'peak MB', 'runs', 'goal'],
    rows: subjects.map(({ name, history, empty }) => {
      const { times: list, peak } = found.get(name);
      const ratio = spread(pairedRatios(list, found.get(empty).times));
      const more = median(pairedDifferences(list, found.get(empty).times));
      const ran = measured(list);
      const cells = [name, number(median(ran)), times(spread(pairedRatios(list, found.get(FLOOR).times))), times(ratio), middle(ratio)];
      return [...cells, number(more), number(peak), `${ran.length}`, history === last ? verdict(lab.goals.history, ratio.median) : ''];
    }),
  };
}
