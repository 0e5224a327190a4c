import { type Ask, letterAt, type Option } from '../ask.ts';
import { type Doc, gap, hang, paragraph } from '../doc.ts';
import { markdown } from '../markdown.ts';

/** What differs between showing an ask to be answered and showing it to be read. */
export interface AskStyle {
  /** The mark before the n-th thing to be put in order, from 0. */
  readonly ordered: (index: number) => string;
  /** The text around the blanks. */
  readonly text: () => Doc;
  /** What a blank with choices is called above them. */
  readonly blank: (name: string, index: number) => string;
}

/** The mark before the n-th choice, from 0. */
export const numberAt = (index: number): string => `${index + 1})`;

const listed = (options: readonly Option[], mark: (index: number) => string): Doc =>
  options.flatMap(({ text }, index) => hang(`${mark(index)} `, mark(index).length + 1, markdown(text)));

/** What an ask shows below its prompt, in the order shown: choices, steps, two sides, a text with blanks. */
export function askDoc(ask: Ask, style: AskStyle): Doc {
  switch (ask.kind) {
    case 'pick-one':
    case 'pick-many':
      return listed(ask.options, numberAt);
    case 'order':
      return listed(ask.items, style.ordered);
    case 'match':
      return [...listed(ask.left, numberAt), gap, ...listed(ask.right, (index) => `${letterAt(index)})`)];
    case 'blanks':
      return [
        ...style.text(),
        ...ask.blanks.flatMap(({ name, options }, index) =>
          options.length === 0 ? [] : [gap, paragraph(style.blank(name, index)), ...listed(options, numberAt)],
        ),
      ];
    case 'line':
    case 'self-check':
    case 'parts':
      return [];
  }
}
