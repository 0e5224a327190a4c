import { structuralPage } from '../../../core/check/pages/catalog.ts';
import { rules } from '../../../core/check/registry.ts';
import type { RuleWords } from '../../../core/report/sarif.ts';

/** What a rule says of itself, if it has a page. */
export function wordsOf(name: string): RuleWords | undefined {
  return rules.find((rule) => rule.name === name) ?? structuralPage(name);
}
