// `quiz check` on banks of 10² to 10⁵ questions, clean and with a fault in every hundredth, beside the bare parser.
import { join } from 'node:path';
import { build } from 'esbuild';
import { writeBank } from './banks.mjs';
import { filled, run, shell } from './processes.mjs';
import { interleave, samplesOf } from './rounds.mjs';
import { growth, measured, median, paired, pairedRatios, spread } from './statistics.mjs';
import { middle, number, times, verdict } from './tables.mjs';

const FLOOR = 'node -e 0';
const PARSER = 'yaml.parse, 10,000';
const SIZES = [100, 1000, 10_000];
const LARGE = 100_000;

const nameOf = ({ count, planted }) => `${number(count)}${planted.length === 0 ? '' : ', 1 % faulty'}`;

/** The program that only parses, in one file as the program that checks is. */
async function bundledParser(place) {
  const outfile = join(place, 'parse-yaml.cjs');
  const entryPoints = [join(import.meta.dirname, 'floors', 'parse-yaml.mjs')];
  await build({ entryPoints, outfile, bundle: true, minify: true, platform: 'node', format: 'cjs', logLevel: 'warning' });
  return outfile;
}

/** Measures it and answers with a section. */
export async function check(lab) {
  const bothOf = (count) => [false, true].map((faulty) => writeBank(lab.place, count, { faulty }));
  const banks = SIZES.flatMap(bothOf);
  const parser = await bundledParser(lab.place);
  const floor = { name: FLOOR, measure: ({ peak }) => run(lab.floor, { ...lab, peak }) };
  // With --strict, so that each run says whether the bank is what it should be: clean ones end with 0, faulty ones with 1.
  const checked = (bank) => ({
    name: nameOf(bank),
    measure: ({ peak }) => run(lab.quiz('check', bank.path, '--strict'), { ...lab, peak, code: bank.planted.length === 0 ? 0 : 1 }),
  });
  const peersOn = (bank) =>
    lab.peers
      .filter(({ command }) => command.includes('{'))
      .map(({ name, command }) => ({
        name: `${name}, ${number(bank.count)}`,
        measure: ({ peak }) => run(shell(filled(command, bank)), { ...lab, peak, code: 'any' }),
      }));
  const tenThousand = banks.find(({ count }) => count === 10_000).path;
  const subjects = [
    floor,
    ...banks.flatMap((bank) => (bank.planted.length === 0 ? [checked(bank), ...peersOn(bank)] : [checked(bank)])),
    { name: PARSER, measure: ({ peak }) => run({ file: lab.node, args: [parser, tenThousand] }, { ...lab, peak }) },
  ];
  const found = await interleave(subjects, lab);
  const timeOf = (count) => median(measured(found.get(number(count))?.times ?? []));

  const foreseen = timeOf(10_000) * 10;
  const hasLarge = lab.large || foreseen < lab.patience;
  const floors = { most: found.get(FLOOR).times };
  if (hasLarge) {
    banks.push(...bothOf(LARGE));
    const more = await interleave([floor, ...banks.slice(-2).map(checked)], { ...lab, rounds: Math.min(3, lab.rounds), least: 1 });
    floors.large = more.get(FLOOR).times;
    for (const bank of banks.slice(-2)) found.set(nameOf(bank), more.get(nameOf(bank)));
  }

  const row = (name, count, floorTimes) => {
    const { times: list, peak } = found.get(name);
    const ran = measured(list);
    const ratio = spread(pairedRatios(list, floorTimes));
    const one = count === undefined ? undefined : (median(paired(list, floorTimes).map(([mine, least]) => mine - least)) / count) * 1000;
    const isPlain = name === number(count);
    const goals = isPlain ? [verdict(lab.goals.check[count], ratio.median), verdict(lab.goals.checkMemory[count], peak)] : [];
    const goal = goals.filter((text) => text !== '').join(', ');
    return [name, number(median(ran)), times(ratio), middle(ratio), number(one, 0), number(peak), `${ran.length}`, goal];
  };
  const parsed = spread(pairedRatios(found.get('10,000').times, found.get(PARSER).times));
  return {
    title: '`quiz check`',
    samples: samplesOf(found),
    note: hasLarge
      ? undefined
      : `100,000 questions would take about ${number(foreseen / 1000)} s a run, and were left out; \`--large\` runs them.`,
    columns: ['questions', 'ms', `to ${FLOOR}`, 'middle half', 'µs a question', 'peak MB', 'runs', 'goal'],
    rows: [
      row(FLOOR, undefined, floors.most),
      ...banks.map((bank) => row(nameOf(bank), bank.count, bank.count === LARGE ? floors.large : floors.most)),
      ...subjects
        .filter(({ name }) => lab.peers.some((peer) => name.startsWith(`${peer.name}, `)))
        .map(({ name }) => row(name, undefined, floors.most)),
      row(PARSER, 10_000, floors.most),
      ['check, 10,000, to yaml.parse', '', times(parsed), middle(parsed), '', '', '', verdict(lab.goals.parser, parsed.median)],
      growthRow(hasLarge ? [1000, 10_000, LARGE] : SIZES, timeOf, hasLarge ? lab.goals.linear : undefined),
    ],
  };
}

/** What a further question costs among many, to what it costs among fewer. */
function growthRow(sizes, timeOf, goal) {
  const [few, some, many] = sizes.map((size) => number(size));
  const { factor, after } = growth(sizes.map((size) => ({ size, cost: timeOf(size) })));
  const name = `a further question, ${some}–${many} to ${few}–${some}`;
  return [name, '', times({ median: factor }), '', number(after * 1000), '', '', verdict(goal, factor)];
}
