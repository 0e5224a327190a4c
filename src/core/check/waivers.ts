// Waivers: `allow: [{rule, because}]` on a question or a part silences a rule there, at the top of a bank a rule about whole
// banks; and each must have something to silence.
import type { Bank } from '../bank/bank.ts';
import type { FileFinding, PlacedQuestion } from '../bank/load.ts';
import type { Allowed } from '../bank/schema.ts';
import type { Path } from '../finding.ts';
import { suggest } from '../suggest.ts';
import { structuralNames, structuralPage } from './pages/catalog.ts';
import { placedParts } from './places.ts';
import type { Rule } from './rule.ts';

/** A waiver as written: what it silences, below which path (nothing for the bank as a whole), and where it stands itself. */
interface Waiver {
  readonly rule: string;
  readonly file: string;
  readonly below: Path | undefined;
  readonly path: Path;
  used: boolean;
}

/** The waivers of a bank. */
export interface Waivers {
  /** Whether a waiver silences `finding`; remembers that it did. */
  silence(finding: FileFinding): boolean;
  /** The waivers that silenced nothing, and those of rules that do not exist. Ask when all has been looked at. */
  findings(): FileFinding[];
}

const none: Waivers = { silence: () => false, findings: () => [] };

/** Where waivers are looked for. `head` is the file that holds what belongs to the bank as a whole. */
export interface Waived {
  readonly bank: Pick<Bank, 'allow'>;
  readonly head: string;
  readonly placed: readonly PlacedQuestion[];
}

/** The waivers of a bank and of its sound questions. A waiver of a rule that is `off` has nothing to silence, and is not told. */
export function waiversIn({ bank, head, placed }: Waived, rules: readonly Rule[], off: readonly string[]): Waivers {
  const waivers = waiversOf(bank.allow, head, undefined);
  for (const { question, file, path } of placed) {
    if (question.allow !== undefined) waivers.push(...waiversOf(question.allow, file, path));
    for (const [part, at] of placedParts(question, path)) waivers.push(...waiversOf(part.allow, file, at));
  }
  if (waivers.length === 0) return none;
  const names = rules.map(({ name }) => name);
  const aboutBanks = new Set(rules.filter((rule) => 'bank' in rule).map(({ name }) => name));
  const firm = new Set(rules.filter((rule) => 'firm' in rule).map(({ name }) => name));
  const told = (waiver: Waiver): FileFinding[] => {
    if (!names.includes(waiver.rule) && structuralPage(waiver.rule) === undefined)
      return [unknownRule(waiver, [...names, ...structuralNames])];
    if (waiver.used || off.includes(waiver.rule)) return [];
    const isMisplaced = waiver.below === undefined && !aboutBanks.has(waiver.rule) && !firm.has(waiver.rule);
    return [isMisplaced && structuralPage(waiver.rule)?.severity !== 'error' ? misplacedWaiver(waiver) : unusedWaiver(waiver)];
  };
  return {
    silence(finding) {
      const applying = waivers.filter((waiver) => applies(waiver, finding, aboutBanks));
      for (const waiver of applying) waiver.used = true;
      return applying.length > 0;
    },
    findings: () => waivers.flatMap(told),
  };
}

const waiversOf = (allow: readonly Allowed[] = [], file: string, below: Path | undefined): Waiver[] =>
  allow.map(({ rule }, index) => ({ rule, file, below, path: [...(below ?? []), 'allow', index, 'rule'], used: false }));

/** A bank waives what is about it as a whole; single questions waive for themselves, so that the next one is still told. */
function applies({ rule, file, below }: Waiver, finding: FileFinding, aboutBanks: ReadonlySet<string>): boolean {
  if (rule !== finding.rule) return false;
  if (below === undefined) return aboutBanks.has(rule);
  return file === finding.file && below.every((step, index) => finding.path[index] === step);
}

const misplacedWaiver = ({ rule, file, path }: Waiver): FileFinding => ({
  rule: 'unused-waiver',
  severity: 'warning',
  file,
  path,
  message: `"${rule}" is about single questions, and a whole bank cannot waive it.`,
  why: 'It would hide what the rule finds in every question that is still to be written.',
  help: `waive it on the question it is meant for, or write "${rule}: off" in quiz.config.yaml`,
});

const unusedWaiver = ({ rule, file, path }: Waiver): FileFinding => ({
  rule: 'unused-waiver',
  severity: 'warning',
  file,
  path,
  message: `"${rule}" finds nothing here that could be waived.`,
  why: 'A waiver that waives nothing would hide the next finding of its rule. Structural errors cannot be waived.',
  help: 'remove it from "allow"',
});

function unknownRule({ rule, file, path }: Waiver, names: readonly string[]): FileFinding {
  const near = suggest(rule, names);
  return {
    rule: 'unknown-rule',
    severity: 'error',
    file,
    path,
    message: `There is no rule "${rule}".`,
    why: 'The waiver has no effect.',
    help: near === undefined ? '`quiz rules` lists them all' : `did you mean "${near}"?`,
  };
}
