// Escapes in double quotes that were meant as they stand: commands of TeX (`\theta`, `\nu`) and paths of Windows (`C:\new`).
import type { Finding } from '../finding.ts';
import type { Extent } from './source.ts';

/** What an escape makes, by its letter. */
const MADE: Readonly<Record<string, string>> = {
  t: 'a tab',
  n: 'a line break',
  _: 'a no-break space',
  a: 'a bell',
  b: 'a backspace',
  e: 'an escape character',
  f: 'a form feed',
  r: 'a carriage return',
  v: 'a vertical tab',
  N: 'a line break (U+0085)',
  L: 'a line break (U+2028)',
  P: 'a paragraph break (U+2029)',
};

/** What to tell of an escape in double quotes that begins at `at`, and was meant as it stands: a letter follows; nothing where none does. */
export function misreadEscape(text: string, at: number): (Extent & Pick<Finding, 'message' | 'why' | 'help'>) | undefined {
  const [, letter = '', rest = ''] = /^\\([A-Za-z_])([A-Za-z]+)/.exec(text.slice(at, at + 40)) ?? [];
  const made = MADE[letter];
  if (made === undefined) return undefined;
  return {
    start: at,
    end: at + 2 + rest.length,
    message: `In double quotes \\${letter} is ${made}.`,
    why: `Learners see ${made} and "${rest}" instead of "\\${letter}${rest}".`,
    help: 'put the text in single quotes, in which a backslash is a backslash, or write each backslash twice',
  };
}

/** Commands that begin with an escape of white space. What they would leave behind it is hardly ever a word. */
const COMMANDS: ReadonlySet<string> = new Set(
  (
    'tag tan tanh tau tbinom text textbf textcolor textit textnormal textrm textsc textsf textstyle texttt textup tfrac therefore theta ' +
    'thickapprox thicksim tilde times to top triangle triangledown triangleleft triangleq triangleright twoheadrightarrow ' +
    'nabla natural nearrow neg negthinspace neq newcommand newline nexists nmid nolimits nonumber norm normalsize not notag notin nparallel ' +
    'nprec nsim nsubseteq nsucc ntriangleleft nvdash nwarrow'
  ).split(' '),
);
/** Commands of which a letter or two would be left, which may be a word: they are taken for commands only within a formula. */
const SHORT: ReadonlySet<string> = new Set(['ne', 'ni', 'nu']);

/** Where text in double quotes may begin: behind what comes before a value. */
const OPENS = /(?:(?:[:,[{]|(?:^|\n)[ \t]*(?:- +)*-)\s+|[[{])"/g;
const CLOSED = /"(?:[^"\\]|\\[\s\S])*(?:"|$)/y;

/** The backslashes of a text in YAML that begin an escape, and most likely stand for themselves; some may stand outside of double quotes. */
export function* lostBackslashes(text: string): Generator<number> {
  if (!/\\[tn_][A-Za-z]/.test(text)) return;
  OPENS.lastIndex = 0;
  for (let found = OPENS.exec(text); found !== null; found = OPENS.exec(text)) {
    const start = found.index + found[0].length - 1;
    CLOSED.lastIndex = start;
    const [quoted = ''] = CLOSED.exec(text) ?? [];
    yield* within(quoted, start);
  }
}

function* within(quoted: string, start: number): Generator<number> {
  for (let at = quoted.indexOf('\\'); at !== -1; at = quoted.indexOf('\\', at + 2)) {
    if (isLost(quoted, at)) yield start + at;
  }
}

/** Whether the escape at `at` was meant as it stands. */
function isLost(quoted: string, at: number): boolean {
  const word = /^[A-Za-z]+/.exec(quoted.slice(at + 1, at + 40))?.[0] ?? '';
  const letter = quoted.charAt(at + 1);
  if (letter === '_') return /[a-z]/.test(quoted.charAt(at - 1)) && /[a-z]/.test(quoted.charAt(at + 2));
  if ((letter !== 't' && letter !== 'n') || word.length < 2) return false;
  if (/(?:^|[\s"'`(])[A-Za-z]:\\\S*$/.test(quoted.slice(Math.max(0, at - 200), at + 1))) return true;
  return COMMANDS.has(word) || (SHORT.has(word) && isInFormula(quoted, at, word));
}

const isInFormula = (quoted: string, at: number, word: string): boolean =>
  (quoted.slice(0, at).split('$').length % 2 === 0 && quoted.includes('$', at)) || /^[_^{}]/.test(quoted.slice(at + 1 + word.length));
