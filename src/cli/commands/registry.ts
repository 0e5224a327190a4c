import { cacheCommand } from './cache/command.ts';
import { checkCommand } from './check/command.ts';
import type { CommandSpec } from './command.ts';
import { completionCommand } from './completion/command.ts';
import { conceptsCommand } from './concepts/command.ts';
import { historyCommand } from './history/command.ts';
import { listCommand } from './list/command.ts';
import { manualCommand } from './manual/command.ts';
import { newCommand } from './new/command.ts';
import { progressCommand } from './progress/command.ts';
import { rehearseCommand } from './rehearse/command.ts';
import { reviewCommand } from './review/command.ts';
import { rulesCommand } from './rules/command.ts';
import { runCommand } from './run/command.ts';
import { schemaCommand } from './schema/command.ts';
import { showCommand } from './show/command.ts';
import { spotCommand } from './spot/command.ts';
import { tryCommand } from './try/command.ts';

/** Every command, in the order of the help. Adding one is its folder and its line here. */
export const commandSpecs: readonly CommandSpec[] = [
  runCommand,
  reviewCommand,
  progressCommand,
  conceptsCommand,
  listCommand,
  showCommand,
  tryCommand,
  spotCommand,
  checkCommand,
  newCommand,
  rulesCommand,
  schemaCommand,
  historyCommand,
  completionCommand,
  cacheCommand,
  manualCommand,
  rehearseCommand,
];
