import type { FieldValue } from './field.ts';
import { isRealDay } from './local-date.ts';
import { ok, type Parsed, wrong } from './parsed.ts';
import type { PartialDate } from './partial-date.ts';
import { parseName, titleCaseName } from './person-name.ts';
import { parsePersonalNumber } from './personal-number.ts';
import { plainText } from './plain-text.ts';

/** What can be told of the bearer of a card, the name perhaps not. */
export interface CardFacts {
  readonly pin: string;
  /** Of the nine-digit card before it. */
  readonly oldNumber?: string;
  /** In ordinary case: `Nguyễn Văn A`. */
  readonly fullName?: string;
  readonly birthDate: PartialDate;
  readonly sex: '1' | '2';
  /** Residence as the card writes it, with the unit names of its day. */
  readonly address: string;
  readonly issuedOn?: PartialDate;
}

/** What the QR code of an identity card says. */
export interface IdCard extends CardFacts {
  readonly fullName: string;
}

export type IdCardProblem =
  | 'empty'
  /** Not `…|…|…`: another QR code, or a scanner set to another keyboard. */
  | 'notIdCard'
  | 'cardNumber'
  /** The scanner typed the letters in another code: the name came out as signs. */
  | 'cardName'
  | 'cardDate'
  | 'cardSex';

/** `ddmmyyyy`; the year alone, or month and year, where the card knows no more. */
export function cardDate(text: string): PartialDate | undefined {
  const match = /^(\d{2})(\d{2})(\d{4})$/u.exec(text);
  if (match !== null) {
    const [d, m, y] = [Number(match[1]), Number(match[2]), Number(match[3])];
    return isRealDay(y, m, d) ? { y, m, d } : undefined;
  }
  return /^\d{4}$/u.test(text) ? { y: Number(text) } : undefined;
}

export function cardSex(text: string): '1' | '2' | undefined {
  switch (text.toLowerCase()) {
    case 'nam':
      return '1';
    case 'nữ':
    case 'nu':
      return '2';
    default:
      return undefined;
  }
}

/** A wedge may send a start or stop sign, an AIM identifier (`]Q1`) and line ends. */
export function segmentsOf(text: string): readonly string[] {
  const start = text.replace(/^[\s\p{Cc}\ufeff]*(?:\][A-Za-z]\d)?/u, '');
  return start.split('|').map(plainText);
}

/**
 * `number|old number|NAME|ddmmyyyy|sex|address|ddmmyyyy…`: later parts are left alone, and the old number may be empty or
 * missing with its bar.
 */
export function parseIdCardText(text: string): Parsed<IdCard, IdCardProblem> {
  const segments = [...segmentsOf(text)];
  if (segments.every((segment) => segment === '')) return wrong('empty');
  if (segments.length < 5) return wrong('notIdCard');
  const number = parsePersonalNumber(segments.shift() ?? '');
  if (number.status === 'wrong') return wrong('cardNumber');
  const oldNumber = /^\d*$/u.test(segments[0] ?? '') ? segments.shift() : undefined;
  const [rawName = '', rawBirth = '', rawSex = '', address = '', rawIssued = ''] = segments;
  const name = parseName(rawName);
  if (name.status === 'wrong') return wrong('cardName');
  const birthDate = cardDate(rawBirth);
  if (birthDate === undefined) return wrong('cardDate');
  const sex = cardSex(rawSex);
  if (sex === undefined) return wrong('cardSex');
  const issuedOn = cardDate(rawIssued);
  return ok({
    pin: number.value,
    ...(oldNumber === undefined || oldNumber === '' ? {} : { oldNumber }),
    fullName: titleCaseName(name.value),
    birthDate,
    sex,
    address,
    ...(issuedOn === undefined ? {} : { issuedOn }),
  });
}

/**
 * What a card can say of a person, by the name of the field within the person's block. The residence needs units of today,
 * so it stays with whoever knows the tables.
 */
export function personFromIdCard(card: CardFacts): Readonly<Record<string, FieldValue>> {
  const { fullName, pin, birthDate, sex, issuedOn } = card;
  const person = { ...(fullName === undefined ? {} : { fullName }), pin, birthDate, sex };
  if (issuedOn === undefined) return person;
  // Cards issued from 1 July 2024 are the new kind (Luật Căn cước 26/2023).
  const { y, m = 1 } = issuedOn;
  const type = y > 2024 || (y === 2024 && m >= 7) ? '10' : '4';
  return { ...person, idDocument: { type, number: pin, issuedOn } };
}
