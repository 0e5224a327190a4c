import type { FileFinding, Loaded } from '../bank/load.ts';
import { below, type Severity } from '../finding.ts';
import type { Question } from '../question-type.ts';
import type { Found, Rule } from './rule.ts';

/** How bad each rule is, where that differs from its default. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** Everything found in a bank: what loading found, and what the rules find in its sound questions, waivers applied. */
export function check(loaded: Loaded, rules: readonly Rule[], severities: Severities): FileFinding[] {
  const { bank, placed } = loaded;
  const severityOf = (name: string, given: Severity | 'off'): Severity | 'off' => severities[name] ?? given;
  const findings: FileFinding[] = loaded.findings.flatMap((finding) => {
    const severity = severityOf(finding.rule, finding.severity);
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
  if (bank === undefined) return findings;
  for (const rule of rules) {
    const severity = severityOf(rule.name, rule.severity);
    if (severity === 'off') continue;
    const named = (found: Found, file: string): FileFinding => ({
      ...found,
      // What a rule itself calls milder stays milder; what is configured wins over both.
      severity: severities[rule.name] === undefined ? (found.severity ?? severity) : severity,
      rule: rule.name,
      file,
    });
    if ('bank' in rule) {
      findings.push(...rule.bank(bank, placed).map((found) => named(found, found.file)));
      continue;
    }
    for (const { question, file, path } of placed) {
      for (const [each, at] of wholeAndParts(question)) {
        findings.push(...rule.question(each, bank).map((found) => ({ ...below([...path, ...at], named(found, file)), file })));
      }
    }
  }
  return findings;
}

/** A question and its parts, each with the path to it. */
function wholeAndParts(question: Question): [Question, (string | number)[]][] {
  const key = question.partsKey;
  const parts = key === undefined ? [] : question.parts.map((part, index): [Question, (string | number)[]] => [part, [key, index]]);
  return [[question, []], ...parts];
}
