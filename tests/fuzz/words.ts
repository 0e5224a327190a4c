// What is thrown at the program: texts that mean something to YAML, to Markdown, to a terminal, or to a reader of numbers.
import { UNSAFE_BITS } from '../support/texts.ts';
import type { Dice } from './dice.ts';

/** Marks of YAML, and words that it may take for something else than text. */
export const YAML_BITS: readonly string[] = [
  ...[
    ': ',
    ':',
    '- ',
    '-',
    '? ',
    '# ',
    ' #',
    '|',
    '>',
    '|-',
    '>+',
    '|2',
    '|9',
    '>-2',
    '&a ',
    '*a',
    '*a ',
    '&a',
    '<<: *a',
    '<<:',
    '!x ',
    '!!',
  ],
  ...['!!str ', '!!int ', '!!binary ', '!!js/function ', '!<tag:x> ', '%YAML 1.1\n---\n', '---', '---\n', '\n---\n', '...', '\n...\n'],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    '{}',
    '[]',
    '[[',
    ']]',
    '{a: b}',
    '[a, b]',
    '"',
    "'",
    '""',
    "''",
    '\\',
    '"\\q"',
    '"\\u001b[2J"',
    '"\\xff"',
    '"\\ud800"',
  ],
  ...[
    '@',
    '`',
    '%',
    '~',
    'null',
    'true',
    'yes',
    'no',
    'on',
    'off',
    '.inf',
    '-.inf',
    '.nan',
    '0x1F',
    '0o17',
    '017',
    '1_000',
    '1e999',
    '-0',
    '+1',
  ],
  ...['2001-12-14', '12:30:45', '=', '!', '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ...['__proto__: {polluted: true}', '? [a]\n: b', 'null: x', '1: x', 'true: x', '"": x', 'a: &a [*a]', '- - - - - x'],
];

/** Line ends, spaces and marks that editors and other systems leave in files. */
export const SPACE_BITS: readonly string[] = [
  ...[
    '\t',
    '  \t',
    '\r',
    '\r\n',
    '\n',
    '\n\n',
    ' ',
    '    ',
    '\u00a0',
    '\u2003',
    '\u3000',
    '\u200b',
    '\ufeff',
    '\u0085',
    '\u2028',
    '\f',
    '\v',
  ],
];

/** Numbers as authors and learners write them, and as nobody should. */
export const NUMBER_BITS: readonly string[] = [
  ...[
    '0',
    '-0',
    '1',
    '-1',
    '0.1',
    '1e3',
    '1e308',
    '1e309',
    '-1e309',
    '1e-400',
    '9007199254740993',
    '123456789012345678901234567890',
    '0x10',
  ],
  ...[
    '1,5',
    '1,500',
    '1.500,25',
    '1 500',
    '1_000',
    '.5',
    '5.',
    '1/3',
    '1/0',
    '2^10',
    '2^99999',
    '10^-3',
    '1.2×10^-3',
    '3e',
    'e3',
    '--1',
    '+-1',
  ],
  ...[
    '50%',
    '50 %',
    '0%',
    '100%',
    '-5%',
    '1e999%',
    '5 GB',
    '$5',
    '5$',
    '≈5',
    '5±1',
    'NaN',
    'Infinity',
    '-Infinity',
    '∞',
    '٣',
    '５',
    '½',
    '²',
    'x',
    '',
  ],
];

/** Marks of Markdown, of templates and of models, and scripts of other widths. */
export const TEXT_BITS: readonly string[] = [
  ...[
    '*',
    '**',
    '_',
    '__',
    '`',
    '``',
    '```',
    '```\n',
    '~~~',
    '# ',
    '> ',
    '- ',
    '1. ',
    '| a | b |\n|---|---|\n| c | d |',
    '[x](y)',
    '![x](y)',
    '<b>',
  ],
  ...[
    '<unk>',
    '[INST]',
    '[MASK]',
    '<|im_start|>',
    '{{x}}',
    '$…$',
    'x < 3 and y > 2',
    '[[gap]]',
    '[[]]',
    '[[a',
    'a]]',
    '\\[',
    '&amp;',
    '&#27;',
  ],
  ...['漢字', '한국어', '👩‍👩‍👧‍👦', '🏳️‍🌈', 'e\u0301', '\u0301', 'שלום', 'ﬁ', 'ß', 'İ', 'ı', '\u00ad', '½', '😀', '\u{e0001}', '\u{10ffff}'],
  ...[
    'All of the above',
    'None of the above',
    'a and b',
    'not',
    'NOT',
    'always',
    'never',
    'the',
    'answer',
    '…',
    '%s',
    '%n',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an author may write
    '${x}',
    '$(id)',
    '../../x',
  ],
  ...[' ', '\n', '\n\n', 'word', 'a', 'A', 'model', 'reward model', 'GPT-2', '-', '.', ',', '?', ':', '!'],
];

/** A few bits after one another: text that may hold anything. */
export function anyText(dice: Dice, most = 6): string {
  return dice
    .some(0, most, () =>
      dice.pick(
        dice.weighted([
          [6, TEXT_BITS],
          [2, NUMBER_BITS],
          [2, YAML_BITS],
          [1, SPACE_BITS],
          [1, UNSAFE_BITS],
        ]),
      ),
    )
    .join('');
}

/** Text with nothing in it that `check` refuses. */
export function cleanText(dice: Dice, most = 6): string {
  const bits = dice.some(1, most, () =>
    dice.pick(
      dice.weighted([
        [6, TEXT_BITS],
        [1, NUMBER_BITS],
        [1, YAML_BITS],
      ]),
    ),
  );
  return bits.join(dice.pick(['', ' ']));
}

/** A long text: one word, one line, many lines, or one bit over and over. */
export function longText(dice: Dice): string {
  const length = dice.pick([200, 200, 2000, 8000]);
  const bit = dice.pick([...TEXT_BITS, ...YAML_BITS, 'word ', 'a\n', '(', '[', '*a ', '_a_ ', '`']);
  return bit.repeat(Math.ceil(length / Math.max(1, bit.length))).slice(0, length);
}
