import { describe, expect, test } from 'vitest';
import type { Doc } from '../../src/core/doc.ts';
import { layout } from '../../src/core/layout.ts';
import type { BankProgress, ConceptProgress } from '../../src/core/memory/progress.ts';
import { banksPage, conceptsPage } from '../../src/core/report/progress-page.ts';

const lines = (doc: Doc, width: number): string[] => layout(doc, { width }).map((line) => line.map(({ text }) => text).join(''));

const long: BankProgress = { bank: 'ch3', title: 'Prompting, at some length', questions: 111, answered: 11, mastered: 3, due: 2 };
const short: BankProgress = { bank: 'c', title: 'Short', questions: 9, answered: 0, mastered: 0, due: 0 };
const concept: ConceptProgress = {
  concept: 'sft',
  title: 'Supervised Fine-tuning (SFT)',
  section: undefined,
  depth: 0,
  questions: 12,
  answered: 10,
  mastered: 0,
  strength: 0.5,
  standing: 'started',
};

describe('a row of progress', () => {
  test('of a bank is one line where it fits, and has its facts below its name where not', () => {
    expect(lines(banksPage([long, short], 80), 80)).toEqual([
      'ch3     Prompting, at some leng…  ━───────── 11/111 answered, 3 mastered, 2 due',
      'c       Short                     ────────── 0/9 answered',
    ]);
    expect(lines(banksPage([long, short], 40), 40)).toEqual([
      'ch3 Prompting, at some length',
      '  ━───────── 11/111 answered, 3',
      '  mastered, 2 due',
      'c Short',
      '  ────────── 0/9 answered',
    ]);
  });

  test('of a concept says what it counts', () => {
    expect(lines(conceptsPage([concept], 80), 80)).toEqual([
      'Supervised Fine-tuning (SFT)                  ━━━━──── 10/12 answered, under way',
    ]);
    expect(lines(conceptsPage([concept], 40), 40)).toEqual(['Supervised Fine-tuning (SFT)', '  ━━━━──── 10/12 answered, under way']);
  });

  test.each([20, 30, 40, 60, 80])('is never wider than %i columns', (width) => {
    const all = [...lines(banksPage([long, short], width), width), ...lines(conceptsPage([concept], width), width)];
    for (const line of all) expect(line.length).toBeLessThanOrEqual(width);
    // No word is broken.
    expect(all.join(' ')).toMatch(/11\/111 +answered, +3 +mastered, +2 +due/);
  });
});
