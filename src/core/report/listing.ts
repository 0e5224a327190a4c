// Which findings people are shown, and how: one finding made many times over is told once, and no rule drowns the others.
import type { Diagnostic } from '../check/diagnostic.ts';
import { type Doc, gap, paragraph, sign, span } from '../doc.ts';
import { diagnosticDoc, headLine, some } from './diagnostics.ts';
import { linesDoc } from './excerpt.ts';

/** How findings are listed. `all` tells every one of them by itself. */
export interface Listing {
  readonly nameOf: (file: string) => string;
  /** The columns of the page. */
  readonly width: number;
  readonly all: boolean;
}

/** The very same words more often than this are told once, with the lines they are about. */
const SAME = 3;
/** How many of those lines are shown. */
const LINES = 10;
/** How many entries are shown of one file, all rules together. */
const SHOWN = 100;

/** Findings as people read them, in order of their places. */
export function listingDoc(found: readonly Diagnostic[], listing: Listing): Doc {
  if (listing.all) return found.flatMap((each) => [...diagnosticDoc(each, listing), gap]);
  const byFile = groupedBy(found, ({ file }) => file);
  return [...byFile.values()].flatMap((of) => fileDoc(of, listing));
}

/** One entry of a listing: a finding, or findings that say the same. */
type Entry = readonly [Diagnostic, ...Diagnostic[]];

function fileDoc(found: readonly Diagnostic[], listing: Listing): Doc {
  const entries = entriesOf(found);
  const room = quota([...groupedBy(entries, ([{ rule }]) => rule).values()].map(({ length }) => length));
  const counts = new Map<string, number>();
  const [shown, hidden]: [Entry[], Entry[]] = [[], []];
  for (const entry of entries) {
    const count = (counts.get(entry[0].rule) ?? 0) + 1;
    counts.set(entry[0].rule, count);
    (count <= room ? shown : hidden).push(entry);
  }
  return [...shown.flatMap((entry) => [...entryDoc(entry, listing), gap]), ...hiddenDoc(hidden.flat(), listing)];
}

/** Findings with the same words together, at the place of the first of them; few of them stay single. */
function entriesOf(found: readonly Diagnostic[]): Entry[] {
  const said = ({ rule, severity, message, why, help }: Diagnostic): string => JSON.stringify([rule, severity, message, why, help]);
  const groups = [...groupedBy(found, said).values()];
  // Looked at once a group: a group may hold them all.
  const later = new Set<Diagnostic>();
  const entries = new Map<Diagnostic, Entry>();
  for (const [first, ...others] of groups) {
    if (first === undefined || others.length < SAME) continue;
    entries.set(first, [first, ...others]);
    for (const each of others) later.add(each);
  }
  return found.flatMap((each): Entry[] => (later.has(each) ? [] : [entries.get(each) ?? [each]]));
}

/** How many entries of each rule are shown, so that no more than a file's share are: the rare rules whole, the frequent ones in part. */
function quota(counts: readonly number[]): number {
  const shownWith = (each: number): number => counts.reduce((sum, count) => sum + Math.min(count, each), 0);
  if (shownWith(Number.POSITIVE_INFINITY) <= SHOWN) return Number.POSITIVE_INFINITY;
  let each = 1;
  while (shownWith(each + 1) <= SHOWN) each += 1;
  return each;
}

function entryDoc(entry: Entry, listing: Listing): Doc {
  const [first, ...others] = entry;
  if (others.length === 0) return diagnosticDoc(first, listing);
  const more = entry.length - LINES;
  return [
    headLine(first, listing.nameOf, `${others.length} more like it`),
    paragraph(first.message, '  '),
    linesDoc(entry.slice(0, LINES), listing.width),
    ...(more > 0 ? [paragraph(span(`and ${more} more; --all shows them.`, 'dim'), '  ')] : []),
    ...(first.help === undefined ? [] : [paragraph([sign.arrow, ` ${first.help}`], '  ')]),
    ...(first.why === undefined ? [] : [paragraph(first.why, '  ')]),
    gap,
  ];
}

/** What is not shown of a file, by rule, the most frequent first. */
function hiddenDoc(hidden: readonly Diagnostic[], { nameOf }: Listing): Doc {
  const [first] = hidden;
  if (first === undefined) return [];
  const byRule = [...groupedBy(hidden, ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length);
  const rules = byRule.map(([rule, { length }]) => `${length} ${rule}`).join(', ');
  return [
    paragraph([span(`${nameOf(first.file)}: and ${some(hidden.length, 'more finding')}: ${rules}.`, 'warn'), ' --all shows them.']),
    gap,
  ];
}

function groupedBy<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}
