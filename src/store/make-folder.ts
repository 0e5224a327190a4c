import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those above it; only its owner can read it unless `mode` says otherwise. Throws what the file system says. Node's own `recursive`
 * never ends below a folder in which nothing can be made, such as /proc.
 */
export function makeFolder(path: string, mode = 0o700): void {
  const missing = made(path, mode);
  if (missing === undefined) return;
  if (dirname(path) === path) throw missing;
  makeFolder(dirname(path), mode);
  const still = made(path, mode);
  if (still !== undefined) throw still;
}

/** Makes one folder; the error when the one above it is missing. Another process may have made it meanwhile. */
function made(path: string, mode: number): Error | undefined {
  try {
    mkdirSync(path, { mode });
    return undefined;
  } catch (error) {
    const { code } = error as { readonly code?: string }; // errors of the file system have one
    if (code === 'EEXIST') return undefined;
    if (code === 'ENOENT' && error instanceof Error) return error;
    throw error;
  }
}
