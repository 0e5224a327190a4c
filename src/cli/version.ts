import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from './context.ts';

/** The version in the program's own package.json. */
export function versionOf({ home }: Pick<Context, 'home'>): string {
  const manifest: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
}
