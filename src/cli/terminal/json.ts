import type { Json } from '../../core/ask.ts';

/** JSON that may be printed on a terminal: what JSON leaves bare (C1 controls, bidirectional marks) is escaped as well. */
export function safeJson(value: Json): string {
  return JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (found) => {
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
