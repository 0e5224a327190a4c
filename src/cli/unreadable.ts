// Files of a bank that cannot be read, in words.
import type { FileFinding, Loaded } from '../core/bank/load.ts';
import { readSource } from '../core/bank/source.ts';
import type { Finding } from '../core/finding.ts';
import type { Hindrance, Unreadable } from '../store/bank-files.ts';

/** What is told of a bank some of whose files cannot be read: these, and what was found in the others. It is no bank without them. */
export function unreadableFiles(files: readonly Unreadable[], others: Loaded | undefined): Loaded {
  const findings = files.map(({ path, hindrance }): FileFinding => ({ ...wordsFor(hindrance), severity: 'error', file: path, path: [] }));
  return {
    bank: undefined,
    placed: [],
    sources: new Map([...(others?.sources ?? []), ...files.map(({ path }) => [path, readSource('')] as const)]),
    findings: [...findings, ...(others?.findings ?? [])],
  };
}

type Words = Pick<Finding, 'rule' | 'message' | 'why' | 'help'>;

function wordsFor(hindrance: Hindrance): Words {
  switch (hindrance) {
    case 'utf-16':
      return badEncoding('The file is UTF-16.');
    case 'not-utf-8':
      return badEncoding('The file is not UTF-8 text.');
    case 'dangling':
      return unreadable(
        'There is no file here: a link leads nowhere, or the file was just removed.',
        'make the link lead to the file that is meant, or delete it',
      );
    case 'circular':
      return unreadable('This is a link that leads back to itself.', 'make it lead to the file that is meant, or delete it');
    case 'folder':
      return unreadable('This is a folder, with the name of a file of questions.', 'give it a name that does not end in .yaml or .yml');
    case 'no-file':
      return unreadable('This is no file, though it has the name of one.', 'delete it, or put the file here that is meant');
    default:
      return unreadable(`The ${hindrance.of} cannot be opened (${hindrance.code}).`, 'see whether you may read it: `ls -l` shows who may');
  }
}

const badEncoding = (message: string): Words => ({
  rule: 'yaml/encoding',
  message,
  why: 'Its letters would come out wrong on other machines.',
  help: 'save it as UTF-8',
});

const unreadable = (message: string, help: string): Words => ({
  rule: 'bank/unreadable-file',
  message,
  why: 'Its questions would be missing, so the bank is not run.',
  help,
});
