import type { Option } from '../../../core/ask.ts';
import { hang, type Span, sign, span } from '../../../core/doc.ts';
import { markdown } from '../../../core/markdown.ts';
import { digit, isEnter, moved, type Widget } from './widget.ts';

interface OrderState {
  readonly items: readonly Option[];
  readonly at: number;
  readonly lifted: boolean;
  readonly touched: boolean;
}

/** Puts things in order: Space lifts one, the arrows carry it, a digit sends it to a place, Enter commits. */
export function order(items: readonly Option[]): Widget<OrderState> {
  const carry = (state: OrderState, to: number): OrderState => {
    const item = state.items[state.at];
    if (item === undefined || to === state.at) return { ...state, at: to };
    return { ...state, items: state.items.toSpliced(state.at, 1).toSpliced(to, 0, item), at: to, touched: true };
  };
  return {
    start: { items, at: 0, lifted: false, touched: false },
    instruction: 'Put these in order, first one first.',
    typing: () => false,
    press(state, key) {
      const to = moved(state.at, key, items.length);
      if (to !== undefined) {
        // A lifted thing stops at the ends: carrying it around them would turn the whole list.
        if (state.lifted && Math.abs(to - state.at) > 1) return { state };
        return { state: state.lifted ? carry(state, to) : { ...state, at: to } };
      }
      if (key.name === 'space') return { state: { ...state, lifted: !state.lifted } };
      const place = digit(key);
      if (place !== undefined) {
        return place <= items.length ? { state: carry(state, place - 1) } : { state, notice: `There are ${items.length} places.` };
      }
      if (!isEnter(key)) return undefined;
      if (state.lifted) return { state: { ...state, lifted: false } };
      if (!state.touched) return { state, notice: 'Move at least one first (Space, then arrows), or s to skip.' };
      return { reply: state.items.map((item) => item.letter) };
    },
    view(state) {
      const docs = state.items.map((item, index) => {
        const here = index === state.at;
        const pointer: Span = here ? (state.lifted ? { text: '↕', ascii: '=', role: 'warn' } : sign.pointer) : span(' ');
        return hang([pointer, span(' '), span(`${index + 1} `, here ? 'accent' : 'dim')], 4, markdown(item.text));
      });
      return {
        above: docs.slice(0, state.at).flat(),
        focused: docs[state.at] ?? [],
        below: docs.slice(state.at + 1).flat(),
        keys: state.lifted
          ? [
              ['↑↓', 'carry'],
              ['Space', 'put down'],
            ]
          : [
              ['Space', 'lift'],
              ['Enter', 'answer'],
              ['↑↓', 'move'],
              [`1-${Math.min(9, items.length)}`, 'send to place'],
            ],
      };
    },
  };
}
