/** A 64-bit hash of `text` as 16 hexadecimal digits: stable across versions and machines; not for secrets. */
export function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  return finished(high, low);
}

/** A hash of `text` as a whole number below 2^52, four characters at a time: it takes the place of names where there are a million of them. */
export function shortHash(text: string): number {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  const byte = (index: number): number => text.charCodeAt(index) << (8 * (index & 3)); // 0 beyond the end
  for (let index = 0; index < text.length; index += 4) {
    const word = byte(index) | byte(index + 1) | byte(index + 2) | byte(index + 3);
    first = Math.imul(first ^ word, 0x9e3779b1) ^ (first >>> 15);
    second = Math.imul(second ^ word, 0x5f356495) ^ (first >>> 13);
  }
  return shortened(first, second);
}

/** The short hash of the ASCII text between two places of `view`. Four bytes must be there to read at each of them. */
export function shortHashBetween(view: DataView, from: number, to: number): number {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let at = from; at < to; at += 4) {
    const left = to - at;
    const word = view.getInt32(at, true) & (left < 4 ? (1 << (8 * left)) - 1 : -1);
    first = Math.imul(first ^ word, 0x9e3779b1) ^ (first >>> 15);
    second = Math.imul(second ^ word, 0x5f356495) ^ (first >>> 13);
  }
  return shortened(first, second);
}

function shortened(first: number, second: number): number {
  const { high, low } = mixed(first, second);
  return high * 2 ** 20 + (low >>> 12);
}

/**
 * A 64-bit hash of `bytes` as 16 hexadecimal digits: four bytes at a time, in the order of this machine; not for secrets. For some
 * hundred kilobytes it takes less time than loading `node:crypto`.
 */
export function hashBytes(bytes: Uint8Array): string {
  const words = new Int32Array((bytes.length + 3) >> 2);
  new Uint8Array(words.buffer).set(bytes);
  let high = 0xdeadbeef ^ bytes.length;
  let low = 0x41c6ce57;
  // A plain loop: nothing is compiled yet when a start comes here.
  for (let index = 0; index < words.length; index += 1) {
    high = Math.imul(high ^ (words[index] ?? 0), 0x9e3779b1);
    low = Math.imul(low ^ (words[index] ?? 0) ^ (high >>> 15), 0x5f356495);
    high ^= low >>> 13;
  }
  return finished(high, low);
}

function finished(first: number, second: number): string {
  const { high, low } = mixed(first, second);
  const hex = (word: number): string => word.toString(16).padStart(8, '0');
  return hex(high) + hex(low);
}

/** Two words in which every bit depends on all of what came in. */
function mixed(first: number, second: number): { readonly high: number; readonly low: number } {
  const high = Math.imul(first ^ (first >>> 16), 0x85ebca6b) ^ Math.imul(second ^ (second >>> 13), 0xc2b2ae35);
  const low = Math.imul(second ^ (second >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return { high: high >>> 0, low: low >>> 0 };
}
