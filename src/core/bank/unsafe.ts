import { isUnsafe } from '../doc.ts';
import type { Finding, Path } from '../finding.ts';
import { misreadEscape } from './escapes.ts';
import type { Source } from './source.ts';

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

/** What may be a character that is not for reading, in YAML: as it stands, or as an escape. */
const CHARACTER = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|[\s\S])|[^\x20-\x7e\n]/giu;
const ESCAPED = 'abefvrNLP0';

/** A finding for such a text at the character itself; an escape that seems to be a command of TeX (`\beta`) is told as that. */
export function atCharacter(finding: Finding, source: Source): Finding {
  const range = source.range(finding.path);
  if (range === undefined) return finding;
  const { start } = range;
  const isDouble = source.text[start] === '"';
  for (const found of source.text.slice(start, range.end).matchAll(CHARACTER)) {
    const [written, ...codes] = found;
    const at = start + found.index;
    if (!written.startsWith('\\')) {
      if (!isUnsafe(written) || (written === '\r' && source.text[at + 1] === '\n')) continue;
      return { ...finding, extent: { start: at, end: at + written.length } };
    }
    const code = codes.find((each) => each !== undefined);
    const isMeant = code === undefined ? ESCAPED.includes(written.charAt(1)) : isUnsafe(characterOf(Number.parseInt(code, 16)));
    if (!isDouble || !isMeant) continue;
    const { start: from, end, ...words } = misreadEscape(source.text, at) ?? { start: at, end: at + written.length };
    return { ...finding, ...words, extent: { start: from, end } };
  }
  return finding;
}

const characterOf = (code: number): string => (code > 0x10ffff ? '' : String.fromCodePoint(code));
