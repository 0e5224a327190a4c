import type { Bank } from '../../bank/bank.ts';
import { type Concepts, isForeign } from '../../bank/concepts.ts';
import { questionsOf } from '../../memory/mastery.ts';
import type { BankFound, BankRule } from '../rule.ts';

const ENOUGH = 2;

/** For each concept before an asked one, directly or through others, an asked one that builds on it. */
function neededBy(concepts: Concepts, isAsked: (id: string) => boolean): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open = Object.keys(concepts)
    .filter(isAsked)
    .map((id) => ({ id, by: id }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const before of concepts[next.id]?.after ?? []) {
      if (found.has(before) || !Object.hasOwn(concepts, before)) continue;
      found.set(before, next.by);
      open.push({ id: before, by: next.by });
    }
  }
  return found;
}

/** C08: concepts that cannot be practiced. */
export const conceptCoverage: BankRule = {
  name: 'concept-coverage',
  severity: 'warning',
  checks:
    'A concept with fewer than two questions (parts of case studies count), or whose questions only ask to recognize the answer (no short answer, number, cloze or open response). An info for a concept that nothing asks about and no asked concept builds on. Concepts of other banks are not looked at.',
  why: 'Who misses a question is led back to the concepts before it, and a concept counts as mastered by two questions, one of them answered without choices in sight.',
  bad: `\
id: coverage
title: Coverage
concepts:
  pre-training: # ! concept-coverage
    title: Pre-training
  fine-tuning:
    title: Fine-tuning
    after: [pre-training]
questions:
  - id: continued
    type: true-false
    concept: fine-tuning
    prompt: Fine-tuning starts from the weights that pre-training left.
    answer: true
    explanation: Otherwise it would be training from scratch.
  - id: name-it
    type: short-answer
    concept: fine-tuning
    prompt: What is it called to train a model further on data of a task?
    accept: [fine-tuning, finetuning]
    explanation: The weights are tuned, not learned anew.
`,
  good: `\
id: coverage
title: Coverage
concepts:
  fine-tuning:
    title: Fine-tuning
    after: [ch1/pre-training]
questions:
  - id: continued
    type: true-false
    concept: fine-tuning
    prompt: Fine-tuning starts from the weights that pre-training left.
    answer: true
    explanation: Otherwise it would be training from scratch.
  - id: name-it
    type: short-answer
    concept: fine-tuning
    prompt: What is it called to train a model further on data of a task?
    accept: [fine-tuning, finetuning]
    explanation: The weights are tuned, not learned anew.
`,
  source: 'pedagogy of the project, C08',
  bank(bank, _, { head }) {
    const needed = neededBy(bank.concepts, (id) => questionsOf(bank, id).length > 0);
    return Object.keys(bank.concepts)
      .filter((id) => !isForeign(id))
      .flatMap((id) => {
        const found = lack(bank, id, needed.get(id));
        return found === undefined ? [] : [{ file: head, path: ['concepts', id], at: 'key' as const, ...found }];
      });
  },
};

/** What a concept lacks, if anything. `follower` is an asked concept that builds on it. */
function lack(bank: Bank, id: string, follower: string | undefined): Omit<BankFound, 'file' | 'path'> | undefined {
  const questions = questionsOf(bank, id);
  const [only] = questions;
  const title = `"${bank.concepts[id]?.title ?? id}"`;
  if (only === undefined) {
    return follower === undefined
      ? {
          severity: 'info',
          message: `No question asks about ${title}.`,
          why: 'It can be neither practiced nor mastered.',
          help: `add questions with "concept: ${id}", or drop the concept`,
        }
      : {
          message: `No question asks about ${title}, which "${bank.concepts[follower]?.title ?? follower}" builds on.`,
          why: 'Who misses that is led back here and finds nothing to practice.',
          help: `add two questions with "concept: ${id}", one of them without choices`,
          related: [{ path: ['concepts', follower], message: 'builds on it' }],
        };
  }
  const isRecognition = questions.every((question) => question.recognition);
  if (questions.length < ENOUGH) {
    return {
      message: `Only one question asks about ${title}${isRecognition ? ', and its answer need only be recognized' : ''}.`,
      why: 'Who misses it can only be asked the same again.',
      help: `add another one of a different type than ${only.type}${isRecognition ? ', without choices' : ''}`,
    };
  }
  if (!isRecognition) return undefined;
  return {
    message: `All ${questions.length} questions about ${title} only ask to recognize the answer.`,
    why: 'Recognizing an answer is easier than knowing it.',
    help: 'add a short-answer, numeric, cloze or open-response question',
  };
}
