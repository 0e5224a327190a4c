import { z } from 'zod';
import { reference } from '../../../core/report/reference.ts';
import { questionTypes } from '../../../question-types/registry.ts';
import type { Context } from '../../context.ts';
import { type ExitCode, exit } from '../../exit.ts';
import { schemaText } from '../../schema-text.ts';

/** What was asked for on the command line. */
export interface SchemaOptions {
  readonly format: 'json' | 'markdown';
}

/** Prints the JSON Schema of a bank, or its reference for people. */
export async function schema(options: SchemaOptions, context: Context): Promise<ExitCode> {
  context.stdout.write(options.format === 'json' ? schemaText() : reference(z, questionTypes));
  return exit.fine;
}
