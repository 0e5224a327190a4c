import type { Option } from '../../../core/ask.ts';
import { type Doc, gap, hang, type Span, sign, span } from '../../../core/doc.ts';
import { markdown } from '../../../core/markdown.ts';
import { digit, type Face, isEnter, moved, type Widget } from './widget.ts';

interface PickState {
  readonly at: number | undefined;
  readonly ticked: readonly string[];
}

/** How many things are picked, and whether none is an answer. */
export interface PickRule {
  readonly many: boolean;
  readonly noneAllowed?: boolean;
  readonly choose?: number;
  /** What Enter does, `answer` unless said. */
  readonly verb?: string;
}

/** Picks one or several of `options`. A digit selects, Space ticks, Enter commits. */
export function pick(options: readonly Option[], rule: PickRule): Widget<PickState> {
  const toggled = (ticked: readonly string[], letter: string): string[] =>
    ticked.includes(letter) ? ticked.filter((each) => each !== letter) : [...ticked, letter];
  const nothing = rule.many ? 'Tick at least one first, or s to skip.' : 'Choose one first, or s to skip.';
  return {
    start: { at: undefined, ticked: [] },
    instruction: instructionOf(rule),
    typing: () => false,
    press(state, key) {
      const at = moved(state.at, key, options.length);
      if (at !== undefined) return { state: { ...state, at } };
      const number = digit(key);
      const chosen = number === undefined ? undefined : options[number - 1];
      if (number !== undefined) {
        if (chosen === undefined) return { state, notice: `There are ${options.length} choices.` };
        return { state: { at: number - 1, ticked: rule.many ? toggled(state.ticked, chosen.letter) : state.ticked } };
      }
      const current = state.at === undefined ? undefined : options[state.at];
      if (key.name === 'space' && rule.many) {
        if (current === undefined) return { state: { ...state, at: 0 } };
        return { state: { ...state, ticked: toggled(state.ticked, current.letter) } };
      }
      if (!isEnter(key)) return undefined;
      if (rule.many) return state.ticked.length > 0 || rule.noneAllowed === true ? { reply: state.ticked } : { state, notice: nothing };
      return current === undefined ? { state, notice: nothing } : { reply: current.letter };
    },
    view(state): Face {
      const docs = options.map((option, index) => row(option, index, state, rule.many));
      const at = state.at ?? -1;
      return {
        above: docs.slice(0, Math.max(0, at)).flat(),
        focused: at < 0 ? [] : (docs[at] ?? []),
        below: docs.slice(at < 0 ? 0 : at + 1).flat(),
        keys: [
          [`1-${Math.min(9, options.length)}`, rule.many ? 'tick' : 'pick'],
          ['Enter', rule.verb ?? 'answer'],
          ['↑↓', 'move'],
          ...(rule.many ? ([['Space', 'tick']] as const) : []),
        ],
      };
    },
  };
}

function instructionOf({ many, choose, noneAllowed }: PickRule): string {
  if (!many) return 'Choose one.';
  if (choose !== undefined) return `Choose ${choose}.`;
  return noneAllowed === true ? 'Tick those that apply.' : 'Tick all that apply.';
}

function row(option: Option, index: number, state: PickState, many: boolean): Doc {
  const here = state.at === index;
  const pointer: Span = here ? sign.pointer : span(' ');
  const box: readonly Span[] = many ? [state.ticked.includes(option.letter) ? sign.ticked : sign.unticked, span(' ')] : [];
  const number = span(`${index + 1} `, here ? 'accent' : 'dim');
  const lead = [pointer, span(' '), ...box, number];
  return [...hang(lead, 4 + (many ? 2 : 0), markdown(option.text)), ...(option.text.includes('\n\n') ? [gap] : [])];
}
