// What must hold for every question that loads, and for whatever is replied to it.
import type { Ask, Json, Reply } from '../../src/core/ask.ts';
import { type Bank, wordingOf } from '../../src/core/bank/bank.ts';
import { fromStored, toStored } from '../../src/core/bank/stored.ts';
import type { Question, Reading } from '../../src/core/question-type.ts';
import { verdictOf } from '../../src/core/question-type.ts';
import { authoredOrder, random } from '../../src/core/random.ts';
import { preview } from '../../src/core/report/preview.ts';
import { sheet } from '../../src/core/report/sheet.ts';
import { questionTypes } from '../../src/question-types/registry.ts';
import { must, neverThrows } from './law.ts';
import { drawable, printable } from './text-laws.ts';

const strict: Reading = { terms: new Set(), again: false };
const lenient: Reading = { terms: new Set(), again: true };
const same = (one: unknown, two: unknown): boolean => JSON.stringify(one) === JSON.stringify(two);

/** A reply is a problem in words or a consistent grade; what it earned, if it is one. */
export function marked(question: Question, reply: Reply, ask: Ask, reading: Reading): number | undefined {
  const about = (): string => `${question.id} replied ${JSON.stringify(reply)}`;
  const result = question.mark(reply, ask, reading);
  if ('problem' in result) {
    must('a problem is told', result.problem.trim() !== '', about);
    must('only where it may be asked again', result.once !== true || reading.again, about);
    drawable(`problem of ${question.id}`, [{ kind: 'paragraph', spans: [{ text: result.problem }] }], [39]);
    return undefined;
  }
  const { score, verdict, rule, feedback } = result.grade;
  must('a score lies between 0 and 1', score >= 0 && score <= 1, () => `${about()} scores ${score}`);
  must('the verdict is that of the score', verdict === verdictOf(score), () => `${about()} scores ${score} and is ${verdict}`);
  must('a rule decided', rule.trim() !== '', about);
  must('feedback says something', feedback.length > 0, about);
  drawable(`feedback of ${question.id}`, feedback, [39]);
  return score;
}

/** The order in which things are shown changes no score. */
export function steady(question: Question, reply: Reply, seed: number): void {
  for (const reading of [strict, lenient]) {
    const scores = [authoredOrder, random('steady', seed)].map((rng) => marked(question, reply, question.ask(rng), reading));
    must(
      'the order shown changes no score',
      scores[0] === scores[1],
      () => `${question.id} replied ${JSON.stringify(reply)}: ${scores.join(' and ')}`,
    );
  }
}

/** Everything a question promises. `sound` says that `check` finds no error in it. */
export function questionLaws(question: Question, sound: boolean): void {
  const ask = question.ask(authoredOrder);
  must('an ask survives JSON', same(JSON.parse(JSON.stringify(ask)), ask), () => question.id);
  must('the same seed gives the same ask', same(question.ask(random('ask', 1)), question.ask(random('ask', 1))), () => question.id);
  must('the wording has a hash', wordingOf(question) !== '', () => question.id);
  const { right, wrong, partial = [] } = question.replies();
  if (question.parts.length === 0 || sound) {
    for (const reply of right) {
      for (const reading of [strict, lenient]) {
        const score = marked(question, reply, ask, reading);
        must('the right reply earns full credit', !sound || score === 1, () => `${question.id} replied ${JSON.stringify(reply)}: ${score}`);
      }
    }
    for (const reply of wrong) {
      const score = marked(question, reply, ask, strict) ?? 0;
      must('a wrong reply earns less', !sound || score < 1, () => `${question.id} replied ${JSON.stringify(reply)}`);
    }
    for (const reply of [...right, ...wrong, ...partial]) steady(question, reply, 7);
  }
  const nothing: readonly Json[] = [null, '', '  ', [], {}];
  for (const reply of nothing)
    must('nothing is no attempt', marked(question, reply, ask, lenient) === undefined, () => `${question.id}: ${JSON.stringify(reply)}`);
  drawable(`key of ${question.id}`, question.key());
  for (const key of [true, false]) {
    drawable(`preview of ${question.id}`, preview(question, { key }));
    printable(`sheet of ${question.id}`, sheet('x', [question], { key }));
  }
}

/** A bank that went through the cache puts the same questions. */
export async function cacheLaws(bank: Bank): Promise<void> {
  const again = await neverThrows('the cache never throws', () => {
    const { head, questions } = toStored(bank);
    const stored = { head: JSON.parse(JSON.stringify(head)) as typeof head, question: (index: number) => questions[index] ?? '' };
    return fromStored(stored, questionTypes);
  });
  for (const [at, question] of bank.questions.entries()) {
    const other = again.questions[at];
    const alike =
      other !== undefined && wordingOf(other) === wordingOf(question) && same(other.ask(random('c')), question.ask(random('c')));
    must('the cache keeps a question as it is', alike, () => question.id);
  }
}
