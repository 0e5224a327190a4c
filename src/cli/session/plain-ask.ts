// One ask in plain lines: what is shown of it, what to type, and a typed line as a reply.
import { letterAt, type Reply, type SingleAsk } from '../../core/ask.ts';
import type { Doc } from '../../core/doc.ts';
import { askDoc, numberAt } from '../../core/report/ask-doc.ts';
import { unescaped } from '../terminal/commands.ts';
import { numbered } from '../terminal/widgets/blanks.ts';

/** What to type for an ask, in one sentence. */
export function instruction(ask: SingleAsk): string {
  switch (ask.kind) {
    case 'pick-one':
      return `Type a number from 1 to ${ask.options.length}.`;
    case 'pick-many':
      return `Type the numbers of all that apply, such as "1 3".${ask.choose === undefined ? '' : ` Choose ${ask.choose}.`}`;
    case 'line':
      return ask.expects === 'number' ? `Type a number${ask.unit === undefined ? '' : ` (${ask.unit})`}.` : 'Type your answer.';
    case 'order':
      return `Type the numbers in the right order, such as "${ask.items
        .map((_, index) => index + 1)
        .reverse()
        .join(' ')}".`;
    case 'match':
      return 'Type a number and a letter for each, such as "1c 2a".';
    case 'blanks':
      return ask.blanks.length === 1 ? 'Type what goes into the blank.' : 'Type what goes into each blank, one a line.';
    case 'self-check':
      return 'Type your answer in your own words. An empty line ends it.';
  }
}

/** What is shown of an ask below its prompt. */
export const shown = (ask: SingleAsk): Doc =>
  askDoc(ask, {
    ordered: numberAt,
    text: () => (ask.kind === 'blanks' ? numbered(ask.text, ask.blanks) : []),
    blank: (_, index) => `Blank ${index + 1}:`,
  });

/** The words of a line that lists numbers. */
export const numbersIn = (text: string): string[] => text.split(/[\s,;]+/).filter((each) => each !== '');

/** A typed line as a reply, for the asks that take one line; a problem says what to type instead. */
export function readTyped(ask: SingleAsk, text: string): { readonly reply: Reply } | { readonly problem: string } {
  const help = { problem: instruction(ask) };
  switch (ask.kind) {
    case 'pick-one': {
      const option = /^\s*\d+[).]?\s*$/.test(text) ? ask.options[Number.parseInt(text, 10) - 1] : undefined;
      return option === undefined ? help : { reply: option.letter };
    }
    case 'pick-many': {
      const options = numbersIn(text).map((each) => (/^\d+$/.test(each) ? ask.options[Number(each) - 1] : undefined));
      const letters = options.flatMap((option) => (option === undefined ? [] : [option.letter]));
      return options.length === 0 || letters.length < options.length ? help : { reply: [...new Set(letters)] };
    }
    case 'order': {
      const items = numbersIn(text).map((each) => (/^\d+$/.test(each) ? ask.items[Number(each) - 1] : undefined));
      const letters = items.flatMap((item) => (item === undefined ? [] : [item.letter]));
      const complete = letters.length === ask.items.length && new Set(letters).size === letters.length && items.length === letters.length;
      return complete ? { reply: letters } : { problem: `${help.problem} Each number once.` };
    }
    case 'match': {
      const pairs = [...text.toLowerCase().matchAll(/(\d+)\s*[-:=.]?\s*([a-z]+)/g)].map(([, left = '', right = '']) => {
        const side = ask.right.findIndex((_, index) => letterAt(index) === right);
        return [ask.left[Number(left) - 1]?.letter, ask.right[side]?.letter] as const;
      });
      const known = pairs.flatMap(([left, right]) => (left === undefined || right === undefined ? [] : [[left, right] as const]));
      return known.length === 0 || known.length < pairs.length ? help : { reply: Object.fromEntries(known) };
    }
    case 'line':
      return { reply: unescaped(text) };
    case 'blanks':
    case 'self-check':
      return help;
  }
}
