import { z } from 'zod';
import { bankSchema } from '../../../core/bank/schema.ts';
import { reference } from '../../../core/report/reference.ts';
import { questionTypes } from '../../../question-types/registry.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';

/** The JSON Schema of a bank as text. */
export function schemaText(): string {
  const schema = z.toJSONSchema(bankSchema(z, questionTypes), { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ title: 'Question bank', ...schema }, null, 2)}\n`;
}

/** What was asked for on the command line. */
export interface SchemaOptions {
  readonly format: 'json' | 'markdown';
}

/** Prints the JSON Schema of a bank, or its reference for people. */
export async function schema(options: SchemaOptions, context: Context): Promise<ExitCode> {
  context.stdout.write(options.format === 'json' ? schemaText() : reference(z, questionTypes));
  return exit.fine;
}
