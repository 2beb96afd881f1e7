/** No 0, 1, I, L, O, U: nothing that is misread, 30 signs. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 10;
/** Bytes from here on would make some signs likelier than others. */
const fair = 256 - (256 % alphabet.length);

/** What is read off the one screen and typed into the other: 10 signs, some 49 bits. */
export function newPairingCode(randomBytes: (count: number) => Uint8Array): string {
  let code = '';
  while (code.length < length) {
    for (const byte of randomBytes(2 * length)) {
      if (byte < fair && code.length < length) code += alphabet.charAt(byte % alphabet.length);
    }
  }
  return code;
}

/** As it is shown: `7K2MN-4QX9R`. */
export function showPairingCode(code: string): string {
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}

/** A typed code as it was made; `undefined` when it cannot be one. */
export function readPairingCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/gu, '');
  return code.length === length && [...code].every((sign) => alphabet.includes(sign)) ? code : undefined;
}
