// Diagnostics as SARIF 2.1.0 (OASIS), the form in which code scanners exchange results.
import type { Json } from '../ask.ts';
import type { Place } from '../bank/source.ts';
import type { Diagnostic } from '../check/diagnostic.ts';
import type { RulePage } from '../check/rule.ts';
import { safe } from '../doc.ts';
import type { Severity } from '../finding.ts';
import { hash } from '../hash.ts';

/** What a rule says of itself, as far as a reader of results wants it. */
export type RuleWords = Pick<RulePage, 'checks' | 'why'>;

/** What SARIF says besides the diagnostics. */
export interface SarifSetting {
  /** The version of the program. */
  readonly version: string;
  readonly nameOf: (file: string) => string;
  /** What a rule says of itself; nothing for a rule without a page. */
  readonly wordsOf: (rule: string) => RuleWords | undefined;
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The SARIF document of one run. */
export function sarifLog(found: readonly Diagnostic[], setting: SarifSetting): Json {
  const first = new Map<string, Diagnostic>();
  for (const each of found) if (!first.has(each.rule)) first.set(each.rule, each);
  const names = [...first.keys()].sort();
  const index = new Map(names.map((name, at) => [name, at]));
  const fingerprint = fingerprints(setting.nameOf);
  const driver = { name: 'quiz', semanticVersion: setting.version, rules: names.map((name) => rule(name, first.get(name), setting)) };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        results: found.map((each) => ({
          ruleId: each.rule,
          ruleIndex: index.get(each.rule) ?? 0,
          level: LEVELS[each.severity],
          message: { text: words([each.message, each.why, each.help]) },
          locations: [location(each.file, each, each.excerpt, setting, each.question)],
          ...(each.related.length > 0 && {
            relatedLocations: each.related.map((related, id) => ({
              id,
              message: { text: safe(related.message) },
              ...location(related.file, related, related.excerpt, setting),
            })),
          }),
          partialFingerprints: { 'ruleAndQuestion/v1': fingerprint(each) },
        })),
      },
    ],
  };
}

const words = (parts: readonly (string | undefined)[]): string => safe(parts.filter((each) => each !== undefined).join('\n'));

function rule(name: string, example: Diagnostic | undefined, { wordsOf }: SarifSetting): Json {
  const said = wordsOf(name);
  const checks = said?.checks ?? example?.message ?? name;
  const why = said?.why ?? example?.why;
  return {
    id: name,
    shortDescription: { text: safe(firstSentence(checks)) },
    fullDescription: { text: safe(checks) },
    help: {
      text: words([checks, why, `quiz rules ${name} says more.`]),
      markdown: words([checks, why, `\`quiz rules ${name}\` says more.`]).replaceAll('\n', '\n\n'),
    },
    defaultConfiguration: { level: LEVELS[example?.severity ?? 'warning'] },
  };
}

const firstSentence = (text: string): string => /^[\s\S]*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;

function location(
  file: string,
  place: Place,
  excerpt: string,
  { nameOf }: SarifSetting,
  question?: string,
): { readonly [key: string]: Json } {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(nameOf(file)) },
      region: {
        startLine: place.line,
        startColumn: place.column,
        endLine: place.endLine,
        endColumn: place.endColumn,
        snippet: { text: safe(excerpt.slice(place.column - 1, place.endColumn - 1)) },
      },
    },
    ...(question !== undefined && { logicalLocations: [{ name: question, kind: 'element' }] }),
  };
}

/** A path as a URI: relative where the path is. */
function uriOf(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/');
  const encoded = parts
    .map((part, at) => (at === 0 && /^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'))))
    .join('/');
  if (encoded.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]:\//.test(encoded) ? `file:///${encoded}` : encoded;
}

/** What stays when lines move: the rule and the question; the second of its kind there counts on. */
function fingerprints(nameOf: (file: string) => string): (found: Diagnostic) => string {
  const seen = new Map<string, number>();
  return ({ rule: name, file, question }) => {
    const print = hash(JSON.stringify([name, nameOf(file), question ?? '']));
    const count = (seen.get(print) ?? 0) + 1;
    seen.set(print, count);
    return `${print}:${count}`;
  };
}
