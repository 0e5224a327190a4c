import type { Blank, Option } from '../../../core/ask.ts';
import { type Block, type Doc, gap, paragraph, plainText, type Span, sign, span } from '../../../core/doc.ts';
import { markdown } from '../../../core/markdown.ts';
import { unescaped } from '../commands.ts';
import { isEnter, type Typed, typedLine, type Widget } from './widget.ts';

interface BlanksState {
  readonly at: number;
  /** What was typed into each blank; the one at `at` is on the line being typed. */
  readonly filled: readonly string[];
}

/** Fills the blanks of a text one after another; a blank with choices takes the number or the words of one. */
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
      const filled = state.filled.with(state.at, typed.text);
      const read = all.map((blank, index) => readBlank(blank, index, unescaped(filled[index] ?? '')));
      const isOpen = (index: number): boolean => filled[index]?.trim() === '';
      const wrong = read.findIndex((each, index) => 'problem' in each && !isOpen(index));
      const to = wrong === -1 ? read.findIndex((each) => 'problem' in each) : wrong;
      if (to === -1) return { reply: read.map((each) => ('reply' in each ? each.reply : '')) };
      const problem = read[to];
      // Going on to the next one that is empty needs no words.
      const told = problem !== undefined && 'problem' in problem && (!isOpen(to) || to === state.at);
      return { ...go(state, typed, to), ...(told && { notice: problem.problem }) };
    },
    view(state, typed) {
      const rows = all.map((blank, index) => fieldRow(blank, index, state, typed));
      // A line that is done stands in the text as well.
      const filled = typed.cursor === undefined ? state.filled.with(state.at, typed.text) : state.filled;
      return {
        above: [gap, ...numbered(text, all, filled.map(unescaped)), gap, ...rows.slice(0, state.at).flat()],
        focused: rows[state.at] ?? [],
        below: rows.slice(state.at + 1).flat(),
        keys: [['Enter', 'next, answer'], ...(all.length > 1 ? ([['Tab', 'move']] as const) : [])],
      };
    },
  };
}

/** The option of a blank that was typed: by its number on the screen, or by its words, whatever their case. */
export function optionOf({ options }: Blank, typed: string): Option | undefined {
  const text = typed.trim();
  const words = (option: Option): string => plainText(markdown(option.text)).trim();
  return (
    (/^\d+$/.test(text) ? options[Number(text) - 1] : undefined) ??
    options.find((option) => words(option) === text || option.text === text) ??
    options.find((option) => words(option).toLowerCase() === text.toLowerCase())
  );
}

/** What a blank's typed text is in the reply, a letter where there are choices; or what to type instead. `index` counts from 0. */
export function readBlank(blank: Blank, index: number, typed: string): { readonly reply: string } | { readonly problem: string } {
  if (typed.trim() === '') return { problem: `Blank ${index + 1} is still empty: fill it, or :s to skip.` };
  const { options } = blank;
  if (options.length === 0) return { reply: typed };
  const option = optionOf(blank, typed);
  if (option !== undefined) return { reply: option.letter };
  return { problem: `Blank ${index + 1}: type a number from 1 to ${options.length}, or the words of a choice.` };
}

/** The text with each blank shown as its number and what was filled in; everything else as written. */
export function numbered(text: string, all: readonly Blank[], filled: readonly string[] = []): Doc {
  const shown = all.reduce((sofar, blank, index) => {
    const value = filled[index]?.trim() ?? '';
    const words = blank.options.length > 0 ? (optionOf(blank, value)?.text ?? '') : value;
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
