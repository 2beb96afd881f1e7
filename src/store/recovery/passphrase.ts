import type { RandomBytes } from '../device-ports.ts';

const fewest = { words: 5, characters: 20 } as const;

/** As it is turned into a key: capitals, and how many spaces there are, are not to be remembered. */
export function plainPassphrase(typed: string): string {
  return typed.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

/** Whether it is too easily guessed: fewer than five different words, or twenty characters. */
export function isWeakPassphrase(typed: string): boolean {
  const plain = plainPassphrase(typed);
  return plain.length < fewest.characters || new Set(plain.split(' ')).size < fewest.words;
}

const begins = ['b', 'c', 'd', 'g', 'h', 'kh', 'l', 'm', 'n', 'ph', 's', 't', 'th', 'tr', 'v', 'x'] as const;
const ends = ['a', 'ai', 'am', 'an', 'ang', 'anh', 'ao', 'at', 'o', 'oi', 'on', 'ong', 'u', 'ua', 'un', 'ung'] as const;
const drawnWords = 8;

/** Eight different Vietnamese syllables without marks: some 64 bits that can be read aloud and written down. */
export function drawPassphrase(randomBytes: RandomBytes): string {
  const words = new Set<string>();
  while (words.size < drawnWords) {
    const [byte = 0] = randomBytes(1);
    words.add(`${begins[byte >> 4] ?? ''}${ends[byte & 15] ?? ''}`);
  }
  return [...words].join(' ');
}
