import type { Blank } from '../../../core/ask.ts';
import { type Block, type Doc, gap, paragraph, type Span, sign, span } from '../../../core/doc.ts';
import { markdown } from '../../../core/markdown.ts';
import { unescaped } from '../commands.ts';
import { isEnter, type Typed, typedLine, type Widget } from './widget.ts';

interface BlanksState {
  readonly at: number;
  /** What was typed into each blank; the one at `at` is on the line being typed. */
  readonly filled: readonly string[];
}

/** Fills the blanks of a text one after another; a blank with choices takes the number of one. */
export function blanks(text: string, all: readonly Blank[]): Widget<BlanksState> {
  const go = (state: BlanksState, typed: Typed, to: number): { state: BlanksState; line: string } => {
    const filled = state.filled.with(state.at, typed.text);
    return { state: { at: to, filled }, line: filled[to] ?? '' };
  };
  return {
    start: { at: 0, filled: all.map(() => '') },
    instruction: all.length === 1 ? 'Fill the blank.' : `Fill the ${all.length} blanks.`,
    typing: () => true,
    press(state, key, typed) {
      const last = all.length - 1;
      if (key.name === 'up' || (key.name === 'tab' && key.shift)) return go(state, typed, state.at === 0 ? last : state.at - 1);
      if (key.name === 'down' || key.name === 'tab') return go(state, typed, state.at === last ? 0 : state.at + 1);
      if (!isEnter(key)) return { state };
      const next = go(state, typed, state.at);
      const filled = next.state.filled;
      const wrong = all.findIndex(
        (blank, index) => blank.options.length > 0 && filled[index]?.trim() !== '' && optionOf(blank, filled[index] ?? '') === undefined,
      );
      if (wrong !== -1)
        return { ...go(state, typed, wrong), notice: `Blank ${wrong + 1}: type a number from 1 to ${all[wrong]?.options.length}.` };
      const open = filled.findIndex((each) => each.trim() === '');
      if (open === -1) return { reply: filled.map((each, index) => replyFor(all[index], unescaped(each))) };
      const notice = open === state.at ? { notice: `Blank ${open + 1} is still empty: fill it, or :s to skip.` } : {};
      return { ...go(state, typed, open), ...notice };
    },
    view(state, typed) {
      const rows = all.map((blank, index) => fieldRow(blank, index, state, typed));
      return {
        above: [gap, ...numbered(text, all, state.filled.map(unescaped)), gap, ...rows.slice(0, state.at).flat()],
        focused: rows[state.at] ?? [],
        below: rows.slice(state.at + 1).flat(),
        keys: [['Enter', 'next, answer'], ...(all.length > 1 ? ([['Tab', 'move']] as const) : [])],
      };
    },
  };
}

/** The option that a typed number names. */
export const optionOf = (blank: Blank, typed: string): string | undefined => blank.options[Number(typed.trim()) - 1]?.letter;

/** What a blank's typed text is in the reply: a letter where there are choices. */
export const replyFor = (blank: Blank | undefined, typed: string): string =>
  blank !== undefined && blank.options.length > 0 ? (optionOf(blank, typed) ?? typed) : typed;

/** The text with each blank shown as its number and what was filled in; everything else as written. */
export function numbered(text: string, all: readonly Blank[], filled: readonly string[] = []): Doc {
  const shown = all.reduce((sofar, blank, index) => {
    const value = filled[index]?.trim() ?? '';
    const words = blank.options.length > 0 ? (blank.options[Number(value) - 1]?.text ?? '') : value;
    return sofar.replace(`[[${blank.name}]]`, () => `[${index + 1}: ${words === '' ? '____' : words}]`);
  }, text);
  return markdown(shown);
}

function fieldRow(blank: Blank, index: number, state: BlanksState, typed: Typed): Doc {
  const here = index === state.at;
  const pointer: Span = here ? sign.pointer : span(' ');
  const value = here ? typedLine(typed) : [span(state.filled[index] ?? '')];
  const choices: Block[] =
    blank.options.length === 0
      ? []
      : [
          {
            ...paragraph(span(blank.options.map((option, place) => `${place + 1} ${option.text}`).join('   '), 'dim')),
            indent: 4,
          } as Block,
        ];
  return [...choices, paragraph(value, [pointer, span(` ${index + 1} `, here ? 'accent' : 'dim'), span('> ', 'dim')])];
}
