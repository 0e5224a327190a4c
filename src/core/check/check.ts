import type { FileFinding, Loaded, PlacedQuestion } from '../bank/load.ts';
import { misreadFindings } from '../bank/misread.ts';
import { inUse } from '../bank/status.ts';
import { below, type Finding, type Path, type Severity } from '../finding.ts';
import type { Question } from '../question-type.ts';
import { placedParts } from './places.ts';
import type { BankRule, Found, QuestionRule, Rule } from './rule.ts';
import { waiversIn } from './waivers.ts';

/** How bad each rule is, where that differs from its default. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** A rule that runs, and how bad what it finds is; `fixed` where that was configured. */
interface Active<R extends Rule> {
  readonly rule: R;
  readonly severity: Severity;
  readonly fixed: boolean;
}

/**
 * Everything found in a bank: what loading found, and what the rules find in its sound questions, waivers applied. Of what is
 * disregarded only errors are told: nobody meets it any more, so how it is written need not be mended.
 */
export function check(loaded: Loaded, rules: readonly Rule[], severities: Severities): FileFinding[] {
  const { bank } = loaded;
  const placed = loaded.placed.flatMap((each): PlacedQuestion[] => {
    const question = inUse(each.question);
    return question === undefined ? [] : [question === each.question ? each : { ...each, question }];
  });
  const faulty = loaded.placed.filter(({ question }) => inUse(question) !== question);
  const severityOf = (name: string, given: Severity | 'off'): Severity | 'off' => severityIn(severities, name, given);
  const set = <F extends Finding>(finding: F): F[] => withSeverities([finding], severities);
  const told = [...loaded.findings, ...misread(loaded)];
  if (bank === undefined) return told.flatMap(set);
  const active = rules.flatMap((rule): Active<Rule>[] => {
    const severity = severityOf(rule.name, rule.severity);
    return severity === 'off' ? [] : [{ rule, severity, fixed: severities[rule.name] !== undefined }];
  });
  const aboutOne = active.filter((each): each is Active<QuestionRule> => 'question' in each.rule);
  const aboutBanks = active.filter((each): each is Active<BankRule> => 'bank' in each.rule);
  const [head = ''] = loaded.sources.keys();
  const off = rules.filter((rule) => severityOf(rule.name, rule.severity) === 'off').map((rule) => rule.name);
  const waivers = waiversIn({ bank, head, placed }, rules, off);
  // A structural error breaks its question, whatever anybody thinks of it.
  const findings = told
    .flatMap(set)
    .filter((finding) => finding.severity === 'error' || !(isOutOfUse(finding, faulty) || waivers.silence(finding)));
  const take = (
    found: readonly Found[],
    { rule, severity, fixed }: Active<QuestionRule>,
    at: Path,
    file: string,
    flaws: Set<string>,
  ): void => {
    for (const each of found) {
      const finding = { ...below(at, named(each, rule, severity, fixed)), file };
      if (rule.firm !== true && waivers.silence(finding)) continue;
      if (rule.flaw === true && finding.severity !== 'info') flaws.add(rule.name);
      findings.push(finding);
    }
  };
  // A function of its own, since it runs for each of a hundred thousand questions: almost every rule finds nothing.
  const look = (question: Question, at: Path, file: string): void => {
    const flaws = new Set<string>();
    for (const each of aboutOne) {
      const found = each.rule.question(question, bank);
      if (found.length > 0) take(found, each, at, file, flaws);
    }
    if (flaws.size >= 2) findings.push(...set({ ...needsReview([...flaws], at), file }).filter((finding) => !waivers.silence(finding)));
  };
  for (const { question, file, path } of placed) {
    look(question, path, file);
    for (const [part, at] of placedParts(question, path)) look(part, at, file);
  }
  for (const { rule, severity, fixed } of aboutBanks) {
    const found = rule
      .bank(bank, placed, { told: findings, head })
      .map((each) => ({ ...named(each, rule, severity, fixed), file: each.file }));
    findings.push(...found.filter((finding) => !waivers.silence(finding)));
  }
  return [...findings, ...waivers.findings().flatMap(set)];
}

const severityIn = (severities: Severities, name: string, given: Severity | 'off'): Severity | 'off' =>
  severities[name] ?? severities[name.replace(/^.*\//, '<type>/')] ?? given;

/** Findings as bad as is configured, without those that are off. */
export function withSeverities<F extends Finding>(findings: readonly F[], severities: Severities): F[] {
  return findings.flatMap((finding) => {
    const severity = severityIn(severities, finding.rule, finding.severity);
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}

/** What YAML read otherwise than it was meant, in the files of a bank. */
const misread = ({ sources }: Loaded): FileFinding[] =>
  [...sources].flatMap(([file, source]) => misreadFindings(source).map((each) => ({ ...each, file })));

/** What a rule itself calls milder or worse stays so; what is configured wins over both. */
const named = (found: Found, rule: Rule, severity: Severity, fixed: boolean): Finding => ({
  ...found,
  severity: fixed ? severity : (found.severity ?? severity),
  rule: rule.name,
});

/** Whether a finding is about a question, or a part of one, that is disregarded: `faulty` are those of which something is. */
function isOutOfUse({ file, path }: FileFinding, faulty: readonly PlacedQuestion[]): boolean {
  const stands = (below: Path): boolean => below.every((step, index) => path[index] === step);
  const at = faulty.find((each) => each.file === file && stands(each.path));
  if (at === undefined) return false;
  const { question } = at;
  const part = question.allParts.find((_, index) => stands([...at.path, question.partsKey ?? '', index]));
  return inUse(question) === undefined || (part !== undefined && inUse(part) === undefined);
}

/** The verdict on a question with two writing flaws or more: not acceptable as it stands (Tarrant et al. 2006). */
const needsReview = (flaws: readonly string[], path: Path): Finding => ({
  rule: 'needs-review',
  severity: 'warning',
  path: [...path, 'id'],
  message: `This question has ${flaws.length} writing flaws: ${flaws.join(', ')}.`,
  why: 'One may be well considered; two or more make a question unfit in the rubric of the field.',
  help: 'mend one of them, or have somebody else look at it and waive with a reason',
});
