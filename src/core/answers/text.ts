/** How texts are compared. */
export interface Comparison {
  readonly caseSensitive: boolean;
}

// Soft hyphens, zero-width spaces and byte order marks come along when text is pasted.
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/gu;

/** `text` with case (unless it counts), quotes, hyphens and spaces evened out, and nothing dropped from its ends. */
function evened(text: string, { caseSensitive }: Comparison): string {
  // Upper case first: it is what ß and ẞ, σ and ς, µ and μ have in common.
  const folded = caseSensitive ? text : text.toUpperCase().toLowerCase();
  return folded
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[“”„‟″]/gu, '"')
    .replace(/[‘’‚‛′ʼ]/gu, "'")
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/(?<=[\p{L}\p{M}\p{N}])-(?=[\p{L}\p{M}\p{N}\s])/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const LEADING_ARTICLE = /^(?:a|an|the) (?=["'`([{]?[\p{L}\p{N}])/iu;
const EMPHASIS = /^(\*\*|__|\*|_)(?=\S)([^*_]+)(?<=\S)\1$/u;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', "'": "'" };

/** `text` without the brackets around it, where they belong together: (a) is a, but f(x) and (a)(b) stay. */
function unwrapped(text: string): string {
  const open = text.charAt(0);
  const close = CLOSING[open];
  if (close === undefined || text.length < 3 || !text.endsWith(close)) return text;
  let depth = 0;
  for (let index = 0; index < text.length - 1; index += 1) {
    const sign = text.charAt(index);
    if (sign === open && (open !== close || index === 0)) depth += 1;
    else if (sign === close) depth -= 1;
    if (depth === 0) return text;
  }
  return text.slice(1, -1);
}

/** One layer of outer punctuation less. What tells terms apart stays: A*, f', n!, .5, C++, **kwargs, <unk>. */
const stripped = (text: string): string =>
  unwrapped(
    text
      .replace(/^[¡¿,;:…]+(?=\s|[\p{L}\p{N}])/u, '')
      .replace(/(?<=[^\s.,;:?…])[\s.,;:?…]+$/u, '')
      .replace(/(?<=\p{L}\p{L})[!?]+$/u, '')
      .replace(/^["`«»]+|(?<!["`«»])["`«»]+$/gu, '')
      .replace(EMPHASIS, '$2'),
  ).trim();

/** Layers of outer punctuation that are taken off: nobody writes more, and each takes a look at the whole text. */
const LAYERS = 16;

/** `text` without outer punctuation, unless it is nothing else. */
function bare(text: string): string {
  let kept = text;
  for (let layer = 0; layer < LAYERS; layer += 1) {
    const less = stripped(kept);
    if (less === kept || less === '') break;
    kept = less;
  }
  return kept;
}

/** Words with one space or hyphen between them: little to even out, nothing around them. Most answers are, and most replies. */
const SIMPLE = /^[a-z0-9]+(?:[ -][a-z0-9]+)*$/i;

/**
 * The form in which texts are compared: evened out (see `evened`), without outer punctuation and one leading article.
 * A text that is punctuation only keeps it, so that `...` and `+` can be answers.
 */
export function normalize(text: string, comparison: Comparison): string {
  if (SIMPLE.test(text)) {
    const folded = comparison.caseSensitive ? text : text.toLowerCase();
    return folded.replaceAll('-', ' ').replace(/^(?:a|an|the) /i, '');
  }
  return bare(bare(evened(text, comparison)).replace(LEADING_ARTICLE, ''));
}

/** Whether `answer` stands in `prose` as whole words. */
export function occursIn(answer: string, prose: string, comparison: Comparison): boolean {
  const wanted = normalize(answer, comparison);
  // In GPT-2 and x_k, 2 and k are no words of their own.
  const inside = wanted.length <= 2 ? /[\p{L}\p{M}\p{N}_^/.'-]/u : /[\p{L}\p{M}\p{N}_]/u;
  const text = wanted.length <= 2 ? prose.normalize('NFC') : evened(prose, comparison);
  const haystack = comparison.caseSensitive ? text : text.toUpperCase().toLowerCase();
  for (let at = haystack.indexOf(wanted); at >= 0 && wanted !== ''; at = haystack.indexOf(wanted, at + 1)) {
    const around = [haystack.charAt(at - 1), haystack.charAt(at + wanted.length)];
    if (!around.some((sign) => inside.test(sign))) return true;
  }
  return false;
}
