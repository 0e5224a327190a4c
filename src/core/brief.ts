/** The most characters of something typed that a message repeats: enough to know it again. */
const MOST = 40;

/** The beginning of a text that may be very long, on one line, with a sign where it was cut. Surrogate pairs stay whole. */
export function brief(text: string, most = MOST): string {
  // Cut before anything else is done with it: a paste may hold megabytes.
  const line = text
    .slice(0, most * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  if (text.length <= most * 4 && line.length <= most) return line;
  return `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A value that was typed, as a message quotes it: JSON, cut where it is long. */
export const quoted = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(brief(value)) : brief(JSON.stringify(value) ?? 'nothing');
