import type { Key, KeyHint } from './widgets/widget.ts';

/** What can be asked for at every question. `interrupt` is Ctrl-C or the end of the input. */
export type Command = 'hint' | 'reveal' | 'skip' | 'slip' | 'flag' | 'leave' | 'interrupt' | 'keys';

/** The key of each command, what the key line calls it, and what the list of all keys says. */
export const commands: Readonly<Record<Command, { readonly key: string; readonly does: string; readonly help: string }>> = {
  hint: { key: 'h', does: 'hint', help: 'a hint; it halves what the answer earns' },
  skip: { key: 's', does: 'skip', help: 'skip: the question comes again at the end' },
  reveal: { key: 'r', does: 'reveal', help: 'show the answer; it counts as missed' },
  slip: { key: 'u', does: 'slip', help: 'I slipped: put the question again' },
  flag: { key: 'f', does: 'flag', help: 'flag the question: something is wrong with it' },
  leave: { key: 'q', does: 'leave', help: 'leave' },
  interrupt: { key: 'Ctrl-C', does: 'leave', help: 'leave' },
  keys: { key: '?', does: 'keys', help: 'all keys' },
};

/** What works on every page besides. */
export const screenKeys: readonly KeyHint[] = [
  ['PgUp, PgDn', 'scroll where something is hidden'],
  ['Ctrl-Z', 'put to sleep; `fg` wakes it'],
];

/** How a text begins with a colon, where letters are text. */
export const escapedColon: KeyHint = ['::', 'begins a text with one colon'];

const byKey = new Map(Object.entries(commands).map(([command, { key }]) => [key, command as Command])); // its keys are the commands

/** The command of a single key, where letters are commands. */
export const commandFor = (key: Key): Command | undefined => (key.ctrl || key.meta ? undefined : byKey.get(key.name || key.sequence));

/** The command typed after a colon, with its words; nothing when the text begins with none. `::` begins a text with a colon. */
export function commandOf(
  text: string,
): { readonly command: Command | undefined; readonly typed: string; readonly words: string } | undefined {
  const found = /^:(\S+)\s*(.*)$/s.exec(text.trim());
  const typed = found?.[1];
  if (typed === undefined || typed.startsWith(':')) return undefined;
  return { command: byKey.get(typed) ?? [...byKey.values()].find((each) => each === typed), typed: `:${typed}`, words: found?.[2] ?? '' };
}

/** What was typed without the colon that keeps a leading colon from being a command. */
export const unescaped = (text: string): string => text.replace(/^(\s*)::/, '$1:');
