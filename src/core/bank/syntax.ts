// What YAML could not read, in our own words: what is wrong, why it matters, what to write instead.
import type { SyntaxProblem } from './source.ts';

/** A syntax problem put into words. */
export interface Wording {
  readonly rule: string;
  readonly message: string;
  readonly why?: string;
  readonly help?: string;
}

const WORDS: Readonly<Record<string, Wording>> = {
  DUPLICATE_KEY: {
    rule: 'yaml/duplicate-key',
    message: 'This key stands twice in the same place.',
    why: 'Only one of the two values can be meant, and the other would be lost.',
    help: 'keep one of them; if another entry of a list begins here, write "- " before its first key',
  },
  TAB_AS_INDENT: {
    rule: 'yaml/tab',
    message: 'A tab is used to indent.',
    why: 'YAML does not allow tabs there, since editors disagree about their width.',
    help: 'indent with spaces',
  },
  BAD_INDENT: {
    rule: 'yaml/indentation',
    message: 'This line does not line up with the ones it belongs to.',
    why: 'Its key would end up in another place than it was written for.',
    help: 'indent it exactly as its neighbors, two spaces a level',
  },
  MISSING_CHAR: {
    rule: 'yaml/unclosed',
    message: 'Something was opened or begun here and never finished.',
    why: 'All that follows may be read as part of it.',
    help: 'close the quote or bracket, or write a space after the colon or dash',
  },
  UNCLOSED_QUOTE: {
    rule: 'yaml/unclosed',
    message: 'This quote is never closed, or closed only by the next one that begins a text.',
    why: 'What follows is read as part of the text.',
    help: 'close the quote (one behind a backslash closes nothing); an apostrophe at the beginning of a text needs double quotes around it',
  },
  MERGE_KEY: {
    rule: 'yaml/merge-key',
    message: 'A merge key (<<) stands here, and banks know none.',
    why: 'YAML 1.2 has no such key, and a reader could not see what the question says.',
    help: 'write the keys out',
  },
  NON_STRING_KEY: {
    rule: 'yaml/key',
    message: 'A key here is no text.',
    help: 'put the key in quotes',
  },
  BAD_ALIAS: {
    rule: 'yaml/alias',
    message: 'An alias (*name) here names no anchor (&name) that comes before it.',
    why: 'A text without quotes that begins with a star is read as an alias.',
    help: 'write the text out; if the star begins a text, put the text in quotes',
  },
  LONE_ANCHOR: {
    rule: 'yaml/alias',
    message: 'The word before this text is an anchor (&name), and no alias uses it.',
    why: 'A word that begins with & is no part of the text, and learners would not see it.',
    help: 'if the & begins the text, put the whole text in quotes; else remove the anchor',
  },
  TOO_MANY_ALIASES: {
    rule: 'yaml/alias',
    message: 'Too many aliases (*name), or too many nested in one another.',
    why: 'Aliases inside aliases grow without bound, and could fill all memory.',
    help: 'write the texts out',
  },
  BAD_SCALAR_START: {
    rule: 'yaml/plain-text',
    message: 'A text without quotes may not begin with this character.',
    why: 'YAML gives it a meaning of its own there.',
    help: 'put the text in quotes, or write it under a | on lines of its own',
  },
  TEXT_BEGINS: {
    rule: 'yaml/plain-text',
    message: 'A text without quotes may not begin with this character.',
    why: 'YAML gives it a meaning of its own there.',
    help: 'put the text in quotes, or write it under a | on lines of its own',
  },
  MORE_AFTER_QUOTE: {
    rule: 'yaml/plain-text',
    message: 'This text begins with a quote, and goes on after the one that closes it.',
    why: 'YAML takes the first quote for the end of the text.',
    help: 'put the whole text in quotes of the other kind (\'…\' around "…"), or write it under a | on lines of its own',
  },
  CONFLICT: {
    rule: 'yaml/syntax',
    message: 'This line was left by a merge in git that found two versions.',
    why: 'Both versions stand in the file, one after the other.',
    help: 'keep what is right of the two, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>',
  },
  FENCE: {
    rule: 'yaml/syntax',
    message: 'This line fences code in Markdown, and is no YAML.',
    why: 'It comes along when a bank is pasted from a chat or a page.',
    help: 'remove it, and what is not of the bank before the first and after the last one; within a text, indent it below "prompt: |"',
  },
  MULTILINE_IMPLICIT_KEY: {
    rule: 'yaml/plain-text',
    message: 'A key runs over more than one line.',
    why: 'Most often a colon is missing, or a line is not indented far enough.',
    help: 'end the key with a colon, or indent the text that belongs to the line above',
  },
  NO_SPACE_AFTER_COLON: {
    rule: 'yaml/no-space',
    message: 'A space is missing behind this colon.',
    why: 'YAML takes the key and what follows for one word.',
    help: 'write a space after the colon',
  },
  NO_BREAK_AFTER_COLON: {
    rule: 'yaml/no-space',
    message: 'A no-break space stands behind this colon.',
    why: 'YAML takes it for a letter, and the key and what follows for one word.',
    help: 'write a common space after the colon; a no-break space comes along when text is pasted',
  },
  WIDE_COLON: {
    rule: 'yaml/no-space',
    message: 'A full-width colon (：) stands behind this key.',
    why: 'YAML takes it for a letter, and the key and what follows for one word.',
    help: 'write ":" and a space after it',
  },
  NO_SPACE_AFTER_DASH: {
    rule: 'yaml/no-space',
    message: 'A space is missing behind this dash.',
    why: 'YAML takes the dash for a part of the word, and the line for no entry of the list.',
    help: 'write a space after the dash',
  },
  LONG_DASH: {
    rule: 'yaml/no-space',
    message: 'A long dash stands where "-" belongs.',
    why: 'YAML takes it for a letter, and the line for no entry of the list. Word processors put it there.',
    help: 'write "-" and a space after it',
  },
  NO_BREAK_INDENT: {
    rule: 'yaml/indentation',
    message: 'This line is indented with no-break spaces.',
    why: 'YAML takes them for letters. They come along when text is pasted.',
    help: 'indent with common spaces',
  },
  UNINDENTED_TEXT: {
    rule: 'yaml/indentation',
    message: 'This text is not deeper than its key.',
    why: 'YAML takes the text for empty, and this line for another key.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    rule: 'yaml/colon',
    message: 'A colon followed by a space stands inside a text without quotes.',
    why: 'YAML reads it as a key and a value.',
    help: 'put the whole text in quotes, or write it under a | on lines of its own',
  },
  BAD_DQ_ESCAPE: {
    rule: 'yaml/escape',
    message: 'A backslash in double quotes begins an escape that does not exist.',
    help: 'use single quotes, in which a backslash is a backslash, or write it twice',
  },
  MULTIPLE_DOCS: {
    rule: 'yaml/documents',
    message: 'A second document begins here.',
    why: 'Only the first would be read.',
    help: 'remove the line "---", or put the rest in a file of its own',
  },
  UNKNOWN_TAG: {
    rule: 'yaml/tag',
    message: 'A tag (!name) stands here, and banks know none.',
    help: 'remove it; if the exclamation mark begins a text, put the text in quotes',
  },
  TAG_RESOLVE_FAILED: {
    rule: 'yaml/tag',
    message: 'A tag (!name) stands here, and banks know none.',
    help: 'remove it; if the exclamation mark begins a text, put the text in quotes',
  },
  TOO_LARGE: {
    rule: 'yaml/too-large',
    message: 'The file is larger than 64 MB.',
    help: 'split it: a folder with bank.yaml and any number of files with questions is a bank too',
  },
  TOO_LARGE_TO_MEND: {
    rule: 'yaml/too-large',
    message: 'More than 8 MB stand here in which something is unusual for YAML: a slip, an anchor, a tag.',
    why: 'Finding such things takes minutes and gigabytes for this much text, so it was not tried.',
    help: 'split the bank: a folder with bank.yaml and any number of files with questions is a bank too',
  },
  TOO_DEEP: {
    rule: 'yaml/too-deep',
    message: 'The file nests too deeply to be read.',
    help: 'a bank needs no more than a dozen levels; look for a bracket or dash that repeats',
  },
  BINARY: {
    rule: 'yaml/binary',
    message: 'The file is not text: it is full of control characters.',
    help: 'save it as UTF-8 text',
  },
  CARRIAGE_RETURNS: {
    rule: 'yaml/line-ends',
    message: 'The lines end in carriage returns alone, as on very old computers.',
    why: 'YAML would read the whole file as one line.',
    help: 'save it with line feeds (LF, or CR LF)',
  },
  NUL: {
    rule: 'yaml/binary',
    message: 'The file holds a NUL character: it is not text, or not UTF-8.',
    help: 'save it as UTF-8 text',
  },
};

const OTHER: Wording = {
  rule: 'yaml/syntax',
  message: 'This is not YAML.',
  why: 'What stands here fits neither a key, nor a value, nor a list.',
  help: 'check quotes, brackets, colons and indentation here and on the line before',
};

/** The wording of a syntax problem. */
export function wordingOf({ code, detail }: SyntaxProblem): Wording {
  const words = WORDS[code] ?? OTHER;
  return code === 'UNINDENTED_TEXT' ? { ...words, help: `indent the text below "${detail}" by two more spaces` } : words;
}
