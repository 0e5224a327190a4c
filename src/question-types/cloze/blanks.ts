import { alsoAccepted, judgeText, shownText, type TextKey, understandText } from '../../core/answers/accepted.ts';
import { arrange, type Choice, lettered } from '../../core/answers/choices.ts';
import { judgeNumber, type NumberKeys, understandNumber } from '../../core/answers/judged-number.ts';
import { numberReplies } from '../../core/answers/number-replies.ts';
import { readLetter, readText } from '../../core/answers/replies.ts';
import { shownNumber } from '../../core/answers/shown-number.ts';
import { textReplies } from '../../core/answers/text-replies.ts';
import { type Judgment, oneLine } from '../../core/answers/typed-feedback.ts';
import type { Blank, Option, Reply } from '../../core/ask.ts';
import { type Span, span } from '../../core/doc.ts';
import { lastKept } from '../../core/last-kept.ts';
import { inline } from '../../core/markdown.ts';
import type { Read, Reading, Replies } from '../../core/question-type.ts';
import type { Random } from '../../core/random.ts';
import { type AuthoredBlank, type Cloze, markersIn, numberKey, textKey } from './authored.ts';

/** What stands in a blank, as it is shown, and what became of it. */
export interface Filled {
  readonly given: readonly Span[];
  readonly judgment: Judgment;
}

/** What a blank does, whatever is to be filled in. `also` says what else is right. Nothing is worked out before it is asked for. */
export interface BlankKind {
  readonly expects: Blank['expects'];
  readonly options: (rng: Random) => readonly Option[];
  readonly read: (reply: Reply, reading: Reading) => Read<Filled>;
  readonly key: () => readonly Span[];
  readonly also: () => string[];
  readonly replies: () => Replies;
}

const typed = (text: string): Span[] => [span(oneLine(text))];

function textBlank(key: TextKey): BlankKind {
  return {
    expects: 'text',
    options: () => [],
    key: () => shownText(key.accept[0] ?? ''),
    also: () => alsoAccepted(key),
    replies: () => textReplies(key),
    read(reply, reading) {
      const text = readText(reply);
      const read = 'problem' in text ? text : understandText(text.answer, key, reading);
      return 'problem' in read ? read : { answer: { given: typed(read.answer.text), judgment: judgeText(read.answer, key) } };
    },
  };
}

function numberBlank(key: NumberKeys): BlankKind {
  return {
    expects: 'number',
    options: () => [],
    key: () => shownNumber(key),
    also: () => [],
    replies: () => numberReplies(key),
    read(reply, reading) {
      const text = readText(reply);
      const read = 'problem' in text ? text : understandNumber(text.answer, key, reading);
      return 'problem' in read ? read : { answer: { given: typed(read.answer.text), judgment: judgeNumber(read.answer, key) } };
    },
  };
}

function optionBlank(choices: readonly Choice[]): BlankKind {
  const all = lettered(choices);
  const [right, wrong] = [true, false].map((correct) => all.filter(({ choice }) => (choice.correct ?? false) === correct));
  const letters = (some: typeof all | undefined): string[] => (some ?? []).map(({ letter }) => letter);
  return {
    expects: 'option',
    options: (rng) => arrange(choices, undefined, rng),
    key: () => inline(right?.[0]?.choice.text ?? ''),
    also: () => [],
    replies: () => ({ right: letters(right), wrong: letters(wrong) }),
    read(reply) {
      const read = readLetter(reply, letters(all));
      if ('problem' in read) return read;
      const choice = all.find(({ letter }) => letter === read.answer)?.choice;
      const isRight = choice?.correct === true;
      const judgment = {
        right: isRight,
        rule: isRight ? 'the choice marked correct' : 'a choice not marked correct',
        reason: choice?.feedback,
      };
      return { answer: { given: inline(choice?.text ?? ''), judgment } };
    },
  };
}

/** What a blank is: lint has seen to it that it is one thing only. */
function kindOf(blank: AuthoredBlank): BlankKind {
  if (blank.choices !== undefined) return optionBlank(blank.choices);
  return blank.accept === undefined ? numberBlank(numberKey(blank)) : textBlank(textKey(blank));
}

/** The declared blanks in the order in which they stand in `text`, each once. */
export const blanksOf = lastKept(({ text, blanks }: Pick<Cloze, 'text' | 'blanks'>): readonly (BlankKind & { readonly name: string })[] => {
  const declared = new Map(Object.entries(blanks));
  return [...new Set(markersIn(text))].flatMap((name) => {
    const blank = declared.get(name);
    return blank === undefined ? [] : [{ name, ...kindOf(blank) }];
  });
});
