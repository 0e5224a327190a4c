// Before all tests: temporary folders are made inside of one, which goes when the tests are over.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function setup(): () => void {
  const place = mkdtempSync(join(tmpdir(), 'quiz-tests-'));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = place; // what `tmpdir` looks at, on each platform
  return () => rmSync(place, { recursive: true, force: true, maxRetries: 3 });
}
