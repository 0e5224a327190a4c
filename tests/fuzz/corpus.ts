// What mutations begin with: the shipped banks cut at their questions, the examples of the types, and the fixtures.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { questionTypes } from '../../src/question-types/registry.ts';
import { root } from '../support/program.ts';
import type { Dice } from './dice.ts';

/** A bank in pieces of text: what stands before the questions, and the lines of each question. */
interface Pieces {
  readonly head: string;
  readonly questions: readonly string[];
}

/** Texts to begin with. */
export interface Corpus {
  readonly banks: readonly Pieces[];
  /** Whole files: fixtures, and banks small enough. */
  readonly files: readonly string[];
}

let corpus: Corpus | undefined;

const yamlIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

/** Cuts a bank that is laid out as the shipped ones: `questions:` on a line, then entries at two spaces. */
function piecesOf(text: string): Pieces {
  const from = text.indexOf('\nquestions:\n') + '\nquestions:\n'.length;
  return {
    head: text.slice(0, from),
    questions: text
      .slice(from)
      .split(/^(?= {2}- )/m)
      .filter((each) => each.startsWith('  - ')),
  };
}

const examples = (): Pieces => ({
  head: 'id: examples\ntitle: Examples\nquestions:\n',
  questions: questionTypes.map(
    ({ example }) => `${example.trimEnd().replace(/^/gm, '    ').replace(/^ {4}/, '  - ').replace(/^ +$/gm, '')}\n`,
  ),
});

/** The texts, read once. */
export function readCorpus(): Corpus {
  corpus ??= {
    banks: [...yamlIn('questions').map(piecesOf), examples(), examples()],
    files: [...yamlIn('tests/fixtures'), ...yamlIn('tests/core/check/fixtures')],
  };
  return corpus;
}

const shortHead = (head: string): string => head.replace(/^concepts:\n(?:[ #].*\n|\n)*/m, '');

/** A bank of a few shipped questions (from one bank or several), with or without the concepts; seldom a whole file. */
export function excerpt(dice: Dice): string {
  const { banks, files } = readCorpus();
  if (dice.chance(0.1)) return dice.pick(files);
  const { head, questions } = dice.pick(banks);
  const foreign = dice.pick(banks).questions;
  const chosen = dice.some(1, 5, () => dice.pick(dice.chance(0.8) ? questions : foreign));
  return (dice.chance(0.15) ? head : shortHead(head)) + chosen.join('');
}

/** A whole shipped bank. */
export function wholeBank(dice: Dice): string {
  const { head, questions } = dice.pick(readCorpus().banks);
  return head + questions.join('');
}
