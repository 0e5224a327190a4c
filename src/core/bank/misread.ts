// Texts that YAML reads without a word and otherwise than they were meant. What is suspicious is looked for in the characters, quickly;
// only where something is, the text around it is read carefully, to see how it is written.
import { isUnsafe } from '../doc.ts';
import type { Finding, Path } from '../finding.ts';
import type { Written } from './document.ts';
import { lostBackslashes, misreadEscape } from './escapes.ts';
import type { Extent, Source } from './source.ts';

/** What is told of a text: where, and in which words. */
type Told = Extent & Pick<Finding, 'rule' | 'message' | 'why' | 'help'>;

/** One way of misreading. `places` are offsets at which something may be wrong; `look` says what is, in the text that begins before one. */
interface Misreading {
  readonly places: (text: string) => Iterable<number>;
  readonly look: (text: string, written: Written, at: number) => Told | undefined;
}

const misreadings: readonly Misreading[] = [{ places: lostBackslashes, look: lostBackslash }];

/** Findings for texts of which learners see something else than what was written. What YAML could not read is not looked at. */
export function misreadFindings(source: Source): Finding[] {
  const seen = new Set<string>();
  return misreadings.flatMap(({ places, look }) =>
    [...places(source.text)].flatMap((at): Finding[] => {
      const written = source.textAt(at);
      if (written === undefined || written.end < at || isUnreadable(source, written.path)) return [];
      const told = look(source.text, written, at);
      if (told === undefined) return [];
      const { start, end, rule, ...words } = told;
      // One finding for each text: what mends it mends all of it.
      const key = `${rule} ${written.start}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ rule, severity: 'warning', path: written.path, extent: { start, end }, ...words }];
    }),
  );
}

const isUnreadable = (source: Source, path: Path): boolean =>
  source.unreadable(path[0] === 'questions' ? path.slice(0, 2) : path[0] === 'concepts' ? path.slice(0, 2) : []);

function lostBackslash(text: string, { style, value }: Written, at: number): Told | undefined {
  // A text with a character that is not for reading is told as that, at its place.
  if (style !== 'double' || isUnsafe(value)) return undefined;
  const told = misreadEscape(text, at);
  return told && { rule: 'yaml/lost-backslash', ...told };
}
