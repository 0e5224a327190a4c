// A folder with files in it and what somebody types there, one command after the other.
import { excerpt } from './corpus.ts';
import type { Dice } from './dice.ts';
import { madeBank } from './made-bank.ts';
import { mutated } from './mutate.ts';
import { fewer, fewerLines } from './shrink.ts';
import { anyText, cleanText, longText, NUMBER_BITS, SPACE_BITS, YAML_BITS } from './words.ts';

/** One command, and what comes in on stdin. */
export interface Typed {
  readonly args: readonly string[];
  readonly input: string;
  /** The columns of the terminal that stdout is; left out for a pipe. */
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Files by their paths (bytes that are no text begin with `base64:`), and the commands. */
export interface Scenario {
  readonly files: Readonly<Record<string, string>>;
  readonly typed: readonly Typed[];
}

/** The bytes of a file of a scenario. */
export const bytesOf = (text: string): Buffer =>
  text.startsWith('base64:') ? Buffer.from(text.slice('base64:'.length), 'base64') : Buffer.from(text);

const asBytes = (bytes: Buffer): string => `base64:${bytes.toString('base64')}`;

const BANK = 'bank.yaml';
const JOURNAL = 'data/journal/laptop.jsonl';

/** A bank as bytes: mostly text, sometimes in an encoding that is not UTF-8, or cut inside a character. */
function bankBytes(dice: Dice): string {
  const text = dice
    .weighted([
      [4, () => excerpt(dice)],
      [4, () => madeBank(dice)],
      [3, () => mutated(excerpt(dice), dice)],
      [1, () => ''],
    ])()
    .replace(/\p{Surrogate}/gu, '\ufffd');
  return dice.weighted<() => string>([
    [20, () => text],
    [1, () => asBytes(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))],
    [1, () => asBytes(Buffer.from(text, 'utf16le'))],
    [1, () => asBytes(Buffer.from(`${text}é`, 'latin1'))],
    [1, () => asBytes(Buffer.from(`\ufeff${text}`))],
    [1, () => asBytes(spoiledBytes(Buffer.from(text), dice))],
    [1, () => asBytes(Buffer.from(dice.some(0, 300, () => dice.int(0, 255))))],
  ])();
}

function spoiledBytes(bytes: Buffer, dice: Dice): Buffer {
  const made = Buffer.from(bytes);
  for (const at of dice.some(1, 4, () => dice.int(0, Math.max(0, made.length - 1)))) made[at] = dice.int(0, 255);
  return dice.chance(0.3) ? made.subarray(0, dice.int(0, made.length)) : made;
}

const idsIn = (text: string): string[] => [...text.matchAll(/^\s*-? ?id: ([\w-]+)$/gm)].map(([, id = '']) => id);

/** Lines of a journal such as the program writes, and such as it never would. */
function journal(dice: Dice, bank: string): string {
  const ids = [...idsIn(bank), 'gone', 'case.part'];
  const name = dice.pick([ids[0] ?? 'made', 'made', 'ch4']);
  const line = (at: number): string => {
    const question = dice.pick(ids);
    const when = new Date(Date.UTC(2024, 0, 1) + at * dice.pick([1000, 86_400_000, 1e9])).toISOString();
    const facts = {
      v: 1,
      id: `j${at}`,
      session: dice.pick(['s1', 's2']),
      at: dice.chance(0.95) ? when : dice.pick(['x', '', '-1', '+275761-01-01T00:00:00Z', '0000']),
    };
    const about = { ...facts, bank: name, question };
    const entry = dice.pick<() => unknown>([
      () => ({
        ...about,
        kind: 'attempt',
        wording: 'w',
        shown: ['a'],
        reply: dice.pick(['a', null, ['b'], {}]),
        score: dice.pick([0, 0.5, 1, 7, -1]),
        verdict: dice.pick(['correct', 'wrong', 'partial', 'odd']),
        ms: 1000,
        hints: 0,
      }),
      () => ({ ...about, kind: 'skip' }),
      () => ({ ...about, kind: 'slip', attempt: `j${dice.int(0, at)}` }),
      () => ({ ...about, kind: 'flag', wording: 'w', note: anyText(dice) }),
      () => ({ ...facts, kind: 'start', run: BANK, seed: 's', items: ids.map((id) => `${name}#${id}`), exam: dice.chance(0.2) }),
      () => ({ ...facts, kind: 'end', run: BANK, score: 1, outOf: 2 }),
      () => ({ ...facts, kind: 'detour', bank: name, concept: 'one', to: 'two', taken: true, questions: [question] }),
      () => ({ v: 2, kind: 'new' }),
      () => anyText(dice),
    ])();
    return typeof entry === 'string' ? entry.replaceAll('\n', ' ') : JSON.stringify(entry);
  };
  const text = Array.from({ length: dice.int(0, 30) }, (_, at) => `${line(at)}\n`).join('');
  return dice.weighted<() => string>([
    [6, () => text],
    [1, () => text.slice(0, dice.int(0, text.length))],
    [1, () => mutated(text, dice)],
    [1, () => `${text}\u0000`],
  ])();
}

const LINES = [
  '1',
  '2',
  '3',
  '1 2',
  '1a 2b',
  '1a',
  '3 2 1',
  '0',
  'b',
  '',
  ' ',
  ':',
  ':h',
  ':s',
  ':r',
  ':u',
  ':f',
  ':f odd',
  ':q',
  ':?',
  ':x',
  '::x',
  'y',
  'n',
  'o',
  ':hint',
  ':keys',
  ':interrupt',
];

const typedLine = (dice: Dice): string =>
  dice.weighted<() => string>([
    [10, () => dice.pick(LINES)],
    [3, () => dice.pick(NUMBER_BITS)],
    [3, () => anyText(dice)],
    [1, () => longText(dice)],
    [1, () => dice.pick(SPACE_BITS)],
  ])();

const input = (dice: Dice): string =>
  dice.some(0, 40, () => typedLine(dice)).join(dice.pick(['\n', '\n', '\n', '\r\n', '\r'])) + dice.pick(['\n', '']);

/** One bank command, its options by chance. */
function command(dice: Dice, bank: string): string[] {
  const id = dice.pick([...idsIn(bank), 'q0', 'none', '', '*', '\u001b[2J']);
  const name = dice.pick([BANK, BANK, BANK, BANK, './bank.yaml', 'bank', 'folder', '.', 'ba', 'nope', '', '#', 'bank.yaml#', '\u001b[31m']);
  const word = (): string =>
    dice.pick([
      'one',
      'two',
      'multiple-choice',
      'numeric',
      'remember',
      'kitten',
      'file',
      'shuffled',
      '1',
      '0',
      '-1',
      'all',
      '5',
      '999999999',
      '1e3',
      anyText(dice, 2),
    ]);
  const options = (list: readonly (readonly string[])[], most = 4): string[] => dice.some(0, most, () => dice.pick(list)).flat();
  return dice.weighted<() => string[]>([
    [
      8,
      () => [
        ...(dice.chance(0.1) ? ['run'] : []),
        dice.chance(0.15) ? `${name}#${id}` : name,
        ...options([
          ['--plain'],
          ['--json'],
          ['--exam'],
          ['--confidence'],
          ['--cover'],
          ['--fresh'],
          ['--no-record'],
          ['--missed'],
          ['--new'],
          ['--flagged'],
          ['-n', word()],
          ['--seed', word()],
          ['--order', word()],
          ['--type', word()],
          ['--tag', word()],
          ['--level', word()],
          ['--concept', word()],
          ['--time', dice.pick(['1s', '20m', '0', '9999h', 'x', '596h', '1e9h'])],
          ['--answers', 'answers.json'],
        ]),
      ],
    ],
    [
      4,
      () => [
        'check',
        name,
        ...options([
          ['--format', dice.pick(['json', 'sarif', 'github', 'text', 'x'])],
          ['--strict'],
          ['--info'],
          ['--fix'],
          ['--report'],
          ['--no-report'],
          ['--rule', `${dice.pick(['negative-stem', 'self-proof', 'duplicate-id', 'x', '*'])}=${dice.pick(['off', 'error', 'x', ''])}`],
        ]),
      ],
    ],
    [3, () => ['show', dice.chance(0.5) ? `${name}#${id}` : name, ...options([['--no-key'], ['--plain'], ['--markdown'], ['--findings']])]],
    [3, () => ['try', `${name}#${id}`, ...(dice.chance(0.8) ? ['--', typedLine(dice)] : []), ...(dice.chance(0.4) ? ['--json'] : [])]],
    [
      1,
      () => [
        'spot',
        name,
        '--who',
        'TA',
        ...options([['-n', word()], ['--changed'], ['--by', word()], ['--seed', word()], ['--status'], ['--json'], ['--plain']]),
      ],
    ],
    [1, () => ['review', ...options([['-n', word()], ['--plain'], ['--json'], [BANK]])]],
    [1, () => ['progress', ...options([['--json'], ['--plain'], [BANK]])]],
    [1, () => ['concepts', dice.chance(0.4) ? `${name}/one` : name, ...options([['--json'], ['--plain']])]],
    [1, () => ['list', ...options([['--json']])]],
    [1, () => ['history', dice.pick(['path', 'export', 'restore', 'x']), ...options([['--yes']])]],
    [1, () => ['history', 'import', dice.pick(['answers.json', 'other.jsonl', 'nope'])]],
    [
      1,
      () => [
        'new',
        dice.pick(['fresh', '../x', 'a/b', 'bank', 'CON', '\u001b', 'ä', '']),
        '--all',
        ...options([['--force'], ['--title', anyText(dice)], ['--schema']]),
      ],
    ],
    [1, () => ['rules', ...options([[word()], ['negative-stem'], ['--json']])]],
    [1, () => ['completion', word()]],
    [
      1,
      () =>
        dice.some(0, 5, () =>
          dice.pick([
            'run',
            'check',
            '--help',
            '-h',
            '--',
            '-',
            '--json',
            '--version',
            '__proto__',
            BANK,
            '',
            word(),
            '-n',
            '--n=3',
            '-n3',
            'help',
          ]),
        ),
    ],
  ])();
}

/** A scenario by chance. */
export function madeScenario(dice: Dice): Scenario {
  const bank = bankBytes(dice);
  const answers = (): string =>
    dice.pick([
      JSON.stringify(
        Object.fromEntries(idsIn(bank).map((id) => [id, dice.pick(['a', 'b', ['a', 'c'], 12, null, true, { '1': 'a' }, anyText(dice)])])),
      ),
      '{}',
      '[]',
      '{',
      'null',
      anyText(dice),
    ]);
  return {
    files: {
      [BANK]: bank,
      'answers.json': answers(),
      ...(dice.chance(0.4) && { [JOURNAL]: journal(dice, bank) }),
      ...(dice.chance(0.2) && { 'other.jsonl': journal(dice, bank) }),
      ...(dice.chance(0.3) && { 'folder/bank.yaml': bankBytes(dice), 'folder/more.yml': bankBytes(dice) }),
      ...(dice.chance(0.2) && {
        'quiz.config.yaml': dice.chance(0.5)
          ? `rules:\n  negative-stem: ${dice.pick(['off', 'error', 'x', '{}'])}\n`
          : dice.pick(YAML_BITS) + anyText(dice),
      }),
      ...(dice.chance(0.15) && {
        'bank.signoff.yaml': dice.chance(0.5)
          ? `bank: x\nsignoffs:\n  - question: q0\n    wording: w\n    verdict: ok\n    who: ${cleanText(dice)}\n    when: 2025-01-01\n`
          : anyText(dice),
      }),
    },
    typed: dice.some(1, 4, () => ({
      args: command(dice, bank).map((each) => each.replaceAll('\u0000', '')),
      input: input(dice),
      ...(dice.chance(0.25) && { columns: dice.pick([0, 1, 10, 20, 40, 80, 200, 5000]) }),
      ...(dice.chance(0.3) && {
        env: dice.pick([{ NO_COLOR: '1' }, { FORCE_COLOR: '1' }, { LANG: 'C' }, { TERM: 'dumb' }, { QUIZ_DEBUG: '1' }]),
      }),
    })),
  };
}

/** The scenario with fewer commands, files, lines and options. */
export function* smallerScenario(given: Scenario): Iterable<Scenario> {
  for (const typed of fewer(given.typed)) if (typed.length > 0) yield { ...given, typed };
  for (const name of Object.keys(given.files)) {
    const { [name]: _, ...files } = given.files;
    yield { ...given, files };
  }
  for (const [at, each] of given.typed.entries()) {
    const instead = (other: Typed): Scenario => ({ ...given, typed: given.typed.with(at, other) });
    for (const args of fewer(each.args)) yield instead({ ...each, args });
    for (const lines of fewer(each.input.split('\n'))) yield instead({ ...each, input: lines.join('\n') });
    yield instead({ args: each.args, input: each.input });
  }
  for (const [name, text] of Object.entries(given.files)) {
    for (const shorter of fewerLines(text)) yield { ...given, files: { ...given.files, [name]: shorter } };
  }
}
