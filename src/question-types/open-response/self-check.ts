import { weightedMean } from '../../core/answers/credit.ts';
import { isRecord } from '../../core/answers/replies.ts';
import type { Reply } from '../../core/ask.ts';
import { quoted } from '../../core/brief.ts';
import { type Grade, type Read, verdictOf } from '../../core/question-type.ts';

/** An idea that a good answer holds. */
export interface Point {
  readonly text: string;
  readonly weight?: number | undefined;
  readonly critical?: boolean | undefined;
}

/** A self-checked answer: the text, and the numbers (from 1) of the points its writer found in it. */
export interface Checked {
  readonly text: string;
  readonly ticked: ReadonlySet<number>;
}

const isList = (reply: Reply | undefined): reply is readonly Reply[] => Array.isArray(reply);

/** Reads `{"text": "…", "points": [1, 3]}` for a question with `count` points. */
export function readChecked(reply: Reply, count: number): Read<Checked> {
  if (reply === null || reply === '') return { problem: 'Write an answer first.' };
  const { text, points } = isRecord(reply) ? reply : {};
  if (typeof text !== 'string' || !isList(points)) {
    return { problem: 'A reply here holds the text and the numbers of the points in it, such as {"text": "…", "points": [1, 3]}.' };
  }
  if (text.trim() === '') return { problem: 'Write an answer first.' };
  const ticked = new Set<number>();
  for (const each of points) {
    if (typeof each !== 'number' || !Number.isInteger(each) || each < 1 || each > count) {
      return { problem: `There is no point ${quoted(each)}: they are numbered 1 to ${count}.` };
    }
    if (ticked.has(each)) return { problem: `Point ${each} stands twice in the reply.` };
    ticked.add(each);
  }
  return { answer: { text, ticked } };
}

/** What the points ticked earn: their weighted share, half at most when a critical one is missing. */
export function creditOf(points: readonly Point[], ticked: ReadonlySet<number>): Omit<Grade, 'feedback'> {
  const has = (index: number): boolean => ticked.has(index + 1);
  const share = weightedMean(
    points.map((_, index) => (has(index) ? 1 : 0)),
    points.map(({ weight = 1 }) => weight),
  );
  const found = `${ticked.size} of ${points.length} points in the answer`;
  if (points.some(({ critical }, index) => critical === true && !has(index))) {
    const score = Math.min(0.5, share);
    return { score, verdict: verdictOf(score), rule: `${found}, a critical one missing` };
  }
  return { score: share, verdict: verdictOf(share), rule: found };
}
