import { type Command, Option } from 'commander';
import { levels } from '../../../core/bank/schema.ts';
import { collect, count, duration } from '../../option-values.ts';
import type { CommandSpec } from '../command.ts';
import type { RunOptions } from './run.ts';

const EXAMPLES = `
Examples:
  quiz ch4                      chapter 4, the next portion
  quiz ch4 -n 5                 five questions
  quiz ch4 ch5                  both, one after the other
  quiz ch4/sft                  one concept
  quiz ch4#sft-loss-of-five-tokens  one question
  quiz ./my.yaml                a bank of your own
  quiz ch4 --exam --time 20m    verdicts at the end, twenty minutes
  quiz ch4 --plain < replies    through a pipe; see also --answers and --json
`;

/** `quiz <bank>…`: the command that runs when no other is named; with no bank either, the home page. */
export const runCommand: CommandSpec = {
  words: ['run'],
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
      .option('--missed', 'only what was missed at its last answer')
      .option('--new', 'only what was never answered')
      .option('--flagged', 'only what you flagged')
      .addOption(
        new Option('--order <order>', 'prerequisites first, as in the file, or shuffled').choices(['prerequisites', 'file', 'shuffled']),
      )
      .option('--seed <seed>', 'same seed, same order and same shuffles')
      .option('--exam', 'verdicts and explanations at the end; no hints, no repeats')
      .option('--time <time>', 'time for the whole session, such as 20m', duration)
      .option('--confidence', 'say how sure you are before each verdict')
      .option('--cover', 'think first: choices are covered until you ask for them')
      .option('--fresh', 'start anew, and do not go on with a session that was left')
      .option('--no-record', 'touch nothing on disk; nothing is remembered')
      .option('--plain', 'numbered lines and typed replies; always so without a terminal')
      .option('--answers <file>', 'take replies from a JSON file: {"question-id": reply, …}')
      .option('--json', 'print one result document when done; everything else goes to stderr')
      .addHelpText('after', EXAMPLES)
      .action((banks: string[], options: RunOptions) =>
        act(async (context) =>
          banks.length === 0 ? (await import('../home/home.ts')).home(context) : (await import('./run.ts')).run(banks, options, context),
        ),
      );
  },
};
