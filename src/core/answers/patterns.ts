// Author patterns are run by RE2 (linear time, no backtracking), never by the native engine. Its 150 KB are loaded by
// `loadPatterns` when a bank holds a pattern, and only then.
import type { RE2JS } from 're2js';

let engine: typeof RE2JS | undefined;
const compiled = new Map<string, RE2JS>();

/** Loads the engine; await it before the first `matches` or `patternProblem`. */
export async function loadPatterns(): Promise<void> {
  engine ??= (await import('re2js')).RE2JS;
}

function compile(pattern: string, caseSensitive: boolean): RE2JS {
  if (engine === undefined) throw new Error('loadPatterns() must have run before a pattern is used');
  const key = `${caseSensitive ? 's' : 'i'}${pattern}`;
  let found = compiled.get(key);
  if (found === undefined) {
    found = engine.compile(pattern.normalize('NFC'), caseSensitive ? 0 : engine.CASE_INSENSITIVE);
    compiled.set(key, found);
  }
  return found;
}

/** Whether the whole of `text` (NFC, trimmed, spaces collapsed) matches `pattern`, in time linear in both. */
export function matches(pattern: string, text: string, caseSensitive: boolean): boolean {
  return compile(pattern, caseSensitive).matches(text.normalize('NFC').trim().replace(/\s+/gu, ' '));
}

/** Why `pattern` cannot be used, or nothing when it can. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > 500) return 'longer than 500 characters';
  if (engine === undefined) throw new Error('loadPatterns() must have run before a pattern is used');
  try {
    compile(pattern, true);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
  }
}
