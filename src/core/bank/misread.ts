// Texts that YAML reads without a word and otherwise than they were meant. What is suspicious is looked for in the characters, quickly;
// only where something is, the text around it is read carefully, to see how it is written.
import { isUnsafe } from '../doc.ts';
import type { Finding, Path } from '../finding.ts';
import type { Written } from './document.ts';
import { lostBackslashes, misreadEscape } from './escapes.ts';
import { joinedLine, linesOfMarkdown } from './folding.ts';
import type { Extent, Source } from './source.ts';

/** What is told of a text: where, and in which words. */
type Told = Extent & Pick<Finding, 'rule' | 'message' | 'why' | 'help'>;

/** One way of misreading. `places` are offsets at which something may be wrong; `look` says what is, in the text that begins before one. */
interface Misreading {
  readonly places: (text: string) => Iterable<number>;
  readonly look: (text: string, written: Written, at: number) => Told | undefined;
}

const misreadings: readonly Misreading[] = [
  { places: lostBackslashes, look: lostBackslash },
  { places: commentMarks, look: cutText },
  { places: sentencesInBrackets, look: cutSentence },
  { places: linesOfMarkdown, look: joinedLines },
];

/** Findings for texts of which learners see something else than what was written. What YAML could not read is not looked at. */
export function misreadFindings(source: Source): Finding[] {
  const seen = new Set<string>();
  return misreadings.flatMap(({ places, look }) =>
    [...places(source.text)].flatMap((at): Finding[] => {
      const written = source.textAt(at);
      if (written === undefined || isUnreadable(source, written.path)) return [];
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

function lostBackslash(text: string, { style, value, end }: Written, at: number): Told | undefined {
  // A text with a character that is not for reading is told as that, at its place.
  if (style !== 'double' || at >= end || isUnsafe(value)) return undefined;
  const told = misreadEscape(text, at);
  return told && { rule: 'yaml/lost-backslash', ...told };
}

/** The keys of texts that learners read, or that are compared with what they write. */
const SHOWN: ReadonlySet<unknown> = new Set(
  (
    'prompt text feedback explanation title because left right summary scenario context model point accept match steps distractors hints ' +
    'source section course unit'
  ).split(' '),
);

/** The marks of comments that stand behind something, and with no space behind them: `GPU #1`. */
function* commentMarks(text: string): Generator<number> {
  // Where the line of the last mark ends, and its first character: looked for once in a line, which may hold any number of marks.
  let lineEnd = -1;
  let first = 0;
  for (const { index } of text.matchAll(/[ \t]#(?![\s#])/g)) {
    if (index > lineEnd) {
      const begin = text.lastIndexOf('\n', index) + 1;
      first = begin + text.slice(begin, index + 2).search(/\S/);
      lineEnd = text.indexOf('\n', index);
      if (lineEnd === -1) lineEnd = text.length;
    }
    if (first < index && text[first] !== '#') yield index + 1;
  }
}

function cutText(text: string, { style, value, path, end }: Written, at: number): Told | undefined {
  if (style !== 'plain' || text.slice(end, at).trim() !== '' || !SHOWN.has(path.findLast((step) => typeof step === 'string')))
    return undefined;
  const line = /^.*/.exec(text.slice(at, at + 1000))?.[0].trimEnd() ?? '';
  return {
    rule: 'yaml/cut-text',
    start: at,
    end: at + line.length,
    message: 'A space and # begin a comment in a text without quotes.',
    why: `Learners see only "${value.length > 60 ? `…${value.slice(-57)}` : value}", and nothing of what follows.`,
    help: 'put the text in quotes; if a comment is meant, write a space behind the #',
  };
}

/** Brackets behind which a text without quotes begins with a capital, and goes on small behind a comma. */
function* sentencesInBrackets(text: string): Generator<number> {
  for (const { index, 0: found } of text.matchAll(/\[\s*(?=\p{Lu}[^[\]{}"':\n]*,\s*\p{Ll})/gu)) yield index + found.length;
}

function cutSentence(text: string, { list, start, end, path }: Written, at: number): Told | undefined {
  if (start !== at || list === undefined || !list.every((each) => typeof each === 'string')) return undefined;
  const [first = '', ...others] = list;
  const isSentence = /[.?!]$/.test(others.at(-1) ?? '') || (path.at(-2) === 'hints' && first.includes(' '));
  if (!isSentence || !others.some((each) => /^\p{Ll}/u.test(each))) return undefined;
  const comma = text.indexOf(',', end);
  return {
    rule: 'yaml/comma',
    start: comma,
    end: comma + 1,
    message: 'A comma ends an entry inside [ ].',
    why: `Here stand ${list.length} texts, the first of them "${first}".`,
    help: 'put each text in quotes, or write it on a line of its own after "- "',
  };
}

function joinedLines(text: string, written: Written): Told | undefined {
  const found = joinedLine(text, written);
  return (
    found && {
      rule: 'yaml/joined-lines',
      start: found.start,
      end: found.end,
      message: `The lines of this ${found.what} are joined.`,
      why: `${written.style === 'folded' ? 'Under a >' : 'In a text that goes on in the next line'} YAML makes one line of several: learners would see no ${found.what}.`,
      help: 'write the text under a |, which keeps its lines',
    }
  );
}
