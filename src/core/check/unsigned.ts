// What `quiz check --require-signoff` adds: the questions that nobody has found ok in their present wording.
import type { FileFinding, Loaded, PlacedQuestion } from '../bank/load.ts';
import { readSource } from '../bank/source.ts';
import { inUse } from '../bank/status.ts';
import type { Finding } from '../finding.ts';
import { ledgerIn } from './ledger.ts';
import { lastLooks, type Signoff, stateOf } from './signoff.ts';

/** The ledger of a bank: its text, empty where there is none yet, or why it could not be opened. */
export type LedgerFile = { readonly path: string } & ({ readonly text: string } | { readonly unopened: string });

/**
 * Findings about sign-offs, and the text of the ledger where they are about that. Only sound questions that are in use are asked for:
 * a broken one is an error already, and nobody can look at it. `bank` is the bank as it is named on the command line.
 */
export function signoffFindings({ bank: sound, placed }: Loaded, ledger: LedgerFile, bank: string): Pick<Loaded, 'findings' | 'sources'> {
  if (sound === undefined) return { findings: [], sources: new Map() };
  const source = readSource('text' in ledger ? ledger.text : '');
  const signoffs =
    'unopened' in ledger ? { message: `it cannot be opened (${ledger.unopened})`, extent: { start: 0, end: 1 } } : ledgerIn(source);
  if ('message' in signoffs) {
    return {
      findings: [{ ...broken(signoffs.message), extent: signoffs.extent, file: ledger.path }],
      sources: new Map([[ledger.path, source]]),
    };
  }
  const last = lastLooks(signoffs);
  return {
    findings: placed
      .filter(({ question }) => inUse(question) !== undefined)
      .flatMap((each) => unsigned(each, last.get(each.question.id), bank)),
    sources: new Map(),
  };
}

const broken = (message: string): Finding => ({
  rule: 'broken-ledger',
  severity: 'error',
  path: [],
  message: `The ledger of sign-offs cannot be read: ${message}.`,
  why: 'It is not known which questions were looked at, so that none counts as signed off.',
  help: 'mend it by hand, or take it back from git',
});

function unsigned({ question, file, path }: PlacedQuestion, last: Signoff | undefined, bank: string): FileFinding[] {
  const words = wordsFor(stateOf(question, last), last, `${bank}#${question.id}`, bank);
  if (words === undefined) return [];
  return [{ rule: 'unsigned-question', severity: 'error', file, path: [...path, 'id'], ...words }];
}

type Words = Required<Pick<Finding, 'message' | 'why' | 'help'>>;

function wordsFor(state: ReturnType<typeof stateOf>, last: Signoff | undefined, question: string, bank: string): Words | undefined {
  if (last === undefined) {
    return {
      message: 'Nobody has signed off this question.',
      why: 'With --require-signoff somebody must have looked at every question and found it ok.',
      help: `\`quiz spot ${bank}\` asks what nobody has looked at`,
    };
  }
  const { who, when, verdict, kind, note } = last;
  switch (state) {
    case 'signed-off':
    case 'never':
      return undefined;
    case 'stale':
      return {
        message: `This question was reworded since ${who} ${verdict === 'ok' ? 'signed it off' : 'flagged it'} on ${when}.`,
        why: 'What was looked at is not what learners are asked now.',
        help: `\`quiz spot ${bank} --changed\` asks what was reworded`,
      };
    case 'flagged':
      return {
        message: `${who} flagged this question on ${when}${kind === undefined ? '' : ` (${kind})`}${note === undefined ? '.' : `: ${note}`}`,
        why: 'Somebody looked at it in this wording and found something wrong.',
        help: `mend it, then \`quiz spot ${bank} --changed\`; if it is right after all, \`quiz spot ${question}\``,
      };
  }
}
