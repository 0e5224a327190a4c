// What must hold for any command on any files: an exit code that means something, clean output, and no answer lost.
import type { Entry } from '../../src/core/memory/entry.ts';
import { readLine } from '../../src/store/lines.ts';
import { fits, fitsSarif } from './documents.ts';
import { must, neverThrows } from './law.ts';
import type { Scenario, Typed } from './scenario.ts';
import { colored, json } from './text-laws.ts';
import { type Outcome, type World, worldOf } from './world.ts';

/** Runs a scenario and looks at everything it leaves behind. */
export async function scenarioLaws(scenario: Scenario): Promise<void> {
  const world = worldOf(scenario);
  try {
    for (const typed of scenario.typed) await commandLaws(typed, world);
  } finally {
    world.remove();
  }
}

async function commandLaws(typed: Typed, world: World): Promise<void> {
  const before = world.journals();
  const outcome = await neverThrows('a command never throws', () => world.run(typed));
  commandLawsFor(typed, outcome, before, world.journals());
}

type Journals = ReadonlyMap<string, string>;

/** What must hold for what a command left behind, and for the journals before and after it. */
export function commandLawsFor(typed: Typed, outcome: Outcome, before: Journals, after: Journals): void {
  const { code, stdout, stderr } = outcome;
  const about = (): string =>
    `quiz ${typed.args.map((each) => JSON.stringify(each)).join(' ')}: ${code}\n${stderr}\n${stdout.slice(0, 1500)}`;
  must('the program never fails', code !== 3 && !stderr.includes('should not'), about);
  must('an exit code means something', [0, 1, 2, 130].includes(code), about);
  must('wrong usage is told', code !== 2 || stderr.trim() !== '', about);
  must('no stack trace is shown', !/^\s+at \S+ \(?\S+:\d+:\d+\)?$/m.test(stderr), about);
  colored('stdout', stdout.replaceAll('\r\n', '\n'));
  colored('stderr', stderr);
  documentLaws(typed, outcome);
  journalLaws(typed, outcome, before, after);
}

function documentLaws({ args }: Typed, { code, stdout }: Outcome): void {
  if (stdout === '' || (code !== 0 && code !== 1 && code !== 130) || args.includes('--help') || args.includes('-h')) return;
  const [name] = args;
  if (name === 'check') {
    const format = args[args.lastIndexOf('--format') + 1];
    if (!args.includes('--format')) return;
    if (format === 'json') fits('check', json('check', stdout));
    if (format === 'sarif') fitsSarif(json('check', stdout));
    return;
  }
  if (!args.includes('--json')) return;
  if (name === 'try') fits('try', json('try', stdout));
  else if (['list', 'progress', 'concepts', 'rules'].includes(name ?? '') || args.includes('--status')) json(name ?? '', stdout);
  else if (/^\{/.test(stdout)) fits('results', json('results', stdout));
}

const entriesIn = (text: string): Entry[] =>
  text.split('\n').flatMap((line) => {
    const read = readLine(line);
    return typeof read === 'string' ? [] : [read.entry];
  });

const VERDICT =
  /^(?:✓ Correct|✗ Not right|◐ Partly right|\+ Correct|x Not right|~ Partly right|The answer(?: .{1,3} counts as missed)?$)/gm;

/** Journals only grow, by whole lines; every answer whose verdict was shown is in them once. */
function journalLaws(typed: Typed, { stdout, stderr }: Outcome, before: Journals, after: Journals): void {
  if (typed.args[0] === 'history') return;
  const added: Entry[] = [];
  for (const [name, text] of before) must('a journal only grows', after.get(name)?.startsWith(text) === true, () => name);
  for (const [name, text] of after) {
    const more = text.slice(before.get(name)?.length ?? 0);
    must('lines are whole', more === '' || more.endsWith('\n'), () => more.slice(-200));
    const lines = more.split('\n').filter((line) => line !== '');
    must(
      'lines can be read again',
      lines.every((line) => typeof readLine(line) !== 'string'),
      () => more,
    );
    added.push(...entriesIn(more));
  }
  const ids = added.map(({ id }) => id);
  must('an entry is written once', new Set(ids).size === ids.length, () => ids.join(' '));
  if (typed.args.some((each) => ['--no-record', '--answers', 'show', 'try', 'spot', 'check'].includes(each))) return;
  const attempts = added.filter(({ kind }) => kind === 'attempt').length;
  const shown = [...`${stdout}\n${stderr}`.matchAll(VERDICT)].length;
  // In a narrow terminal a verdict is broken into lines.
  if (typed.args.includes('--exam') || (typed.columns ?? 80) < 40) return;
  must(
    'what was told was written',
    // Whoever leaves when asked how sure they are has answered, and is told nothing.
    typed.args.includes('--confidence') ? shown <= attempts : shown === attempts,
    () => `${shown} verdicts and ${attempts} attempts: ${JSON.stringify(typed.args)}\n${stdout}`,
  );
}
