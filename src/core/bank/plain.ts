// The quick reading of YAML, for text that holds nothing unusual: the event stream of js-yaml, about six times as fast as
// document.ts and without the places of things. What it does not take, it leaves to the careful reading.
import {
  boolCoreTag,
  EVENT_ID,
  type Event,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml';

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
    return { value: documentOf(parseEvents(text, {}), text) };
  } catch {
    return undefined; // whatever stopped the library, or is unusual: the careful reading finds the words for it
  }
}

/** The value of the one document that the events tell of. Throws where there is another, or anything unusual in it. */
function documentOf(events: readonly Event[], text: string): unknown {
  const [head] = events;
  if (head?.type !== EVENT_ID.DOCUMENT || head.explicitEnd || head.directives.length > 0) throw unusual();
  const found: Found = { value: undefined, next: 0 };
  readNode(events, 1, text, 0, found);
  if (events[found.next]?.type !== EVENT_ID.POP || found.next + 1 < events.length) throw unusual();
  return found.value;
}

const unusual = (): Error => new Error('left to the careful reading');

/** A value, and the index of the event behind it. One is filled again and again: a bank has hundreds of thousands of values. */
interface Found {
  value: unknown;
  next: number;
}

/** Reads the value that begins with the event at `index`, into `into`. */
function readNode(events: readonly Event[], index: number, text: string, depth: number, into: Found): void {
  const event = events[index];
  if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP || event.type === EVENT_ID.ALIAS)
    throw unusual();
  if (event.anchorStart !== -1 || event.tagStart !== -1 || depth > DEEPEST) throw unusual();
  into.next = index + 1;
  if (event.type === EVENT_ID.SCALAR) into.value = scalarOf(event, text);
  else if (event.type === EVENT_ID.SEQUENCE) readList(events, text, depth, into);
  else readMapping(events, text, depth, into);
}

function readList(events: readonly Event[], text: string, depth: number, into: Found): void {
  const list: unknown[] = [];
  while (events[into.next]?.type !== EVENT_ID.POP) {
    readNode(events, into.next, text, depth + 1, into);
    list.push(into.value);
  }
  into.value = list;
  into.next += 1;
}

function readMapping(events: readonly Event[], text: string, depth: number, into: Found): void {
  const mapping: Record<string, unknown> = {};
  for (let event = events[into.next]; event?.type !== EVENT_ID.POP; event = events[into.next]) {
    if (event?.type !== EVENT_ID.SCALAR) throw unusual();
    const key = keyOf(event, text);
    if (Object.hasOwn(mapping, key)) throw unusual();
    readNode(events, into.next + 1, text, depth + 1, into);
    mapping[key] = into.value;
  }
  into.value = mapping;
  into.next += 1;
}

/** What a plain scalar begins with that may be no text. */
const MAY_BE_NO_TEXT = /^(?:[-+.~\dntf]|$)/i;
const NO_TEXT = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag];

function scalarOf(event: ScalarEvent, text: string): unknown {
  const written = getScalarValue(text, event);
  if (event.style !== SCALAR_STYLE.PLAIN || !MAY_BE_NO_TEXT.test(written)) return written;
  for (const tag of NO_TEXT) {
    const value = tag.resolve(written, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return written;
}

/** Keys without quotes that YAML 1.2 takes for null, a truth value or a number, and the merge key of YAML 1.1. */
const NO_TEXT_KEY = /^(?:~|null|true|false|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|[-+]?\.inf|\.nan|<<)?$/i;

function keyOf(event: ScalarEvent, text: string): string {
  const key = getScalarValue(text, event);
  const isPlain = event.style === SCALAR_STYLE.PLAIN;
  if (event.anchorStart !== -1 || event.tagStart !== -1 || key === '__proto__') throw unusual();
  if (isPlain && (!event.fast || event.valueStart === -1 || NO_TEXT_KEY.test(key))) throw unusual();
  return key;
}
