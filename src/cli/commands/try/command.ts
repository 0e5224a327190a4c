import type { CommandSpec } from '../command.ts';
import type { TryOptions } from './try.ts';

/** `quiz try`: what a reply would score, and which rule decided it. */
export const tryCommand: CommandSpec = {
  words: ['try'],
  declare(program, act) {
    program
      .command('try')
      .description('what a reply would score, and which rule decided it')
      .argument('<question>', 'bank#question; a part of a case study is bank#case.part')
      .argument('[reply]', 'as in an answers file: b, ["a","c"], {"1":"c"}, a text; from stdin when left out')
      .option('--json', 'print JSON')
      .addHelpText(
        'after',
        '\nExamples:\n  quiz try ch4#spot-the-alignment-project b\n  quiz try ch4#which-steps-change-weights \'["a","c"]\'\n  quiz try ch4#name-the-lost-skills "catastrophic forgeting"\n  quiz try ch4#sft-loss-of-five-tokens 3.2\n  printf \'one\\ntwo\\n\' | quiz try ch4#name-the-lost-skills   each line is tried\n',
      )
      .action((question: string, reply: string | undefined, options: TryOptions) =>
        act(async (context) => (await import('./try.ts')).tryReply(question, reply, options, context)),
      );
  },
};
