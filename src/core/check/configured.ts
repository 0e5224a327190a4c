// Severities as people configure them: on the command line and in quiz.config.yaml.
import type { Severity } from '../finding.ts';
import { suggest } from '../suggest.ts';
import type { Severities } from './check.ts';
import { isFirm, nearestPage, type Page, pageOf } from './page-of.ts';

const LEVELS: Readonly<Record<string, Severity | 'off'>> = {
  off: 'off',
  info: 'info',
  warn: 'warning',
  warning: 'warning',
  error: 'error',
};
const NAMES = 'off, info, warn or error';

/** Why a setting cannot be used, and what to write instead. */
export interface SettingProblem {
  readonly message: string;
  readonly help: string;
}

/** A rule's name, `<type>/…` where every type is meant, and how bad it is to be. */
export interface Setting {
  readonly name: string;
  readonly severity: Severity | 'off';
}

/** How bad a rule is to be, out of its name and a level, or why not. */
export function setting(name: string, level: unknown): Setting | SettingProblem {
  const page = pageOf(name);
  if (page === undefined) {
    const near = nearestPage(name);
    return { message: `There is no rule "${name}".`, help: near === undefined ? '`quiz rules` lists them all' : `did you mean "${near}"?` };
  }
  const severity = typeof level === 'string' && Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined;
  if (severity === undefined) {
    const near = typeof level === 'string' ? suggest(level, Object.keys(LEVELS)) : undefined;
    return {
      message: `"${name}" cannot be ${JSON.stringify(level) ?? 'empty'}.`,
      help: near === undefined ? `write ${NAMES}` : `did you mean "${near}"? (${NAMES})`,
    };
  }
  if (isFirm(page) && severity !== 'error') {
    return { message: `"${name}" cannot be made milder. ${reasonFor(page)}`, help: remedyFor(page) };
  }
  return { name: name.includes('/') ? name : page.name, severity };
}

const optionOf = (page: Page): string | undefined => ('option' in page ? page.option : undefined);

function reasonFor(page: Page): string {
  const option = optionOf(page);
  return option === undefined
    ? 'What it finds keeps a question or a whole file from being used, whatever it is called.'
    : `It is told only with ${option}, which asks that a check fails there.`;
}

function remedyFor(page: Page): string {
  const option = optionOf(page);
  return option === undefined ? 'mend what it finds' : `remove the setting, and leave out ${option} where this is no reason to fail`;
}

/** The settings of `--rule name=level`, later ones winning, or what is wrong with the first that cannot be used. */
export function settingsOf(given: readonly string[]): { readonly severities: Severities } | SettingProblem {
  const severities: Record<string, Severity | 'off'> = {};
  for (const each of given) {
    const at = each.lastIndexOf('=');
    if (at < 1) return { message: `"${each}" is no setting of a rule.`, help: `write it as name=level, with ${NAMES}` };
    const name = each.slice(0, at).trim();
    const set = setting(name, each.slice(at + 1).trim());
    if ('message' in set) return set;
    severities[set.name] = set.severity;
  }
  return { severities };
}
