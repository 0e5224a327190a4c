import type { Finding } from '../finding.ts';
import { type Choice, letterOf } from './choices.ts';
import { repeats } from './repeats.ts';

/** Structural findings about choices: keys, duplicates, letters that clash. `keys` tells how many may be right. */
export function lintChoices(type: string, choices: readonly Choice[], keys: 'one' | 'some'): Finding[] {
  const findings: Finding[] = [];
  const right = choices.flatMap((choice, index) => (choice.correct ? [index] : []));
  const [first, second] = right;
  if (first === undefined) {
    findings.push({
      rule: `${type}/no-key`,
      severity: 'error',
      path: ['choices'],
      message: 'No choice is marked correct.',
      why: 'Every answer would be wrong.',
      help: `write "correct: true" under the right ${keys === 'one' ? 'choice' : 'choices'}`,
    });
  } else if (keys === 'one' && second !== undefined) {
    findings.push({
      rule: `${type}/several-keys`,
      severity: 'error',
      path: ['choices', second, 'correct'],
      at: 'key',
      message: `${right.length} choices are marked correct, and only one can be picked.`,
      why: 'A learner who picks another right one would be told that it is wrong.',
      help: 'keep "correct: true" on one choice, or make it "type: multiple-response"',
      related: [{ path: ['choices', first, 'correct'], message: 'the first right choice' }],
    });
  } else if (keys === 'some' && right.length === choices.length) {
    findings.push({
      rule: `${type}/all-correct`,
      severity: 'error',
      path: ['choices'],
      message: 'Every choice is marked correct.',
      why: 'Ticking everything would be right without any thought.',
      help: 'add choices that are wrong, or drop the question',
    });
  }
  return [...findings, ...sameTexts(type, choices), ...sameLetters(type, choices)];
}

const sameTexts = (type: string, choices: readonly Choice[]): Finding[] =>
  repeats(choices.map(({ text }) => text)).map(({ index, first }) => ({
    rule: `${type}/duplicate-choice`,
    severity: 'error',
    path: ['choices', index, 'text'],
    message: 'Two choices have the same text.',
    why: 'A learner cannot tell which of them is meant.',
    help: 'reword one of them or drop it',
    related: [{ path: ['choices', first, 'text'], message: 'the first one' }],
  }));

function sameLetters(type: string, choices: readonly Choice[]): Finding[] {
  const letters = choices.map(letterOf);
  return repeats(letters).map(({ index, first }) => ({
    rule: `${type}/duplicate-choice-id`,
    severity: 'error',
    path: ['choices', choices[index]?.id === undefined ? first : index, 'id'],
    message: `Two choices answer to "${letters[index]}".`,
    why: 'A stored reply could not be decoded.',
    help: 'give each choice an id of its own, and no id that is the letter of another choice',
  }));
}
