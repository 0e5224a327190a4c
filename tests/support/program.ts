// The built program in a process of its own, talked to through pipes.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { environment } from './terminal.ts';

/** The folder of the project. */
export const root = join(import.meta.dirname, '..', '..');
/** What `node` runs as `quiz`; `npm test` builds it first. */
export const bin = join(root, 'bin', 'quiz.js');
/** A file of `tests/fixtures`, relative to the project, where the program is run. */
export const fixture = (name: string): string => join('tests', 'fixtures', name);

/** A new empty folder outside the project, gone when all tests are over. */
export const folder = (): string => mkdtempSync(join(tmpdir(), 'quiz-test-'));

/** What a run left behind. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface Options {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Nothing of one run may reach the next one. */
export const separate = (env: Readonly<Record<string, string>> | undefined): Record<string, string> =>
  environment({ QUIZ_DATA_DIR: folder(), ...env });

/** A program that was started. */
export interface Running {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves with the exit code once it has ended and all it said was read. */
  readonly closed: Promise<number | null>;
}

function start(args: readonly string[], { env, cwd = root }: Omit<Options, 'input'>): Running {
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: separate(env) });
  return Object.assign(child, { closed: new Promise<number | null>((resolve) => child.on('close', resolve)) });
}

/** Runs `quiz` with `input` on stdin to its end. */
export const quiz = (args: readonly string[], options: Options = {}): Promise<Ran> => toItsEnd(start(args, options), options.input);

/** Starts `quiz` and talks to it line by line. */
export const converse = (args: readonly string[], options: Omit<Options, 'input'> = {}): Conversation => talkWith(start(args, options));

/** Gives a program its input, and listens to it until it ends. */
export async function toItsEnd({ stdin, stdout, stderr, closed }: Running, input: string | Buffer = ''): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  // A program that ends before it has read all of its input closes the pipe.
  stdin.on('error', () => {});
  stdin.end(input);
  return { code: await closed, ...said };
}

/** A conversation with `quiz`. */
export interface Conversation {
  /** All of stdout so far. */
  said(): string;
  /** Types a line, and resolves with what the program says until it waits at its next prompt or ends. */
  say(line: string): Promise<string>;
  /** What is said before the first prompt. */
  readonly greeting: Promise<string>;
  /** Closes stdin. */
  end(): void;
  readonly done: Promise<Ran>;
}

const PROMPT = /> $/;

/** Talks with a program line by line. */
export function talkWith(program: Running): Conversation {
  let stdout = '';
  let stderr = '';
  let heard = 0;
  let ended = false;
  const watchers = new Set<() => void>();
  const tell = (): void => {
    for (const watch of watchers) watch();
  };
  program.stdin.on('error', () => {});
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  program.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    tell();
  });
  const done = program.closed.then((code): Ran => {
    ended = true;
    tell();
    return { code, stdout, stderr };
  });
  const news = (): Promise<string> =>
    new Promise((resolve) => {
      const watch = (): void => {
        const text = stdout.slice(heard);
        if (!ended && !PROMPT.test(text)) return;
        heard = stdout.length;
        watchers.delete(watch);
        resolve(text);
      };
      watchers.add(watch);
      watch();
    });
  return {
    said: () => stdout,
    say(line) {
      program.stdin.write(`${line}\n`);
      return news();
    },
    greeting: news(),
    end: () => void program.stdin.end(),
    done,
  };
}
