// Texts of banks, spoiled: in a character, a token, a line, a block, or from one end to the other.
import { UNSAFE_BITS } from '../support/texts.ts';
import { excerpt } from './corpus.ts';
import type { Dice } from './dice.ts';
import { anyText, longText, NUMBER_BITS, SPACE_BITS, TEXT_BITS, YAML_BITS } from './words.ts';

type Mutation = (text: string, dice: Dice) => string;

const spliced = (text: string, start: number, end: number, put: string): string => text.slice(0, start) + put + text.slice(end);

/** Applies `change` to the lines of a text. */
const lines =
  (change: (lines: string[], at: number, dice: Dice) => string[]): Mutation =>
  (text, dice) => {
    const all = text.split('\n');
    return change(all, dice.int(0, all.length - 1), dice).join('\n');
  };

/** Applies `change` to one line. */
const line = (change: (line: string, dice: Dice) => string): Mutation =>
  lines((all, at, dice) => all.map((each, index) => (index === at ? change(each, dice) : each)));

const TOKEN = /[\w-]+|[^\w\s]|[ \t]+/g;

/** Applies `change` to one token: a word, a mark, or a run of spaces. */
const token =
  (change: (token: string, dice: Dice, tokens: readonly string[]) => string): Mutation =>
  (text, dice) => {
    const found = [...text.matchAll(TOKEN)];
    if (found.length === 0) return text;
    const { 0: old, index } = dice.pick(found);
    return spliced(
      text,
      index,
      index + old.length,
      change(
        old,
        dice,
        found.map(([each]) => each),
      ),
    );
  };

const indentOf = (text: string): string => /^ */.exec(text)?.[0] ?? '';

/** The lines from `at` on that belong to the entry or key there: those that are indented deeper. */
function blockEnd(all: readonly string[], at: number): number {
  const depth = indentOf(all[at] ?? '').length;
  let end = at + 1;
  while (end < all.length && (all[end]?.trim() === '' || indentOf(all[end] ?? '').length > depth)) end += 1;
  return end;
}

const anyBit = (dice: Dice): string =>
  dice.pick(
    dice.weighted([
      [5, YAML_BITS],
      [2, SPACE_BITS],
      [2, UNSAFE_BITS],
      [2, NUMBER_BITS],
      [2, TEXT_BITS],
    ]),
  );

const VALUE = /^(\s*(?:- )*[\w-]+: )(.*)$/;

/** Every way in which a text is spoiled, by a name for the reader. */
const mutations: Readonly<Record<string, Mutation>> = {
  'delete a line': lines((all, at) => all.toSpliced(at, 1)),
  'delete some lines': lines((all, at, dice) => all.toSpliced(at, dice.int(1, 8))),
  'repeat a line': lines((all, at) => all.toSpliced(at, 0, all[at] ?? '')),
  'swap two lines': lines((all, at, dice) => {
    const other = dice.int(0, all.length - 1);
    return all.with(at, all[other] ?? '').with(other, all[at] ?? '');
  }),
  'swap two indentations': lines((all, at, dice) => {
    const other = dice.int(0, all.length - 1);
    const [one = '', two = ''] = [all[at], all[other]];
    return all.with(at, indentOf(two) + one.trimStart()).with(other, indentOf(one) + two.trimStart());
  }),
  'shift a line': line((each, dice) => (dice.chance(0.5) ? ` ${each}` : each.replace(/^ /, ''))),
  'shift a block': lines((all, at, dice) => {
    const end = blockEnd(all, at);
    const by = dice.pick(['  ', ' ', '    ', '\t', '-']);
    return all.map((each, index) => (index < at || index >= end ? each : by === '-' ? each.replace(/^ {1,2}/, '') : by + each));
  }),
  'delete a block': lines((all, at) => all.toSpliced(at, blockEnd(all, at) - at)),
  'repeat a block': lines((all, at) => {
    const end = blockEnd(all, at);
    return all.toSpliced(end, 0, ...all.slice(at, end));
  }),
  'move a block': lines((all, at, dice) => {
    const block = all.slice(at, blockEnd(all, at));
    const rest = all.toSpliced(at, block.length);
    return rest.toSpliced(dice.int(0, rest.length), 0, ...block);
  }),
  'splice another bank in': (text, dice) => {
    const other = excerpt(dice).split('\n');
    const from = dice.int(0, other.length - 1);
    const all = text.split('\n');
    return all.toSpliced(dice.int(0, all.length), 0, ...other.slice(from, from + dice.int(1, 12))).join('\n');
  },
  'a tab as indentation': line((each) => each.replace(/^ +/, (spaces) => '\t'.repeat(Math.ceil(spaces.length / 2)))),
  'a tab somewhere': line((each, dice) => spliced(each, dice.int(0, each.length), dice.int(0, each.length), '\t')),
  'comment a line out': line((each, dice) => dice.pick([`# ${each}`, `${each} # x`, `${each}#x`])),
  'a bit inserted': (text, dice) => {
    const at = dice.int(0, text.length);
    return spliced(text, at, at, anyBit(dice));
  },
  'a bit before a value': line((each, dice) =>
    each.replace(VALUE, (_, lead: string, value: string) => lead + dice.pick(YAML_BITS) + value),
  ),
  'another value': line((each, dice) => each.replace(VALUE, (_, lead: string) => lead + anyText(dice))),
  'a number as value': line((each, dice) => each.replace(VALUE, (_, lead: string) => lead + dice.pick(NUMBER_BITS))),
  'no value': line((each) => each.replace(VALUE, '$1')),
  'a value in quotes': line((each, dice) => {
    const quote = dice.pick(['"', "'", '"\\u001b', '`']);
    return each.replace(VALUE, (_, lead: string, value: string) => `${lead}${quote}${value}${dice.chance(0.8) ? quote : ''}`);
  }),
  'a long value': line((each, dice) => each.replace(VALUE, (_, lead: string) => lead + longText(dice))),
  'another key': line((each, dice) =>
    each.replace(/[\w-]+(?=:)/, () => dice.pick(['id', 'type', 'prompt', 'text', 'answer', '<<', '__proto__', '1', ' ', '""'])),
  ),
  'a token deleted': token(() => ''),
  'a token repeated': token((each) => each + each),
  'a token replaced': token((_, dice, tokens) => dice.pick(tokens)),
  'a token spoiled': token((_, dice) => anyBit(dice)),
  'letters of a token swapped': token((each) => (each.length > 1 ? `${each[1]}${each[0]}${each.slice(2)}` : each)),
  'an anchor, and an alias': (text, dice) => {
    const name = dice.pick(['a', 'b', 'x-1', 'ä']);
    const put = (mark: string): Mutation => line((each) => each.replace(VALUE, (_, lead: string, value: string) => lead + mark + value));
    const marked = put(`&${name} `)(text, dice);
    return line((each) => each.replace(VALUE, (_, lead: string) => `${lead}*${name}`))(marked, dice);
  },
  'an alias bomb': (text, dice) => {
    const levels = dice.int(2, 9);
    const bomb = Array.from({ length: levels }, (_, at) =>
      at === 0
        ? 'x0: &x0 [a, a]'
        : `x${at}: &x${at} [${Array(9)
            .fill(`*x${at - 1}`)
            .join(', ')}]`,
    );
    return dice.chance(0.5) ? `${bomb.join('\n')}\n${text}` : `${text}\n${bomb.join('\n')}\n`;
  },
  'a deep nest': (text, dice) => {
    const depth = dice.pick([20, 70, 500, 5000]);
    const nest = dice.pick(['[', '{a: ', '- ', '{', '? ', '[{', '- ? ', '!x [', '"', '[[[', '&a [']);
    const at = dice.int(0, text.length);
    return spliced(text, at, at, dice.pick(['', '\n', '\nx: ']) + nest.repeat(depth));
  },
  'cut off': (text, dice) => text.slice(0, dice.int(0, text.length)),
  'begun late': (text, dice) => text.slice(dice.int(0, text.length)),
  'a piece deleted': (text, dice) => {
    const at = dice.int(0, text.length);
    return spliced(text, at, at + dice.int(1, 200), '');
  },
  'CR LF': (text) => text.replaceAll('\n', '\r\n'),
  'CR LF here and there': (text, dice) => text.replace(/\n/g, () => (dice.chance(0.3) ? '\r\n' : '\n')),
  'CR alone': (text) => text.replaceAll('\n', '\r'),
  'a byte order mark': (text, dice) => dice.pick(['\ufeff', '\ufeff\ufeff', '\ufeff\n', ' \ufeff']) + text,
  'no last line end': (text) => text.trimEnd(),
  'a second document': (text, dice) => text + dice.pick(['---\n', '...\n', '--- x\n', '---\nid: other\n', '%TAG ! x\n---\n']) + text,
  'flow style': line((each, dice) =>
    each.replace(VALUE, (_, lead: string, value: string) => lead + dice.pick([`[${value}]`, `{a: ${value}}`, `[${value}`, `{${value}}`])),
  ),
  'spaces at line ends': (text, dice) => text.replace(/\n/g, () => `${' '.repeat(dice.chance(0.2) ? 2 : 0)}\n`),
  'everything deeper': (text) => text.replace(/^/gm, '  '),
  'keys quoted': (text, dice) =>
    text.replace(/^(\s*(?:- )*)([\w-]+):/gm, (all, lead: string, key: string) => (dice.chance(0.2) ? `${lead}"${key}":` : all)),
};

const all = Object.values(mutations);

/** `text` spoiled in some ways, one after the other. */
export function mutated(text: string, dice: Dice): string {
  let made = text;
  const times = dice.weighted([
    [5, 1],
    [3, 2],
    [2, 4],
    [1, 10],
  ]);
  for (let time = 0; time < times; time += 1) made = dice.pick(all)(made, dice);
  // What a file cannot hold is no input: half a character would come out of UTF-8 as another one.
  return made.slice(0, 3_000_000).replace(/\p{Surrogate}/gu, '\ufffd');
}
