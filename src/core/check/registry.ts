import type { Rule } from './rule.ts';
import { longestKey } from './rules/longest-key.ts';

/** Every rule that is not a question type's own. Adding one is its file and its line here. */
export const rules: readonly Rule[] = [longestKey];
