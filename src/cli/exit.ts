/** The exit codes, named. */
export const exit = { fine: 0, problems: 1, usage: 2, failed: 3, interrupted: 130 } as const;

/** What a command answers with: no problem, problems found, wrong usage, a failure of the tool itself, or an interruption. */
export type ExitCode = (typeof exit)[keyof typeof exit];

/** Wrong usage: told to the user as it stands, with what to do instead; exit code 2. */
export class UsageError extends Error {
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}
