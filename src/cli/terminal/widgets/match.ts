import type { Option } from '../../../core/ask.ts';
import { type Doc, gap, hang, indent, paragraph, type Span, sign, span } from '../../../core/doc.ts';
import { inline, markdown } from '../../../core/markdown.ts';
import { digit, isEnter, moved, type Widget } from './widget.ts';

interface MatchState {
  readonly at: number;
  /** The place among the right sides chosen for each left one. */
  readonly chosen: readonly (number | undefined)[];
}

/** Pairs left with right: the arrows choose a left side, a digit or ←→ its right side, Enter commits. */
export function match(left: readonly Option[], right: readonly Option[]): Widget<MatchState> {
  const choose = (state: MatchState, place: number, step: number): MatchState => ({
    at: Math.min(left.length - 1, state.at + step),
    chosen: state.chosen.with(state.at, place),
  });
  return {
    start: { at: 0, chosen: left.map(() => undefined) },
    instruction: 'Match each with one of the numbered ones; a number may serve twice.',
    typing: () => false,
    press(state, key) {
      const at = moved(state.at, key, left.length);
      if (at !== undefined) return { state: { ...state, at } };
      const place = digit(key);
      if (place !== undefined) {
        return place <= right.length
          ? { state: choose(state, place - 1, 1) }
          : { state, notice: `There are ${right.length} to choose from.` };
      }
      const current = state.chosen[state.at];
      if (key.name === 'right') return { state: choose(state, ((current ?? -1) + 1) % right.length, 0) };
      if (key.name === 'left') return { state: choose(state, ((current ?? right.length) - 1 + right.length) % right.length, 0) };
      if (!isEnter(key)) return undefined;
      const open = state.chosen.indexOf(undefined);
      if (open !== -1) {
        return {
          state: { ...state, at: open },
          notice: `${state.chosen.filter((each) => each === undefined).length} still open: give each a number first.`,
        };
      }
      const letters = state.chosen.map((each) => (each === undefined ? '' : (right[each]?.letter ?? '')));
      return { reply: Object.fromEntries(left.map((option, index) => [option.letter, letters[index] ?? ''])) };
    },
    view(state) {
      const rows = left.map((option, index) => leftRow(option, state.chosen[index], right, index === state.at));
      const rightRows = right.flatMap((option, index) => hang([span(`  ${index + 1} `, 'dim')], 4, markdown(option.text)));
      return {
        above: rows.slice(0, state.at).flat(),
        focused: rows[state.at] ?? [],
        below: [...rows.slice(state.at + 1).flat(), gap, ...rightRows],
        keys: [
          [`1-${Math.min(9, right.length)}`, 'match'],
          ['Enter', 'answer'],
          ['↑↓', 'move'],
        ],
      };
    },
  };
}

function leftRow(option: Option, chosen: number | undefined, right: readonly Option[], here: boolean): Doc {
  const pointer: Span = here ? sign.pointer : span(' ');
  const to: Span[] =
    chosen === undefined
      ? [sign.arrow, span('?', 'dim')]
      : [
          sign.arrow,
          span(`${chosen + 1} `, 'accent'),
          ...inline(right[chosen]?.text ?? '').map((each) => ({ ...each, role: each.role ?? ('accent' as const) })),
        ];
  return [...hang([pointer, span(' ')], 2, markdown(option.text)), ...indent([paragraph(to.slice(1), [sign.arrow, ' '])], 3)];
}
