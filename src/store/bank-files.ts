// Banks on disk: which there are, and the text of their files. Nothing outside a bank's own folder is ever opened. Files are read at
// once: nothing else is to be done meanwhile, and loading `node:fs/promises` alone would cost two milliseconds of each start.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { BankFile } from '../core/bank/load.ts';

/** A bank that was found: its name as typed on the command line, and its file or folder. */
export interface FoundBank {
  readonly name: string;
  readonly path: string;
}

const YAML = /\.ya?ml$/i;
/**
 * Whether a YAML file may hold questions: ledgers of sign-offs and the configuration lie beside banks and are none. Nor is what begins
 * with a dot: editors and systems leave locks (`.#ch4.yaml`, a link to nothing) and doubles (`._ch4.yaml`) there.
 */
export const isBankFile = (name: string): boolean =>
  YAML.test(name) && !name.startsWith('.') && !name.includes('.signoff.') && name !== 'quiz.config.yaml';
const HEAD = ['bank.yaml', 'bank.yml'];
/** Whether a file of a bank that is a folder holds its head: the id, the title and the concepts. */
export const isHead = (path: string): boolean => HEAD.includes(basename(path));

/** The banks in a folder, sorted by name: YAML files, and folders with a `bank.yaml`. No folder, no banks. */
export async function banksIn(folder: string): Promise<FoundBank[]> {
  let entries: Awaited<ReturnType<typeof readEntries>>;
  try {
    entries = await readEntries(folder);
  } catch {
    return [];
  }
  const found: FoundBank[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && isBankFile(entry.name)) found.push({ name: entry.name.replace(YAML, ''), path });
    else if (entry.isDirectory() && !entry.name.startsWith('.') && (await isBankFolder(path))) found.push({ name: entry.name, path });
  }
  return found.sort((a, b) => (counted(a.name) < counted(b.name) ? -1 : 1));
}

/** Numbers padded, so that ch10 comes after ch2. `localeCompare` could do it, at 7 ms for its first use. */
const counted = (name: string): string => name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(8, '0'));

const readEntries = (folder: string) => readdirSync(folder, { withFileTypes: true });

const isBankFolder = async (folder: string): Promise<boolean> =>
  (await Promise.all(HEAD.map((head) => kindOf(join(folder, head))))).includes('file');

/** What a path is. */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    const found = statSync(path);
    return found.isDirectory() ? 'folder' : 'file';
  } catch {
    return 'nothing';
  }
}

/** The bank at a path, if there is one: a YAML file, or a folder with a `bank.yaml`. */
export async function bankAt(path: string): Promise<FoundBank | undefined> {
  const absolute = resolve(path);
  const kind = await kindOf(absolute);
  if (kind === 'nothing' || (kind === 'folder' && !(await isBankFolder(absolute)))) return undefined;
  return { name: basename(absolute).replace(YAML, ''), path: absolute };
}

/** Why a file of a bank cannot be read: it is a link to nothing or in a circle, no file at all, not UTF-8, or as the system says. */
export type Hindrance =
  | 'dangling'
  | 'circular'
  | 'folder'
  | 'no-file'
  | 'utf-16'
  | 'not-utf-8'
  | { readonly code: string; readonly of: 'file' | 'folder' };

/** A file of a bank, or its folder, that cannot be read. */
export class Unreadable extends Error {
  readonly path: string;
  readonly hindrance: Hindrance;

  constructor(path: string, hindrance: Hindrance) {
    super(`${path} cannot be read`);
    this.path = path;
    this.hindrance = hindrance;
  }
}

/** What could be read of a bank, `bank.yaml` first, and what could not. */
export interface ReadBank {
  readonly files: readonly BankFile[];
  readonly unreadable: readonly Unreadable[];
}

/** The files of a bank. */
export async function readBank(bank: FoundBank): Promise<ReadBank> {
  const files: BankFile[] = [];
  const unreadable: Unreadable[] = [];
  try {
    for (const path of await filesOf(bank)) {
      const text = attempted(() => textIn(path, bytesAt(path, bank)));
      if (text instanceof Unreadable) unreadable.push(text);
      else files.push({ path, text });
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    unreadable.push(error);
  }
  return { files, unreadable };
}

/** The bytes of a bank's files, `bank.yaml` first; throws `Unreadable`. At once, since nothing else is to be done when a learner starts. */
export async function bytesOf(bank: FoundBank): Promise<Uint8Array[]> {
  return (await filesOf(bank)).map((path) => bytesAt(path, bank));
}

/** How many bytes of YAML a bank has; none where it cannot be told. */
export async function sizeOf(bank: FoundBank): Promise<number> {
  try {
    return (await filesOf(bank)).reduce((sum, path) => sum + statSync(path).size, 0);
  } catch {
    return 0;
  }
}

/** The files of a bank: itself, or those in its folder, `bank.yaml` first. */
async function filesOf({ path: bank }: FoundBank): Promise<string[]> {
  if ((await kindOf(bank)) !== 'folder') return [bank];
  const names = namesIn(bank).filter(isBankFile).sort();
  const head = names.find(isHead) ?? '';
  return [head, ...names.filter((name) => name !== head)].map((name) => join(bank, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new Unreadable(folder, { code: codeOf(error), of: 'folder' });
  }
}

/** The bytes of one file. A bank that is one file may be a pipe (`quiz check <(…)`); in a folder nobody waits for what comes out of one. */
function bytesAt(path: string, bank: FoundBank): Uint8Array {
  try {
    const found = path === bank.path ? undefined : statSync(path);
    if (found === undefined || found.isFile()) return readFileSync(path);
    throw new Unreadable(path, found.isDirectory() ? 'folder' : 'no-file');
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const code = codeOf(error);
    throw new Unreadable(path, code === 'ENOENT' ? 'dangling' : code === 'ELOOP' ? 'circular' : { code, of: 'file' });
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown'; // what node:fs throws

function attempted<T>(read: () => T): T | Unreadable {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

function textIn(path: string, bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) throw new Unreadable(path, 'utf-16');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable(path, 'not-utf-8');
  }
}

/** Writes `text` over a file that holds `before`; throws when somebody else has changed it. A byte order mark stays. */
export async function rewriteText(path: string, before: string, text: string): Promise<void> {
  const bytes = readFileSync(path);
  if (textIn(path, bytes) !== before) throw new Error('it was changed while it was checked');
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  writeFileSync(path, marked ? `\ufeff${text}` : text);
}
