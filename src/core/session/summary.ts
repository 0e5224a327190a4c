// What a session came to, as values: for the page at its end and for `--json`.

import { weightedMean } from '../answers/credit.ts';
import type { Json } from '../ask.ts';
import { type Bank, wordingOf } from '../bank/bank.ts';
import { acceptsAll, type Fault } from '../bank/status.ts';
import type { Attempt, Confidence } from '../memory/entry.ts';
import { confidences } from '../memory/entry.ts';
import type { Finished } from '../memory/past.ts';
import { type Verdict, verdictOf } from '../question-type.ts';
import { faultAt, type Item, planOf, wholeName } from './plan.ts';
import { firstScore, type Outcome, replay, type SessionState } from './session.ts';

/** One question of the plan, a case study with all its parts as one. */
export interface Result {
  readonly items: readonly Item[];
  /** 0…1, at the first try. */
  readonly score: number;
  /** 0…1, the best of all tries. */
  readonly best: number;
  readonly weight: number;
  readonly verdict: Verdict | 'unanswered';
  readonly outcomes: readonly (Outcome | undefined)[];
}

/** Points earned of points that could be earned. */
export interface Points {
  readonly score: number;
  readonly outOf: number;
}

/** How often a level of confidence was right. */
export interface Calibration {
  readonly confidence: Confidence;
  readonly answers: number;
  readonly right: number;
}

/** A session summed up. */
export interface Summary {
  readonly results: readonly Result[];
  readonly first: Points;
  readonly best: Points;
  readonly answered: number;
  readonly skipped: number;
  readonly hints: number;
  readonly slips: number;
  readonly concepts: readonly (Points & { readonly bank: string; readonly concept: string; readonly title: string })[];
  readonly calibration: readonly Calibration[];
  /** What was missed at the first try, sure-but-wrong ones first. */
  readonly missed: readonly Result[];
  /** Faulty questions that changed the score: answered ones that accept every answer, and ones taken out since it was begun. */
  readonly faults: readonly Fault[];
}

/** Sums up a session. The score is that of first tries; what was never answered counts 0. */
export function summarize(state: SessionState): Summary {
  const results = resultsOf(state);
  const attempts = [...state.outcomes.values()].flatMap((outcome) => outcome.attempts);
  const firsts = [...state.outcomes.values()].flatMap((outcome) => outcome.attempts.slice(0, 1));
  const missed = results.filter((result) => result.verdict !== 'correct' && result.verdict !== 'unanswered');
  const sure = (result: Result): boolean => result.outcomes.some((outcome) => outcome?.attempts[0]?.confidence === 'sure');
  return {
    results,
    first: total(results, (result) => result.score),
    best: total(results, (result) => result.best),
    answered: results.filter((result) => result.verdict !== 'unanswered').length,
    skipped: results.filter((result) => result.verdict === 'unanswered').length,
    hints: attempts.reduce((sum, attempt) => sum + attempt.hints, 0),
    slips: state.entries.filter((entry) => entry.kind === 'slip').length,
    concepts: byConcept(state),
    calibration: calibrate(firsts),
    missed: [...missed.filter(sure), ...missed.filter((result) => !sure(result))],
    faults: [...accepting(state), ...state.plan.withdrawn],
  };
}

/** The answered questions, or parts of such, that accept every answer. */
function accepting(state: SessionState): Fault[] {
  const answered = state.plan.items.filter((item) => (state.outcomes.get(item.name)?.attempts.length ?? 0) > 0);
  return answered
    .map((item) => item.question)
    .filter(acceptsAll)
    .flatMap(({ id, status }) => (status === undefined ? [] : [{ question: id, ...status }]));
}

/**
 * What a session that was finished comes to by the banks of today, so that a question found to be faulty since spoils no
 * comparison; as it was recorded where its answers or some of its questions are not known any more.
 */
export function pointsOf({ end, start, attempts }: Finished, banks: readonly Bank[]): Points | undefined {
  const recorded = end.score === undefined || end.outOf === undefined ? undefined : { score: end.score, outOf: end.outOf };
  if (start === undefined) return recorded;
  const plan = planOf(banks, start.items, start.seed);
  const planned = new Set(plan.items.map((item) => item.name));
  if (!start.items.every((name) => planned.has(name) || faultAt(banks, name) !== undefined)) return recorded;
  return summarize(replay(plan, attempts, { repeatMissed: true })).first;
}

function total(results: readonly Result[], score: (result: Result) => number): Points {
  return {
    score: results.reduce((sum, result) => sum + score(result) * result.weight, 0),
    outOf: results.reduce((sum, result) => sum + result.weight, 0),
  };
}

function resultsOf(state: SessionState): Result[] {
  const groups = new Map<string, Item[]>();
  for (const item of state.plan.items) {
    const name = wholeName(item);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups.values()].map((items) => {
    const outcomes = items.map((item) => state.outcomes.get(item.name));
    const weights = items.map((item) => item.question.weight);
    const score = weightedMean(outcomes.map(firstScore), weights);
    const best = weightedMean(
      outcomes.map((outcome) => Math.max(0, ...(outcome?.attempts.map((attempt) => attempt.score) ?? []))),
      weights,
    );
    const firsts = outcomes.map((outcome) => outcome?.attempts[0]);
    const whole = items[0]?.whole?.question;
    return {
      items,
      outcomes,
      score,
      best,
      weight: whole?.weight ?? items[0]?.question.weight ?? 1,
      verdict: verdictOfFirsts(firsts, score),
    };
  });
}

/** A single answer keeps its own verdict (a hint costs points, not the verdict); several have that of their score. */
function verdictOfFirsts(firsts: readonly (Attempt | undefined)[], score: number): Result['verdict'] {
  const [first] = firsts;
  if (firsts.every((each) => each === undefined)) return 'unanswered';
  if (firsts.length === 1 && first !== undefined) return first.verdict;
  return firsts.every((each) => each?.verdict === 'correct') ? 'correct' : score > 0 ? 'partial' : verdictOf(score);
}

function byConcept(state: SessionState): Summary['concepts'] {
  const found = new Map<string, { bank: string; concept: string; title: string; score: number; outOf: number }>();
  for (const { item, attempts } of state.outcomes.values()) {
    const { concept } = item.question;
    if (concept === undefined || attempts.length === 0) continue;
    const key = `${item.bank.id}/${concept}`;
    const title = item.bank.concepts[concept]?.title ?? concept;
    const before = found.get(key) ?? { bank: item.bank.id, concept, title, score: 0, outOf: 0 };
    const weight = shareOf(item);
    found.set(key, { ...before, score: before.score + weight * (attempts[0]?.score ?? 0), outOf: before.outOf + weight });
  }
  return [...found.values()];
}

/** The points of an item: the parts of a case study share those of the whole, so that concepts add up to what the score is out of. */
function shareOf({ question, whole }: Item): number {
  if (whole === undefined) return question.weight;
  const total = whole.question.parts.reduce((sum, part) => sum + part.weight, 0);
  return total === 0 ? 0 : (whole.question.weight * question.weight) / total;
}

function calibrate(firsts: readonly Attempt[]): Calibration[] {
  return confidences.flatMap((confidence) => {
    const rated = firsts.filter((attempt) => attempt.confidence === confidence);
    return rated.length === 0
      ? []
      : [{ confidence, answers: rated.length, right: rated.filter((attempt) => attempt.verdict === 'correct').length }];
  });
}

/** The document that `quiz <bank> --json` prints: stable, versioned, replies by authored letters. */
export function resultDocument(state: SessionState, startedAt: string): Json {
  const summary = summarize(state);
  const banks = [...new Set(state.plan.items.map((item) => item.bank.id))];
  return {
    version: 1,
    bank: banks.join(' '),
    seed: state.plan.seed,
    startedAt,
    results: summary.results.map((result) => resultRow(result, banks.length > 1)),
    score: round(summary.first.score),
    outOf: round(summary.first.outOf),
    ...(summary.faults.length > 0 && { faults: summary.faults.map(({ question, mark, because }) => ({ question, mark, because })) }),
  };
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

function resultRow(result: Result, several: boolean): Json {
  const [item] = result.items;
  const whole = item?.whole?.question ?? item?.question;
  const firsts = result.outcomes.map((outcome) => outcome?.attempts[0]);
  const partId = (each: Item): string => each.question.id.slice(each.question.id.lastIndexOf('.') + 1);
  const composite = item?.whole !== undefined;
  return {
    question: several ? `${item?.bank.id}#${whole?.id}` : (whole?.id ?? ''),
    type: whole?.type ?? '',
    concept: whole?.concept ?? null,
    wording: whole === undefined ? '' : wordingOf(whole),
    reply: composite
      ? Object.fromEntries(
          result.items.flatMap((each, index) => (firsts[index] === undefined ? [] : [[partId(each), firsts[index].reply]])),
        )
      : (firsts[0]?.reply ?? null),
    score: round(result.score),
    verdict: result.verdict,
    tries: result.outcomes.reduce((sum, outcome) => sum + (outcome?.attempts.length ?? 0), 0),
    hints: firsts.reduce((sum, attempt) => sum + (attempt?.hints ?? 0), 0),
    ms: firsts.reduce((sum, attempt) => sum + (attempt?.ms ?? 0), 0),
  };
}
