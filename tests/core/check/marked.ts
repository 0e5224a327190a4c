// Banks that say in comments what is to be found in them: `# ! rule-name` on the line it is told at (STYLE.md, rule 15).
import { bankLoader } from '../../../src/core/bank/load.ts';
import { check, type Severities } from '../../../src/core/check/check.ts';
import { type Diagnostic, diagnose } from '../../../src/core/check/diagnostic.ts';
import { rules } from '../../../src/core/check/registry.ts';
import type { Rule } from '../../../src/core/check/rule.ts';
import { signoffFindings } from '../../../src/core/check/unsigned.ts';
import { questionTypes } from '../../../src/question-types/registry.ts';

const loader = bankLoader(questionTypes);

/** Everything found in a bank. */
export async function findingsIn(text: string, severities: Severities = {}, some: readonly Rule[] = rules): Promise<Diagnostic[]> {
  const loaded = await loader.load([{ path: 'bank.yaml', text }]);
  return diagnose({ findings: check(loaded, some, severities), sources: loaded.sources });
}

/** What the sign-offs in a ledger leave to be told about a bank. */
export async function signoffsIn(text: string, ledger: string): Promise<Diagnostic[]> {
  const loaded = await loader.load([{ path: 'bank.yaml', text }]);
  const { findings, sources } = signoffFindings(loaded, { path: 'bank.signoff.yaml', text: ledger }, 'bank.yaml');
  return diagnose({ findings, sources: new Map([...loaded.sources, ...sources]) });
}

/** The lines on which `name` is marked, from 1. */
export function markedLines(text: string, name: string): number[] {
  const mark = `# ! ${name}`;
  return text.split('\n').flatMap((line, index) => (line.trimEnd().endsWith(mark) ? [index + 1] : []));
}

/** The keys of one question as a bank. */
export const bankOf = (question: string): string =>
  `id: example\ntitle: Example\nquestions:\n${question
    .trimEnd()
    .split('\n')
    .map((line, index) => (line === '' ? '' : `${index === 0 ? '  - ' : '    '}${line}`))
    .join('\n')}\n`;
