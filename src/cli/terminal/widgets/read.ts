import { isEnter, type Widget } from './widget.ts';

/** A page to read: Enter goes on. */
export function read(next: string): Widget<null> {
  return {
    start: null,
    instruction: '',
    typing: () => false,
    press: (_, key) => (isEnter(key) ? { reply: null } : undefined),
    view: () => ({ above: [], focused: [], below: [], keys: [['Enter', next]] }),
  };
}

/** One of a few named keys, and no other. */
export function press(keys: Readonly<Record<string, string>>): Widget<null> {
  return {
    start: null,
    instruction: '',
    typing: () => false,
    press(_, key) {
      const name = isEnter(key) ? 'Enter' : key.name;
      return Object.hasOwn(keys, name) && !key.ctrl ? { reply: name } : undefined;
    },
    view: () => ({ above: [], focused: [], below: [], keys: Object.entries(keys) }),
  };
}
