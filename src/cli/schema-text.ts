import { z } from 'zod';
import { bankSchema } from '../core/bank/schema.ts';
import { questionTypes } from '../question-types/registry.ts';

/** The JSON Schema (draft 7) of a bank, as the text of a file. */
export function schemaText(): string {
  const schema = z.toJSONSchema(bankSchema(z, questionTypes), { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ title: 'Question bank', ...schema }, null, 2)}\n`;
}
