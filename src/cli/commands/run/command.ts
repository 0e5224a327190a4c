import { type Command, InvalidArgumentError, Option } from 'commander';
import { levels } from '../../../core/bank/schema.ts';
import type { CommandSpec } from '../command.ts';
import type { RunOptions } from './run.ts';

const collect = (value: string, before: string[] | undefined): string[] => [
  ...(before ?? []),
  ...value.split(',').map((each) => each.trim()),
];

function count(value: string): number {
  if (value === 'all') return 0;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1, or "all".');
  return number;
}

const UNITS = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/** A duration such as `20m`, `90s`, `1h` or `1h30m`, in milliseconds. */
function duration(value: string): number {
  const parts = [...value.matchAll(/(\d+(?:\.\d+)?)\s*(s|m|h)(?:in)?/g)];
  const total = parts.reduce((sum, [, number, unit]) => sum + Number(number) * UNITS[unit as keyof typeof UNITS], 0); // the pattern allows no other
  if (parts.map(([all]) => all).join('') !== value.replaceAll(' ', '') || total <= 0)
    throw new InvalidArgumentError('Give a time such as 20m, 90s or 1h30m.');
  return total;
}

const EXAMPLES = `
Examples:
  quiz ch4                      chapter 4, the next portion
  quiz ch4 -n 5                 five questions
  quiz ch4 ch5                  both, one after the other
  quiz ch4/sft                  one concept
  quiz ch4#sft-loss-two-tokens  one question
  quiz ./my.yaml                a bank of your own
  quiz ch4 --exam --time 20m    verdicts at the end, twenty minutes
  quiz ch4 --plain < replies    through a pipe; see also --answers and --json
`;

/** `quiz <bank>…`: the command that runs when no other is named. */
export const runCommand: CommandSpec = {
  declare(program: Command, act) {
    program
      .command('run', { isDefault: true })
      .description('run banks; `run` itself may be left out: quiz ch4')
      .argument('[banks...]', 'id, unique prefix or path; #question or /concept may follow')
      .option('-n, --count <number>', 'how many questions, or "all" (15 unless said)', count)
      .option('--concept <ids>', 'only these concepts', collect)
      .option('--tag <tags>', 'only questions with one of these tags', collect)
      .option('--type <types>', 'only these question types', collect)
      .addOption(new Option('--level <levels>', `only these levels: ${levels.join(', ')}`).argParser(collect))
      .addOption(
        new Option('--order <order>', 'prerequisites first, as in the file, or shuffled').choices(['prerequisites', 'file', 'shuffled']),
      )
      .option('--seed <seed>', 'same seed, same order and same shuffles')
      .option('--exam', 'verdicts and explanations at the end; no hints, no repeats')
      .option('--time <time>', 'time for the whole session, such as 20m', duration)
      .option('--confidence', 'say how sure you are before each verdict')
      .option('--cover', 'think first: choices are covered until you ask for them')
      .option('--plain', 'numbered lines and typed replies; always so without a terminal')
      .option('--answers <file>', 'take replies from a JSON file: {"question-id": reply, …}')
      .option('--json', 'print one result document when done; everything else goes to stderr')
      .addHelpText('after', EXAMPLES)
      .action((banks: string[], options: RunOptions) => act(async (context) => (await import('./run.ts')).run(banks, options, context)));
  },
};
