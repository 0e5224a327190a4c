// quiz.config.yaml: how bad each rule is in the banks below its folder.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readSource, type Source } from '../core/bank/source.ts';
import { isRaw } from '../core/bank/structure.ts';
import type { Severities } from '../core/check/check.ts';
import { setting } from '../core/check/configured.ts';
import type { Path, Severity } from '../core/finding.ts';
import { suggest } from '../core/suggest.ts';
import type { FoundBank } from '../store/bank-files.ts';
import { UsageError } from './exit.ts';

const NAME = 'quiz.config.yaml';

/** The severities that the nearest `quiz.config.yaml` above a bank sets; none where there is no such file. */
export async function configuredFor(bank: FoundBank, nameOf: (path: string) => string): Promise<Severities> {
  for (let folder = dirname(bank.path); ; folder = dirname(folder)) {
    const path = join(folder, NAME);
    const text = await textOf(path);
    if (text !== undefined) return severitiesIn(readSource(text), nameOf(path));
    if (dirname(folder) === folder) return {};
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // what node:fs throws
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UsageError(`${path} cannot be read (${code}).`);
  }
}

/** The severities in a configuration. Throws a usage error that names everything wrong with it, each with its line. */
function severitiesIn(source: Source, file: string): Severities {
  const problems: string[] = [];
  const tell = (path: Path, message: string, help: string): void => {
    problems.push(`${file}:${source.place(source.extent(path, 'key')).line}: ${message} ${help.charAt(0).toUpperCase()}${help.slice(1)}`);
  };
  for (const { start, end } of source.problems) problems.push(`${file}:${source.place({ start, end }).line}: This is not YAML.`);
  const severities: Record<string, Severity | 'off'> = {};
  const { value } = source;
  if (problems.length === 0 && value !== null && value !== undefined) {
    if (!isRaw(value)) tell([], 'A configuration is a mapping.', 'write "rules:" and the rules below it');
    for (const key of isRaw(value) ? Object.keys(value) : []) {
      if (key !== 'rules')
        tell(
          [key],
          `There is no setting "${key}".`,
          suggest(key, ['rules']) === undefined ? 'only "rules" is known' : 'did you mean "rules"?',
        );
    }
    const rules = isRaw(value) ? value['rules'] : undefined;
    if (rules !== undefined && rules !== null && !isRaw(rules))
      tell(['rules'], '"rules" must be a mapping.', 'write "name: level" below it');
    for (const [name, level] of Object.entries(isRaw(rules) ? rules : {})) {
      const set = setting(name, level);
      if ('message' in set) tell(['rules', name], set.message, set.help);
      else severities[set.name] = set.severity;
    }
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n      '));
  return severities;
}
