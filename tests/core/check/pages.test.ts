// Every finding has a page, and what the pages show is so.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageGroups, pageOf } from '../../../src/core/check/page-of.ts';
import { structuralGroups } from '../../../src/core/check/pages/catalog.ts';
import { rules } from '../../../src/core/check/registry.ts';
import { bankOf, findingsIn, markedLines, signoffsIn } from './marked.ts';

/** Runs an example with its rule on. `name` as it is told: `<type>` is filled in by the mark. */
async function told(text: string, name: string, ledger?: string) {
  const rule = rules.find((each) => each.name === name);
  const found = await findingsIn(text, rule?.severity === 'off' ? { [name]: 'info' } : {});
  if (ledger !== undefined) found.push(...(await signoffsIn(text, ledger)));
  const suffix = name.startsWith('<type>') ? name.slice('<type>'.length) : undefined;
  return found.filter((each) => (suffix === undefined ? each.rule === name : each.rule.endsWith(suffix)));
}

/** The name that the mark of a `<type>/…` page has, such as `numeric/no-answer`. */
const nameIn = (text: string, name: string): string => (name.startsWith('<type>') ? (/# ! (\S+)/.exec(text)?.[1] ?? name) : name);

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const asBank = (text: string): string => ('bank' in rule ? text : bankOf(text));

  test('the bad example is told on the marked lines', async () => {
    const text = asBank(rule.bad);
    const lines = (await told(text, name)).map((each) => each.line);
    expect(lines).toEqual(markedLines(text, name));
    expect(lines.length).toBeGreaterThan(0);
  });

  test('the good example is not told, and sound', async () => {
    const text = asBank(rule.good);
    expect(await told(text, name)).toEqual([]);
    expect((await findingsIn(text)).filter((each) => each.severity === 'error')).toEqual([]);
  });

  test('says what, why and where from', () => {
    expect(rule.checks).toMatch(/[.)]$/);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.source).toMatch(/\S/);
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

const structural = structuralGroups.flatMap(({ pages }) => pages);
const shown = structural.flatMap(({ name, severity, example }) => (example === undefined ? [] : [{ name, severity, example }]));

describe.each(shown.map((page) => [page.name, page] as const))('%s', (name, { severity, example }) => {
  const asBank = (text: string): string => (example.of === 'bank' ? text : bankOf(text));

  test('the bad example is told, where it is marked', async () => {
    const text = asBank(example.bad);
    const found = await told(text, name, example.ledger);
    expect(found.map((each) => each.severity)).toContain(severity);
    const lines = markedLines(text, nameIn(text, name));
    if (lines.length > 0) expect(found.map((each) => each.line)).toEqual(lines);
    else expect(example.bad).not.toContain('# !');
  });

  test('the good example is not told, and sound', async () => {
    const text = asBank(example.good);
    expect(await told(text, name, example.ledger)).toEqual([]);
    expect((await findingsIn(text)).filter((each) => each.severity === 'error' || each.rule === name).map((each) => each.message)).toEqual(
      [],
    );
  });
});

/** The names of findings that a source file mentions where it makes them. `${…}/name` stands for any type. */
function emitted(source: string): string[] {
  const literals = [...source.matchAll(/\brule: ([^,\n]*)/g)].flatMap(([, rest = '']) => [...rest.matchAll(/['`]([^'`]*)['`]/g)]);
  const shared = [...source.matchAll(/\b(?:finding|error|warning|givenAway)\(\s*['`]([^'`]+)['`]/g)];
  return [...literals, ...shared]
    .map(([, name = '']) => name.replace(/\$\{[^}]*\}/g, '<type>'))
    .filter((name) => /^(?:(?:<type>|[a-z-]+)\/)?[a-z]+(?:-[a-z]+)*$/.test(name));
}

test('every finding that the source can tell has a page', () => {
  const core = join(import.meta.dirname, '..', '..', '..', 'src');
  const telling = /^(?:core\/(?:bank|answers|check)|question-types|cli)\/(?!.*\/pages\/|session\/).*\.ts$/;
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((file) => telling.test(file.replaceAll('\\', '/')));
  const names = [...new Set(files.flatMap((file) => emitted(readFileSync(join(core, file), 'utf8'))))];
  expect(names).toContain('yaml/tab');
  expect(names).toContain('<type>/no-key');
  expect(names).toContain('no-tolerance');
  expect(names).toContain('unused-waiver');
  expect(names.filter((name) => pageOf(name) === undefined)).toEqual([]);
});

test('no two pages have one name', () => {
  const names = pageGroups.flatMap(({ pages }) => pages.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});
