import type { Kind } from './kind.ts';
import { banks, made } from './kinds/banks.ts';
import { commands } from './kinds/commands.ts';
import { keys } from './kinds/keys.ts';
import { replies } from './kinds/replies.ts';

/** Every kind of case. Adding one is its file and its line here. */
export const kinds: readonly Kind[] = [banks, made, replies, commands, keys];
