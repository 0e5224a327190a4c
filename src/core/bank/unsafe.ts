import { isUnsafe } from '../doc.ts';
import type { Finding, Path } from '../finding.ts';

/** Whether a YAML text may hold an unsafe character in one of its values: as it stands, or behind a backslash. */
export const mayBeUnsafe = (yaml: string): boolean => yaml.includes('\\') || isUnsafe(yaml);

/** Findings for texts that hold control characters or reorder what is read: they could drive a reader's terminal. */
export function unsafeFindings(value: unknown, path: Path): Finding[] {
  if (typeof value === 'string') return isUnsafe(value) ? [unsafeText(value, path)] : [];
  if (Array.isArray(value)) return value.flatMap((each: unknown, index) => unsafeFindings(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    ...(isUnsafe(key) ? [unsafeText(key, [...path, key])] : []),
    ...unsafeFindings(each, [...path, key]),
  ]);
}

function unsafeText(text: string, path: Path): Finding {
  const found = [...text].find(isUnsafe)?.codePointAt(0) ?? 0;
  return {
    rule: 'unsafe-text',
    severity: 'error',
    path,
    message: `This text holds the character U+${found.toString(16).toUpperCase().padStart(4, '0')}, which is not for reading.`,
    why: 'Control characters can drive a terminal, and marks of direction can make a text read as another one.',
    help: 'remove it; write about it in words, such as `ESC`',
  };
}
