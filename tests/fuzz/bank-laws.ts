// What must hold for any text that is taken for a bank.

import { safeJson } from '../../src/cli/terminal/json.ts';
import { bankLoader, type FileFinding, type Loaded } from '../../src/core/bank/load.ts';
import { readSource } from '../../src/core/bank/source.ts';
import { check } from '../../src/core/check/check.ts';
import { type Diagnostic, diagnose } from '../../src/core/check/diagnostic.ts';
import { mendAll } from '../../src/core/check/fix.ts';
import { pageOf } from '../../src/core/check/page-of.ts';
import { rules } from '../../src/core/check/registry.ts';
import { countUp, diagnosticDoc, diagnosticsJson } from '../../src/core/report/diagnostics.ts';
import { githubText } from '../../src/core/report/github.ts';
import { sarifLog } from '../../src/core/report/sarif.ts';
import { questionTypes } from '../../src/question-types/registry.ts';
import { fits, fitsSarif } from './documents.ts';
import { Broken, must, neverThrows, withinTime } from './law.ts';
import { cacheLaws, questionLaws } from './question-laws.ts';
import { sessionLaws } from './session-laws.ts';
import { drawable, json, printable } from './text-laws.ts';

const loader = bankLoader(questionTypes);
const PATH = 'bank.yaml';

interface Checked {
  readonly loaded: Loaded;
  readonly findings: readonly FileFinding[];
}

/** Milliseconds that reading and checking a text may take: far more than it does, far less than a reader would bear. */
const patience = (text: string): number => 1500 + text.length / 40;

async function checked(text: string): Promise<Checked> {
  const loaded = await withinTime('loading takes bounded time', patience(text), () =>
    neverThrows('loading never throws', () => loader.load([{ path: PATH, text }])),
  );
  const findings = await withinTime('checking takes bounded time', patience(text), () =>
    neverThrows('checking never throws', () => check(loaded, rules, {})),
  );
  return { loaded, findings };
}

/** All laws of banks. */
export async function bankLaws(text: string): Promise<void> {
  const { loaded, findings } = await checked(text);
  const told = await withinTime('places are found in bounded time', patience(text), () =>
    neverThrows('places are found', () => diagnose({ findings, sources: loaded.sources })),
  );
  placesAreInside(told, text);
  for (const each of told) wordsSaySomething(each);
  reportsAreSound(told, loaded);
  somethingIsTold(loaded, findings);
  await questionsHold(loaded, findings);
  await fixesHold({ loaded, findings }, text);
}

/** Every place lies in the file. The end of a line belongs to it, as one column more. */
function placesAreInside(told: readonly Diagnostic[], text: string): void {
  const lines = text.split(/\r?\n/);
  for (const each of told) {
    for (const { line, column, endLine, endColumn, excerpt } of [each, ...each.related]) {
      const width = lines[line - 1]?.length ?? -1;
      const inside = line >= 1 && line <= lines.length && column >= 1 && column <= width + 1 && endLine === line && endColumn > column;
      const seen = (): string =>
        `${each.rule} ${line}:${column} to ${endLine}:${endColumn}, where the line has ${width} and the file ${lines.length} lines`;
      must('a place lies in the file', inside && endColumn <= Math.max(width + 1, column + 1), seen);
      must('the excerpt is the line', excerpt === lines[line - 1], () => `${each.rule} ${line}: ${JSON.stringify(excerpt)}`);
    }
    must('the file is named', each.file === PATH, () => each.file);
  }
  for (const [at, each] of told.entries()) {
    const next = told[at + 1];
    must(
      'findings are sorted by place',
      next === undefined || each.line < next.line || (each.line === next.line && each.column <= next.column),
      () => each.rule,
    );
  }
}

function wordsSaySomething(each: Diagnostic): void {
  must('a finding has a page', pageOf(each.rule) !== undefined, () => each.rule);
  for (const words of [each.message, each.why, each.help]) {
    if (words === undefined) continue;
    must('a finding says something', words.trim() !== '' && !/\[object Object\]|\bundefined\b/.test(words), () => `${each.rule}: ${words}`);
  }
}

function reportsAreSound(told: readonly Diagnostic[], { sources }: Loaded): void {
  const nameOf = (file: string): string => file;
  for (const each of told) drawable(`text of ${each.rule}`, diagnosticDoc(each, { nameOf, width: 80, all: true }), [80]);
  fits('check', json('json', safeJson(diagnosticsJson(told, countUp(told, sources.size, 0), nameOf))));
  const sarif = json('sarif', safeJson(sarifLog(told, { version: '1.0.0', nameOf, wordsOf: pageOf })));
  // The schema is large: a few results say whether all fit.
  if (told.length < 30) fitsSarif(sarif);
  const github = githubText(told, nameOf);
  printable('github', github);
  const lines = github.split('\n').slice(0, -1);
  must(
    'a finding is one line for GitHub',
    lines.length === told.length && lines.every((line) => /^::(?:error|warning|notice) file=/.test(line)),
    () => github,
  );
}

/** What is left out is told. */
function somethingIsTold({ bank }: Loaded, findings: readonly FileFinding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  must('a bank that cannot be read is told', bank !== undefined || errors > 0, () => 'no bank and no error');
  must(
    'a question that is left out is told',
    bank === undefined || bank.broken === 0 || errors > 0,
    () => `${bank?.broken} broken and no error`,
  );
}

async function questionsHold({ bank, placed }: Loaded, findings: readonly FileFinding[]): Promise<void> {
  if (bank === undefined || bank.questions.length === 0) return;
  const faulty = new Set(findings.flatMap(({ severity, path }) => (severity === 'error' && path[0] === 'questions' ? [path[1]] : [])));
  for (const { question, path } of placed) {
    const sound = !faulty.has(path[1]);
    await withinTime('a question takes bounded time', 3000, () =>
      neverThrows('a question never throws', () => {
        for (const each of [question, ...question.parts]) questionLaws(each, sound);
      }),
    );
  }
  await cacheLaws(bank);
  const sound = findings.every(({ severity }) => severity !== 'error');
  await withinTime('a session takes bounded time', 3000, () => neverThrows('a session never throws', () => sessionLaws(bank, sound)));
}

const ROUNDS = 10;

/** What `--fix` does: only what it says, nothing worse afterwards, and an end. */
async function fixesHold(before: Checked, text: string): Promise<void> {
  let { loaded, findings } = before;
  let now = text;
  for (let round = 0; ; round += 1) {
    const source = loaded.sources.get(PATH);
    if (source === undefined) return;
    const own = findings;
    const mended = await withinTime('mending takes bounded time', patience(text) * 4, () =>
      neverThrows('mending never throws', () => mendAll(source, own)),
    );
    if (mended === undefined) return;
    must('mending comes to its end', round < ROUNDS, () => now);
    must('a mended text can be read', readSource(mended.text).problems.length === 0, () => mended.text);
    must('comments stay', comments(mended.text) === comments(now), () => mended.text);
    const wanted = new Set(own.flatMap(({ fix = [] }) => fix.map(({ path }) => JSON.stringify(path))));
    onlyChanged(source.value, readSource(mended.text).value, [], wanted);
    const after = await checked(mended.text);
    const worse =
      after.findings.filter(({ severity }) => severity === 'error').length - own.filter(({ severity }) => severity === 'error').length;
    must('mending breaks nothing', worse <= 0, () => mended.text);
    ({ loaded, findings } = after);
    now = mended.text;
  }
}

const comments = (text: string): string =>
  JSON.stringify(
    text
      .split('\n')
      .filter((line) => /^\s*#/.test(line))
      .map((line) => line.trim())
      .sort(),
  );

/** Nothing but what stands at or below one of the paths `wanted` differs. */
function onlyChanged(before: unknown, after: unknown, path: readonly (string | number)[], wanted: ReadonlySet<string>): void {
  if (JSON.stringify(before) === JSON.stringify(after) || wanted.has(JSON.stringify(path))) return;
  const [old, made] = [entriesOf(before), entriesOf(after)];
  if (old === undefined || made === undefined || old.length !== made.length)
    throw new Broken('--fix changes what it says and nothing else', JSON.stringify(path));
  for (const [at, [key, value]] of old.entries()) {
    must('--fix keeps the order of keys', made[at]?.[0] === key, () => JSON.stringify([...path, key]));
    onlyChanged(value, made[at]?.[1], [...path, key], wanted);
  }
}

function entriesOf(value: unknown): (readonly [key: string | number, value: unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((each: unknown, at) => [at, each] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}
