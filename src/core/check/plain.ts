// Most authored texts hold no Markdown at all: one test spares them seven passes.
const MARKED = /[*_`~[\]\\]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII needs no normalizing
const ASCII = /^[\x00-\x7f]*$/;

/** Text without Markdown markers: fenced code dropped, inline code as one placeholder word, emphasis, links and TeX commands bare; NFC. */
export function plain(text: string): string {
  if (!MARKED.test(text)) {
    const flat = /\s\s|[^\S ]|^\s|\s$/.test(text) ? text.trim().replace(/\s+/g, ' ') : text;
    return ASCII.test(flat) ? flat : flat.normalize('NFC');
  }
  return text
    .normalize('NFC')
    .replace(/^\s*(`{3,}|~{3,})[\s\S]*?(?:^\s*\1.*$|$(?![\s\S]))/gm, ' ')
    .replace(/(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)/g, 'code')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\\[a-zA-Z]+/g, ' ')
    .replace(/(?<![\p{L}\p{N}])(\*\*|\*|__|_)(?=\S)([^*_]+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
