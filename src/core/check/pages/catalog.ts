// The pages of all structural findings, found by name.
import { answerPages } from './answers.ts';
import { bankPages } from './banks.ts';
import type { StructuralPage } from './page.ts';
import { typePages } from './types.ts';
import { verdictPages } from './verdicts.ts';
import { yamlPages } from './yaml.ts';

/** The pages in groups, in the order in which listings show them. */
export const structuralGroups: readonly { readonly title: string; readonly pages: readonly StructuralPage[] }[] = [
  { title: 'Files', pages: yamlPages },
  { title: 'Banks, keys and values', pages: bankPages },
  { title: 'Answers', pages: answerPages },
  { title: 'Single question types', pages: typePages },
  { title: 'Verdicts and waivers', pages: verdictPages },
];

const byName = new Map(structuralGroups.flatMap(({ pages }) => pages).map((page) => [page.name, page]));

/** The names of all structural findings; `<type>/…` stands for every type that has it. */
export const structuralNames: readonly string[] = [...byName.keys()];

/** The page of a structural finding: its own, else the one that serves every type. */
export function structuralPage(name: string): StructuralPage | undefined {
  const slash = name.indexOf('/');
  return byName.get(name) ?? (slash < 0 ? undefined : byName.get(`<type>${name.slice(slash)}`));
}
