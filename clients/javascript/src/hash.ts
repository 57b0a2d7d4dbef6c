const encoder = new TextEncoder();

let bytes = new Uint8Array(256);

/** MurmurHash3 x86_32 with seed 0 of a text in UTF-8; half a surrogate pair counts as U+FFFD. Unsigned. */
export function murmur3(text: string): number {
  const length = write(text);
  const whole = length & ~3;
  let h = 0;
  for (let i = 0; i < whole; i += 4) {
    h ^= scramble(at(i) | (at(i + 1) << 8) | (at(i + 2) << 16) | (at(i + 3) << 24));
    h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  }
  let tail = 0;
  for (let i = length - 1; i >= whole; i--) {
    tail = (tail << 8) | at(i);
  }
  if (length > whole) {
    h ^= scramble(tail);
  }
  h ^= length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const at = (index: number) => bytes[index] ?? 0;

/** Puts a text's bytes into the buffer, and says how many there are; nearly all texts are of ASCII alone. */
function write(text: string): number {
  const length = text.length;
  if (bytes.length < length * 3) {
    bytes = new Uint8Array(length * 6);
  }
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) {
      return encoder.encodeInto(text, bytes).written;
    }
    bytes[i] = code;
  }
  return length;
}

function scramble(block: number): number {
  const k = Math.imul(block, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

/** 0 to 9,999, without the bias of a remainder. */
export const bucket = (unit: string, salt: string): number =>
  Math.floor((murmur3(`${salt}:${unit}`) * 10_000) / 2 ** 32);

const hex = (hash: number) => hash.toString(16).padStart(8, "0");

/** How a user who is named one by one is known again: 16 hexadecimal digits. */
export const mark = (user: string, salt: string): string =>
  hex(murmur3(`${salt}/mark-high:${user}`)) + hex(murmur3(`${salt}/mark-low:${user}`));
