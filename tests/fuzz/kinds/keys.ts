import { random } from '../../../src/core/random.ts';
import type { Dice } from '../dice.ts';
import type { Kind } from '../kind.ts';
import { fewer } from '../shrink.ts';
import { keysLaws, type Press, type Sitting, type Visit } from '../sitting.ts';
import { anyText, longText } from '../words.ts';

const ESC = '\u001b';
const LETTERS = [...'123456789jkhsruf?nyo ', 'q'];
const NAMED = [
  '\r',
  '\r',
  '\r',
  '\r',
  '\n',
  '\t',
  `${ESC}[A`,
  `${ESC}[B`,
  `${ESC}[C`,
  `${ESC}[D`,
  `${ESC}[5~`,
  `${ESC}[6~`,
  `${ESC}[H`,
  `${ESC}[F`,
  '\u007f',
  '\b',
  `${ESC}[3~`,
  `${ESC}OP`,
  `${ESC}[Z`,
  ESC,
  `${ESC}${ESC}`,
];
const CONTROLS = [
  '\u0001',
  '\u0002',
  '\u0005',
  '\u0006',
  '\u000b',
  '\u000c',
  '\u000e',
  '\u0010',
  '\u0012',
  '\u0014',
  '\u0015',
  '\u0017',
  '\u0019',
  '\u001c',
  '\u001d',
  '\u0000',
];
const ODD = [
  `${ESC}[`,
  `${ESC}[200~`,
  `${ESC}[201~`,
  `${ESC}[20`,
  `${ESC}[999;999R`,
  `${ESC}[<0;1;1M`,
  `${ESC}]0;x\u0007`,
  `${ESC}P`,
  `${ESC}[?1;2c`,
  `${ESC}b`,
  `${ESC}f`,
  '\u00e9',
  '\u0301',
  '😀',
  '👩‍👩‍👧‍👦',
  '\ud800',
  '\u009b',
  '\u0085',
  '\u202e',
];
const WORDS = [
  'kitten',
  'kiten',
  '8',
  '8 legs',
  'green',
  ':h\r',
  ':s\r',
  ':r\r',
  ':u\r',
  ':f\r',
  ':f odd\r',
  ':?\r',
  ':x\r',
  '::q\r',
  ':q\r',
];

function press(dice: Dice): Press {
  const key = (): string =>
    dice.weighted<() => string>([
      [10, () => dice.pick(LETTERS.slice(0, -1))],
      [8, () => dice.pick(NAMED)],
      [2, () => dice.pick(WORDS)],
      [1, () => dice.pick(CONTROLS)],
      [1, () => dice.pick(ODD)],
      [0.3, () => 'q'],
      [0.3, () => dice.pick(['\u0003', '\u0004'])],
      [0.4, () => '\u001a'],
    ])();
  return dice.weighted<() => Press>([
    [20, () => ({ keys: key(), wait: true })],
    [6, () => ({ keys: dice.some(2, 12, key).join(''), wait: dice.chance(0.5) })],
    [
      2,
      () => ({
        keys: `${ESC}[200~${dice.chance(0.1) ? longText(dice) : anyText(dice)}${dice.chance(0.9) ? `${ESC}[201~` : ''}`,
        wait: true,
      }),
    ],
    [2, () => ({ resize: [dice.pick([1, 2, 5, 10, 20, 40, 80, 200]), dice.pick([1, 2, 4, 8, 12, 24, 60])] })],
    [1, () => ({ sleep: dice.int(0, 30) })],
    [0.5, () => ({ signal: 'SIGTSTP' })],
    [0.5, () => ({ signal: 'SIGCONT' })],
    [0.5, () => ({ signal: 'SIGWINCH' })],
  ])();
}

const OPTIONS = [
  ['--confidence'],
  ['--cover'],
  ['--exam'],
  ['--time', '1s'],
  ['--time', '20m'],
  ['-n', '2'],
  ['--fresh'],
  ['--order', 'file'],
  ['--json'],
  ['--no-record'],
];

function visit(dice: Dice): Visit {
  return {
    options: dice.chance(0.5) ? [] : dice.some(0, 2, () => dice.pick(OPTIONS)).flat(),
    size: dice.pick([
      [80, 24],
      [80, 24],
      [40, 12],
      [20, 8],
      [200, 50],
      [10, 4],
    ] as const),
    // Some runs are wrapped in a shell that knows how to put a program to sleep, some have none to wake them.
    jobs: dice.chance(0.5),
    presses: dice.some(3, 40, () => press(dice)),
    end: dice.weighted([
      [4, 'q'],
      [2, '\u0003'],
      [1, 'SIGINT'],
      [1, 'SIGTERM'],
      [1, 'SIGHUP'],
      [2, 'SIGKILL'],
      [1, 'hang up'],
    ]),
  };
}

/** Keys, pastes, sizes, sleep and signals in a real terminal, one session after the other over one history. */
export const keys: Kind = {
  name: 'keys',
  summary: 'keys, pastes, sizes, sleep and signals in a real terminal; journal and terminal afterwards',
  extension: 'json',
  slow: true,
  make(dice) {
    const bank = dice.chance(0.7) ? 'pty.yaml' : dice.pick(['hostile.yaml', 'escapes.yaml']);
    const sitting: Sitting = { bank, visits: dice.some(1, 3, () => visit(dice)) };
    return JSON.stringify(sitting);
  },
  run: (input) => keysLaws(JSON.parse(input) as Sitting, random('pauses')), // written by `make`
  *smaller(input) {
    const given = JSON.parse(input) as Sitting;
    for (const visits of fewer(given.visits)) if (visits.length > 0) yield JSON.stringify({ ...given, visits });
    for (const [at, each] of given.visits.entries()) {
      for (const presses of fewer(each.presses)) yield JSON.stringify({ ...given, visits: given.visits.with(at, { ...each, presses }) });
      for (const options of fewer(each.options)) yield JSON.stringify({ ...given, visits: given.visits.with(at, { ...each, options }) });
    }
  },
};
