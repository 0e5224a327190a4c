// The documents that programs read, as they are promised to them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AjvDraft4 from 'ajv-draft-04';
import { z } from 'zod';
import { fixture, root } from '../support/program.ts';
import { must } from './law.ts';

const share = z.number().min(0).max(1);
const whole = z.int().min(0);
const place = z.int().min(1);

const documents = {
  check: z.strictObject({
    version: z.literal(1),
    findings: z.array(
      z.strictObject({
        rule: z.string().min(1),
        severity: z.enum(['error', 'warning', 'info']),
        file: z.string().min(1),
        line: place,
        column: place,
        endLine: place,
        endColumn: place,
        question: z.string().nullable(),
        message: z.string().min(1),
        help: z.string().min(1).nullable(),
        related: z
          .array(
            z.strictObject({ file: z.string().min(1), line: place, column: place, endLine: place, endColumn: place, message: z.string() }),
          )
          .min(1)
          .optional(),
      }),
    ),
    summary: z.strictObject({ files: whole, questions: whole, errors: whole, warnings: whole, infos: whole }),
    reports: z.array(z.looseObject({})).optional(),
  }),
  results: z.strictObject({
    version: z.literal(1),
    bank: z.string(),
    seed: z.string(),
    startedAt: z.iso.datetime(),
    results: z.array(
      z.strictObject({
        question: z.string().min(1),
        type: z.string().min(1),
        concept: z.string().nullable(),
        wording: z.string().min(1),
        reply: z.json(),
        score: share,
        verdict: z.enum(['correct', 'partial', 'wrong', 'unanswered']),
        tries: whole,
        hints: whole,
        ms: z.number(),
      }),
    ),
    score: z.number().min(0),
    outOf: z.number().min(0),
  }),
  try: z.strictObject({
    version: z.literal(1),
    bank: z.string().min(1),
    question: z.string().min(1),
    replies: z.array(
      z.union([
        z.strictObject({ typed: z.string(), reply: z.json(), problem: z.string().min(1) }),
        z.strictObject({
          typed: z.string(),
          reply: z.json(),
          score: share,
          verdict: z.enum(['correct', 'partial', 'wrong']),
          rule: z.string().min(1),
        }),
      ]),
    ),
  }),
} as const;

/** A document is what is promised. */
export function fits(name: keyof typeof documents, value: unknown): void {
  const parsed = documents[name].safeParse(value);
  must(
    `the document of ${name} is as promised`,
    parsed.success,
    () => `${z.prettifyError(parsed.error ?? new z.ZodError([]))} in ${JSON.stringify(value)}`,
  );
}

let sarif: { (value: unknown): unknown; errors?: unknown } | undefined;

/** A SARIF log fits its official schema. */
export function fitsSarif(value: unknown): void {
  sarif ??= new AjvDraft4.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    JSON.parse(readFileSync(join(root, fixture('sarif-2.1.0-rtm.5.json')), 'utf8')) as object,
  );
  sarif(value);
  must('SARIF fits its schema', sarif.errors === null, () => JSON.stringify(sarif?.errors));
}
