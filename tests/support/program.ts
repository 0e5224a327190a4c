// The built program in a process of its own, talked to through pipes.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from './terminal.ts';

/** The folder of the project. */
export const root = join(import.meta.dirname, '..', '..');
/** What `node` runs as `quiz`; `npm test` builds it first. */
export const bin = join(root, 'bin', 'quiz.js');
/** A file of `tests/fixtures`, relative to the project, where the program is run. */
export const fixture = (name: string): string => join('tests', 'fixtures', name);

/** A new empty folder outside the project. */
export const folder = (): string => mkdtempSync(join(tmpdir(), 'quiz-test-'));

/** What a run left behind. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Nothing of one run may reach the next one. */
const separate = (env: Readonly<Record<string, string>> | undefined): Record<string, string> =>
  environment({ QUIZ_DATA_DIR: folder(), ...env });

/** Runs `quiz` with `input` on stdin to its end. */
export async function quiz(args: readonly string[], { input = '', env, cwd = root }: Options = {}): Promise<Ran> {
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: separate(env) });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // A program that ends before it has read all of its input closes the pipe.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}

/** A conversation with `quiz` through pipes. */
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

/** Starts `quiz` and talks to it line by line. */
export function converse(args: readonly string[], { env, cwd = root }: Omit<Options, 'input'> = {}): Conversation {
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: separate(env) });
  let stdout = '';
  let stderr = '';
  let heard = 0;
  let ended = false;
  const watchers = new Set<() => void>();
  const tell = (): void => {
    for (const watch of watchers) watch();
  };
  child.stdin.on('error', () => {});
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    tell();
  });
  const done = new Promise<Ran>((resolve) =>
    child.on('close', (code) => {
      ended = true;
      tell();
      resolve({ code, stdout, stderr });
    }),
  );
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
      child.stdin.write(`${line}\n`);
      return news();
    },
    greeting: news(),
    end: () => void child.stdin.end(),
    done,
  };
}
