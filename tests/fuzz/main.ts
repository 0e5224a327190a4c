// The long mode of the fuzz tests: `npm run fuzz -- --minutes 10`. CONTRIBUTING.md says how to use it.
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { kinds } from './kinds.ts';
import { work } from './lanes.ts';
import { replay } from './replay.ts';
import { runFor } from './run.ts';

const USAGE = `npm run fuzz -- [--minutes 10] [--seed 1] [--only ${kinds.map(({ name }) => name).join(',')}]
npm run fuzz -- --replay .fuzz/found/<file>   an input that was found
npm run fuzz -- --replay 1/banks/42           a case by its name: seed, kind and number
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      only: { type: 'string', default: '' },
      replay: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const minutes = Number(values.minutes);
  const seed = Number(values.seed);
  const names = values.only.split(',').filter((each) => each !== '');
  const unknown = names.find((name) => !kinds.some((kind) => kind.name === name));
  if (values.help === true || !(minutes > 0) || !Number.isInteger(seed) || unknown !== undefined) {
    process.stdout.write(unknown === undefined ? USAGE : `There is no kind "${unknown}".\n${USAGE}`);
    return values.help === true ? 0 : 2;
  }
  if (values.replay !== undefined) return replay(values.replay);
  return runFor(
    minutes,
    seed,
    kinds.filter(({ name }) => names.length === 0 || names.includes(name)),
  );
}

if (isMainThread) process.exitCode = await main();
else work();
