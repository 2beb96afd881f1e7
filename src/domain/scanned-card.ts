import { type CardFacts, cardDate, cardSex, parseIdCardText, segmentsOf } from './id-card-qr.ts';
import { doubtsAboutPersonalNumber, parsePersonalNumber, readPersonalNumber } from './personal-number.ts';

/** What a scanner that types has left of a card's text. */
export type ScannedCard =
  | { readonly status: 'notCard' }
  | {
      readonly status: 'read';
      readonly card: CardFacts;
      /** `nameLost`: the letters came out as signs; `unaccented`: it types none with a mark; `null`: nothing is seen wrong. */
      readonly damage: 'nameLost' | 'unaccented' | null;
    };

/** Whether a text begins as a card's does: the number, a bar, and bars enough behind it. */
export function looksLikeCard(text: string): boolean {
  const segments = segmentsOf(text);
  return segments.length >= 5 && /^\d{12}$/u.test(segments[0] ?? '');
}

/**
 * A card as a keyboard wedge types it. Digits and bars come through every keyboard, letters do not: where the name is spoilt,
 * the rest is taken only if number, date of birth and sex say the same of the bearer, for the number has no check digit.
 */
export function readScannedCard(text: string): ScannedCard {
  const whole = parseIdCardText(text);
  if (whole.status === 'ok') {
    const bare = /^[\x00-\x7f]*$/u.test(text) && whole.value.address !== '';
    return { status: 'read', card: whole.value, damage: bare ? 'unaccented' : null };
  }
  const card = looksLikeCard(text) ? numbersOf(text) : undefined;
  return card === undefined ? { status: 'notCard' } : { status: 'read', card, damage: 'nameLost' };
}

/** What stands in digits, where it holds together. The address is letters, and as spoilt as the name. */
function numbersOf(text: string): CardFacts | undefined {
  const [rawNumber = '', ...rest] = segmentsOf(text);
  const number = parsePersonalNumber(rawNumber);
  if (number.status === 'wrong') return undefined;
  if (/^\d*$/u.test(rest[0] ?? '')) rest.shift();
  const [, rawBirth = '', rawSex = '', , rawIssued = ''] = rest;
  const birthDate = cardDate(rawBirth);
  if (birthDate === undefined) return undefined;
  const pin = number.value;
  const sex = cardSex(rawSex) ?? readPersonalNumber(pin).sex;
  if (doubtsAboutPersonalNumber(pin, { sex, birthDate }).length > 0) return undefined;
  const issuedOn = cardDate(rawIssued);
  return { pin, birthDate, sex, address: '', ...(issuedOn === undefined ? {} : { issuedOn }) };
}
