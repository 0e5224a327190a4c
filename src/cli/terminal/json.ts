import type { Json } from '../../core/ask.ts';
import { escapedJson } from '../../core/doc.ts';

/** JSON that may be printed on a terminal. */
export const safeJson = (value: Json): string => escapedJson(JSON.stringify(value, null, 2));
