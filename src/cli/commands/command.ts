import type { Command } from 'commander';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';

/** Runs what a command does and keeps its exit code. */
export type Act = (action: (context: Context) => Promise<ExitCode>) => Promise<void>;

/**
 * A command: declares its arguments and options, and loads what it does only when it is called, so that `quiz --help`
 * loads nothing of it.
 */
export interface CommandSpec {
  /** The commands it declares, as they are typed. */
  readonly words: readonly string[];
  /** Whether it tells about the other commands: they are declared beside it. */
  readonly whole?: true;
  declare(program: Command, act: Act): void;
}
