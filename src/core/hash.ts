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
  const high = Math.imul(first ^ (first >>> 16), 0x85ebca6b) ^ Math.imul(second ^ (second >>> 13), 0xc2b2ae35);
  const low = Math.imul(second ^ (second >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
  return hex(high) + hex(low);
}
