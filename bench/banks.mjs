// Banks of any size for measuring: all question types in the shares of the shipped banks, some 590 bytes a question, block style, folded
// texts, concepts that build on one another. A bank of 1,000 is the beginning of one of 10,000. They are clean under `quiz check --strict`,
// and a faulty bank has one fault in every hundredth question, of a kind that fits its type: `tests/bench` holds both to it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deeds, events, goods, manners, materials, people, places, purposes, towns } from './words.mjs';

/** A file of a bank holds at most so many: `quiz check` refuses a file above 64 MB. */
const PER_FILE = 10_000;
const PER_CONCEPT = 5;
/** One question in so many has a fault, unless said. */
const ONE_IN = 100;

// In every five one that is answered without choices in sight: no concept is only asked to be recognized.
const TYPES = `
  multiple-choice true-false numeric multiple-choice multiple-response
  multiple-choice numeric short-answer multiple-choice true-false
  multiple-choice numeric matching multiple-choice cloze
  multiple-choice numeric short-answer ordering multiple-response
  multiple-choice numeric true-false case-study open-response`
  .trim()
  .split(/\s+/);
const LEVELS = ['remember', 'understand', 'apply', 'analyze', 'evaluate'];

/** Scatters the bits of a number (the finalizer of MurmurHash3). */
function mixed(number) {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** A generator of its own for each question: the same question in every bank, on every machine. */
function chanceFor(index) {
  const seed = mixed(index + 1);
  let drawn = 0;
  return (below) => {
    drawn += 1;
    return Math.floor(((mixed(seed ^ Math.imul(drawn, 0x9e3779b9)) >>> 0) / 2 ** 32) * below);
  };
}

/** So many different entries of a list, in the order they were drawn. */
function draw(chance, from, count) {
  const drawn = new Set();
  while (drawn.size < count) drawn.add(from[chance(from.length)]);
  return [...drawn];
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** A folded scalar: its words in lines of about 100 characters. */
function folded(text, indent) {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines.at(-1).length + word.length >= 100) lines.push('');
    lines[lines.length - 1] += lines.at(-1) === '' ? word : ` ${word}`;
  }
  return `>-\n${lines.map((line) => `${indent}${line}\n`).join('')}`;
}

/** Two towns that no other question of the first 800,000 has together. */
function twoTowns(index) {
  const first = (index * 577) % towns.length;
  const apart = 1 + ((Math.floor(index / towns.length) * 331 + first * 7) % (towns.length - 1));
  return [towns[first], towns[(first + apart) % towns.length]];
}

/** The words that a question is about, drawn for it. */
function cast(index) {
  const chance = chanceFor(index);
  const one = (from) => from[chance(from.length)];
  const [town, other] = twoTowns(index);
  const wares = draw(chance, goods, 5).map((name) => ({ name, text: `${capital(one(materials))} ${name} ${one(purposes)}` }));
  const about = { town, other, person: one(people), manner: one(manners), place: one(places), event: one(events), deed: one(deeds) };
  return { index, chance, one, wares, ...about };
}

/** How many questions of its type stand before it. */
function numberAmongItsType(index) {
  const same = TYPES.map((type) => (type === TYPES[index % TYPES.length] ? 1 : 0));
  const before = same.slice(0, index % TYPES.length).reduce((sum, each) => sum + each, 0);
  return Math.floor(index / TYPES.length) * same.reduce((sum, each) => sum + each, 0) + before;
}

/** Where the right one of several choices stands: all places in turn, in another order each time, so that none is preferred. */
function keyPlace(index, count) {
  const chance = chanceFor(1e6 * count + Math.floor(index / count));
  const order = Array.from({ length: count }, (_, at) => ({ at, by: chance(2 ** 30) })).sort((a, b) => a.by - b.by);
  return order[index % count].at;
}

const remarks = [
  ({ name }) => `The ${name} came a week later.`,
  ({ name }) => `Nobody asked for ${name}.`,
  ({ name }) => `The ${name} were not paid for.`,
  ({ name }) => `Those ${name} were sold.`,
];

/** The choices. With `misspelled` one of the keys is. */
function chooseFrom(wares, isRight, misspelled = false) {
  const wrong = wares.findIndex((_, at) => !isRight(at));
  const told = (at) => `${misspelled && at === wrong ? 'fedback' : 'feedback'}: ${remarks[at % 4](wares[at])}`;
  return wares.map(({ text }, at) => `      - text: ${text}\n        ${isRight(at) ? 'correct: true' : told(at)}\n`).join('');
}

const choicePrompts = [
  (by) => `Which load does the ${by.manner} ${by.person} of ${by.town} ${by.deed} first when the ${by.place} at ${by.other} ${by.event}?`,
  (by) => `The ${by.place} of ${by.town} ${by.event}. What does the ${by.manner} ${by.person} from ${by.other} ${by.deed} that morning?`,
  (by) => `If the ${by.place} near ${by.town} ${by.event}, what will ${by.other} and its ${by.manner} ${by.person} ${by.deed}?`,
];

/** The body of a question of each type, from `prompt` on. `faulty` puts the one fault in. */
const bodies = {
  'multiple-choice'(by, faulty) {
    const number = numberAmongItsType(by.index);
    const count = 3 + (number % 2);
    const key = keyPlace(number >> 1, count);
    return `    prompt: ${folded(by.one(choicePrompts)(by), '      ')}    choices:
${chooseFrom(by.wares.slice(0, count), (at) => at === key, faulty)}    explanation: ${folded(
      `Entry ${by.index} of the ledger has the ${by.wares[key].name} before all else.`,
      '      ',
    )}`;
  },
  'multiple-response'(by, faulty) {
    const wares = by.wares.slice(0, 4);
    const first = by.index % 4;
    return `    prompt: ${folded(`Which loads does the ${by.manner} ${by.person} of ${by.town} ${by.deed} because the ${by.place} at ${by.other} ${by.event}? Select all that apply.`, '      ')}    choices:
${chooseFrom(faulty ? [...wares.slice(0, 3), { ...wares[3], text: wares[0].text }] : wares, (at) => at === first || at === (first + 2) % 4)}    explanation: ${folded(
      `Entry ${by.index} of the ledger names these two loads, and both were paid for in advance.`,
      '      ',
    )}`;
  },
  'true-false'(by, faulty) {
    const isTrue = Math.floor(by.index / 2) % 2 === 0;
    return `    prompt: ${folded(`True or false: the ${by.manner} ${by.person} of ${by.town} may ${by.deed} the ${by.wares[0].name} on the day the ${by.place} at ${by.other} ${by.event}.`, '      ')}    answer: ${faulty ? 'perhaps' : isTrue}
    feedback: ${folded(`The bylaws of ${by.town} name ${by.wares[0].name} in their list of ${isTrue ? 'what may be moved' : 'what must stay'}.`, '      ')}    explanation: ${folded(
      `Bylaw ${by.index} is about ${by.wares[0].name}, whatever happens to the ${by.place}, until ${by.other} has a bylaw of its own.`,
      '      ',
    )}`;
  },
  numeric(by, faulty) {
    const [carts, each] = [3 + by.chance(40), 11 + by.chance(80)];
    const { name } = by.wares[0];
    return `    prompt: ${folded(`As the ${by.place} at ${by.other} ${by.event}, the ${by.manner} ${by.person} of ${by.town} sends ${carts} carts with ${each} ${name} each. How many ${name} is that?`, '      ')}${faulty ? '' : `    answer: ${carts * each}\n`}    tolerance: 0
    wrong:
      - match: ${carts + each}
        because: That adds the carts to the ${name} on one of them.
    explanation: ${folded(`Each of the ${carts} carts holds ${each}, which makes ${carts} × ${each} = ${carts * each} ${name}, as the bill says.`, '      ')}`;
  },
  'short-answer'(by, faulty) {
    const [material, other] = draw(by.chance, materials, 2);
    return `    prompt: ${folded(`By which name does the ${by.manner} ${by.person} of ${by.town} know the guild that meets whenever the ${by.place} at ${by.other} ${by.event}?`, '      ')}    accept:
      - ${material} makers
      - makers of ${material}
    wrong:
      - match: ${faulty ? material : other} makers
        because: That guild meets elsewhere, on the eve of market day.
    explanation: ${folded(`The guild of those who work in ${material} has met there since the year in which ${by.wares[0].name} were taxed.`, '      ')}`;
  },
  matching(by, faulty) {
    const sides = ['On the first cart', 'On the mule', faulty ? 'On the first cart' : 'In the cellar'];
    return `    prompt: ${folded(`Match each place with what the ${by.manner} ${by.person} of ${by.town} keeps there while the ${by.place} at ${by.other} ${by.event}.`, '      ')}    pairs:
${sides.map((left, at) => `      - left: ${left}\n        right: ${by.wares[at].text}\n        feedback: ${remarks[at](by.wares[at])}\n`).join('')}    distractors:
      - ${by.wares[3].text}
    explanation: ${folded(`What is needed soon goes on the cart, and the ${by.wares[2].name} can wait.`, '      ')}`;
  },
  ordering(by, faulty) {
    const steps = ['Count the', 'Wash the', 'Wrap up the', 'Send off the'].map((verb, at) => `${verb} ${by.wares[at].name}.`);
    return `    prompt: ${folded(`The ${by.place} at ${by.other} ${by.event}. In which order does the ${by.manner} ${by.person} of ${by.town} get ready?`, '      ')}    steps:
${(faulty ? [...steps, steps[0]] : steps).map((step) => `      - ${step}\n`).join('')}    explanation: ${folded(
      `Only what was counted is washed, only what is clean is wrapped up, and the ${by.wares[3].name} leave with the evening mail of ${by.town}.`,
      '      ',
    )}    hints:
      - Start with what can be done while the water heats up.
`;
  },
  cloze(by, faulty) {
    return `    prompt: ${folded(`Complete the note that the ${by.manner} ${by.person} of ${by.town} left with the ${by.other} mail.`, '      ')}    text: |
      The ${by.place} at ${by.other} ${by.event}. Come at [[hour]] and bring the ${faulty ? 'rest' : '[[load]]'} along.
      The bill goes to ${by.town}.
    blanks:
      hour:
        accept: [dawn, sunrise, daybreak]
        wrong:
          - match: noon
            because: By then the carts of ${by.other} have left.
      load:
        choices:
          - text: ${by.wares[0].name}
            correct: true
          - text: ${by.wares[1].name}
            feedback: ${remarks[0](by.wares[1])}
          - text: ${by.wares[2].name}
            feedback: ${remarks[1](by.wares[2])}
    explanation: ${folded(`Note ${by.index} is about the early cart and its ${by.wares[0].name}.`, '      ')}`;
  },
  'case-study'(by) {
    const [carts, each] = [3 + by.chance(20), 11 + by.chance(60)];
    const { name } = by.wares[0];
    return `    prompt: Read the report and answer for the ${by.person} of ${by.town}.
    scenario: |
      The ${by.place} at ${by.other} ${by.event}. The ${by.manner} ${by.person} of ${by.town} has ${carts} carts with
      ${each} ${name} each, and one road is closed.
    questions:
      - id: how-many
        type: numeric
        prompt: How many ${name} can ${by.town} send to ${by.other} at once?
        answer: ${carts * each}
        tolerance: 0
        wrong:
          - match: ${carts + each}
            because: That adds the carts to the ${name} on one of them.
        explanation: All carts together hold ${carts} × ${each} = ${carts * each}.
      - id: which-road
        type: true-false
        prompt: By the closed road, the ${name} from ${by.town} get to the ${by.place} at ${by.other}.
        answer: ${by.index % 2 === 0}
        explanation: The report names one road, and it is the only one for carts.
    explanation: ${folded(`What counts is how many ${name} the carts hold and which road is left, not who owns the ${by.place}.`, '      ')}`;
  },
  'open-response'(by) {
    return `    prompt: ${folded(`Explain to the ${by.manner} ${by.person} of ${by.town} what changes for ${by.wares[0].name} once the ${by.place} at ${by.other} ${by.event}.`, '      ')}    points:
      - text: Says that the ${by.wares[0].name} take another road.
        weight: 2
        critical: true
      - text: Says that the bill is paid later.
      - text: Names one of the guilds of ${by.other}.
    model: |
      The ${by.wares[0].name} go by another road, as the old one leads through ${by.other}. They arrive later,
      so the bill is paid later, and the guild of porters has to be told.
    explanation: ${folded(`Roads, bills and guilds are the three things that entry ${by.index} lists.`, '      ')}`;
  },
};

/** What the fault in a question of each type is called by `quiz check`. */
const faults = {
  'multiple-choice': 'multiple-choice/unknown-key',
  'multiple-response': 'multiple-response/duplicate-choice',
  'true-false': 'true-false/wrong-type',
  numeric: 'numeric/no-answer',
  'short-answer': 'short-answer/wrong-is-right',
  matching: 'matching/duplicate-left',
  ordering: 'ordering/duplicate-step',
  cloze: 'cloze/blank-missing',
  'case-study': 'unknown-concept',
  'open-response': 'open-response/unknown-value',
};

const typeOf = (index) => TYPES[index % TYPES.length];
const idOf = (index) => `entry-${index}`;

/** One in every hundred, at another place of the hundred each time, so that all types come up. */
const isChosen = (index, oneIn) => index % oneIn === (Math.floor(index / oneIn) * 7) % oneIn;

function question(index, faulty) {
  const type = typeOf(index);
  const concept = faulty && type === 'case-study' ? `nowhere-${index}` : `concept-${Math.floor(index / PER_CONCEPT)}`;
  const level = faulty && type === 'open-response' ? 'guess' : LEVELS[index % LEVELS.length];
  return `  - id: ${idOf(index)}
    type: ${type}
    concept: ${concept}
    level: ${level}
${bodies[type](cast(index), faulty)}`;
}

/** Each concept builds on an earlier one, as a tree with three branches at each. */
function concept(index) {
  const after = index === 0 ? '' : `    after: [concept-${Math.floor((index - 1) / 3)}]\n`;
  return `  concept-${index}:\n    title: Trade with ${towns[index % towns.length]}, part ${1 + Math.floor(index / towns.length)}\n${after}`;
}

const upTo = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** The ids and types of the questions of a bank of `count`. */
export const entriesOf = (count) => upTo(count, (index) => ({ id: idOf(index), type: typeOf(index) }));

/**
 * The files of a bank of `count` questions as texts, and the faults that were planted: `{id, rule}` in the order of the questions, one in
 * every `oneIn` with `faulty`.
 */
export function bankOf(count, { faulty = false, oneIn = ONE_IN, id = `bank-${count}` } = {}) {
  const isFaulty = (index) => faulty && isChosen(index, oneIn);
  const head = `id: ${id}
title: ${count} questions
concepts:
${upTo(Math.ceil(count / PER_CONCEPT), concept).join('')}`;
  const parts = upTo(Math.ceil(count / PER_FILE), (part) => {
    const here = upTo(Math.min(PER_FILE, count - part * PER_FILE), (at) => question(part * PER_FILE + at, isFaulty(part * PER_FILE + at)));
    return `questions:\n${here.join('\n')}`;
  });
  const planted = upTo(count, (index) => index)
    .filter(isFaulty)
    .map((index) => ({ id: idOf(index), rule: faults[typeOf(index)] }));
  const [first, ...more] = parts;
  return { files: [head + first, ...more], planted };
}

/** Writes a bank: one file, or a folder where there are too many questions for one. Answers with its path and size. */
export function writeBank(folder, count, options = {}) {
  const { files, planted } = bankOf(count, options);
  const name = options.name ?? (options.faulty ? `faulty-${count}` : `bank-${count}`);
  const path = join(folder, files.length === 1 ? `${name}.yaml` : name);
  if (files.length > 1) mkdirSync(path, { recursive: true });
  for (const [at, text] of files.entries()) {
    writeFileSync(files.length === 1 ? path : join(path, at === 0 ? 'bank.yaml' : `part-${`${at}`.padStart(3, '0')}.yaml`), text);
  }
  return { path, count, planted, bytes: files.reduce((sum, text) => sum + Buffer.byteLength(text), 0) };
}
