// Waivers: `allow: [{rule, because}]` on a question or a part silences a rule there, and must have something to silence.
import type { FileFinding, PlacedQuestion } from '../bank/load.ts';
import type { Path } from '../finding.ts';
import type { Question } from '../question-type.ts';
import { suggest } from '../suggest.ts';
import { structuralNames, structuralPage } from './pages/catalog.ts';
import { placedParts } from './places.ts';

/** A waiver as written: what it silences, below which path, and where it stands itself. */
interface Waiver {
  readonly rule: string;
  readonly file: string;
  readonly below: Path;
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

/** The waivers on the sound questions of a bank. A waiver of a rule that is `off` has nothing to silence, and is not told. */
export function waiversIn(placed: readonly PlacedQuestion[], off: readonly string[], rules: readonly string[]): Waivers {
  const waivers: Waiver[] = [];
  for (const { question, file, path } of placed) {
    if (question.allow !== undefined) waivers.push(...waiversOf(question, file, path));
    for (const [part, at] of placedParts(question, path)) waivers.push(...waiversOf(part, file, at));
  }
  if (waivers.length === 0) return none;
  const isKnown = (name: string): boolean => rules.includes(name) || structuralPage(name) !== undefined;
  return {
    silence(finding) {
      const applying = waivers.filter((waiver) => applies(waiver, finding));
      for (const waiver of applying) waiver.used = true;
      return applying.length > 0;
    },
    findings: () =>
      waivers.flatMap((waiver) => {
        if (!isKnown(waiver.rule)) return [unknownRule(waiver, [...rules, ...structuralNames])];
        return waiver.used || off.includes(waiver.rule) ? [] : [unusedWaiver(waiver)];
      }),
  };
}

function waiversOf(question: Question, file: string, path: Path): Waiver[] {
  return (question.allow ?? []).map(({ rule }, index) => ({
    rule,
    file,
    below: path,
    path: [...path, 'allow', index, 'rule'],
    used: false,
  }));
}

const applies = ({ rule, file, below }: Waiver, finding: FileFinding): boolean =>
  rule === finding.rule && file === finding.file && below.every((step, index) => finding.path[index] === step);

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
