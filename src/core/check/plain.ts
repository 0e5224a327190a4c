// Most authored texts hold no Markdown, and one look at each character spares them seven passes.
const PLAIN = new Uint8Array(128).map((_, code) => (code >= 32 && code < 127 && !'*_`~[]\\'.includes(String.fromCharCode(code)) ? 1 : 0));
const SPACE = 32;

function isPlain(text: string): boolean {
  let before = SPACE;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (PLAIN[code] !== 1 || (code === SPACE && before === SPACE)) return false;
    before = code;
  }
  return before !== SPACE;
}

/** What stands for a span of code: one word, with no letter in it. */
export const CODE = '‹…›';

// No pattern here looks far ahead without a bound: over a text of nothing but brackets that would take the square of its length.

/** Text without Markdown markers: fenced code dropped, inline code as one placeholder word, emphasis, links and TeX commands bare; NFC. */
export function plain(text: string): string {
  if (isPlain(text)) return text;
  return text
    .normalize('NFC')
    .replace(/^[^\S\n]*(`{3,}|~{3,})[\s\S]*?(?:^[^\S\n]*\1.*$|$(?![\s\S]))/gm, ' ')
    .replace(/(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)/g, CODE)
    .replace(/\[([^\]]{1,500})\]\([^)]{0,500}\)/g, '$1')
    .replace(/\\[a-zA-Z]+/g, ' ')
    .replace(/(?<![\p{L}\p{N}])(\*\*|\*|__|_)(?=\S)([^*_]+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
