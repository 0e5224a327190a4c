import fc from 'fast-check';
import { type Card, createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import { isMiss, type ReviewRating, ratingOf, type Schedule } from '../../../src/core/memory/schedule.ts';
import { reviewed } from '../../support/reviewed.ts';
import { fixed } from '../../support/texts.ts';

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 1, 9);

describe('reviewed', () => {
  test('gives the published intervals of FSRS-6, each review when it is due', () => {
    const intervals: number[] = [];
    let schedule: Schedule | undefined;
    for (const letter of 'GGGGGGAAGGGGG') {
      schedule = reviewed(schedule, { at: schedule?.due ?? START, rating: letter === 'G' ? 'good' : 'again' });
      intervals.push(schedule.interval);
    }
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
    expect(schedule).toMatchObject({ reps: 13, lapses: 1 });
  });

  // What ts-fsrs works out with its own scheduler, step by step; ours takes its formulas and leaves out three grades of four.
  test('is what the scheduler of ts-fsrs gives', () => {
    const scheduler = fsrs({ enable_fuzz: false, request_retention: 0.9 });
    const grades: Readonly<Record<ReviewRating, Grade>> = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good };
    const review = fc.record({
      rating: fc.constantFrom<ReviewRating>('again', 'hard', 'good', 'good'),
      after: fc.oneof(fc.integer({ min: 0, max: DAY }), fc.integer({ min: 0, max: 400 * DAY }), fc.constant('due' as const)),
    });
    fc.assert(
      fc.property(fc.array(review, { minLength: 1, maxLength: 30 }), (reviews) => {
        let card: Card = createEmptyCard(START);
        let schedule: Schedule | undefined;
        let now = START;
        for (const { rating, after } of reviews) {
          now = after === 'due' ? Math.max(now, card.due.getTime()) : now + after;
          card = scheduler.next(card, now, grades[rating]).card;
          schedule = reviewed(schedule, { at: now, rating });
          expect(schedule).toEqual({
            due: card.due.getTime(),
            stability: card.stability,
            difficulty: card.difficulty,
            interval: card.scheduled_days,
            reps: card.reps,
            lapses: card.lapses,
            step: card.learning_steps,
            state: card.state,
            last: now,
          });
        }
      }),
      fixed,
    );
  });

  test('a clock that was set back counts as no time at all', () => {
    const first = reviewed(undefined, { at: START, rating: 'good' });
    const second = reviewed(first, { at: START - 30 * DAY, rating: 'good' });
    expect(second).toEqual(reviewed(first, { at: START, rating: 'good' }));
    expect(second.last).toBe(START);
  });

  test('a right answer is as probable as was asked for when it falls due', () => {
    let schedule: Schedule | undefined;
    for (let count = 0; count < 5; count += 1) schedule = reviewed(schedule, { at: schedule?.due ?? START, rating: 'good' });
    if (schedule === undefined) throw new Error('no schedule');
    const days = (schedule.due - schedule.last) / DAY;
    expect(fsrs().forgetting_curve(days, schedule.stability)).toBeCloseTo(0.9, 2);
  });
});

describe('ratings', () => {
  test.each([
    ['right', { verdict: 'correct', score: 1, hints: 0 }, 'good'],
    ['right and sure', { verdict: 'correct', score: 1, hints: 0, confidence: 'sure' }, 'good'],
    ['right, I think', { verdict: 'correct', score: 1, hints: 0, confidence: 'think' }, 'good'],
    ['right but guessed', { verdict: 'correct', score: 1, hints: 0, confidence: 'guess' }, 'hard'],
    ['right with a hint', { verdict: 'correct', score: 0.5, hints: 1 }, 'hard'],
    ['partly right, 0.8', { verdict: 'partial', score: 0.8, hints: 0 }, 'hard'],
    ['partly right, four of five', { verdict: 'partial', score: 1 - 0.2, hints: 0 }, 'hard'],
    ['partly right, below 0.8', { verdict: 'partial', score: 0.79, hints: 0 }, 'again'],
    ['partly right, 0.8 with a hint', { verdict: 'partial', score: 0.4, hints: 1 }, 'hard'],
    ['partly right, below 0.8 with a hint', { verdict: 'partial', score: 0.3, hints: 1 }, 'again'],
    ['wrong', { verdict: 'wrong', score: 0, hints: 0 }, 'again'],
    ['wrong with a hint', { verdict: 'wrong', score: 0, hints: 2 }, 'again'],
    ['wrong and guessed', { verdict: 'wrong', score: 0, hints: 0, confidence: 'guess' }, 'again'],
    ['shown', { verdict: 'wrong', score: 0, hints: 0, gaveUp: true }, 'again'],
  ] as const)('%s', (_, attempt, rating) => {
    expect(ratingOf(attempt)).toBe(rating);
    expect(isMiss(attempt)).toBe(rating === 'again');
  });
});
