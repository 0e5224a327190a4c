// Texts as property tests need them: everything an author may write, and everything nobody should.
import fc from 'fast-check';

/** Every property is tried with the same seed in every run. */
export const fixed = { seed: 20_250_109, numRuns: 500 } as const;

/** Bits that mean something to Markdown, to templates, to models, or to a terminal's idea of width. */
const BITS = [
  ...[
    '`',
    '``',
    '```',
    '~~~',
    '*',
    '**',
    '_',
    '__',
    '#',
    '##',
    '>',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '100) ',
    '|',
    '| a | b |',
    '|---|:-:|',
    '---',
    '\\',
    '\\|',
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an author may write
  ...['<unk>', '[/INST]', '<|im_start|>', '[MASK]', '${x}', '{{x}}', '$…$', 'x < 3 and y > 2', '*args', '**kwargs', '_x_', '[[blank]]'],
  ...['漢字', 'かな', '한국어', '👩‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽', 'e\u0301', 'שלום', 'العربية', 'ﬁ', '\u00a0', '\u00ad', '\u200b', '½', '😀'],
  ...[' ', '  ', '\n', '\n\n', '\n    ', '\t', 'word', 'a', '.', ', '],
];

/** Printable text of any script, full of Markdown, with spaces and lines. */
export const printable: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...BITS) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
    {
      maxLength: 40,
    },
  )
  .map((bits) => bits.join('').replace(/[\u2028\u2029\u200e\u200f\u061c\ufeff]/g, ''));

/** Characters that drive a terminal, reorder what is read, or are no characters. */
export const UNSAFE_BITS = [
  ...[
    '\u0000',
    '\u0007',
    '\b',
    '\r',
    '\r\n',
    '\u001b[31m',
    '\u001b]0;title\u0007',
    '\u001b]52;c;aGk=\u0007',
    '\u001b[2J',
    '\u001bc',
    '\u007f',
  ],
  ...['\u0085', '\u0090', '\u009b2J', '\u009d0;x\u009c', '\u061c', '\u200e', '\u200f', '\u2028', '\u2029'],
  ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\ufeff', '\ud800', '\udc00'],
];

/** Any text at all, with much of what a terminal must never get. */
export const anything: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...UNSAFE_BITS), fc.constantFrom(...BITS), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 25,
  })
  .map((bits) => bits.join(''));

/** What may never reach a terminal from a text: controls but for the line feed, bidirectional controls, lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

/** `text` without white space. */
export const squeezed = (text: string): string => text.replace(/\s+/gu, '');
