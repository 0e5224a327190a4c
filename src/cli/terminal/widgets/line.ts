import { gap, paragraph, span } from '../../../core/doc.ts';
import { unescaped } from '../commands.ts';
import { isEnter, typedLine, type Widget } from './widget.ts';

/** One typed line, whatever it holds; it wraps when it is long. */
export function line(instruction: string, unit?: string): Widget<null> {
  return {
    start: null,
    instruction,
    typing: () => true,
    press: (state, key, typed) => (isEnter(key) ? { reply: unescaped(typed.text) } : { state }),
    view: (_, typed) => ({
      above: [gap],
      focused: [paragraph([...typedLine(typed), span(unit === undefined ? '' : ` ${unit}`, 'dim')], [span('> ', 'accent')])],
      below: [],
      keys: [['Enter', 'answer']],
    }),
  };
}
