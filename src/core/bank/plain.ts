// The quick reading of YAML, for text that holds nothing unusual: the event stream of js-yaml, about six times as fast as
// document.ts and without the places of things. What it does not take, it leaves to the careful reading.
import { constructFromEvents, EVENT_ID, type Event, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';

/** Mappings and lists in one another: more than a bank needs, fewer than the careful reading allows. */
const DEEPEST = 32;

/** What the two libraries may take for different things, each found by the tests that compare them; and a sign without which it cannot be there. */
const READ_OTHERWISE: readonly (readonly [sign: string, pattern: RegExp])[] = [
  ['\r', /\r(?!\n)/], // a lone carriage return
  ['\t', /^ *\t/m], // a tab in front of a line
  ['...', /^ *\.\.\./m], // the end of a document
  ['---', /^ +---/m], // what looks like the beginning of one
  ['\\', /\\\r?\n[ \t]*\r?\n/], // an empty line behind an escaped line end
  ['|', /\|[-+]?\d[-+]?[ \t]*(?:#.*)?\r?$/m], // a block text that says its own indentation
  ['>', />[-+]?\d[-+]?[ \t]*(?:#.*)?\r?$/m],
  ['', /\d{300}/], // a number too large to be one
  ['', /\de\+?\d{3}/i],
];

/**
 * The value of a YAML text of one document without tags, anchors, directives and keys that are no text; nothing where there
 * are any, or where the text does not parse. Never throws. What it reads, the careful reading reads alike.
 */
export function readPlain(text: string): { readonly value: unknown } | undefined {
  if (READ_OTHERWISE.some(([sign, pattern]) => text.includes(sign) && pattern.test(text))) return undefined;
  try {
    const events = parseEvents(text, { maxDepth: DEEPEST });
    return isPlain(events, text) ? { value: constructFromEvents(events, { source: text, maxAliases: 0 })[0] } : undefined;
  } catch {
    return undefined; // whatever stopped the library: the careful reading finds the words for it
  }
}

/** What an open collection waits for. */
type Awaits = 'item' | 'key' | 'value';

function isPlain(events: readonly Event[], text: string): boolean {
  const open: Awaits[] = [];
  let documents = 0;
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents += 1;
        if (documents > 1 || event.explicitEnd || event.directives.length > 0) return false;
        open.push('item');
        break;
      case EVENT_ID.POP:
        open.pop();
        break;
      case EVENT_ID.ALIAS:
        return false;
      default: {
        if (event.anchorStart !== -1 || event.tagStart !== -1) return false;
        const last = open.length - 1;
        if (open[last] === 'key') {
          if (event.type !== EVENT_ID.SCALAR || !isTextKey(event, text)) return false;
          open[last] = 'value';
        } else if (open[last] === 'value') open[last] = 'key';
        if (event.type !== EVENT_ID.SCALAR) open.push(event.type === EVENT_ID.MAPPING ? 'key' : 'item');
      }
    }
  }
  return events.length > 0;
}

/** Keys without quotes that YAML 1.2 takes for null, a truth value or a number, and the merge key of YAML 1.1. */
const NO_TEXT = /^(?:~|null|true|false|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|[-+]?\.inf|\.nan|<<)?$/i;

function isTextKey({ style, fast, valueStart, valueEnd }: ScalarEvent, text: string): boolean {
  if (style !== SCALAR_STYLE.PLAIN) return true;
  return fast && valueStart !== -1 && !NO_TEXT.test(text.slice(valueStart, valueEnd));
}
