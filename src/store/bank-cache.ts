// Validated banks, kept by the hash of their files: a learner's start needs no YAML parser. `quiz check` never uses it. What is damaged,
// foreign or of another version of the program is ignored, and made anew.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { StoredBank } from '../core/bank/stored.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The folder for what can be made again: `QUIZ_CACHE_DIR`, else where the platform keeps such files. */
export function cacheFolder(env: Env, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  const own = env['QUIZ_CACHE_DIR'];
  if (own) return own;
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Caches', 'quiz');
    case 'win32':
      return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'quiz', 'cache');
    default:
      return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'quiz');
  }
}

const digest = (...texts: readonly string[]): string => {
  const sum = createHash('sha256');
  for (const text of texts) sum.update(text).update('\0');
  return sum.digest('hex');
};

/** The key of a bank's files: their contents, and `build`, which names the program that validated them. */
export const cacheKey = (texts: readonly string[], build: string): string => digest(build, ...texts);

/** A file for each bank, so that an edited bank replaces what was kept of it. */
const fileFor = (folder: string, name: string, path: string): string =>
  join(folder, `${name.replace(/[^\w.-]/g, '-')}-${digest(path).slice(0, 12)}.json`);

/** What a file of the cache holds: a line with the key and the hash of the rest, and the rest. */
function read(file: string, key: string): StoredBank | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === `${key} ${digest(body)}` ? (JSON.parse(body) as StoredBank) : undefined; // its hash says that we wrote it
  } catch {
    return undefined;
  }
}

/** The bank kept under `key`: in the learner's cache, else among those that were made with the program. */
export function cached(folder: string, shipped: string, name: string, path: string, key: string): StoredBank | undefined {
  return read(join(shipped, `${name}.json`), key) ?? read(fileFor(folder, name, path), key);
}

/** Keeps a bank; a failure is no matter. */
export function keep(folder: string, name: string, path: string, key: string, bank: StoredBank): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = fileFor(folder, name, path);
    writeFileSync(`${file}.${process.pid}`, asText(key, bank), { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Without a cache the bank is read from its source each time.
  }
}

/** A file of the cache as text. */
export function asText(key: string, bank: StoredBank): string {
  const body = JSON.stringify(bank);
  return `${key} ${digest(body)}\n${body}`;
}
