import type { Bytes } from '../device-ports.ts';

/** Crockford's: no letter looks like a digit, none makes a word. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function writeBase32(bytes: Uint8Array): string {
  let text = '';
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += alphabet.charAt((held >> (bits - 5)) & 31);
    held &= 31;
  }
  return bits === 0 ? text : text + alphabet.charAt((held << (5 - bits)) & 31);
}

/** Of characters that `symbolOf` knows; bits of a last, partial byte are dropped. */
export function readBase32(text: string): Bytes {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const character of text) {
    held = ((held & 255) << 5) | (symbolOf(character) ?? 0);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  return Uint8Array.from(bytes);
}

/** 0 to 31, by what a hand may have written for it; `undefined`: no character of these. */
export function symbolOf(character: string): number | undefined {
  const meant = character.toUpperCase().replace(/O/u, '0').replace(/[IL]/u, '1');
  const at = meant.length === 1 ? alphabet.indexOf(meant) : -1;
  return at < 0 ? undefined : at;
}

/**
 * A character that shows one wrong character, or two neighbours changed round, in a group, and a group at another's place:
 * the symbols and the place as a polynomial over GF(32) at its generator (x⁵ = x² + 1).
 */
export function checkOf(group: string, place: number): string {
  let sum = place % 32;
  for (const character of group) sum = timesX(sum) ^ (symbolOf(character) ?? 0);
  return alphabet.charAt(timesX(sum));
}

function timesX(value: number): number {
  const shifted = value << 1;
  return shifted > 31 ? shifted ^ 0b100101 : shifted;
}
