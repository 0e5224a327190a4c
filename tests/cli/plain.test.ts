// The whole quiz through pipes: numbered lines out, typed lines in; replies from a file, and the result document.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { converse, quiz } from '../support/inside.ts';
import * as real from '../support/program.ts';
import { fixture, folder, type Ran } from '../support/program.ts';

const bank = fixture('pty.yaml');
const plain = (...args: string[]): string[] => [bank, '--plain', '--order', 'file', '--seed', '1', ...args];

/** The number or letter that stands before `text` in what was said. */
function markOf(said: string, text: string): string {
  const found = new RegExp(`^([0-9a-z]+)\\) ${text}$`, 'm').exec(said)?.[1];
  if (found === undefined) throw new Error(`Nothing is marked ${text} in\n${said}`);
  return found;
}

/** A file with replies in it. */
function answersFile(replies: unknown): string {
  const path = join(folder(), 'answers.json');
  writeFileSync(path, typeof replies === 'string' ? replies : JSON.stringify(replies));
  return path;
}

const ALL_RIGHT = {
  pick: 'a',
  tick: ['a', 'c'],
  truth: 'true',
  pairs: { 1: 'a', 2: 'b' },
  steps: ['a', 'b', 'c'],
  word: 'kitten',
  number: '8',
  gaps: ['green', 'a'],
  case: { cheaper: 'true', both: '5' },
  essay: { text: 'Blue light is scattered more.', points: [1, 2] },
  'base-one': 'true',
  'base-two': 'true',
  long: 'a',
};

describe('quiz <bank> --plain', () => {
  test('every type is asked, answered with what is shown, and explained', async () => {
    const talk = real.converse(plain('-n', 'all'));
    let said = await talk.greeting;
    const answer = async (line: string, verdict = /✓ Correct/): Promise<void> => {
      said = await talk.say(line);
      expect(said).toMatch(verdict);
    };
    expect(said).toMatch(/13 questions[\s\S]*1\/13[\s\S]*Which letter comes first/);
    await answer(markOf(said, 'Alpha'));
    expect(said).toMatch(/your answer, right[\s\S]*Beta is the second one[\s\S]*named after its first two letters[\s\S]*2\/13/);
    await answer(`${markOf(said, 'Two')}, ${markOf(said, 'Four')}`);
    await answer(markOf(said, 'True'));
    await answer(['Bark', 'Purr'].map((sound, index) => `${index + 1}${markOf(said, sound)}`).join(' '));
    await answer(['Breakfast', 'Lunch', 'Dinner'].map((meal) => markOf(said, meal)).join(' '));
    await answer('the Kitten.');
    await answer('8 legs');
    expect(said).toMatch(/Grass is \[1: ____\] and a clear sky is \[2: ____\]/);
    const blue = markOf(said, 'blue');
    said = await talk.say('green');
    await answer(blue);
    expect(said).toMatch(/A shop sells apples[\s\S]*part 1 of 2|part 1 of 2[\s\S]*A shop sells apples/);
    await answer(markOf(said, 'True'));
    expect(said).toMatch(/part 2 of 2/);
    await answer('5');
    expect(said).toMatch(/Two and three make five[\s\S]*Prices add up/);
    await talk.say('Air scatters');
    await talk.say('blue light most.');
    said = await talk.say('');
    expect(said).toMatch(/Which of these does your answer say[\s\S]*1\) Air scatters light/);
    await answer('1 2');
    expect(said).toMatch(/Air scatters blue light more than red light/);
    await answer('1');
    await answer('1');
    await answer(/^(\d)\) The fourth choice/m.exec(said)?.[1] ?? '');
    const { code, stdout, stderr } = await talk.done;
    expect(stdout).toMatch(/Score 13 of 13 \(100 %\)/);
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test('all replies may come at once', async () => {
    const { code, stdout } = await real.quiz(plain('-n', '3'), { input: '1\n1 3\n1\n' });
    expect(stdout).toMatch(/Score 3 of 3/);
    expect(code).toBe(0);
  });

  test('a last line without an end counts', async () => {
    const { code, stdout } = await real.quiz(plain('-n', '1'), { input: '1' });
    expect(stdout).toMatch(/Score 1 of 1/);
    expect(code).toBe(0);
  });

  test('lines may end as on Windows', async () => {
    const { stdout } = await quiz(plain('-n', '3'), { input: '1\r\n1 3\r\n1\r\n' });
    expect(stdout).toMatch(/Score 3 of 3/);
  });

  test('a pipe is plain without being told', async () => {
    const { code, stdout } = await real.quiz([bank, '-n', '1', '--order', 'file'], { input: '1\n' });
    expect(stdout).toMatch(/1\) Alpha[\s\S]*Score 1 of 1/);
    expect(stdout).not.toContain('\u001b');
    expect(code).toBe(0);
  });

  test('not even forced colors put escape sequences into plain lines', async () => {
    const { stdout } = await quiz(plain('-n', '1'), { input: '1\n', env: { FORCE_COLOR: '1' } });
    expect(stdout).not.toContain('\u001b');
  });

  test('without Unicode the signs are ASCII', async () => {
    const { stdout } = await quiz(plain('-n', '2'), { input: '1\n1 3\n', env: { LANG: 'C' } });
    expect(stdout).toMatch(/\+ Correct/);
    expect(stdout.replaceAll(/[·§]/g, '')).not.toMatch(/[^\0-~]/);
  });

  // Fails: "·" and "§" have no twin where they are joined into texts, nor has the bullet of a key in the summary.
  test('without Unicode nothing of ours is beyond ASCII', async () => {
    const { stdout } = await quiz(plain('-n', '2'), { input: '1\n1\n', env: { LANG: 'C' } });
    expect(stdout).not.toMatch(/[^\0-~]/);
  });

  test.each([
    ['multiple-choice', ['', '   ', '0', '4', '1 2', 'Alpha', '-1', '1.5'], '1'],
    ['multiple-response', ['', '0', '5', '1 9', 'two', ',;'], '1 3'],
    ['true-false', ['', 'true?', '3'], '1'],
    ['matching', ['', '12', 'a1', '1z 2z', '3a', '1a'], undefined],
    ['ordering', ['', '1 2', '1 1 2', '1 2 3 4', '0 1 2', 'a b c'], undefined],
    ['numeric', ['', 'eight', '8 spiders', '--8'], '8'],
    ['short-answer', ['', '  '], 'kitten'],
  ] as const)('%s: nothing and nonsense are asked again and are no attempt', async (type, nonsense, right) => {
    const talk = converse(plain('--type', type, '-n', '1'));
    const first = await talk.greeting;
    for (const line of nonsense) {
      const said = await talk.say(line);
      expect(said, JSON.stringify(line)).not.toMatch(/✓|✗|◐|Score/);
      expect(said, JSON.stringify(line)).toMatch(/\S.*\n.*> $/);
    }
    const reply =
      right ??
      (type === 'matching'
        ? ['Bark', 'Purr'].map((sound, index) => `${index + 1}${markOf(first, sound)}`).join(' ')
        : ['Breakfast', 'Lunch', 'Dinner'].map((meal) => markOf(first, meal)).join(' '));
    expect(await talk.say(reply)).toMatch(/✓ Correct[\s\S]*Score 1 of 1/);
    expect(await talk.done).toMatchObject({ code: 0 });
  });

  test('blanks: an empty or impossible one is asked again at once; choices go by their number or their words', async () => {
    const talk = converse(plain('--type', 'cloze', '-n', '1'));
    const first = await talk.greeting;
    expect(await talk.say('')).toMatch(/Blank 1 is still empty[\s\S]*\n1> $/);
    expect(await talk.say('green')).toMatch(/^2> $/m);
    for (const nonsense of ['7', 'a', '1.5', 'bl']) {
      expect(await talk.say(nonsense)).toMatch(/^Blank 2: type a number from 1 to 2, or the words of a choice\.\n2> $/m);
    }
    expect(await talk.say(' ')).toMatch(/Blank 2 is still empty/);
    expect(first).toMatch(/\d\) blue/);
    expect(await talk.say('  Blue ')).toMatch(/✓ Correct[\s\S]*Score 1 of 1/);
  });

  test('an open response of nothing is asked again; nonsense among the points too', async () => {
    const talk = converse(plain('--type', 'open-response', '-n', '1'));
    await talk.greeting;
    expect(await talk.say('')).not.toMatch(/✓|✗|◐|Score|Which of these/);
    await talk.say('Scattering.');
    await talk.say('');
    expect(await talk.say('3')).toMatch(/Type numbers from 1 to 2/);
    expect(await talk.say('yes')).toMatch(/Type numbers from 1 to 2/);
    expect(await talk.say('1')).toMatch(/Partly right: 50 %/);
  });

  test(':h gives hints one at a time, and they halve the score', async () => {
    const talk = converse(plain('-n', '1'));
    await talk.greeting;
    expect(await talk.say(':h')).toMatch(/Hint 1 of 2: It begins the word/);
    expect(await talk.say(':hint')).toMatch(/Hint 2 of 2/);
    expect(await talk.say(':h')).toMatch(/There are no more hints/);
    expect(await talk.say('1')).toMatch(/Correct, halved for hints: 50 %[\s\S]*Score 0\.5 of 1/);
  });

  test(':s puts off, and a second :s drops', async () => {
    const talk = converse(plain('-n', '2'));
    await talk.greeting;
    expect(await talk.say(':s')).toMatch(/even/);
    expect(await talk.say(':s')).toMatch(/Which letter/);
    expect(await talk.say(':s')).toMatch(/even/);
    expect(await talk.say('1 3')).toMatch(/✓ Correct[\s\S]*Score 1 of 2[\s\S]*1 of 2/);
    expect(await talk.done).toMatchObject({ code: 0 });
  });

  test(':r shows the answer, and the question comes back', async () => {
    const talk = converse(plain('-n', '1'));
    await talk.greeting;
    expect(await talk.say(':r')).toMatch(/The answer[\s\S]*Alpha[\s\S]*named after[\s\S]*once more/);
    expect(await talk.say('1')).toMatch(/Score 0 of 1[\s\S]*After repeats: 1 of 1/);
  });

  test(':u takes the last answer back as a slip, and its question is put again', async () => {
    const talk = converse(plain('-n', '2'));
    await talk.greeting;
    expect(await talk.say(':u')).toMatch(/There is no answer/);
    expect(await talk.say('2')).toMatch(/Not right[\s\S]*even/);
    expect(await talk.say(':u')).toMatch(/after a slip[\s\S]*Which letter/);
    expect(await talk.say('1')).toMatch(/✓ Correct[\s\S]*even/);
    expect(await talk.say('1 3')).toMatch(/Score 1 of 2[\s\S]*1 slip: the\s+first\s+answer\s+counts/);
  });

  test(':f flags with a note behind it, or asks for one', async () => {
    const talk = converse(plain('-n', '1'));
    await talk.greeting;
    expect(await talk.say(':f two answers are right')).toMatch(/Flagged/);
    expect(await talk.say(':flag')).toMatch(/What is wrong with this question/);
    expect(await talk.say('')).toMatch(/Flagged/);
    expect(await talk.say('1')).toMatch(/Score 1 of 1/);
  });

  test(':? tells all commands, and an unknown one is told', async () => {
    const talk = real.converse(plain('-n', '1'));
    await talk.greeting;
    expect(await talk.say(':?')).toMatch(/:h .*hint[\s\S]*:q /);
    expect(await talk.say(':z')).toMatch(/There is no :z/);
    expect(await talk.say(':q')).toMatch(/Nothing was answered/);
    expect(await talk.done).toMatchObject({ code: 0 });
  });

  test('two colons begin a text with one', async () => {
    const { stdout } = await quiz(plain('--type', 'short-answer', '-n', '1'), { input: '::h\nkitten\n' });
    expect(stdout).not.toMatch(/rhymes/);
    expect(stdout).toMatch(/Not right/);
  });

  test(':q leaves with what was answered', async () => {
    const { code, stdout } = await real.quiz(plain('-n', '3'), { input: '1\n:q\n' });
    expect(stdout).toMatch(/Left before the end[\s\S]*1 of 3 answered so far, 1 right/);
    expect(code).toBe(0);
  });

  test('the end of the input leaves with what was answered', async () => {
    const { code, stdout, stderr } = await real.quiz(plain('-n', '3'), { input: '1\n' });
    expect(stdout).toMatch(/Left before the end[\s\S]*1 of 3 answered so far, 1 right/);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test.each([
    ['cloze', 'green\n'],
    ['open-response', 'Scattering.\n'],
    ['open-response', 'Scattering.\n\n'],
    ['multiple-choice', ':f\n'],
    ['short-answer', 'kiten\n'],
  ])('the end of the input in the middle of an answer ends the session: %s %j', async (type, input) => {
    const { code, stdout } = await quiz(plain('--type', type, '-n', '1'), { input });
    expect(stdout).toMatch(/Nothing was answered/);
    expect(code).toBe(0);
  });

  test('input that is no text does no harm', async () => {
    const { code, stdout } = await real.quiz(plain('-n', '1'), { input: Buffer.from([0xff, 0x00, 0x1b, 0x5b, 0x41, 0x0a, 0x31, 0x0a]) });
    expect(stdout).toMatch(/Score 1 of 1/);
    expect(stdout).not.toContain('\u001b');
    expect(code).toBe(0);
  });

  test('two misses offer a prerequisite', async () => {
    const talk = real.converse(plain('--concept', 'transformer', '-n', '2'));
    await talk.greeting;
    await talk.say('2');
    expect(await talk.say('2')).toMatch(/builds on Attention[\s\S]*y[^\n]*n[^\n]*> $/);
    expect(await talk.say('perhaps')).toMatch(/Type y/);
    expect(await talk.say('y')).toMatch(/going back[\s\S]*Attention weights/);
    talk.end();
    expect(await talk.done).toMatchObject({ code: 0 });
  });

  test('an exam says nothing before its end', async () => {
    const talk = converse(plain('-n', '2', '--exam'));
    await talk.greeting;
    const between = await talk.say('1');
    expect(between).not.toMatch(/✓|✗|named after/);
    expect(await talk.say('1')).toMatch(/✓ Correct[\s\S]*named after[\s\S]*◐ Partly right: 50 %[\s\S]*Score 1\.5 of 2/);
  });

  test('confidence is asked before the verdict and told at the end', async () => {
    const talk = converse(plain('-n', '1', '--confidence'));
    await talk.greeting;
    expect(await talk.say('2')).toMatch(/How sure are you/);
    expect(await talk.say('4')).toMatch(/Type 1, 2 or 3/);
    expect(await talk.say('3')).toMatch(/Not right/);
    expect(await talk.say('1')).toMatch(/How sure/);
    expect(await talk.say('3')).toMatch(/I am sure: 0 of 1 right[\s\S]*sure, but wrong/);
  });

  test.each([':q', 'the end of the input'])(
    '%s where confidence is asked leaves as it does everywhere, and the answer is kept',
    async (way) => {
      const talk = converse(plain('-n', '2', '--confidence'));
      await talk.greeting;
      expect(await talk.say('2')).toMatch(/How sure are you/);
      if (way === ':q') await talk.say(way);
      else talk.end();
      const { code, stdout } = await talk.done;
      expect(stdout).toMatch(/Left before the end/);
      expect(stdout).toMatch(/1 of 2 answered so far, 0 right/);
      expect(code).toBe(0);
    },
  );

  test(':q where a way back is offered leaves as it does everywhere', async () => {
    const talk = converse(plain('--concept', 'transformer', '-n', '2'));
    await talk.greeting;
    await talk.say('2');
    expect(await talk.say('2')).toMatch(/builds on Attention/);
    await talk.say(':q');
    expect(await talk.done).toMatchObject({ code: 0 });
  });

  test('the same seed gives the same session, another one another', async () => {
    const shown = async (seed: string): Promise<string> =>
      (await quiz([bank, '--plain', '-n', 'all', '--order', 'shuffled', '--seed', seed], { input: ':s\n'.repeat(40) })).stdout;
    const [one, same, other] = await Promise.all([shown('one'), shown('one'), shown('other')]);
    expect(same).toBe(one);
    expect(other).not.toBe(one.replaceAll('one', 'other'));
  });
});

interface Document {
  readonly version: number;
  readonly bank: string;
  readonly seed: string;
  readonly startedAt: string;
  readonly results: readonly Readonly<Record<string, unknown>>[];
  readonly score: number;
  readonly outOf: number;
}

const documentOf = (stdout: string): Document => JSON.parse(stdout) as Document; // throws unless stdout is one document

describe('quiz <bank> --answers <file> --json', () => {
  const run = (replies: unknown, ...more: string[]) => quiz([bank, '--answers', answersFile(replies), '--json', '--seed', '7', ...more]);

  test('prints one document: its form is fixed', async () => {
    const { code, stdout } = await run(ALL_RIGHT);
    expect(code).toBe(0);
    const document = documentOf(stdout);
    expect(document).toMatchObject({ version: 1, bank: 'pty', seed: '7', score: 13, outOf: 13 });
    expect(new Date(document.startedAt).toISOString()).toBe(document.startedAt);
    expect(document.results.map((result) => result['question']).sort()).toEqual(Object.keys(ALL_RIGHT).sort());
    for (const result of document.results) {
      expect(Object.keys(result)).toEqual(
        expect.arrayContaining(['question', 'type', 'concept', 'reply', 'score', 'verdict', 'tries', 'hints', 'ms']),
      );
      expect(result).toMatchObject({ score: 1, verdict: 'correct', hints: 0, ms: expect.any(Number) });
      // A case study counts the answers to its parts.
      expect(result['tries']).toBe(result['type'] === 'case-study' ? 2 : 1);
      expect(result['reply']).toEqual(ALL_RIGHT[result['question'] as keyof typeof ALL_RIGHT]);
    }
    expect(document.results.find((result) => result['question'] === 'pick')).toMatchObject({
      type: 'multiple-choice',
      concept: 'transformer',
    });
    expect(document.results.find((result) => result['question'] === 'word')).toMatchObject({ concept: null });
  });

  test('wrong, partial and missing replies count as they should', async () => {
    const { stdout } = await run({ pick: 'b', tick: ['a'], pairs: { 1: 'a', 2: 'c' }, number: 9, case: { cheaper: 'true', both: '6' } });
    const document = documentOf(stdout);
    const result = (id: string) => document.results.find((each) => each['question'] === id);
    expect(result('pick')).toMatchObject({ score: 0, verdict: 'wrong', tries: 1 });
    expect(result('tick')).toMatchObject({ score: 0.5, verdict: 'partial' });
    expect(result('pairs')).toMatchObject({ score: 0.5, verdict: 'partial' });
    expect(result('number')).toMatchObject({ score: 0, verdict: 'wrong' });
    expect(result('case')).toMatchObject({ score: 0.5, verdict: 'partial', reply: { cheaper: 'true', both: '6' } });
    expect(result('word')).toMatchObject({ score: 0, verdict: 'unanswered', reply: null, tries: 0 });
    expect(document).toMatchObject({ score: 1.5, outOf: 13 });
  });

  test('a reply that cannot be understood is told on stderr and is no attempt', async () => {
    const { code, stdout, stderr } = await run({ pick: 'z', number: 'many' });
    expect(documentOf(stdout).results.find((each) => each['question'] === 'pick')).toMatchObject({ verdict: 'unanswered', tries: 0 });
    expect(stderr).toMatch(/pick: .*"z"/);
    expect(stderr).toMatch(/number: /);
    expect(code).toBe(0);
  });

  test('the same seed gives the same document, but for times', async () => {
    const timeless = ({ stdout }: { stdout: string }): unknown => {
      const { startedAt: _, results, ...rest } = documentOf(stdout);
      return { ...rest, results: results.map(({ ms: __, ...result }) => result) };
    };
    const [one, same] = await Promise.all([run(ALL_RIGHT, '--order', 'shuffled'), run(ALL_RIGHT, '--order', 'shuffled')]);
    expect(timeless(same)).toEqual(timeless(one));
  });

  test('the order shown changes no score', async () => {
    const seeds = ['1', '2', '3', '4'];
    const documents = await Promise.all(
      seeds.map((seed) =>
        quiz([bank, '--answers', answersFile({ ...ALL_RIGHT, pick: 'c', steps: ['b', 'a', 'c'] }), '--json', '--seed', seed]),
      ),
    );
    expect(new Set(documents.map(({ stdout }) => documentOf(stdout).score)).size).toBe(1);
  });

  test('without --json a replay reads as a transcript', async () => {
    const { code, stdout } = await quiz([bank, '--answers', answersFile(ALL_RIGHT)]);
    expect(stdout).toMatch(/Which letter[\s\S]*✓ Correct[\s\S]*Score 13 of 13/);
    expect(code).toBe(0);
  });

  test('--json without a file talks on stderr', async () => {
    const { code, stdout, stderr } = await real.quiz([bank, '-n', '1', '--order', 'file', '--json'], { input: '1\n' });
    expect(documentOf(stdout)).toMatchObject({ score: 1, outOf: 1 });
    expect(stderr).toMatch(/Which letter[\s\S]*✓ Correct/);
    expect(code).toBe(0);
  });
});

describe('wrong usage: exit code 2, a line or two, no stack trace', () => {
  const answers = answersFile({});
  test.each([
    ['an unknown bank', ['no-such-bank'], /no bank "no-such-bank"/],
    ['a misspelled command', ['chekc', 'x.yaml'], /no command and no bank "chekc"\.\s+did you mean `quiz check`/],
    ['a bank that no command resembles', ['ch4', 'chek'], /no bank "chek"/],
    ['a bank by a misspelled path', ['tests/fixtures/ptty.yaml'], /no bank at/],
    ['an unknown question', [`${bank}#pikc`], /no question "pikc"[\s\S]*did you mean "pick"/],
    ['an unknown concept', [bank, '--concept', 'atention'], /no concept "atention"[\s\S]*did you mean "attention"/],
    ['an unknown type', [bank, '--type', 'essay'], /no question type "essay"/],
    ['an unknown level', [bank, '--level', 'aply'], /no level "aply"[\s\S]*did you mean "apply"/],
    ['an unknown tag', [bank, '--tag', 'x'], /no tag "x"/],
    ['an unknown option', [bank, '--seeed', '1'], /unknown option '--seeed'[\s\S]*--seed/],
    ['a missing answers file', [bank, '--answers', 'no-such.json'], /no file "no-such\.json"/],
    ['an answers file that is no JSON', [bank, '--answers', bank], /is not JSON/],
    ['an answers file that is a list', [bank, '--answers', answersFile([1])], /holds no replies/],
    ['an answers file that is a folder', [bank, '--answers', 'tests'], /tests/],
    ['a count of nothing', [bank, '-n', '0'], /whole number/],
    ['a time that is none', [bank, '--time', 'soon'], /20m/],
    ['an unknown order', [bank, '--order', 'random'], /file/],
    ['showing an unknown question', ['show', `${bank}#pikc`], /did you mean "pick"/],
    ['checking an unknown bank', ['check', 'no-such-bank'], /no bank "no-such-bank"/],
    ['an empty selection', [bank, '--type', 'cloze', '--concept', 'attention', '--answers', answers], /No question fits/],
  ] as const)('%s', async (_, args, told) => {
    const { code, stdout, stderr } = await quiz(args);
    expect(stderr).toMatch(told);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
    expect(stderr).not.toMatch(/^\s+at .*:\d+|node:internal|Error:/m);
  });
});

test('a time longer than timers can wait is not over at once', async () => {
  const { stdout, stderr } = await quiz([...plain('-n', '1'), '--time', '9999h'], { input: '1\n' });
  expect(stdout).toMatch(/✓ Correct/);
  expect(stdout).not.toMatch(/time is up/);
  expect(stderr).toBe('');
});

describe('when the time is up', () => {
  const questionsOf = ({ stdout }: Ran): string[] =>
    stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { readonly kind: string; readonly question?: string }) // lines of the journal's format
      .flatMap(({ kind, question }) => (kind === 'attempt' && question !== undefined ? [question] : []));
  const answered = async (env: Readonly<Record<string, string>>): Promise<string[]> =>
    questionsOf(await quiz(['history', 'export'], { env }));

  test('an exam ends while a line is awaited, with the verdicts on what was answered until then', async () => {
    const env = { QUIZ_DATA_DIR: folder() };
    const talk = real.converse(plain('-n', '3', '--exam', '--time', '2s'), { env });
    await talk.greeting;
    await talk.say('1');
    const { code, stdout, stderr } = await talk.done;
    expect(stdout).toMatch(/2\/3[\s\S]*> \n[\s\S]*✓ Correct[\s\S]*The time is up\.[\s\S]*Score 1 of 3/);
    expect(stdout).not.toMatch(/3\/3|Left before the end/);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(await answered(env)).toEqual(['pick']);
    // As on the screen, what ran out of time is over: the next start begins anew.
    expect((await quiz(plain('-n', '3', '--exam'), { input: ':q\n', env })).stdout).not.toMatch(/You stopped/);
  });

  test.each([
    ['essay', 'Air scatters'],
    ['gaps', 'green'],
  ])('an answer of several lines (%s) that was begun is not recorded', async (question, begun) => {
    const env = { QUIZ_DATA_DIR: folder() };
    const talk = converse([`${bank}#${question}`, '--plain', '--time', '1s'], { env });
    await talk.greeting;
    await talk.say(begun);
    const { code, stdout } = await talk.done;
    expect(stdout).toMatch(/The time is up\./);
    expect(code).toBe(0);
    expect(await answered(env)).toEqual([]);
  });

  test('a question that would come after it is not put', async () => {
    const talk = converse(plain('-n', '2', '--time', '1s'));
    await talk.greeting;
    await talk.say(':f');
    // A note is not cut short, as it is not on the screen.
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const said = await talk.say('odd');
    expect(said).toMatch(/The time is up\./);
    expect(said).not.toMatch(/Which letter comes first/);
    expect((await talk.done).code).toBe(0);
  });

  test('by the clock a reply comes too late as well, where the computer slept and no timer went off', async () => {
    const env = { QUIZ_DATA_DIR: folder() };
    let slept = 0;
    const talk = converse(plain('-n', '3', '--time', '20m'), { env, now: () => Date.now() + slept });
    await talk.greeting;
    await talk.say('1');
    slept = 3_600_000;
    expect(await talk.say('1 3')).toMatch(/The time is up\.[\s\S]*Score 1 of 3/);
    expect((await talk.done).code).toBe(0);
    expect(await answered(env)).toEqual(['pick']);
  });
});

test('a session with an empty seed is recorded so that it can be read again', async () => {
  const env = { QUIZ_DATA_DIR: folder() };
  await quiz([bank, '--plain', '--order', 'file', '--seed', '', '-n', '2'], { input: ':r\n:q\n', env });
  const { stdout, stderr } = await quiz([bank, '--plain'], { input: ':q\n', env });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/You stopped at 2 of 2/);
});

test('asked how sure they are, learners leave with :q and with no other command', async () => {
  const { stdout, code } = await quiz(plain('-n', '1', '--confidence'), { input: '1\n:h\n:s\n:f\n3\n' });
  expect(stdout.match(/That does not work here\. Type 1, 2 or 3\./g)).toHaveLength(3);
  expect(stdout).toMatch(/✓ Correct/);
  expect(code).toBe(0);
  const left = await quiz(plain('-n', '1', '--confidence'), { input: '1\n:q\n' });
  expect(left.stdout).not.toMatch(/✓ Correct/);
  expect(left.stdout).toMatch(/Left before the end/);
});

test('a chain of concepts longer than calls can nest is drawn', async () => {
  const count = 12_000;
  const chain = Array.from(
    { length: count },
    (_, at) => `  c${at}:\n    title: C${at}\n${at === 0 ? '' : `    after: [c${at - 1}]\n`}`,
  ).join('');
  const path = join(folder(), 'chain.yaml');
  writeFileSync(
    path,
    `id: chain\ntitle: C\nconcepts:\n${chain}questions:\n  - id: q\n    type: true-false\n    prompt: P?\n    answer: true\n    explanation: E\n`,
  );
  const { stdout, code } = await quiz(['concepts', path]);
  expect(code).toBe(0);
  expect(stdout.match(/─ ○ C\d+/g)).toHaveLength(count - 1);
});
