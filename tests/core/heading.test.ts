import { expect, test } from 'vitest';
import { span } from '../../src/core/doc.ts';
import { lineWidth } from '../../src/core/layout.ts';
import { type Heading, headingLine } from '../../src/core/report/question-page.ts';

const heading: Heading = { title: [span('ch4 · Alignment')], position: 15, of: 15, occasion: 'again', toCome: 4 };
const full: Heading = { ...heading, part: { number: 2, of: 3 }, secondsLeft: 700 };
const said = (of: Heading, width: number): string =>
  headingLine(of, width)
    .map(({ text }) => text)
    .join('');

test('the heading of a repeat says how many are left, and gives up its bar for words', () => {
  expect(said(heading, 80)).toMatch(/^ch4 · Alignment +once more · 4 left ━+─$/);
  expect(said(heading, 40)).toMatch(/^ch4 · Align… +once more · 4 left ━+─$/);
  expect(said(full, 60)).toMatch(/^ch4 · Alignm… once more · 4 left · part 2 of 3 · 12 min left$/);
});

test.each([10, 20, 30, 40, 60, 80])('the heading fits into %i columns', (width) => {
  for (const each of [heading, full]) expect(lineWidth(headingLine(each, width))).toBeLessThanOrEqual(width);
});
