// Each rule on questions it must tell and questions it must let pass, the known false positives among them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../../src/core/check/registry.ts';
import { findingsIn, markedLines } from './marked.ts';

const folder = join(import.meta.dirname, 'fixtures');
const names = readdirSync(folder).map((file) => file.replace('.yaml', ''));

test('every rule about one question, and about pairs of them, has a fixture', () => {
  const wanted = rules.filter((rule) => 'question' in rule).map((rule) => rule.name);
  expect([...names].sort()).toEqual([...wanted, 'near-duplicate', 'answer-leak'].sort());
});

test.each(names)('%s', async (name) => {
  const text = readFileSync(join(folder, `${name}.yaml`), 'utf8');
  const rule = rules.find((each) => each.name === name);
  const found = await findingsIn(text, rule?.severity === 'off' ? { [name]: 'warning' } : {});
  const structural = found.filter((each) => each.severity === 'error' && !rules.some((other) => other.name === each.rule));
  expect(structural.map((each) => `${each.line}: ${each.rule} ${each.message}`)).toEqual([]);
  const told = found.filter((each) => each.rule === name);
  const lines = markedLines(text, name);
  expect(told.map((each) => each.line)).toEqual(lines);
  expect(lines.length).toBeGreaterThan(0);
  for (const { message, why, help } of told) {
    expect(message).toMatch(/\S.*[.!?]$/);
    expect(why).toMatch(/\S/);
    expect(help).toMatch(/\S/);
  }
});
