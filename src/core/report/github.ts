// Diagnostics as workflow commands: GitHub shows them beside the lines of a pull request.
import type { Diagnostic } from '../check/diagnostic.ts';
import { safe } from '../doc.ts';
import type { Severity } from '../finding.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** One line for each diagnostic. `nameOf` turns its file into a path from the root of the repository. */
export function githubText(found: readonly Diagnostic[], nameOf: (file: string) => string): string {
  return found.map((each) => `${command(each, nameOf)}\n`).join('');
}

/** The most related places that a command names. */
const RELATED = 10;

function command(found: Diagnostic, nameOf: (file: string) => string): string {
  const properties = {
    file: nameOf(found.file).replaceAll('\\', '/'),
    line: String(found.line),
    col: String(found.column),
    endLine: String(found.endLine),
    endColumn: String(found.endColumn),
    title: found.question === undefined ? found.rule : `${found.rule} (${found.question})`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(value)}`);
  const { related } = found;
  const places = related.slice(0, RELATED).map((each) => `${each.message}: ${nameOf(each.file)}:${each.line}`);
  const more = related.length > RELATED ? `and ${related.length - RELATED} more` : undefined;
  const words = [found.message, found.why, found.help, ...places, more].filter((each) => each !== undefined);
  return `::${COMMANDS[found.severity]} ${written.join(',')}::${escaped(words.join('\n'))}`;
}

// The runner reads a command to the end of its line, and decodes just these.
const escaped = (text: string): string => safe(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapedProperty = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
