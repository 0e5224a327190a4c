// What must hold for all that is printed: no control character, no line wider than asked for, documents that parse.
import type { Doc } from '../../src/core/doc.ts';
import { layout, lineWidth } from '../../src/core/layout.ts';
import { FORBIDDEN } from '../support/texts.ts';
import { must } from './law.ts';

const around = (text: string, at: number): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));

/** Text for a reader or a program: nothing in it drives a terminal. */
export function printable(where: string, text: string): void {
  const at = text.search(FORBIDDEN);
  must('no control character is printed', at === -1, () => `${where}: ${around(text, at)}`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
const STYLES = /\u001b\[\d+m/g;

/** Text for a terminal: colors at most. */
export const colored = (where: string, text: string): void => printable(where, text.replace(STYLES, ''));

/** A doc can be laid out at any width, keeps to it, and holds nothing that drives a terminal. */
export function drawable(where: string, doc: Doc, widths: readonly number[] = [10, 39, 80]): void {
  for (const width of widths) {
    for (const line of layout(doc, { width })) {
      for (const { text } of line) {
        must('no line feed is left in a line', !text.includes('\n'), () => `${where}: ${JSON.stringify(text)}`);
        printable(where, text);
      }
      must(
        'a line keeps to its width',
        lineWidth(line) <= width,
        () => `${where} at ${width}: ${JSON.stringify(line.map(({ text }) => text).join(''))}`,
      );
    }
  }
}

/** A document in JSON, read. */
export function json(where: string, text: string): unknown {
  printable(where, text);
  try {
    return JSON.parse(text);
  } catch (error) {
    must('a JSON document parses', false, () => `${where}: ${String(error)} in ${text.slice(0, 500)}`);
    return undefined;
  }
}
