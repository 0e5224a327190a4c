// One page on the screen, as a prompt on Inquirer's core: a widget in the middle, the heading above it, one line of keys
// below, and the commands that work everywhere. The prompts that Inquirer ships have no such commands and cannot scroll.
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { Reply } from '../../core/ask.ts';
import { brief } from '../../core/brief.ts';
import { type Doc, gap, type Span } from '../../core/doc.ts';
import { type Line, layout } from '../../core/layout.ts';
import { type Command, commandFor, commandOf, commands, escapedColon, screenKeys } from './commands.ts';
import type { Screen } from './screen.ts';
import { paintLine, type Style } from './style.ts';
import { fitRows, keyLine, type Tall } from './viewport.ts';
import type { Key, KeyHint, Typed, Widget } from './widgets/widget.ts';

/** What a page shows and takes. */
export interface PageConfig<S> {
  readonly screen: Screen;
  readonly style: Style;
  readonly widget: Widget<S>;
  /** Two lines that stay: where we are, and the instruction or the verdict. */
  heading(width: number): readonly Line[];
  /** What stands above the widget. */
  readonly body: Doc;
  /** The commands that work here, in the order in which the key line names them. */
  readonly commands: readonly Command[];
  /** Whether the page ends with the other commands too: whoever put it says why they do nothing here. */
  readonly explains?: boolean;
  /** What the key line calls a command here, where it is not its usual name. */
  readonly labels?: Partial<Record<Command, string>>;
  readonly notice?: string | undefined;
  /** Where an interrupted answer goes on. */
  readonly draft?: Draft<S> | undefined;
  /** Called once a second, if the heading shows a clock. */
  readonly ticking?: boolean;
  /** A page to read: Enter first shows what is hidden below. */
  readonly reading?: boolean;
}

/** An answer begun. */
export interface Draft<S> {
  readonly state: S;
  readonly line: string;
}

/** How a page ended: with a reply, or with a command (and its words, after a colon) and what was begun. */
export type PageEnd<S> =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly draft: Draft<S> }
  | { readonly kind: 'command'; readonly command: Command; readonly words: string; readonly draft: Draft<S> };

interface View<S> {
  readonly state: S;
  readonly typed: Typed;
  readonly top: number;
  readonly scrolled: boolean;
  readonly notice: string | undefined;
  readonly help: boolean;
  readonly wiped: number;
}

const HIDE_CURSOR = '\u001b[?25l';
const at = (text: string): Typed => ({ text, cursor: text.length });

/** Shows a page until it is answered or left. */
export async function showPage<S>(config: PageConfig<S>, signal?: AbortSignal): Promise<PageEnd<S>> {
  const prompt = createPrompt<PageEnd<S>, PageConfig<S>>(pageView);
  const { input, output, clearPromptOnDone } = config.screen.prompts;
  return prompt(config, { input, output, clearPromptOnDone, ...(signal && { signal }) });
}

function pageView<S>(config: PageConfig<S>, done: (end: PageEnd<S>) => void): string {
  const { screen, widget } = config;
  const [view, setView] = useState<View<S>>({
    state: config.draft?.state ?? widget.start,
    typed: at(config.draft?.line ?? ''),
    top: 0,
    // A page opens at its beginning, to be read; the first key goes to where it acts. An answer to be mended opens there.
    scrolled: config.draft === undefined && config.notice === undefined,
    notice: config.notice,
    help: false,
    wiped: 0,
  });
  const size = screen.size();
  const page = compose(config, view, size);
  screen.takesText(widget.typing(view.state));
  const latest = useRef(view);
  latest.current = view;
  const leave = (command: Command, words: string, typed = view.typed): void =>
    done({ kind: 'command', command, words, draft: { state: view.state, line: typed.text } });

  useEffect((rl) => {
    if (view.typed.text !== '') rl.write(view.typed.text);
    rl.on('SIGTSTP', () => screen.suspend());
    rl.on('close', () => done({ kind: 'command', command: 'leave', words: '', draft: { state: widget.start, line: '' } }));
    // A redraw needs a state that differs; the size itself is read anew each time.
    let wiped = 0;
    const redraw = (): void => {
      if (!screen.isOpen()) return;
      wiped += 1;
      setView({ ...latest.current, wiped });
    };
    const off = screen.onWiped(redraw);
    const clock = config.ticking === true ? setInterval(redraw, 1000) : undefined;
    return () => {
      off();
      clearInterval(clock);
    };
  }, []);
  useKeypress((event, rl) => {
    // Ctrl-Z comes here too, after it has given the terminal back: what is drawn now would be left to the shell.
    if (!screen.isOpen()) return undefined;
    // readline's events hold more than Inquirer's type says, and its cursor is an offset into the line.
    const key = event as typeof event & Partial<Key>;
    const { cursor } = rl as typeof rl & { readonly cursor: number };
    const pressed: Key = {
      name: key.name ?? '',
      sequence: key.sequence ?? '',
      ctrl: key.ctrl,
      shift: key.shift ?? false,
      meta: key.meta ?? false,
    };
    const typing = widget.typing(view.state);
    const typed: Typed = typing && pressed.name !== 'return' && pressed.name !== 'enter' ? { text: rl.line, cursor } : view.typed;
    if (!typing) rl.clearLine(0);
    if (view.help) return setView({ ...view, help: false });
    const scroll = scrolling(pressed, page.room);
    if (scroll !== undefined) return setView({ ...view, typed, top: Math.max(0, page.top + scroll), scrolled: true });

    const entered = pressed.name === 'return' || pressed.name === 'enter';
    if (config.reading === true && page.more && (entered || pressed.name === 'space')) {
      return setView({ ...view, top: page.top + page.room - 1, scrolled: true });
    }
    const colon = typing && entered ? commandOf(typed.text) : undefined;
    const command = colon?.command ?? (typing ? undefined : commandFor(pressed));
    if (colon !== undefined && colon.command === undefined) {
      rl.write(typed.text);
      return setView({ ...view, typed, notice: `There is no ${brief(colon.typed)}. Type :? to see all.` });
    }
    if (command !== undefined && (config.commands.includes(command) || command === 'keys')) {
      if (command === 'keys') return setView({ ...view, typed: at(''), help: true });
      if (command === 'slip' && config.labels?.slip === 'clear') {
        return setView({ ...view, state: widget.start, typed: at(''), notice: undefined, scrolled: false });
      }
      return leave(command, colon?.words ?? '', colon === undefined ? typed : at(''));
    }
    // What was typed as a command is never an answer.
    if (colon?.command !== undefined) {
      if (config.explains === true) return leave(colon.command, colon.words, at(''));
      return setView({ ...view, typed: at(''), notice: `${brief(colon.typed)} does nothing here. Type :? to see what does.` });
    }
    const result = widget.press(view.state, pressed, typed);
    if (result === undefined) return command !== undefined && config.explains === true ? leave(command, '', typed) : undefined;
    if ('reply' in result) return done({ kind: 'reply', reply: result.reply, draft: { state: view.state, line: typed.text } });
    const next = result.line === undefined ? typed : at(result.line);
    if (result.line !== undefined || entered) {
      rl.clearLine(0);
      rl.write(next.text);
    }
    return setView({ ...view, state: result.state, typed: next, notice: result.notice, scrolled: false, top: page.top });
  });

  return page.content;
}

function scrolling(key: Key, room: number): number | undefined {
  if (key.name === 'pagedown' || (key.ctrl && key.name === 'f')) return Math.max(1, room - 2);
  if (key.name === 'pageup' || (key.ctrl && key.name === 'b')) return -Math.max(1, room - 2);
  return undefined;
}

interface Composed {
  readonly content: string;
  readonly room: number;
  readonly top: number;
  readonly more: boolean;
}

function compose<S>(config: PageConfig<S>, view: View<S>, size: { readonly columns: number; readonly rows: number }): Composed {
  const { style, widget } = config;
  const width = Math.min(80, size.columns - 1);
  const lay = (doc: Doc): Line[] => layout(doc, { width, ascii: style.ascii });
  const face = widget.view(view.state, view.typed);
  const typing = widget.typing(view.state);
  // Gaps at the seams survive because the parts are laid out as one: only the place of the focus is counted apart.
  const above: Doc = [...config.body, gap, ...face.above];
  const all = view.help ? lay(allKeys(config, face.keys, typing)) : lay([...above, ...face.focused, ...face.below]);
  const focus = (): ReturnType<Tall['focus']> => {
    if (face.focused.length === 0 || view.help) return undefined;
    const to = lay([...above, ...face.focused]).length;
    return { from: Math.min(lay(above).length, to - 1), to };
  };
  const heading = config.heading(width).slice(0, size.rows > 8 ? 2 : 1);
  const notice = view.notice === undefined ? [] : lay([{ kind: 'paragraph', spans: [{ text: view.notice, role: 'warn' }] }]).slice(0, 2);
  const room = Math.max(1, size.rows - heading.length - (size.rows > 12 ? 3 : 1) - notice.length);
  const shown = fitRows({ lines: all, focus }, room, view.top, view.scrolled);
  // On a page to read, Enter first goes through what is hidden; other keys do at once what they say.
  const more: readonly KeyHint[] = [['Enter', 'more'], ...face.keys.filter(([key]) => key !== 'Enter')];
  const own = config.reading === true && shown.more ? more : face.keys;
  const keys = keyLine(hints(config, own, shown.more || shown.top > 0, typing, view.help), width, style.ascii);
  const blank: Line[] = size.rows > 12 ? [[]] : [];
  const lines = [...heading, ...blank, ...shown.lines, ...blank, ...notice, keys];
  return {
    content: HIDE_CURSOR + lines.map((line) => paintLine(asShown(line, style), style)).join('\n'),
    room,
    top: shown.top,
    more: shown.more,
  };
}

const asShown = (line: Line, style: Style): Line =>
  style.ascii ? line.map((span: Span) => (span.ascii === undefined ? span : { ...span, text: span.ascii })) : line;

function hints<S>(config: PageConfig<S>, own: readonly KeyHint[], scrolls: boolean, typing: boolean, help: boolean): KeyHint[] {
  if (help) return [['any key', 'goes back']];
  const prefix = typing ? ':' : '';
  const named = config.commands
    .filter((command) => command !== 'interrupt')
    .map((command): KeyHint => [`${prefix}${commands[command].key}`, config.labels?.[command] ?? commands[command].does]);
  return [...own, ...(scrolls ? ([['PgUp/PgDn', 'scroll']] as const) : []), ...named, [`${prefix}?`, 'keys']];
}

/** Every key that works now, one a line: those of the widget are `own`. */
function allKeys<S>(config: PageConfig<S>, own: readonly KeyHint[], typing: boolean): Doc {
  const rows: KeyHint[] = [
    ...own,
    ...config.commands
      .filter((command) => command !== 'interrupt')
      .map((command): KeyHint => [`${typing ? ':' : ''}${commands[command].key}`, config.labels?.[command] ?? commands[command].help]),
    [commands.interrupt.key, commands.interrupt.help],
    ...(typing ? [escapedColon] : []),
    ...screenKeys,
  ];
  return rows.map(([keys, does]) => ({
    kind: 'paragraph',
    lead: [{ text: `  ${keys.padEnd(12)}`, role: 'accent' }],
    spans: [{ text: does }],
  }));
}
