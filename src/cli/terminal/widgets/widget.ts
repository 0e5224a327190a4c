import type { Reply } from '../../../core/ask.ts';
import type { Doc, Span } from '../../../core/doc.ts';

/** A key as readline names it. */
export interface Key {
  readonly name: string;
  /** The characters that the terminal sent. */
  readonly sequence: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

/** The line that is being typed, edited by readline, and where its cursor stands: nowhere once the line is done. */
export interface Typed {
  readonly text: string;
  readonly cursor: number | undefined;
}

/** What a key did: a new state (with the line to go on typing, where it changes), or the reply. */
export type Pressed<S> = { readonly state: S; readonly line?: string; readonly notice?: string } | { readonly reply: Reply };

/** What works now, for the key line: the keys and what they do. The first ones matter most. */
export type KeyHint = readonly [keys: string, does: string];

/** What is shown: the part that must stay in sight is apart, so that a small screen can follow it. */
export interface Face {
  readonly above: Doc;
  readonly focused: Doc;
  readonly below: Doc;
  readonly keys: readonly KeyHint[];
}

/**
 * How one kind of ask is answered with keys: a pure state machine. `page.ts` runs it on Inquirer's core, adds the
 * commands that work everywhere, and fits it to the screen.
 */
export interface Widget<S> {
  readonly start: S;
  /** In one line, what is to be done: shown above the prompt. */
  readonly instruction: string;
  /** Whether letters are text now, so that commands begin with a colon. */
  typing(state: S): boolean;
  /** What a key does; nothing when it is not this widget's. `typed` is the line after the key. */
  press(state: S, key: Key, typed: Typed): Pressed<S> | undefined;
  view(state: S, typed: Typed): Face;
}

/** The line being typed, with its cursor drawn. */
export function typedLine({ text, cursor }: Typed): Span[] {
  if (cursor === undefined) return [{ text }];
  const [under = ' '] = [...text.slice(cursor)];
  return [
    { text: text.slice(0, cursor) },
    { text: under === '' ? ' ' : under, role: 'cursor' },
    { text: text.slice(cursor + under.length) },
  ].filter((each) => each.text !== '') as Span[];
}

/** Moves a place up or down among `count` things and around its ends; from nowhere to the first or the last. */
export function moved(at: number | undefined, key: Key, count: number): number | undefined {
  if (key.ctrl || key.meta) return undefined;
  if (key.name === 'down' || key.name === 'j') return at === undefined ? 0 : (at + 1) % count;
  if (key.name === 'up' || key.name === 'k') return at === undefined ? count - 1 : (at - 1 + count) % count;
  return undefined;
}

/** The number of a digit key, from 1; nothing for other keys. */
export const digit = (key: Key): number | undefined => (/^[1-9]$/.test(key.name) && !key.ctrl && !key.meta ? Number(key.name) : undefined);

/** Whether the key commits: Enter, however the terminal sends it. */
export const isEnter = (key: Key): boolean => key.name === 'return' || key.name === 'enter';
