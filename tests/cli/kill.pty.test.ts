// SIGKILL at random steps of a session in a real terminal, round after round over one history. What was recorded is there,
// nothing twice, and the next start goes on at the right question. QUIZ_LONG=1 plays 200 rounds instead of 40.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Entry } from '../../src/core/memory/entry.ts';
import { random } from '../../src/core/random.ts';
import { journalFiles } from '../../src/store/journal.ts';
import { readFrom } from '../../src/store/read-lines.ts';
import { type Death, death, type Moment } from '../support/dying.ts';
import { bin, folder } from '../support/program.ts';
import { key, open, type Terminal } from '../support/terminal.ts';

const ROUNDS = process.env['QUIZ_LONG'] === '1' ? 200 : 40;
const names = ['ape', 'bee', 'cat', 'dog', 'elk', 'fox', 'gnu'];

// Without concepts there are no offers: what comes next depends on the answers alone.
const BANK = `id: kill
title: Kill
questions:
${names
  .map(
    (name) => `  - id: ${name}
    type: multiple-choice
    prompt: Question ${name}?
    choices:
      - text: right
        correct: true
      - text: wrong
      - text: neither
    explanation: So it is.
`,
  )
  .join('')}`;

const terminals: Terminal[] = [];
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.kill();
});

/** An answer that was given. */
interface Given {
  readonly question: string;
  readonly right: boolean;
}

/** What ought to come next, written down without the program: a missed question comes back after three others, then six, … */
class Expected {
  queue: string[] = [];
  /** Answers of the running session. */
  answers: string[] = [];

  begin(): void {
    this.queue = [...names];
    this.answers = [];
  }

  answered({ question, right }: Given): void {
    expect(this.queue[0]).toBe(question);
    this.queue.shift();
    const earlier = this.answers.filter((each) => each === question).length;
    if (!right) this.queue.splice(3 * 2 ** earlier, 0, question);
    this.answers.push(question);
  }
}

/** The steps at which a round ends. */
const steps = ['welcome', 'question', 'picked', 'before', 'torn', 'synced', 'any time', 'feedback', 'after'] as const;
type Step = (typeof steps)[number];
const isMoment = (step: Step): step is Moment => step === 'before' || step === 'torn' || step === 'synced';

test(`${ROUNDS} rounds, each killed at a random step`, { timeout: 240_000 }, async () => {
  const cwd = folder();
  const data = join(folder(), 'data');
  mkdirSync(join(cwd, 'questions'));
  writeFileSync(join(cwd, 'questions', 'kill.yaml'), BANK);
  const rng = random('kill');
  const pick = <T>(values: readonly T[]): T => values[Math.floor(rng() * values.length)] as T; // the index is inside

  const expected = new Expected();
  const recorded: Given[] = [];
  const seen = new Map<Step, number>();
  let damaged = 0;
  let uncertain = 0;

  /** The entries of the journal; every line of it is whole, but for those torn on purpose. */
  const journal = (): Entry[] => {
    const entries: Entry[] = [];
    const { notices } = readFrom(journalFiles(data), new Map(), (entry) => entries.push(entry));
    expect(Number(/(\d+) lines?/.exec(notices[0] ?? '')?.[1] ?? 0)).toBeLessThanOrEqual(damaged);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
    return entries;
  };

  for (let round = 0; round < ROUNDS; round += 1) {
    // A session in which nothing was answered, or which came to its end, is begun anew.
    const fresh = expected.answers.length === 0 || journal().at(-1)?.kind === 'end';
    if (fresh) expected.begin();
    const step = pick(steps);
    const before = Math.floor(rng() * 3);
    seen.set(step, (seen.get(step) ?? 0) + 1);
    // The start of a session is a line of its own.
    const write = (fresh ? 1 : 0) + before + 1;
    const end = isMoment(step) ? death(step, write) : death();
    const terminal = open(process.execPath, [bin, 'kill', '--order', 'file'], { cwd, env: { ...end.env, QUIZ_DATA_DIR: data } });
    terminals.push(terminal);
    const pending = await play(terminal, { step, before, fresh, end });
    await terminal.exit;

    const now = journal().flatMap((entry) =>
      entry.kind === 'attempt' ? [{ question: entry.question, right: entry.verdict === 'correct' }] : [],
    );
    if (step === 'torn') damaged += 1;
    if (pending !== undefined && now.length > recorded.length) {
      // The last answer may have reached the disk or not; it must where the program was killed after that.
      expect(step).not.toMatch(/before|torn/);
      recorded.push(pending);
      expected.answered(pending);
    } else if (pending !== undefined) {
      expect(step).not.toBe('synced');
      uncertain += 1;
    }
    expect(now, `round ${round}, killed at: ${step}`).toEqual(recorded);
  }

  expect([...seen.keys()].sort()).toEqual([...steps].sort());
  expect(recorded.length).toBeGreaterThan(ROUNDS);
  expect(uncertain).toBeGreaterThan(0);

  /** Answers some questions, and dies in the next one at `step`. Gives back an answer that may be recorded or not. */
  async function play(
    terminal: Terminal,
    { step, before, fresh, end }: { readonly step: Step; readonly before: number; readonly fresh: boolean; readonly end: Death },
  ): Promise<Given | undefined> {
    await terminal.waitFor(fresh ? /Enter begin/ : /You stopped at \d|All 7 were (?:put|answered)[\s\S]*Enter go on/);
    if (step === 'welcome') return void end.strike();
    await terminal.waitFor(/Enter (begin|go on)/);
    terminal.write(key.enter);
    for (let count = 0; ; count += 1) {
      const question = expected.queue[0];
      if (question === undefined) {
        // All was answered, now or just before the last kill: the session comes to its end.
        await terminal.exit;
        return undefined;
      }
      await terminal.waitFor(new RegExp(`Question ${question}\\?[\\s\\S]*\\d right[\\s\\S]*\\? keys`), /So it is/);
      const dies = count === before;
      if (dies && step === 'question') return void end.strike();
      const given: Given = { question, right: rng() < 0.6 };
      const number = new RegExp(`(\\d) ${given.right ? 'right' : 'wrong'}`).exec(terminal.screen())?.[1] ?? '';
      terminal.write(number);
      await terminal.waitFor(new RegExp(`❯ ${number}`));
      if (dies && step === 'picked') return void end.strike();
      terminal.write(key.enter);
      if (dies && isMoment(step)) return given;
      if (dies && step === 'any time') {
        await new Promise((resolve) => setTimeout(resolve, rng() * 8));
        end.strike();
        return given;
      }
      await terminal.waitFor(/(✓ Correct|✗ Not right)[\s\S]*So it is[\s\S]*\? keys/);
      recorded.push(given);
      expected.answered(given);
      if (dies && step === 'feedback') return void end.strike();
      terminal.write(key.enter);
      if (dies) return void end.strike();
    }
  }
});
