// Spot-checking and what CI makes of it: the ledger beside a bank, `quiz spot`, and `quiz check --require-signoff`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { quiz } from '../support/inside.ts';
import { bin, folder } from '../support/program.ts';
import { key, open } from '../support/terminal.ts';

const truth = (id: string, more = ''): string =>
  `  - id: ${id}\n    type: true-false\n    prompt: Is the ${id} part frozen while the policy is tuned?\n    answer: true\n    explanation: It is frozen, since only the policy is trained at that stage.\n${more}`;
const bank = (...questions: string[]): string => `id: b\ntitle: B\nquestions:\n${questions.join('')}`;
const three = bank(truth('one'), truth('two'), truth('three'));

/** A folder with `b.yaml` in it. */
function place(text: string): string {
  const cwd = folder();
  writeFileSync(join(cwd, 'b.yaml'), text);
  return cwd;
}

/** Looks at one question and says a word: `['o']`, or `['f', '2', 'a note']`. */
async function look(cwd: string, question: string, ...words: string[]): Promise<void> {
  const input = ['1', ...words].map((each) => `${each}\n`).join('');
  const { code, stdout } = await quiz(['spot', `b.yaml#${question}`, '--plain', '--who', 'Ada'], { cwd, input });
  expect(stdout).toMatch(/1 of 1 looked at; written to b\.signoff\.yaml/);
  expect(code).toBe(0);
}

const check = (cwd: string, ...more: string[]) => quiz(['check', 'b.yaml', '--require-signoff', ...more], { cwd });

interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly question: string | null;
  readonly message: string;
  readonly help: string;
}

/** The errors in JSON, which are problems if there are any. */
async function errorsIn(cwd: string): Promise<Told[]> {
  const { stdout, stderr, code } = await check(cwd, '--format', 'json');
  expect(stderr).toBe('');
  const found = (JSON.parse(stdout) as { findings: Told[] }).findings.filter(({ severity }) => severity === 'error');
  expect(code).toBe(found.length > 0 ? 1 : 0);
  return found;
}

const brief = (found: readonly Told[]): string[] => found.map(({ rule, line, question }) => `${rule} ${line} ${question}`);

describe('quiz check --require-signoff', () => {
  test('without a ledger every question is unsigned, in every format; without the option none is', async () => {
    const cwd = place(three);
    expect(brief(await errorsIn(cwd))).toEqual(['unsigned-question 4 one', 'unsigned-question 9 two', 'unsigned-question 14 three']);
    const github = await check(cwd, '--format', 'github');
    expect(github.stdout.match(/^::error file=b\.yaml,line=\d+,col=9,.*title=unsigned-question \((one|two|three)\)::/gm)).toHaveLength(3);
    expect(github.code).toBe(1);
    const sarif = await check(cwd, '--format', 'sarif');
    expect(sarif.stdout.match(/"ruleId": ?"unsigned-question"/g)).toHaveLength(3);
    expect(sarif.stdout).toContain('a sound question that the ledger beside its bank does not sign off');
    expect(sarif.code).toBe(1);
    const text = await check(cwd);
    expect(text.stdout).toMatch(
      /error unsigned-question[\s\S]*Nobody has signed off this question\.[\s\S]*quiz spot b\.yaml[\s\S]*3 errors/,
    );
    expect(text.code).toBe(1);
    const plain = await quiz(['check', 'b.yaml', '--no-report'], { cwd });
    expect(plain.stdout).toMatch(/^No problems in 3 questions in 1 file\.$/m);
    expect(existsSync(join(cwd, 'b.signoff.yaml'))).toBe(false);
  });

  test('is content once each is signed off, and says which was reworded and which is flagged, and what to do', async () => {
    const cwd = place(three);
    await look(cwd, 'one', 'o');
    await look(cwd, 'two', 'o');
    await look(cwd, 'three', 'o');
    expect(await errorsIn(cwd)).toEqual([]);
    writeFileSync(join(cwd, 'b.yaml'), three.replace('the two part', 'the second part'));
    await look(cwd, 'three', 'f', '2', 'Frozen by whom?');
    const [stale, flagged, ...others] = await errorsIn(cwd);
    expect(others).toEqual([]);
    expect(stale).toMatchObject({ question: 'two', line: 9 });
    expect(stale?.message).toMatch(/^This question was reworded since Ada signed it off on \d{4}-\d\d-\d\d\.$/);
    expect(stale?.help).toContain('quiz spot b.yaml --changed');
    expect(flagged).toMatchObject({ question: 'three', line: 14 });
    expect(flagged?.message).toMatch(/^Ada flagged this question on \S+ \(ambiguous\): Frozen by whom\?$/);
    expect(flagged?.help).toContain('quiz spot b.yaml#three');
    await look(cwd, 'three', 'o');
    await look(cwd, 'two', 'o');
    expect(await errorsIn(cwd)).toEqual([]);
  });

  test('cannot be made milder, on the command line or in quiz.config.yaml, and the refusal says what to leave out', async () => {
    const cwd = place(three);
    const told = /"unsigned-question" cannot be made milder\. It is told only with --require-signoff[\s\S]*leave out --require-signoff/i;
    const asked = await check(cwd, '--rule', 'unsigned-question=warn');
    expect(asked.stderr).toMatch(told);
    expect(asked.code).toBe(2);
    writeFileSync(join(cwd, 'quiz.config.yaml'), 'rules:\n  unsigned-question: warn\n');
    const configured = await check(cwd);
    expect(configured.stderr).toMatch(/quiz\.config\.yaml:2: /);
    expect(configured.stderr).toMatch(told);
    expect(configured.code).toBe(2);
  });

  test('a comment on the answer may change: the sign-off holds', async () => {
    const cwd = place(bank(truth('one')));
    await look(cwd, 'one', 'o');
    writeFileSync(join(cwd, 'b.yaml'), bank(truth('one', '    hints: [Look at the policy.]\n')).replace('It is frozen', 'It stays so'));
    expect(await errorsIn(cwd)).toEqual([]);
  });

  test('a question that is out of use need not be signed off, is not drawn, and can be looked at by its name', async () => {
    const cwd = place(bank(truth('one', '    status: {mark: disregard, because: Two answers are right.}\n'), truth('two')));
    expect(brief(await errorsIn(cwd))).toEqual(['unsigned-question 10 two']);
    const { stdout } = await quiz(['spot', 'b.yaml', '--plain', '-n', 'all'], { cwd, input: '1\no\n' });
    expect(stdout).toContain('1 of 1 looked at');
    expect(await errorsIn(cwd)).toEqual([]);
    await look(cwd, 'one', 'o');
  });

  test('a broken question is told for what breaks it, and a bank that cannot be read for that', async () => {
    const cwd = place(bank(truth('one'), truth('two').replace('answer', 'anser')));
    expect(brief(await errorsIn(cwd))).toEqual(['unsigned-question 4 one', 'true-false/unknown-key 12 two']);
    writeFileSync(join(cwd, 'b.yaml'), three.replace('id: b\n', ''));
    expect((await errorsIn(cwd)).map(({ rule }) => rule)).toEqual(['bank/missing-key']);
  });

  test.each([
    ['<<<<<<< HEAD\n', 10, 'it is no YAML here'],
    ['  - question: two\n    who: Ada\n', 10, 'entry 2 has no wording, verdict, when'],
    ['  - {question: two, wording: x, who: Ada, when: today, verdict: fine}\n', 10, 'entry 2 has the verdict "fine"'],
    ['  - {question: two, wording: x, who: Ada, when: today, verdict: flagged, kind: odd}\n', 10, 'entry 2 has the kind "odd"'],
    ['  - two\n', 10, 'entry 2 is no mapping'],
  ])('a broken ledger is one error at its line: %j', async (more, line, message) => {
    const cwd = place(three);
    await look(cwd, 'one', 'o');
    const ledger = join(cwd, 'b.signoff.yaml');
    writeFileSync(ledger, readFileSync(ledger, 'utf8') + more);
    const found = await errorsIn(cwd);
    expect(found).toMatchObject([{ rule: 'broken-ledger', file: 'b.signoff.yaml', line }]);
    expect(found[0]?.message).toContain(message);
    const spot = await quiz(['spot', 'b.yaml', '--status'], { cwd });
    expect(spot.code).toBe(2);
    expect(spot.stderr).toContain(`b.signoff.yaml:${line}:`);
    expect(spot.stderr).toContain(message);
  });

  test('a ledger that cannot be opened is an error, an empty one has no sign-offs', async () => {
    const cwd = place(bank(truth('one')));
    writeFileSync(join(cwd, 'b.signoff.yaml'), '');
    expect(brief(await errorsIn(cwd))).toEqual(['unsigned-question 4 one']);
    const other = place(bank(truth('one')));
    mkdirSync(join(other, 'b.signoff.yaml'));
    expect((await errorsIn(other)).map(({ rule, message }) => [rule, message])).toEqual([
      ['broken-ledger', expect.stringContaining('cannot be opened (EISDIR)')],
    ]);
  });

  test('a folder that is a bank has its ledger inside, and a case study is signed off as a whole', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'b'));
    writeFileSync(join(cwd, 'b', 'bank.yaml'), bank(truth('one')));
    const part = truth('part')
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}\n`)
      .join('');
    const study = `  - id: case\n    type: case-study\n    prompt: Read it.\n    scenario: A policy is tuned.\n    questions:\n${part}    explanation: All but the policy is frozen while it is tuned.\n`;
    writeFileSync(join(cwd, 'b', 'more.yaml'), `questions:\n${study}`);
    const told = async (): Promise<string[]> => {
      const { stdout } = await quiz(['check', 'b', '--require-signoff', '--format', 'json'], { cwd });
      return (JSON.parse(stdout) as { findings: Told[] }).findings
        .filter(({ rule }) => rule === 'unsigned-question')
        .map(({ file, question }) => `${file} ${question}`);
    };
    expect(await told()).toEqual([`${join('b', 'bank.yaml')} one`, `${join('b', 'more.yaml')} case`]);
    const { stdout } = await quiz(['spot', 'b', '--plain', '-n', 'all'], { cwd, input: '1\no\n1\no\n' });
    expect(stdout).toMatch(/2 of 2 looked at; written to b.bank\.signoff\.yaml/);
    expect(await told()).toEqual([]);
  });

  test('commands that are shown quote a path with spaces', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'my bank.yaml'), bank(truth('one')));
    const { stdout } = await quiz(['check', 'my bank.yaml', '--require-signoff'], { cwd });
    expect(stdout).toContain("quiz spot 'my bank.yaml'");
  });
});

describe('quiz spot', () => {
  test('the ledger is YAML, sorted, one entry a question', async () => {
    const cwd = place(three);
    await look(cwd, 'two', 'o');
    await look(cwd, 'one', 'f', '1', 'a "quoted": note # here');
    await look(cwd, 'two', 'o');
    const { signoffs } = parse(readFileSync(join(cwd, 'b.signoff.yaml'), 'utf8')) as { signoffs: Record<string, string>[] };
    expect(signoffs).toMatchObject([
      { question: 'one', verdict: 'flagged', kind: 'wrong-key', note: 'a "quoted": note # here', who: 'Ada' },
      { question: 'two', verdict: 'ok' },
    ]);
  });

  test('a question that is named is asked whoever looked at it before; an unknown one gets a suggestion', async () => {
    const cwd = place(three);
    await look(cwd, 'one', 'o');
    await look(cwd, 'one', 'f', '3', '');
    const { signoffs } = parse(readFileSync(join(cwd, 'b.signoff.yaml'), 'utf8')) as { signoffs: Record<string, string>[] };
    expect(signoffs).toMatchObject([{ question: 'one', verdict: 'flagged', kind: 'typo' }]);
    const unknown = await quiz(['spot', 'b.yaml#tow'], { cwd });
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('did you mean "two"?');
  });

  test('of a concept takes its questions alone', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'questions'));
    const head = 'id: b\ntitle: B\nconcepts:\n  tuning: {title: Tuning}\nquestions:\n';
    writeFileSync(join(cwd, 'questions', 'b.yaml'), head + truth('one') + truth('two', '    concept: tuning\n'));
    const { stdout } = await quiz(['spot', 'b/tuning', '--plain', '-n', 'all'], { cwd, input: '1\no\n' });
    expect(stdout).toMatch(/spot b · 1\/1[\s\S]*two part frozen[\s\S]*1 of 1 looked at/);
  });

  test('--status names what is flagged, by whom and why', async () => {
    const cwd = place(three);
    await look(cwd, 'one', 'o');
    await look(cwd, 'two', 'f', '2', 'Frozen by whom?');
    const { stdout } = await quiz(['spot', 'b.yaml', '--status'], { cwd });
    expect(stdout).toMatch(
      /^1 signed off, 1 flagged, 0 reworded since, 1 never looked at\.\n- two \(ambiguous, Ada, \S+\): Frozen by whom\?$/m,
    );
    expect(stdout).toMatch(/1 of 2 faulty/);
  });

  test('--status names what learners flagged and what is out of scores, in text and JSON', async () => {
    const cwd = place(
      bank(
        truth('one'),
        truth('two'),
        truth('three', '    status: {mark: disregard, because: "**Two** answers are right."}\n'),
        truth('four', '    status: {mark: accept-all, because: It was misprinted.}\n'),
      ),
    );
    const env = { QUIZ_DATA_DIR: folder() };
    await quiz(['b.yaml', '--plain', '--order', 'file'], { cwd, env, input: ':f\nWhich part?\n:f\n\n:q\n' });
    await look(cwd, 'two', 'f', '3', 'A typo.');
    const { stdout, code } = await quiz(['spot', 'b.yaml', '--status'], { cwd, env });
    expect(stdout).toMatch(/^- two \(typo, Ada, \S+\): A typo\.$/m);
    expect(stdout).toContain('Learners flagged, by the history on this computer:\n- one (2 flags): Which part?\n');
    expect(stdout).toContain(
      'Faulty, by their status:\n- three (disregarded): **Two** answers are right.\n- four (every answer accepted): It was misprinted.\n',
    );
    expect(code).toBe(0);
    const json = await quiz(['spot', 'b.yaml', '--status', '--json'], { cwd, env });
    expect(JSON.parse(json.stdout)).toEqual({
      version: 1,
      bank: 'b',
      questions: 3,
      signedOff: 0,
      flagged: 1,
      stale: 0,
      never: 2,
      upperLimit: 1,
      flags: [{ question: 'two', kind: 'typo', note: 'A typo.', who: 'Ada', when: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }],
      learnerFlags: [{ question: 'one', notes: ['Which part?', ''] }],
      faults: [
        { question: 'three', mark: 'disregard', because: '**Two** answers are right.' },
        { question: 'four', mark: 'accept-all', because: 'It was misprinted.' },
      ],
    });
  });

  test('an input that ends at the note, and :q there, flag nothing', async () => {
    const cwd = place(bank(truth('one')));
    for (const input of ['1\nf\n2\n', '1\nf\n2\n:q\nq\n']) {
      const { stdout } = await quiz(['spot', 'b.yaml', '--plain'], { cwd, input });
      expect(stdout).toContain('Nothing was signed off.');
      expect(existsSync(join(cwd, 'b.signoff.yaml'))).toBe(false);
    }
  });

  test('names the commands that work there, and takes them with a colon everywhere', async () => {
    const cwd = place(bank(truth('one')));
    const { stdout } = await quiz(['spot', 'b.yaml', '--plain'], { cwd, input: '1\n:f\nb\n:o\n:s\n' });
    expect(stdout).toContain('Commands: :s skip, :r reveal, :q leave, :? all.');
    expect(stdout).toMatch(/What is wrong with it\?[\s\S]*There is no :o/);
    expect(stdout).toContain('Nothing was signed off.');
  });
});

describe('quiz spot shows what others say about a question', () => {
  const flawed = `  - id: needed
    type: multiple-choice
    prompt: Which of these is not needed by DPO?
    choices:
      - text: A reward model
        correct: true
      - text: Preference pairs
        feedback: They are all that it trains on.
      - text: None of the above
        feedback: One of them is not needed.
    explanation: The pairs train the policy directly, without a reward model.
`;

  /** A bank with a question that has findings and two flags, and one that has neither. */
  async function flagged(): Promise<{ readonly cwd: string; readonly env: Readonly<Record<string, string>> }> {
    const cwd = place(bank(flawed, truth('clean')));
    const env = { QUIZ_DATA_DIR: folder() };
    await quiz(['b.yaml', '--plain', '--order', 'file'], { cwd, env, input: ':f\nWhich DPO?\n:f\n\n:q\n' });
    return { cwd, env };
  }

  test('in plain lines: findings and flags after the blind answer, and not before', async () => {
    const { cwd, env } = await flagged();
    const { stdout } = await quiz(['spot', 'b.yaml#needed', '--plain'], { cwd, env, input: '1\no\n' });
    const [before = '', after = ''] = stdout.split('Type a number from 1 to 3.');
    expect(before).not.toMatch(/none-of-the-above|finding|flag/);
    expect(after).toMatch(/^\d findings and 2 flags: see below$/m);
    expect(after).toMatch(
      /quiz check finds\n- warning needs-review \(line 4\)[\s\S]*- warning none-of-the-above \(line 12\): "None of the above" is a choice/,
    );
    expect(after).toMatch(/Learners flagged it 2 times\n- Which DPO\?\n- once without a note\n/);
    expect(after.indexOf('- info')).toBeGreaterThan(after.lastIndexOf('- warning'));
    const clean = await quiz(['spot', 'b.yaml#clean', '--plain'], { cwd, env, input: '1\no\n' });
    expect(clean.stdout).toContain('quiz check finds nothing here.');
    expect(clean.stdout).not.toMatch(/flagged it|see below/);
  });

  test('follows what quiz.config.yaml says about rules', async () => {
    const { cwd, env } = await flagged();
    writeFileSync(join(cwd, 'quiz.config.yaml'), 'rules:\n  none-of-the-above: off\n');
    const { stdout } = await quiz(['spot', 'b.yaml#needed', '--plain'], { cwd, env, input: '1\no\n' });
    expect(stdout).not.toMatch(/needs-review|- warning none-of-the-above/);
    expect(stdout).toContain('- warning negative-unemphasized');
  });

  test('on the screen, also on a small one: the head says that there is more, and it can be paged to', async () => {
    const { cwd, env } = await flagged();
    for (const [columns, rows] of [
      [80, 24],
      [40, 12],
    ] as const) {
      const terminal = open(process.execPath, [bin, 'spot', 'b.yaml#needed', '--who', 'Ada'], { cwd, env, columns, rows });
      await terminal.waitFor(/1\/1[\s\S]*\? keys/);
      expect(terminal.screen()).not.toMatch(/finding|flagged it/);
      terminal.write('1');
      terminal.write(key.enter);
      await terminal.waitFor(/\d findings and 2 flags: see below/);
      for (let page = 0; page < 12 && !terminal.screen().includes('without a note'); page += 1) {
        const before = terminal.screen();
        terminal.write(key.pageDown);
        await terminal.waitFor(/\? keys/, new RegExp(`^${before.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
      }
      expect(terminal.screen()).toMatch(/Which DPO\?[\s\S]*once without a note/);
      expect(terminal.overflows()).toBe(0);
      terminal.write('f');
      await terminal.waitFor(/What is wrong with it\?[\s\S]*5 off-topic: the source[\s\S]*\? keys/);
      terminal.write('b');
      await terminal.waitFor(/see below[\s\S]*↓ \d+ more lines[\s\S]*Enter more · o ok · f flag it/);
      terminal.write('o');
      expect(await terminal.exit).toBe(0);
      expect(terminal.history()).toContain('1 of 1 looked at');
    }
  });
});
