// Commas in texts without quotes inside [ ] and { }: YAML ends an entry there, and what follows is read as another one.
import type { Finding, Path } from '../finding.ts';
import type { Source } from './source.ts';

const ONCE = 'put the whole text in quotes';

/** Findings for entries that a comma made, told as that: once for each text, at the comma. */
export function atCommas(findings: readonly Finding[], source: Source): Finding[] {
  const told = new Set<string>();
  return findings.flatMap((finding) => {
    const comma = finding.rule.endsWith('/unknown-key')
      ? bareKey(finding, source)
      : finding.rule.endsWith('/wrong-type')
        ? cutNumber(finding, source)
        : undefined;
    if (comma === undefined) return [finding];
    const key = JSON.stringify([comma.group, finding.path.slice(0, -1)]);
    if (told.has(key)) return [];
    told.add(key);
    const { at, ...words } = comma.words;
    return [{ ...finding, ...words, extent: { start: at, end: at + 1 } }];
  });
}

interface Comma {
  /** The same for what one text was cut into. */
  readonly group: number;
  readonly words: Pick<Finding, 'message' | 'why' | 'help'> & { readonly at: number };
}

/** A key without a colon and a value: the rest of a text, unless it is a slip for a key. */
function bareKey({ path, help }: Finding, source: Source): Comma | undefined {
  if (valueAt(source.value, path) !== null || help?.startsWith('did you mean') === true) return undefined;
  const { start, end } = source.extent(path, 'key');
  const before = /,\s*$/.exec(source.text.slice(Math.max(0, start - 1000), start));
  if (before === null || !/^\s*[,}]/.test(source.text.slice(end, end + 1000))) return undefined;
  return {
    group: -1,
    words: {
      at: start - before[0].length,
      message: 'A comma ends an entry inside { }.',
      why: `The text before it is cut off there, and "${String(path.at(-1))}" is read as a key.`,
      help: ONCE,
    },
  };
}

/** A number where a text belongs that was part of a longer one: 1,000. */
function cutNumber({ path }: Finding, source: Source): Comma | undefined {
  if (typeof valueAt(source.value, path) !== 'number') return undefined;
  const { start } = source.extent(path);
  const { text } = source;
  let from = start;
  while (from > start - 40 && /[\d,]/.test(text.charAt(from - 1))) from -= 1;
  const whole = /^\d+(?:,\d+)+/.exec(text.slice(from, from + 100))?.[0];
  if (whole === undefined) return undefined;
  return {
    group: from,
    words: {
      at: from + whole.indexOf(','),
      message: 'A comma ends an entry inside [ ].',
      why: `"${whole}" is read as ${whole.split(',').map(Number).join(' and ')}.`,
      help: `put it in quotes: "${whole}"`,
    },
  };
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (here, step) => (typeof here === 'object' && here !== null ? (here as Readonly<Record<string | number, unknown>>)[step] : undefined),
    value,
  );
