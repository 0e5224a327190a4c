// Every finding's page, of rules and of structure alike: what `quiz rules` shows and docs/rules.md holds.
import { suggest } from '../suggest.ts';
import { structuralGroups, structuralNames, structuralPage } from './pages/catalog.ts';
import type { StructuralPage } from './pages/page.ts';
import { rules } from './registry.ts';
import type { Rule } from './rule.ts';

/** The page of one finding, whoever finds it. */
export type Page = Rule | StructuralPage;

/** Pages that belong together. */
export interface PageGroup {
  readonly title: string;
  readonly pages: readonly Page[];
}

/** All pages in groups: the rules first, then what reading a bank finds. */
export const pageGroups: readonly PageGroup[] = [
  { title: 'Writing flaws: two of them and a question needs review', pages: rules.filter((rule) => 'flaw' in rule && rule.flaw === true) },
  { title: 'Questions', pages: rules.filter((rule) => !('bank' in rule) && !('flaw' in rule && rule.flaw === true)) },
  { title: 'Whole banks', pages: rules.filter((rule) => 'bank' in rule) },
  ...structuralGroups,
];

/** The page of a finding by its name, as told (`numeric/no-tolerance`) or as listed (`<type>/no-tolerance`, `no-tolerance`). */
export const pageOf = (name: string): Page | undefined =>
  rules.find((rule) => rule.name === name) ?? structuralPage(name) ?? structuralPage(`<type>/${name}`);

/** The name of a page that somebody who wrote `name` most likely meant. */
export const nearestPage = (name: string): string | undefined => suggest(name, [...rules.map((rule) => rule.name), ...structuralNames]);

/** Whether the severity of a page may be changed: a structural error breaks its question whatever it is called. */
export const isFirm = (page: Page): boolean =>
  'source' in page ? 'firm' in page && page.firm === true : page.severity === 'error' && page.name !== 'unknown-rule';
