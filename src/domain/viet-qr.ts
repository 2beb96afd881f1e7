import { foldText } from './fold-text.ts';

/** Where a fee is paid to: a bank's six digits with NAPAS, and the account there. */
export interface BankAccount {
  readonly bin: string;
  readonly number: string;
}

/** CRC-16/CCITT-FALSE over the letters of a payload, as EMVCo asks: four hexadecimal digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const letter of text) {
    crc ^= letter.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

const field = (id: string, value: string): string => `${id}${String(value.length).padStart(2, '0')}${value}`;

/** Bank apps carry so many letters of what it is for. */
const mostLetters = 25;

/** What may stand there: no accents, no signs. */
function plainPurpose(purpose: string): string {
  return foldText(purpose)
    .toUpperCase()
    .replace(/[^A-Z0-9 ]+/gu, ' ')
    .replace(/ +/gu, ' ')
    .trim()
    .slice(-mostLetters)
    .trim();
}

/** What a bank's app reads: to which account, how many đồng, and for what (NAPAS QRIBFTTA over EMVCo). `amount`: whole đồng above nought. */
export function vietQr({ bin, number }: BankAccount, amount: number, purpose: string): string {
  const account =
    field('00', 'A000000727') + field('01', field('00', bin) + field('01', number)) + field('02', 'QRIBFTTA');
  const payload = [
    field('00', '01'),
    // For one payment.
    field('01', '12'),
    field('38', account),
    field('53', '704'),
    field('54', String(amount)),
    field('58', 'VN'),
    field('62', field('08', plainPurpose(purpose))),
    '6304',
  ].join('');
  return payload + crc16(payload);
}
