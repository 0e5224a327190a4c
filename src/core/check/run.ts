// What shows only where several banks are checked in one run: ids that two have, concepts of one that another names.
import { isForeign } from '../bank/concepts.ts';
import type { FileFinding, Loaded } from '../bank/load.ts';
import type { Source } from '../bank/source.ts';
import { isRaw } from '../bank/structure.ts';
import type { Path } from '../finding.ts';
import { suggest } from '../suggest.ts';

/** What is kept of a bank while others are read: names only, since a run may be of many large ones. */
export interface BankOfRun {
  /** The file that holds its head. */
  readonly head: string;
  readonly id: string | undefined;
  /** The name by which it is typed, if it lies where banks are found by theirs. */
  readonly typed: string | undefined;
  /** Nothing where the concepts could not all be read. */
  readonly concepts: readonly string[] | undefined;
  readonly foreign: readonly Reference[];
}

/** A concept of another bank, where it is named. */
interface Reference {
  readonly name: string;
  readonly file: string;
  readonly path: Path;
}

/** The names in a bank that concern others. */
export function bankOfRun({ bank, sources }: Pick<Loaded, 'bank' | 'sources'>, typed: string | undefined): BankOfRun {
  const [[head, source] = ['', undefined]] = sources;
  const raw = source?.value;
  const isSure = bank !== undefined && source?.unreadable([]) === false;
  return {
    head,
    id: isRaw(raw) && typeof raw['id'] === 'string' ? raw['id'] : undefined,
    typed,
    concepts: isSure ? Object.keys(bank.concepts) : undefined,
    foreign: [...sources].flatMap(([file, each]) => foreignIn(each).map(({ name, path }) => ({ name, file, path }))),
  };
}

type Named = Omit<Reference, 'file'>;

function foreignIn({ value, unreadable }: Source): Named[] {
  if (!isRaw(value)) return [];
  const concepts = Object.entries(isRaw(value['concepts']) ? value['concepts'] : {}).flatMap(([id, concept]) =>
    ['after', 'related'].flatMap((key) => {
      const list = isRaw(concept) ? concept[key] : undefined;
      return Array.isArray(list) ? list.flatMap((name: unknown, index) => foreign(name, ['concepts', id, key, index])) : [];
    }),
  );
  return [...concepts, ...inQuestions(value, [])].filter(({ path }) => !unreadable(path.slice(0, 2)));
}

/** The concepts that questions and their parts are about. */
function inQuestions(raw: Readonly<Record<string, unknown>>, path: Path): Named[] {
  const list = raw['questions'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown, index): Named[] => {
    if (!isRaw(each)) return [];
    const at = [...path, 'questions', index];
    return [...foreign(each['concept'], [...at, 'concept']), ...inQuestions(each, at)];
  });
}

const foreign = (name: unknown, path: Path): Named[] => (typeof name === 'string' && isForeign(name) ? [{ name, path }] : []);

/** What is wrong between the banks of a run: a list for each of them, in their order. `nameOf` is a file as it is shown. */
export function checkRun(banks: readonly BankOfRun[], nameOf: (file: string) => string): FileFinding[][] {
  const first = new Map<string, BankOfRun>();
  const concepts = new Map<string, ReadonlySet<string> | undefined>();
  for (const bank of banks) {
    if (bank.id === undefined) continue;
    const known = concepts.get(bank.id) ?? [];
    const isKnown = bank.concepts !== undefined && (!first.has(bank.id) || concepts.get(bank.id) !== undefined);
    concepts.set(bank.id, isKnown ? new Set([...known, ...(bank.concepts ?? [])]) : undefined);
    if (!first.has(bank.id)) first.set(bank.id, bank);
  }
  return banks.map((bank) => [
    ...sameId(bank, first, nameOf),
    ...otherName(bank),
    ...bank.foreign.flatMap((each) => unknownForeign(each, concepts)),
  ]);
}

function sameId({ head, id, typed }: BankOfRun, first: ReadonlyMap<string, BankOfRun>, nameOf: (file: string) => string): FileFinding[] {
  const earlier = id === undefined ? undefined : first.get(id);
  if (earlier === undefined || earlier.head === head) return [];
  const own = typed !== undefined && !first.has(typed) ? `such as "id: ${typed}"` : 'in this file or in the other';
  return [
    {
      rule: 'bank/same-id',
      severity: 'error',
      file: head,
      path: ['id'],
      message: `The bank in ${nameOf(earlier.head)} has the id "${id}" too.`,
      why: 'What learners answer is kept by the id, so that the records of the two would become one.',
      help: `write an id that no other bank has, ${own}`,
    },
  ];
}

function otherName({ head, id, typed }: BankOfRun): FileFinding[] {
  if (id === undefined || typed === undefined || typed === id) return [];
  return [
    {
      rule: 'bank/other-name',
      severity: 'warning',
      file: head,
      path: ['id'],
      message: `This bank is typed as \`quiz ${typed}\`, by the name of its file or folder, and its id is "${id}".`,
      why: 'Records, and concepts that other banks name, go by the id: nobody would look for them under another name.',
      help: `rename it to "${id}"; before anybody has answered it, "id: ${typed}" does as well`,
    },
  ];
}

function unknownForeign({ name, file, path }: Reference, concepts: ReadonlyMap<string, ReadonlySet<string> | undefined>): FileFinding[] {
  const slash = name.indexOf('/');
  const [bank, concept] = [name.slice(0, slash), name.slice(slash + 1)];
  const known = concepts.get(bank);
  if (known === undefined || known.has(concept)) return [];
  const near = suggest(concept, [...known]);
  return [
    {
      rule: 'unknown-concept',
      severity: 'error',
      file,
      path,
      message: `There is no concept "${concept}" in the bank "${bank}".`,
      why: 'It could not be shown where the concept leads, nor be counted for it.',
      help: near === undefined ? `name one that stands under "concepts:" there, or add it` : `did you mean "${bank}/${near}"?`,
    },
  ];
}
