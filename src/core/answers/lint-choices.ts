import type { Finding } from '../finding.ts';
import { type Choice, letterOf } from './choices.ts';

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
  return [...findings, ...duplicates(type, choices)];
}

function duplicates(type: string, choices: readonly Choice[]): Finding[] {
  const findings: Finding[] = [];
  const texts = new Map<string, number>();
  const letters = new Map<string, number>();
  choices.forEach((choice, index) => {
    const text = choice.text.trim().replace(/\s+/g, ' ');
    const earlier = texts.get(text);
    if (earlier !== undefined) {
      findings.push({
        rule: `${type}/duplicate-choice`,
        severity: 'error',
        path: ['choices', index, 'text'],
        message: 'Two choices have the same text.',
        why: 'A learner cannot tell which of them is meant.',
        help: 'reword one of them or drop it',
        related: [{ path: ['choices', earlier, 'text'], message: 'the first one' }],
      });
    } else texts.set(text, index);
    const letter = letterOf(choice, index);
    const other = letters.get(letter);
    if (other !== undefined) {
      findings.push({
        rule: `${type}/duplicate-choice-id`,
        severity: 'error',
        path: ['choices', choice.id === undefined ? other : index, 'id'],
        message: `Two choices answer to "${letter}".`,
        why: 'A stored reply could not be decoded.',
        help: 'give each choice an id of its own, and no id that is the letter of another choice',
      });
    } else letters.set(letter, index);
  });
  return findings;
}
