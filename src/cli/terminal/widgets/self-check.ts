import type { Option } from '../../../core/ask.ts';
import { gap, paragraph, span } from '../../../core/doc.ts';
import { unescaped } from '../commands.ts';
import { line } from './line.ts';
import { pick } from './pick.ts';
import { isEnter, type Widget } from './widget.ts';

const writing = line('Write your answer, then check it yourself.');

interface SelfCheckState {
  /** The written answer once it is done. */
  readonly text: string | undefined;
  readonly points: ReturnType<typeof pick>['start'];
}

/** First an answer in one's own words, then yes or no to each idea that a good answer holds. */
export function selfCheck(points: readonly Option[]): Widget<SelfCheckState> {
  const ticking = pick(points, { many: true, noneAllowed: true });
  return {
    start: { text: undefined, points: ticking.start },
    instruction: writing.instruction,
    typing: (state) => state.text === undefined,
    press(state, key, typed) {
      if (state.text === undefined) {
        if (!isEnter(key)) return { state };
        if (typed.text.trim() === '') return { state, notice: 'Write something first, or :s to skip.' };
        return { state: { ...state, text: unescaped(typed.text.trim()) }, line: '' };
      }
      const pressed = ticking.press(state.points, key, typed);
      if (pressed === undefined) return undefined;
      if ('reply' in pressed) {
        const ticked = Array.isArray(pressed.reply) ? pressed.reply : [];
        return { reply: { text: state.text, points: ticked.map(Number).sort((a, b) => a - b) } };
      }
      return { ...pressed, state: { ...state, points: pressed.state } };
    },
    view(state, typed) {
      if (state.text === undefined) return writing.view(null, typed);
      const face = ticking.view(state.points, typed);
      const yours = [gap, paragraph(state.text, [span('> ', 'dim')]), gap];
      const question = paragraph(span('Which of these does your answer say? Tick them honestly.', 'strong'));
      return { ...face, above: [...yours, question, ...face.above] };
    },
  };
}
