import type { HashText } from '../src/domain/words.ts';

/** Chance for what must not be guessed, from the operating system. */
export type RandomBytes = (length: number) => Uint8Array;

/** An opaque token of 128 bits, as short as every exchange can bear; only its hash is ever stored. */
export function newToken(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(16)).toString('base64url');
}

export function tokenHash(token: string, hash: HashText): string {
  return hash(`lien-mach token ${token}`);
}

export function passkeyChallengeHash(challenge: string, hash: HashText): string {
  return hash(`lien-mach passkey challenge ${challenge}`);
}

export function deviceCodeHash(code: string, hash: HashText): string {
  return hash(`lien-mach device code ${code}`);
}

const consonants = 'bdghklmnprstvx';
const vowels = 'aeiou';

/** Five groups such as `tami`, over 60 bits: easy to read out and to type, no letter that is taken for another. */
export function readablePassword(randomBytes: RandomBytes): string {
  const letter = (letters: string): string => {
    // Bytes beyond the last whole round are drawn again, or the first letters would come more often.
    const fair = 256 - (256 % letters.length);
    for (;;) {
      const [byte = 0] = randomBytes(1);
      if (byte < fair) return letters.charAt(byte % letters.length);
    }
  };
  const syllable = (): string => letter(consonants) + letter(vowels);
  return Array.from({ length: 5 }, () => syllable() + syllable()).join('-');
}

/** A number in [0, 1) that nobody can foresee. */
export function chanceOf(randomBytes: RandomBytes): () => number {
  return () => randomBytes(4).reduce((sum, byte) => (sum + byte) / 256, 0);
}
