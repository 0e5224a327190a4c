// A question found to be faulty after learners answered it, through the program: a journal first, then the author's word.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/core/memory/entry.ts';
import { appendLines, deviceFile, journalFiles } from '../../src/store/journal.ts';
import { lineOf } from '../../src/store/lines.ts';
import { converse, quiz } from '../support/inside.ts';
import { folder, type Ran } from '../support/program.ts';
import { attempt } from '../support/sessions.ts';

const DAY = 86_400_000;

type Marks = Readonly<Record<string, 'disregard' | 'accept-all'>>;

const question = (id: string, marks: Marks): string => `
  - id: ${id}
    type: multiple-choice
    concept: base
    prompt: Question ${id}?
    hints: [It is not wrong.]
    explanation: So it is.
    choices:
      - {text: right, correct: true}
      - {text: wrong a, feedback: That is wrong.}
      - {text: wrong b}${marks[id] === undefined ? '' : `\n    status: {mark: ${marks[id]}, because: "\`a\` of ${id} is right, too."}`}
`;

const bankWith = (marks: Marks): string =>
  `id: mem\ntitle: Memory\nconcepts:\n  base: {title: Base}\nquestions:${['one', 'two', 'three'].map((id) => question(id, marks)).join('')}`;

function desk() {
  const cwd = folder();
  const data = join(folder(), 'data');
  const env = { QUIZ_DATA_DIR: data, QUIZ_CACHE_DIR: folder() };
  const write = (marks: Marks): void => writeFileSync(join(cwd, 'questions', 'mem.yaml'), bankWith(marks));
  mkdirSync(join(cwd, 'questions'));
  write({});
  return {
    write,
    run: (args: readonly string[], input = ''): Promise<Ran> => quiz(args, { cwd, env, input }),
    talk: (args: readonly string[]) => converse(args, { cwd, env }),
    journal: () => journalFiles(data).map((file) => readFileSync(file, 'utf8')),
    /** An answer as an earlier run recorded it, so many days ago. */
    answered(id: string, days: number, verdict: Attempt['verdict']): void {
      const at = new Date(Date.now() - days * DAY).toISOString();
      appendLines(deviceFile(data), lineOf(attempt(id, verdict, { id: `${id} ${days}`, bank: 'mem', at })));
    },
  };
}

type Desk = ReturnType<typeof desk>;

const asked = (said: string): string[] => [...said.matchAll(/^Question (\w+)\?$/gm)].map(([, id]) => id ?? '');
const numberOf = (said: string, text: string): string => {
  const found = [...said.matchAll(new RegExp(`^(\\d)\\) ${text}$`, 'gm'))].at(-1)?.[1];
  if (found === undefined) throw new Error(`no choice "${text}" in\n${said}`);
  return found;
};

async function progressOf(at: Desk) {
  const { stdout } = await at.run(['progress', 'mem', '--json']);
  const { banks, concepts, due } = JSON.parse(stdout);
  return { bank: banks[0], concept: concepts[0], due };
}

describe('answers from before', () => {
  test('a wrong one counts nowhere once the question is disregarded, and again when that is taken back', async () => {
    const at = desk();
    at.answered('one', 3, 'wrong');
    at.answered('two', 2, 'correct');
    const before = await progressOf(at);
    expect(before).toMatchObject({ bank: { questions: 3, answered: 2, due: 2 }, concept: { questions: 3, answered: 2, strength: 0.5 } });
    expect(asked((await at.run(['review'])).stdout)).toEqual(['one']);
    const journal = at.journal();

    at.write({ one: 'disregard' });
    expect(await progressOf(at)).toMatchObject({
      bank: { questions: 2, answered: 1, due: 1 },
      concept: { questions: 2, answered: 1, strength: 1, standing: 'started' },
      due: [{ count: 1 }],
    });
    expect(asked((await at.run(['review'])).stdout)).toEqual(['two']);
    expect((await at.run(['mem', '--missed'])).stderr).toMatch(/Nothing was missed/);
    expect((await at.run(['list'])).stdout).toMatch(/2 questions, 1 concepts, 1 disregarded/);

    at.write({});
    expect(await progressOf(at)).toEqual(before);
    expect(at.journal()).toEqual(journal);
  });

  test('wrong ones count as right once every answer is accepted, and as wrong again when that is taken back', async () => {
    const at = desk();
    for (const days of [3, 2, 1]) at.answered('one', days, 'wrong');
    const before = await progressOf(at);
    expect(before).toMatchObject({
      bank: { mastered: 0, due: 1 },
      concept: { strength: 0, standing: 'weak' },
      due: [{ inDays: 0, count: 1 }],
    });
    const journal = at.journal();

    at.write({ one: 'accept-all' });
    const { bank, concept, due } = await progressOf(at);
    expect(bank).toMatchObject({ questions: 3, answered: 1, mastered: 1, due: 0 });
    expect(concept).toMatchObject({ mastered: 1, strength: 1, standing: 'started' });
    expect(due[0].inDays).toBeGreaterThan(1);
    expect((await at.run(['review'])).stdout).toMatch(/Nothing is due\. Next: 1 question in \d+ days/);

    at.write({});
    expect(await progressOf(at)).toEqual(before);
    expect(at.journal()).toEqual(journal);
  });
});

describe('a session that was left', () => {
  /** Misses the first question and leaves at the second. */
  async function leftAtTwo(at: Desk, args: readonly string[] = ['mem']): Promise<void> {
    const talk = at.talk(args);
    await talk.say(numberOf(await talk.greeting, 'wrong a'));
    talk.end();
    await talk.done;
  }

  test.each([[['mem']], [['mem', '-n', '3']]])('goes on without a question that was disregarded since: %s', async (args) => {
    const at = desk();
    await leftAtTwo(at, args);
    at.write({ one: 'disregard' });
    const talk = at.talk(args);
    let said = await talk.greeting;
    expect(said).toMatch(/one was taken out, and does not count: `a` of one is right, too\./);
    expect(said).toMatch(/mem · Memory · 1\/2/);
    for (let count = 0; count < 2; count += 1) said = await talk.say(numberOf(said, 'right'));
    const { stdout } = await talk.done;
    expect(asked(stdout)).toEqual(['two', 'three']);
    expect(stdout).toMatch(/Score 2 of 2 \(100 %\)[\s\S]*one was taken out, and does not count: `a` of one is right, too\./);
  });

  test('counts a miss as right once every answer is accepted, and does not bring it back', async () => {
    const at = desk();
    await leftAtTwo(at);
    at.write({ one: 'accept-all' });
    const talk = at.talk(['mem']);
    let said = await talk.greeting;
    for (let count = 0; count < 2; count += 1) said = await talk.say(numberOf(said, 'right'));
    const { stdout } = await talk.done;
    expect(asked(stdout)).toEqual(['two', 'three']);
    expect(stdout).toMatch(/Score 3 of 3 \(100 %\)[\s\S]*one counts as right, whatever was answered: `a` of one is right, too\./);
    expect(stdout).not.toMatch(/To look at again/);
  });

  test('is begun anew when nothing is left of it', async () => {
    const at = desk();
    at.write({ two: 'disregard', three: 'disregard' });
    await leftAtTwo(at);
    at.write({ one: 'disregard' });
    expect((await at.run(['mem'])).stdout).toMatch(/mem · Memory: 2 questions, about[\s\S]*mem · Memory · 1\/2/);
  });
});

describe('a question that accepts every answer', () => {
  test('is put, and a wrong answer is told to count, with the reason; the journal keeps what the question itself made of it', async () => {
    const at = desk();
    at.write({ one: 'accept-all' });
    const talk = at.talk(['mem#one']);
    await talk.say(numberOf(await talk.greeting, 'wrong a'));
    const { stdout } = await talk.done;
    expect(stdout).toMatch(
      /Accepted: full credit\nThis question is faulty, so every answer to it counts as right: `a` of one is\s+right, too\./,
    );
    expect(stdout).toMatch(/What the bank says:[\s\S]*That is wrong\.[\s\S]*Score 1 of 1/);
    // One answer was enough, whichever it was.
    expect(asked(stdout)).toEqual(['one']);
    expect(at.journal().join('')).toMatch(/"question":"one"[^\n]*"verdict":"wrong"/);
    expect((await progressOf(at)).concept).toMatchObject({ strength: 1 });
    at.write({});
    expect((await progressOf(at)).concept).toMatchObject({ strength: 0 });
  });

  test('told with the answer shown, it was none', async () => {
    const at = desk();
    at.write({ one: 'accept-all' });
    const { stdout } = await at.run(['mem#one'], ':r\n');
    expect(stdout).toMatch(/The answer · counts as missed\nThis question is faulty, so every answer/);
    expect(stdout).toMatch(/Score 0 of 1/);
  });

  test('in a replay, the document says so', async () => {
    const at = desk();
    at.write({ one: 'accept-all' });
    const file = join(folder(), 'replies.json');
    writeFileSync(file, JSON.stringify({ one: 'b', two: 'b', three: 'a' }));
    const document = JSON.parse((await at.run(['mem', '--answers', file, '--json'])).stdout);
    expect(document).toMatchObject({
      score: 2,
      outOf: 3,
      results: [{ question: 'one', reply: 'b', verdict: 'correct', score: 1 }, { verdict: 'wrong' }, { verdict: 'correct' }],
      faults: [{ question: 'one', mark: 'accept-all', because: '`a` of one is right, too.' }],
    });
  });

  test('in an exam is told at the end', async () => {
    const at = desk();
    at.write({ one: 'accept-all' });
    const talk = at.talk(['mem#one', '--exam']);
    await talk.say(numberOf(await talk.greeting, 'wrong b'));
    expect((await talk.done).stdout).toMatch(/Accepted: full credit[\s\S]*Score 1 of 1/);
  });

  test('quiz try says what counts, and what it would have been', async () => {
    const at = desk();
    at.write({ one: 'accept-all' });
    expect((await at.run(['try', 'mem#one', 'b'])).stdout).toMatch(
      /faulty, so every answer[\s\S]*✓ Correct\n.*every answer is accepted \(by itself: /,
    );
    expect(JSON.parse((await at.run(['try', 'mem#one', 'b', '--json'])).stdout)).toMatchObject({
      status: { mark: 'accept-all' },
      replies: [{ score: 1, verdict: 'correct' }],
    });
  });
});

describe('a disregarded question', () => {
  test('is refused with the reason when it is asked for, and shown to whoever wants to see it', async () => {
    const at = desk();
    at.write({ one: 'disregard' });
    const refused = await at.run(['mem#one']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/"one" is not put any more: `a` of one is right, too\.\n.*quiz show mem#one/);
    expect((await at.run(['show', 'mem#one'])).stdout).toMatch(
      /faulty, so it is not put any more and no answer to it counts:\s+`a` of one is right, too\./,
    );
    expect((await at.run(['show', 'mem', '--markdown'])).stdout).toMatch(
      /\*\*Status:\*\* This question is faulty, so it is not put any more/,
    );
    expect((await at.run(['mem#onf'])).stderr).toMatch(/There is no question "onf"/);
  });

  test('is in no sample of quiz spot', async () => {
    const at = desk();
    at.write({ one: 'disregard', two: 'disregard' });
    const { stdout } = await at.run(['spot', 'mem', '-n', 'all', '--plain'], ':s\n:s\n:s\n');
    expect(asked(stdout)).toEqual(['three']);
  });

  test('leaves a bank that says so when there is no other', async () => {
    const at = desk();
    at.write({ one: 'disregard', two: 'disregard', three: 'disregard' });
    const { code, stderr } = await at.run(['mem']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Every question here is disregarded\.\n.*quiz show mem says why/);
    expect((await at.run(['check', 'questions/mem.yaml'])).stdout).toMatch(/Out of scores: 3 questions disregarded/);
  });

  test('spoils no comparison with last time', async () => {
    const at = desk();
    const play = async (texts: readonly string[]): Promise<string> => {
      const talk = at.talk(['mem', '--exam']);
      let said = await talk.greeting;
      for (const text of texts) said = await talk.say(numberOf(said, text));
      return (await talk.done).stdout;
    };
    expect(await play(['wrong a', 'right', 'right'])).toMatch(/Score 2 of 3/);
    at.write({ one: 'disregard' });
    expect(await play(['right', 'wrong a'])).toMatch(/Score 1 of 2 \(50 %\)[\s\S]*50 points less than last time/);
  });
});
