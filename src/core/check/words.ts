// Word lists and tokenizing, shared by the rules about writing. Every list is matched at the edges of words: "all" is not in "small".

/** What makes a statement absolute. */
export const ABSOLUTE =
  /\b(?:always|never|none|all|every|only|completely|absolutely|totally|entirely|must|impossible|definitely|invariably|cannot|exclusively|guarantee[sd]?)\b/i;

/** How often, vaguely. */
export const VAGUE =
  /\b(?:frequently|occasionally|rarely|seldom|sometimes|usually|regularly|periodically|often|somewhat|partly|more or less)\b/i;

/** A choice that turns its statement around. */
export const NEGATED = /\b(?:not|no|never|without)\b|n[’']t\b/i;

/** A sentence that tells what to do. */
export const IMPERATIVE =
  /^(?:please )?(?:select|choose|identify|explain|match|pick|mark|tick|check|name|find|determine|decide|give|state|order|arrange|sort|rank|compute|calculate|estimate|complete|fill|describe|classify|compare|judge|say|tell|put|write|work out|predict|indicate|assign|label|list|suppose|read|use|apply|evaluate|assess|spot|trace)\b/i;

const STOP = new Set(
  `about above after again against also although another because been before being below best between both cannot could does doing done down
  during each either else even ever every following from further given goes have having here hers himself however into itself just kind less
  like made make makes many might more most much must need needs neither never none only onto other others over same several shall should
  since some such take takes than that their them then there these they thing things this those though through thus under until upon used
  uses using very want well were what when where whether which while whom whose will with within without would your yours`.split(/\s+/),
);

const BEYOND_ASCII = /[^\0-\x7f]/;
const WORDS = /[a-z][a-z0-9'-]+|[0-9]+(?:[.,][0-9]+)*/g;
// The same for all alphabets. It takes some three times as long, and most texts do not need it.
const ALL_WORDS = /\p{L}[\p{L}\p{M}\p{N}'-]+|\p{N}+(?:[.,]\p{N}+)*/gu;
/** Letters of scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]+/u;
const ALL_UNSPACED = new RegExp(UNSPACED, 'gu');

/** The words of two letters and more, and numbers, in lower case. What stands without spaces between its words (Chinese, Thai) is left out. */
export function tokens(text: string): string[] {
  const lower = text.toLowerCase();
  if (!BEYOND_ASCII.test(lower)) return lower.match(WORDS) ?? [];
  return lower.replace(ALL_UNSPACED, ' ').match(ALL_WORDS) ?? [];
}

/** Whether words can be counted: a script without spaces between them does not say where one ends. */
export const hasCountableWords = (text: string): boolean => !BEYOND_ASCII.test(text) || !UNSPACED.test(text);

const SUFFIX = /(?:izations?|ations?|ingly|edly|ments?|ness|ions?|ings?|ities|ity|ies|ers?|ed|es|ly|s)$/;

/** A word without its ending, at least four letters of it: tuning, tuned and tunes are one. */
export function stemmed(word: string): string {
  const cut = word.search(SUFFIX);
  const short = cut < 4 ? word : word.slice(0, cut);
  return short.length > 4 && short.endsWith('e') ? short.slice(0, -1) : short;
}

/**
 * Whether a token says something about the subject: four letters or more and none of the words every text is made of. These, and the
 * endings, are known of English; in other alphabets, where no word would be known, none is taken for one of substance.
 */
export const isContent = (token: string): boolean => token.length >= 4 && isLatin(token.charCodeAt(0)) && !STOP.has(token);

/** Small letters from a to the end of Latin Extended-B. */
const isLatin = (code: number): boolean => code >= 97 && code < 0x250;

/** The stems of the words in `text` that say something about its subject, each once. */
export const contentWords = (text: string): Set<string> => new Set(tokens(text).filter(isContent).map(stemmed));

const QUOTED = /["“][^"”]{0,500}["”]|(?<!\w)['‘][^'’]{0,500}['’](?!\w)/g;

/** A text with what it quotes blanked, at the same length. */
export const unquoted = (text: string): string => text.replace(QUOTED, (quote) => ' '.repeat(quote.length));

/** How many words a text has, with numbers and symbols between spaces. */
export function wordCount(text: string): number {
  let count = 0;
  let between = true;
  for (let index = 0; index < text.length; index += 1) {
    const isSpace = text.charCodeAt(index) <= 32;
    if (between && !isSpace) count += 1;
    between = isSpace;
  }
  return count;
}

/** The sentences of a plain text. A dot inside a number or a name (`v1.5`) ends none. */
export const sentences = (text: string): string[] => text.split(/(?<=[.?!][”"')\]]*)\s+(?=[\p{L}\p{N}"“'(])/u);

/** Words as 32-bit hashes, numbers included, without making a string of any: for comparing many texts with one another. */
export function wordHashes(text: string, into: number[] = []): number[] {
  let hash = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const code = index < text.length ? text.charCodeAt(index) : 32;
    // Letters and digits of ASCII, and all that is not ASCII.
    const inWord = (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code >= 128;
    if (inWord) {
      const lower = code >= 65 && code <= 90 ? code + 32 : code;
      hash = Math.imul((hash === 0 ? 0x811c9dc5 : hash) ^ lower, 0x01000193);
    } else if (hash !== 0) {
      into.push(hash);
      hash = 0;
    }
  }
  return into;
}

/** The longest run of words, at least `least`, of `part` that also stands in `whole`: its length, else 0. */
export function sharedRun(part: string, whole: string, least: number): number {
  const [mine, theirs] = [tokens(part), tokens(whole)];
  const starts = new Map<string, number[]>();
  const key = (list: readonly string[], at: number): string => list.slice(at, at + least).join(' ');
  for (let at = 0; at + least <= theirs.length; at += 1) starts.set(key(theirs, at), [...(starts.get(key(theirs, at)) ?? []), at]);
  let longest = 0;
  for (let at = 0; at + least <= mine.length; at += 1) {
    for (const start of starts.get(key(mine, at)) ?? []) {
      let length = least;
      while (mine[at + length] !== undefined && mine[at + length] === theirs[start + length]) length += 1;
      longest = Math.max(longest, length);
    }
  }
  return longest;
}
