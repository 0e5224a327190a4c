import { CODE } from '../plain.ts';
import { type NumberRange, overlap, rangeIn } from '../ranges.ts';
import type { Found, QuestionRule } from '../rule.ts';
import { type WrittenChoice, writing } from '../writing.ts';

/** The first pair of choices whose ranges have a number in common. */
function overlapping(choices: readonly WrittenChoice[]): readonly [WrittenChoice, WrittenChoice] | undefined {
  const ranges = choices.flatMap((choice) => {
    const range: NumberRange | undefined = rangeIn(choice.plain);
    return range === undefined ? [] : [{ choice, range }];
  });
  for (const [index, later] of ranges.entries()) {
    const earlier = ranges.slice(0, index).find((each) => overlap(each.range, later.range));
    if (earlier !== undefined) return [earlier.choice, later.choice];
  }
  return undefined;
}

const WORD = /[\p{L}\p{N}_]/u;
const LISTED = /^\s*(?:,|and\b|or\b|&|\+|\/|but\b|then\b)|(?:,|\band|\bor|&|\+|\/|\bbut|\bthen)\s*$/i;

/** Whether `inner` stands in `outer` as whole words, and is more than an item of a list in it ("x86", "x86 and ARM"). */
function contains(outer: string, inner: string): boolean {
  if (inner.length >= outer.length || inner.length < 2) return false;
  const at = outer.indexOf(inner);
  if (at < 0) return false;
  const [before, after] = [outer.slice(0, at), outer.slice(at + inner.length)];
  if (WORD.test(before.slice(-1)) || WORD.test(after.charAt(0))) return false;
  return !LISTED.test(after) && !LISTED.test(before);
}

/** B21: ranges with numbers in common; a choice that stands inside another. */
export const overlappingRanges: QuestionRule = {
  name: 'overlapping-ranges',
  severity: 'warning',
  flaw: true,
  checks:
    'Two choices that are ranges of numbers and intersect ("1 to 5" and "5 to 10"). An info: a choice whose text stands in another one as whole words, except as an item of a list ("on x86", "on x86 and ARM").',
  why: 'A number in both makes both right.',
  bad: `\
id: ranges
type: multiple-choice
prompt: How many billion parameters has the model?
order: fixed
choices:
  - text: 1 to 10
    correct: true
  - text: 10 to 50 # ! overlapping-ranges
  - text: more than 60
explanation: It has 7 billion, as the authors say in the report.
`,
  good: `\
id: ranges
type: multiple-choice
prompt: How many billion parameters has the model?
order: fixed
choices:
  - text: 1 to 9
    correct: true
  - text: 10 to 59
  - text: 60 or more
explanation: It has 7 billion, as the authors say in the report.
`,
  source: 'Haladyna, Downing & Rodriguez 2002, guideline 22',
  question(question) {
    const { choices } = writing(question);
    const ranges = choices.some(({ plain: text }) => /\d/.test(text)) ? overlapping(choices) : undefined;
    if (ranges !== undefined) {
      const [earlier, later] = ranges;
      return [
        {
          path: later.path,
          message: `"${later.plain}" and "${earlier.plain}" have numbers in common.`,
          why: 'For such a number both choices are right.',
          help: 'end one before the next begins',
          related: [{ path: earlier.path, message: 'overlaps with it' }],
        },
      ];
    }
    // In a sentence the period does not belong to what is said.
    const texts = choices.map((choice) => ({
      choice,
      text: (choice.plain.endsWith('.') ? choice.plain.slice(0, -1) : choice.plain).toLowerCase(),
    }));
    for (const outer of texts) {
      const inner = texts.find((each) => contains(outer.text, each.text));
      if (inner === undefined || inner.text.includes(CODE)) continue;
      const found: Found = {
        path: outer.choice.path,
        severity: 'info',
        message: `"${inner.choice.plain}" is contained in this choice.`,
        why: 'If this one is right, the other is, too, or seems so.',
        help: 'say what sets them apart, or drop one of them',
        related: [{ path: inner.choice.path, message: 'contained in it' }],
      };
      return [found];
    }
    return [];
  },
};
