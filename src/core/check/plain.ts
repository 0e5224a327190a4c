/** Text without Markdown markers: fenced code dropped, inline code as one placeholder word, emphasis and links bare; NFC. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/^\s*(`{3,}|~{3,})[\s\S]*?(?:^\s*\1.*$|$(?![\s\S]))/gm, ' ')
    .replace(/(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)/g, 'code')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(?<![\p{L}\p{N}])(\*\*|\*|__|_)(?=\S)([^*_]+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
