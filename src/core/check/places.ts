import type { PlacedQuestion } from '../bank/load.ts';
import type { Path } from '../finding.ts';
import type { Question } from '../question-type.ts';

/** A file and a path in it, as a finding wants them. */
export interface FindingPlace {
  readonly file: string;
  readonly path: Path;
  readonly at: 'key';
}

/** The parts of a question that are in use, each with the path to it as written. `path` leads to the question. */
export function placedParts({ partsKey, parts, allParts }: Question, path: Path): [part: Question, path: Path][] {
  if (partsKey === undefined) return [];
  return parts.map((part) => [part, [...path, partsKey, allParts.indexOf(part)]]);
}

/** Where to tell what is true of all questions together: at the first `questions:` that has any. */
export function questionsPlace([first]: readonly PlacedQuestion[], head: string): FindingPlace {
  return { file: first?.file ?? head, path: ['questions'], at: 'key' };
}

/** A share in percent, as messages say it. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
