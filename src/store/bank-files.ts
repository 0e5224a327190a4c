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
/** Whether a YAML file may hold questions: ledgers of sign-offs and the configuration lie beside banks and are none. */
const isBankFile = (name: string): boolean => YAML.test(name) && !name.includes('.signoff.') && name !== 'quiz.config.yaml';
const HEAD = ['bank.yaml', 'bank.yml'];

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
    else if (entry.isDirectory() && (await isBankFolder(path))) found.push({ name: entry.name, path });
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

/** A file that is not UTF-8 text. */
export class NotText extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** The files of a bank, `bank.yaml` first. Throws `NotText` for a file in another encoding. */
export async function readBank(bank: FoundBank): Promise<BankFile[]> {
  const paths = await filesOf(bank);
  return Promise.all(paths.map(async (path) => ({ path, text: await readText(path) })));
}

/** The bytes of a bank's files, `bank.yaml` first. At once, since nothing else is to be done meanwhile when a learner starts. */
export async function bytesOf(bank: FoundBank): Promise<Uint8Array[]> {
  return (await filesOf(bank)).map((path) => readFileSync(path));
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
  const names = readdirSync(bank).filter(isBankFile).sort();
  const head = names.find((name) => HEAD.includes(name)) ?? '';
  return [head, ...names.filter((name) => name !== head)].map((name) => join(bank, name));
}

async function readText(path: string): Promise<string> {
  const bytes = readFileSync(path);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) throw new NotText(path, 'The file is UTF-16.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotText(path, 'The file is not UTF-8 text.');
  }
}

/** Writes `text` over a file that holds `before`; throws when somebody else has changed it. A byte order mark stays. */
export async function rewriteText(path: string, before: string, text: string): Promise<void> {
  const bytes = readFileSync(path);
  if ((await readText(path)) !== before) throw new Error('it was changed while it was checked');
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  writeFileSync(path, marked ? `\ufeff${text}` : text);
}
