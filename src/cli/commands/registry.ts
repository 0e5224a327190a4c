import { checkCommand } from './check/command.ts';
import type { CommandSpec } from './command.ts';
import { listCommand } from './list/command.ts';
import { runCommand } from './run/command.ts';
import { schemaCommand } from './schema/command.ts';
import { showCommand } from './show/command.ts';

/** Every command, in the order of the help. Adding one is its folder and its line here. */
export const commandSpecs: readonly CommandSpec[] = [runCommand, listCommand, showCommand, checkCommand, schemaCommand];
