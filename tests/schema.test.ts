// The generated JSON Schema, as editors use it, against what loading says: the same banks are sound in structure.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bankLoader } from '../src/core/bank/load.ts';
import { questionTypes } from '../src/question-types/registry.ts';
import { root } from './support/program.ts';

type Json = Record<string, unknown>;
const schema = JSON.parse(readFileSync(join(root, 'schema', 'bank.schema.json'), 'utf8')) as Json;
const validate = new Ajv.default({ allErrors: false, allowUnionTypes: true, strictRequired: false }).compile(schema);
const accepts = (value: unknown): boolean => validate(value);

const loader = bankLoader(questionTypes);
/** Whether loading finds a fault in the structure: keys, types, values that a schema can name. */
async function isStructural(bank: unknown): Promise<boolean> {
  const { findings } = await loader.load([{ path: 'a.yaml', text: JSON.stringify(bank) }]);
  return findings.some(({ rule }) => STRUCTURAL.test(rule));
}
const STRUCTURAL =
  /(?:^|\/)(?:unknown-key|missing-key|wrong-type|unknown-type|unknown-value|empty-text|bad-id|bad-concept-name|bad-name|not-a-bank|too-few|too-many|nested)$/;

const shipped = readdirSync(join(root, 'questions')).filter((name) => /^[^.]+\.ya?ml$/.test(name));

test.each(shipped)('the shipped bank %s is accepted', (name) => {
  const valid = accepts(parse(readFileSync(join(root, 'questions', name), 'utf8')));
  expect(validate.errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

const examples = questionTypes.map(({ name, example }) => [name, parse(example) as Json] as const);
const bankOf = (question: unknown, more: Json = {}): Json => ({ id: 'b', title: 'B', questions: [question], ...more });

describe.each(examples)('%s', (_, example) => {
  test('its example is accepted', () => {
    expect(accepts(bankOf(example))).toBe(true);
  });

  test('each key of another kind is judged as loading judges it', async () => {
    const values: readonly unknown[] = [null, true, -1.5, '', ' ', 'Some Text', [], [''], [null], {}, { x: 1 }];
    for (const key of [...Object.keys(example), 'tags', 'level', 'points', 'allow', 'status', 'renamed-from', 'concept']) {
      for (const value of values) {
        const bank = bankOf({ ...example, [key]: value });
        expect(accepts(bank), `${key}: ${JSON.stringify(value)}`).toBe(!(await isStructural(bank)));
      }
    }
  });

  test('an unknown key is rejected wherever keys stand', async () => {
    for (const [bank, path] of withStray(example)) {
      expect(accepts(bankOf(bank)), path).toBe(false);
      expect(await isStructural(bankOf(bank)), path).toBe(true);
    }
  });

  test('a missing key is judged as loading judges it', async () => {
    for (const key of Object.keys(example)) {
      const { [key]: __, ...rest } = example;
      expect(accepts(bankOf(rest)), key).toBe(!(await isStructural(bankOf(rest))));
    }
    for (const key of ['id', 'type', 'prompt', 'explanation']) {
      const { [key]: __, ...rest } = example;
      expect(accepts(bankOf(rest)), key).toBe(false);
    }
  });

  test('an unknown type is rejected', () => {
    expect(accepts(bankOf({ ...example, type: 'essay' }))).toBe(false);
  });
});

/** The value with a stray key in each of its mappings but those whose keys are names. */
function* withStray(value: unknown, path = ''): Generator<readonly [unknown, string]> {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) {
      for (const [made, at] of withStray(each, `${path}.${index}`)) yield [value.with(index, made), at];
    }
  } else if (typeof value === 'object' && value !== null) {
    if (!path.endsWith('.blanks')) yield [{ ...value, stray: 1 }, path];
    for (const [key, each] of Object.entries(value)) {
      for (const [made, at] of withStray(each, `${path}.${key}`)) yield [{ ...value, [key]: made }, at];
    }
  }
}

const [, sound] = examples[0] ?? ['', {}];
test.each<[string, unknown]>([
  ['a list', []],
  ['a text', 'hello'],
  ['nothing', null],
  ['no id', { title: 'B', questions: [] }],
  ['no questions', { id: 'b', title: 'B' }],
  ['an unknown key', bankOf(sound, { autor: 'x' })],
  ['a bad id', bankOf(sound, { id: 'Not An Id' })],
  ['questions that are no list', { id: 'b', title: 'B', questions: {} }],
  ['a question that is a text', bankOf('hello')],
  ['a concept without a title', bankOf(sound, { concepts: { x: {} } })],
  ['a concept with an unknown key', bankOf(sound, { concepts: { x: { title: 'X', befor: [] } } })],
  ['a concept with a bad name', bankOf(sound, { concepts: { 'A B': { title: 'X' } } })],
])('%s is rejected, by loading as well', async (_, bank) => {
  expect(accepts(bank)).toBe(false);
  expect(await isStructural(bank)).toBe(true);
});

test('every key has a description', () => {
  const lacking: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) return void node.forEach((each, index) => void walk(each, `${path}/${index}`));
    const { properties } = node as { properties?: Record<string, Json> };
    for (const [key, value] of Object.entries(properties ?? {}))
      if (typeof value['description'] !== 'string') lacking.push(`${path}/${key}`);
    for (const [key, value] of Object.entries(node)) walk(value, `${path}/${key}`);
  };
  walk(schema, '');
  expect(lacking).toEqual([]);
});
