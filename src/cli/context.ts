/** A stream that a person or a program reads: what the command line needs of `process.stdout`. */
export type Output = NodeJS.WriteStream | (NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number });
/** Where keys or lines come from: what the command line needs of `process.stdin`. */
export type Input = NodeJS.ReadStream | (NodeJS.ReadableStream & { isTTY?: boolean; setRawMode?(on: boolean): unknown });

/** Everything the program takes from the world around it: made once, handed down, replaced in tests. */
export interface Context {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The program's own folder, with `questions/` and `package.json`. */
  readonly home: string;
  /** Names the program that validates banks; empty when it runs from its sources, and then nothing is cached. */
  readonly build: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Milliseconds since 1970. */
  now(): number;
  /** Chance in [0, 1), used only to make a seed. */
  roll(): number;
  /** An id that no other device makes. */
  newId(): string;
  /** Called when questions are about to be put, or banks checked: what such a run has compiled is worth keeping. */
  keepCode(): void;
}

/** The context of a real run. `home` is the folder above `dist`. */
export function processContext(home: string, build: string, keepCode: () => void): Context {
  return {
    args: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    home,
    build,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => Date.now(),
    roll: () => Math.random(),
    newId,
    keepCode,
  };
}

/** A UUID of version 4. `node:crypto` makes better ones and takes milliseconds to load, before the first question; these need not be secret. */
function newId(): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (sign) => {
    const digit = Math.floor(Math.random() * 16);
    return (sign === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}
