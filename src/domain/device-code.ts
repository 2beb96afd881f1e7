/** No letter or digit that is taken for another, as in the codes of dossiers. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const drawn = 9;

/** Ten characters with a check at the end, `7K2M9-QXA4F`: read out over the telephone, and a slip of the tongue is noticed. */
export function makeDeviceCode(random: Uint8Array): string {
  const body = Array.from(random.subarray(0, drawn), (byte) => letters.charAt(byte % letters.length)).join('');
  const code = body + checkOf(body);
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** Bytes of chance that one takes. */
export const deviceCodeBytes = drawn;

/** As it is kept; `undefined`: mistyped. O is 0, I and L are 1, as people read them. */
export function readDeviceCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/gu, '').replaceAll('O', '0').replace(/[IL]/gu, '1');
  if (code.length !== drawn + 1 || [...code].some((letter) => !letters.includes(letter))) return undefined;
  return checkOf(code.slice(0, drawn)) === code.at(-1) ? code : undefined;
}

// Odd weights in turn: one wrong character always gives another sum, two neighbours swapped nearly always.
function checkOf(body: string): string {
  const sum = [...body].reduce((total, letter, at) => total + letters.indexOf(letter) * (2 * at + 1), 0);
  return letters.charAt(sum % letters.length);
}
