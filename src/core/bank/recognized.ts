// What a line was meant to be that YAML stumbles over: things that people leave in files, and texts that need quotes.
import { PARTS } from './pieces.ts';
import type { SyntaxProblem } from './source.ts';

/** A problem as the line tells it, at the place to mend; nothing where the line tells no more than the library did. */
export function recognized(text: string, { start, code }: SyntaxProblem): SyntaxProblem | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const end = text.indexOf('\n', from);
  const line = text.slice(from, end === -1 ? text.length : end).trimEnd();
  const whole = { start: from, end: from + Math.max(1, line.length) };
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line)) return { code: 'CONFLICT', detail: '', ...whole };
  if (/^\s*(?:`{3,}|~{3,})[\w-]*$/.test(line)) return { code: 'FENCE', detail: '', ...whole };
  const [, lead = '', key = '', value = ''] = PARTS.exec(line) ?? [];
  const at = from + lead.length + key.length;
  if (value === '' || (key === '' && !lead.includes('-'))) return laterColon(text, start, code);
  if (/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s,#]/.test(value))
    return { code: 'MORE_AFTER_QUOTE', detail: '', start: at, end: at + value.length };
  // A bracket that closes in its line is no list or mapping that was begun and forgotten.
  if (!/^(?:\[[^\]]*\]|\{.*\})\s*[^\s,#]|^[*!%@`>|?-]/.test(value)) return laterColon(text, start, code);
  return { code: 'TEXT_BEGINS', detail: value.charAt(0), start: at, end: at + value.length };
}

/** In a text of several lines the colon that YAML stumbles over may stand in a later one than the text begins in. */
function laterColon(text: string, start: number, code: string): SyntaxProblem | undefined {
  const colon = code === 'BLOCK_AS_IMPLICIT_KEY' ? text.slice(start).search(/:(?=\s)/) : -1;
  if (colon === -1 || !text.slice(start, start + colon).includes('\n')) return undefined;
  return { code, detail: '', start: start + colon, end: start + colon + 1 };
}
