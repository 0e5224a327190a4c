// The authors' reference in Markdown, made from the schemas and the types' own examples.
import type { z } from 'zod';
import { conceptSchema, envelopeSchema, questionSchema, type Zod } from '../bank/schema.ts';
import type { QuestionType } from '../question-type.ts';

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
}

/** The reference of every key of a bank, as Markdown. */
export function reference(zod: Zod, types: readonly QuestionType[]): string {
  const json = (schema: z.ZodType): JsonSchema => zod.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema; // what zod documents
  const questions = types.map((type) => ({ type, schema: json(questionSchema(zod, type, zod.unknown())) }));
  const shared = sharedKeys(questions.map((each) => each.schema));
  return [
    '# The keys of a bank',
    'Generated from the schema (`npm run generate`). Every key not listed here is an error. Text is Markdown; formulas are plain Unicode.',
    section('## The bank', json(envelopeSchema(zod, conceptSchema(zod), zod.unknown())), () => true),
    section('## A concept', json(conceptSchema(zod)), () => true),
    section('## Every question', { ...questions[0]?.schema }, (key) => shared.has(key)),
    '## Question types',
    ...questions.flatMap(({ type, schema }) => [
      `### ${type.name}`,
      `The learner ${type.summary}.`,
      section('', schema, (key) => !shared.has(key)),
      `\`\`\`yaml\n${type.example.trimEnd()}\n\`\`\``,
    ]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** The keys that all types describe alike. */
function sharedKeys(schemas: readonly JsonSchema[]): ReadonlySet<string> {
  const [first, ...others] = schemas;
  const keys = Object.keys(first?.properties ?? {});
  return new Set(
    keys.filter(
      (key) => key === 'points' || others.every((other) => other.properties?.[key]?.description === first?.properties?.[key]?.description),
    ),
  );
}

function section(heading: string, schema: JsonSchema, wanted: (key: string) => boolean): string {
  const keys = Object.entries(schema.properties ?? {}).filter(([key]) => wanted(key));
  const rows = keys.flatMap(([key, each]) => rowsOf(key, each, schema.required?.includes(key) === true));
  const table = ['| key | is | means |', '| --- | --- | --- |', ...rows].join('\n');
  return heading === '' ? table : `${heading}\n\n${table}`;
}

function rowsOf(key: string, schema: JsonSchema, required: boolean): string[] {
  const inner = schema.items ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined);
  const name = schema.items === undefined ? (inner === undefined ? key : `${key}.*`) : `${key}[]`;
  const nested = Object.entries((inner ?? schema).properties ?? {}).flatMap(([child, each]) =>
    rowsOf(`${name}.${child}`, each, (inner ?? schema).required?.includes(child) === true),
  );
  return [
    `| \`${key}\`${required ? ' (needed)' : ''} | ${kind(schema)} | ${(schema.description ?? '').replaceAll('|', '\\|')} |`,
    ...nested,
  ];
}

function kind(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((each) => `\`${String(each)}\``).join(', ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(kind).join(' or ');
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    number: 'number',
    integer: 'whole number',
    boolean: 'true or false',
    array: 'list',
    object: 'mapping',
  };
  return words[schema.type ?? ''] ?? 'any';
}
