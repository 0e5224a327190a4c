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
  /** Whether there is a question that can be put off, yes unless said: then picking nothing is told with the way to do so. */
  readonly skips?: boolean;
  /** Options that have no number: the key of each, by its letter. The others are numbered as if these were not there. */
  readonly keys?: Readonly<Record<string, string>>;
}

/** Picks one or several of `options`. A digit selects, Space ticks, Enter commits. */
export function pick(options: readonly Option[], rule: PickRule): Widget<PickState> {
  const toggled = (ticked: readonly string[], letter: string): string[] =>
    ticked.includes(letter) ? ticked.filter((each) => each !== letter) : [...ticked, letter];
  const nothing = `${rule.many ? 'Tick at least one first' : 'Choose one first'}${rule.skips === false ? '.' : ', or s to skip.'}`;
  const keyed = rule.keys ?? {};
  const numbers = options.filter(({ letter }) => !Object.hasOwn(keyed, letter));
  const keyOf = (option: Option): string => keyed[option.letter] ?? String(numbers.indexOf(option) + 1);
  return {
    start: { at: undefined, ticked: [] },
    instruction: instructionOf(rule),
    typing: () => false,
    press(state, key) {
      const at = moved(state.at, key, options.length);
      if (at !== undefined) return { state: { ...state, at } };
      const number = digit(key);
      const chosen = key.ctrl || key.meta ? undefined : options.find((option) => keyOf(option) === key.name);
      if (chosen !== undefined) {
        return { state: { at: options.indexOf(chosen), ticked: rule.many ? toggled(state.ticked, chosen.letter) : state.ticked } };
      }
      if (number !== undefined) return { state, notice: `There are ${numbers.length} choices.` };
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
      const docs = options.map((option, index) => row(option, keyOf(option), state.at === index, rule.many ? state.ticked : undefined));
      const at = state.at ?? -1;
      return {
        above: docs.slice(0, Math.max(0, at)).flat(),
        focused: at < 0 ? [] : (docs[at] ?? []),
        below: docs.slice(at < 0 ? 0 : at + 1).flat(),
        keys: [
          [`1-${Math.min(9, numbers.length)}`, rule.many ? 'tick' : 'pick'],
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

function row(option: Option, key: string, here: boolean, ticked: readonly string[] | undefined): Doc {
  const pointer: Span = here ? sign.pointer : span(' ');
  const box: readonly Span[] = ticked === undefined ? [] : [ticked.includes(option.letter) ? sign.ticked : sign.unticked, span(' ')];
  const mark = span(`${key} `, here ? 'accent' : 'dim');
  const lead = [pointer, span(' '), ...box, mark];
  return [...hang(lead, 4 + (ticked === undefined ? 0 : 2), markdown(option.text)), ...(option.text.includes('\n\n') ? [gap] : [])];
}
