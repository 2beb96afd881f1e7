import type { Address, Place } from './address.ts';
import type { FieldKind, FieldValue } from './field.ts';
import { isLocalDate, isRealDay, yearOf } from './local-date.ts';
import { isCountryCode } from './nationality-codes.ts';
import { isPlausibleYear, type PartialDate } from './partial-date.ts';
import { longestName } from './person-name.ts';
import { isPlainAlready } from './plain-text.ts';

// Values that the app itself has written are in their form already, and a record has dozens of them. What is surely good
// is told here without the schemas; everything else, and whatever is to be said about it, is theirs (docs/decisions/0074).

/** Words of letters that are one character each and are Latin, none of those that are written another way here. */
const plainName =
  /^[A-Za-z\u00c0-\u00cf\u00d1-\u00d6\u00d8-\u00ef\u00f1-\u00f6\u00f8-\u0188\u018a-\u024f\u1ea0-\u1ef9]+(?: [A-Za-z\u00c0-\u00cf\u00d1-\u00d6\u00d8-\u00ef\u00f1-\u00f6\u00f8-\u0188\u018a-\u024f\u1ea0-\u1ef9]+)*$/;
const digits2 = /^[0-9]{2}$/;
const digits5 = /^[0-9]{5}$/;
const digits12 = /^[0-9]{12}$/;
/** Without `0084`, which is written `0`. */
const phone = /^0[1-9][0-9]{8}$/;
const email = /^[a-z0-9._-]+@[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/;
const timeOfDay = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/;

type Given = Readonly<Record<string, unknown>>;

const quick: { readonly [Kind in FieldKind]: (raw: unknown) => FieldValue | undefined } = {
  name: (raw) => (typeof raw === 'string' && raw.length <= longestName && plainName.test(raw) ? raw : undefined),
  text: (raw) => (isText(raw, 300) ? raw : undefined),
  choice: (raw) => (typeof raw === 'string' && raw.length <= 64 ? raw : undefined),
  integer: (raw) => (typeof raw === 'number' && Number.isSafeInteger(raw) ? raw : undefined),
  yesNo: (raw) => (typeof raw === 'boolean' ? raw : undefined),
  date: (raw) => (typeof raw === 'string' && isLocalDate(raw) && isPlausibleYear(yearOf(raw)) ? raw : undefined),
  partialDate: (raw) => (isGiven(raw) ? quickPartialDate(raw) : undefined),
  time: (raw) => (isForm(raw, timeOfDay) ? raw : undefined),
  pin: (raw) => (isForm(raw, digits12) ? raw : undefined),
  phone: (raw) => (isForm(raw, phone) ? raw : undefined),
  email: (raw) => (isForm(raw, email) && raw.length <= 120 ? raw : undefined),
  address: (raw) => (isGiven(raw) ? quickAddress(raw) : undefined),
  place: (raw) => (isGiven(raw) ? quickPlace(raw) : undefined),
  idDocument: (raw) => (isGiven(raw) ? quickIdDocument(raw) : undefined),
};

/** The value as the field's schema would give it; `undefined`: ask that. */
export function quickFieldValue(kind: FieldKind, raw: unknown): FieldValue | undefined {
  return quick[kind](raw);
}

function isForm(raw: unknown, form: RegExp): raw is string {
  return typeof raw === 'string' && form.test(raw);
}

function isText(raw: unknown, longest: number): raw is string {
  return typeof raw === 'string' && raw.length <= longest && isPlainAlready(raw);
}

function isGiven(raw: unknown): raw is Given {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** Nothing else may be there: the schemas refuse what they do not know. */
function hasOnly(raw: Given, count: number): boolean {
  return Object.keys(raw).length === count;
}

function isIn(raw: unknown, min: number, max: number): raw is number {
  return typeof raw === 'number' && Number.isInteger(raw) && raw >= min && raw <= max;
}

function quickPartialDate(raw: Given): PartialDate | undefined {
  const { y, m, d } = raw;
  if (typeof y !== 'number' || !Number.isInteger(y) || !isPlausibleYear(y)) return undefined;
  if (m === undefined) return hasOnly(raw, 1) ? { y } : undefined;
  if (!isIn(m, 1, 12)) return undefined;
  if (d === undefined) return hasOnly(raw, 2) ? { y, m } : undefined;
  return isIn(d, 1, 31) && isRealDay(y, m, d) && hasOnly(raw, 3) ? { y, m, d } : undefined;
}

function quickAddress(raw: Given): Address | undefined {
  const { provinceCode, communeCode, detail } = raw;
  if (!isForm(provinceCode, digits2) || !isForm(communeCode, digits5) || !hasOnly(raw, 3)) return undefined;
  return detail === '' || isText(detail, 200) ? { provinceCode, communeCode, detail } : undefined;
}

function quickPlace(raw: Given): Place | undefined {
  const { at, facility, address, city, country } = raw;
  if (at === 'abroad') {
    const known = isText(city, 100) && typeof country === 'string' && isCountryCode(country) && hasOnly(raw, 3);
    return known ? { at, city, country } : undefined;
  }
  const where = isGiven(address) ? quickAddress(address) : undefined;
  if (where === undefined) return undefined;
  if (at === 'address') return hasOnly(raw, 2) ? { at, address: where } : undefined;
  return at === 'facility' && isText(facility, 200) && hasOnly(raw, 3) ? { at, facility, address: where } : undefined;
}

/** The papers most people have: their numbers are twelve digits. */
function quickIdDocument(raw: Given): FieldValue | undefined {
  const { type, number, issuedOn, issuedBy } = raw;
  if ((type !== '10' && type !== '4') || !isForm(number, digits12)) return undefined;
  const on = isGiven(issuedOn) ? quickPartialDate(issuedOn) : undefined;
  if (on === undefined || !isText(issuedBy, 200) || !hasOnly(raw, 4)) return undefined;
  return { type, number, issuedOn: on, issuedBy };
}
