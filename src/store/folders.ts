// Where the program keeps things, on each platform.
import { homedir } from 'node:os';
import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** The folder for what belongs to the learner: `QUIZ_DATA_DIR`, else where the platform keeps such data. */
export function dataFolder(env: Env, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  const own = env['QUIZ_DATA_DIR'];
  if (own) return own;
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'quiz');
    case 'win32':
      return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'quiz');
    default:
      return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'quiz');
  }
}

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
