import { sentences, unquoted } from './words.ts';
import type { Writing } from './writing.ts';

/** The negative that turns a question around: the word as written, and whether it is made to stand out. */
export interface Negative {
  readonly word: string;
  readonly emphasized: boolean;
}

const ALONE = /\b(?:not|except)\b/gi;
const ASKED =
  /\b(?:which|what|who|all|each|select|choose|identify)\b[^,;:.?!]*?\b(?<!\bat )(excluding|least(?= (?:likely|probable|appropriate|suitable|accurate|correct|true|important|useful|helpful|effective|consistent|compatible|relevant|plausible|convincing|related|affected)\b)|incorrect|false|never|cannot|isn[’']t|aren[’']t|doesn[’']t|untrue|unlikely)\b/gi;
const MAYBE = /not|except|excluding|least|incorrect|false|never|n[’']t|untrue|unlikely/i;
/** Before the negative: it then belongs to what is to be explained, or to a condition. */
const REASON = /\b(?:why|how|explain|explains|because|reason|so that|if|unless|when|although|though)\b/i;
/** What a program or a run does not do is a fact about it, and the answer is still what is the case. */
const TECHNICAL =
  /^\s+(?:compile|terminate|halt|converge|parse|run|build|fit|work|panic|fail|exist|return|change|matter|panics|happen|happens|occur|yet|necessarily|only|just)\b/i;
let last: { readonly writing: Writing; readonly negative: Negative | undefined } | undefined;

/** The negative in the last sentence of a stem that asks for what is *not* so, or nothing. `prompt` still has its emphasis. */
export function negativeOf(writing: Writing, prompt: string): Negative | undefined {
  if (last?.writing !== writing) last = { writing, negative: MAYBE.test(writing.stem) ? findNegative(writing.stem, prompt) : undefined };
  return last.negative;
}

function findNegative(stem: string, prompt: string): Negative | undefined {
  const last = unquoted(sentences(stem).at(-1) ?? '');
  const found = [
    ...[...last.matchAll(ALONE)]
      .filter(({ index, 0: word }) => !TECHNICAL.test(last.slice(index + word.length)))
      .map(({ index, 0: word }) => ({ index, word })),
    ...[...last.matchAll(ASKED)].map(({ index, 0: whole, 1: word = '' }) => ({ index: index + whole.length - word.length, word })),
  ].find(({ index }) => !REASON.test(last.slice(0, index)));
  if (found === undefined) return undefined;
  return { word: found.word, emphasized: isEmphasized(found.word, prompt) };
}

function isEmphasized(word: string, prompt: string): boolean {
  if (/\p{Lu}{3}/u.test(word)) return true;
  const marked = [...prompt.matchAll(/(\*\*|\*|__|_)(?=\S)([^*_]+?)(?<=\S)\1/g)].map(([, , body = '']) => body.toLowerCase());
  return marked.some((body) => body.includes(word.toLowerCase()));
}
