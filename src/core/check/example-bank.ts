// Small banks in YAML for the pages of bank rules, which need twenty questions to say anything: one line a question.

/** A bank of these questions, each the keys of one in flow style. `mark` is the rule that fires, told at the list or at question `at`. */
export function exampleBank(questions: readonly string[], mark?: string, at?: number): string {
  const told = (here: boolean): string => (mark !== undefined && here ? ` # ! ${mark}` : '');
  const lines = questions.map((each, index) => `  - {${each}}${told(index === at)}\n`);
  return `id: example\ntitle: Example\nquestions:${told(at === undefined)}\n${lines.join('')}`;
}

const letter = (index: number): string => String.fromCharCode(97 + (index % 26));

/** The keys of a multiple-choice question about the letter after the one at `index`; the choices are given as text, feedback and all. */
const about = (index: number, choices: readonly string[], prompt = `Which letter follows ${letter(index)}?`): string =>
  `id: after-${letter(index)}, type: multiple-choice, prompt: "${prompt}", choices: [${choices.join(', ')}], explanation: The alphabet has an order.`;

const key = (text: string): string => `{text: ${text}, correct: true}`;
const wrong = (text: string, feedback?: string): string =>
  feedback === undefined ? `{text: ${text}}` : `{text: ${text}, feedback: ${feedback}}`;
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const placed = (at: number, right: string, others: readonly string[]): string[] => [...others.slice(0, at), right, ...others.slice(at)];

/** Questions with three choices of one letter and the key at the place given, from 0. */
export const alphabet = (keys: readonly number[]): string[] =>
  keys.map((at, index) => about(index, placed(at, key(letter(index + 1)), [wrong(letter(index + 2)), wrong(letter(index + 3))])));

/** Questions whose key is the longest (0), the second longest (1) or the shortest (2) of three choices, as given. */
export const lengths = (ranks: readonly number[]): string[] =>
  ranks.map((rank, index) => {
    const texts = (at: number): string => placed(rank, letter(index + 1), [letter(index + 2), letter(index + 3)])[at] ?? '';
    const choices = [`the small letter ${texts(0)}`, `the letter ${texts(1)}`, `just ${texts(2)}`];
    return about(
      index,
      choices.map((text, at) => (at === rank ? key(text) : wrong(text))),
    );
  });

/** Questions whose wrong choices all say "always", and their keys too where `both`. */
export const absolutes = (count: number, both: boolean): string[] =>
  range(count).map((index) =>
    about(
      index,
      placed(index % 3, key(`${both ? 'always' : 'often'} ${letter(index + 1)}`), [
        wrong(`always ${letter(index + 2)}`),
        wrong(`always ${letter(index + 3)}`),
      ]),
    ),
  );

/** True-false statements with these answers. */
export const statements = (answers: readonly boolean[]): string[] =>
  answers.map(
    (answer, index) =>
      `id: after-${letter(index)}, type: true-false, prompt: After ${letter(index)} comes ${letter(index + (answer ? 1 : 2))}., answer: ${answer}, explanation: The alphabet has an order.`,
  );

/** Questions with "All of the above" as the last choice, the right one where told so. */
export const withAll = (right: readonly boolean[]): string[] =>
  right.map((isKey, index) => {
    const [next, second] = [letter(index + 1), isKey ? letter(index + 2) : letter(index)];
    const choices = [isKey ? wrong(next) : key(next), wrong(second), isKey ? key('All of the above') : wrong('All of the above')];
    return about(index, choices, `What comes later than ${letter(index)}?`);
  });

/** Questions of which the first `negative` ask for what is not so. */
export const upsideDown = (count: number, negative: number): string[] =>
  range(count).map((index) =>
    index < negative
      ? about(
          index,
          [wrong(letter(index + 1)), key(letter(index)), wrong(letter(index + 2))],
          `Which letter does NOT follow ${letter(index)} at any distance?`,
        )
      : about(index, [wrong(letter(index + 2)), key(letter(index + 1)), wrong(letter(index + 3))]),
  );

/** Questions of which the first `told` have feedback on both wrong choices. */
export const withFeedback = (count: number, told: number): string[] =>
  range(count).map((index) => {
    const feedback = index < told ? 'One too far.' : undefined;
    return about(
      index,
      placed(index % 3, key(letter(index + 1)), [wrong(letter(index + 2), feedback), wrong(letter(index + 3), feedback)]),
    );
  });

/** Questions of which the first `bad` have two writing flaws: the key is the longest by far, and "All of the above" is a choice. */
export const flawed = (count: number, bad: number): string[] =>
  range(count).map((index) =>
    index < bad
      ? about(index, [
          key(`the letter ${letter(index + 1)} that stands next in the order of the alphabet`),
          wrong(`the letter ${letter(index + 2)}`),
          wrong('All of the above'),
        ])
      : about(index, placed(index % 3, key(letter(index + 1)), [wrong(letter(index + 2)), wrong(letter(index + 3))])),
  );
