import { type Address, onlyWriting, type Place } from '../../../src/domain/address.ts';
import { dateInWords, partialDateInWords } from '../../../src/domain/date-in-words.ts';
import type { FieldSpec, FieldValue } from '../../../src/domain/field.ts';
import type { IdDocument } from '../../../src/domain/id-document.ts';
import { isLocalDate } from '../../../src/domain/local-date.ts';
import { nationalities } from '../../../src/domain/nationalities.ts';
import { type PartialDate, partialFromLocalDate } from '../../../src/domain/partial-date.ts';
import { splitName } from '../../../src/domain/person-name.ts';
import { printAddress, type UnitNames } from '../../../src/domain/print-address.ts';
import type { Rule } from './mapping-file.ts';

/** What the writing of a value may need besides it. */
export interface WritingWorld {
  /** Our code → theirs, by the rule's list; empty without one. */
  readonly codes: Readonly<Record<string, string>>;
  /** The question the value answers; `undefined` where it comes from the entry. */
  readonly spec: FieldSpec | undefined;
  /** `undefined`: nobody knows the units; the text goes without them. */
  readonly unitsOf: (address: Address) => UnitNames | undefined;
  /** The country an address abroad is in, as nearly as we know. */
  readonly country: string;
}

export type Written =
  | { readonly kind: 'value'; readonly value: unknown }
  /** There is nothing to say. */
  | { readonly kind: 'nothing' }
  /** Their list has no such code. */
  | { readonly kind: 'unlisted' };

const nothing: Written = { kind: 'nothing' };
const said = (value: unknown): Written => (value === '' || value === undefined ? nothing : { kind: 'value', value });

/** A value as the rule has it written there. Of a value of another shape than the rule is for, nothing. */
export function writeValue(rule: Rule, value: FieldValue, world: WritingWorld): Written {
  switch (rule.as) {
    case 'text':
      return typeof value === 'string' || typeof value === 'number' ? said(String(value)) : nothing;
    case 'code':
      return typeof value === 'string' ? codeFor(value, world.codes) : nothing;
    case 'choiceName':
      return typeof value === 'string' ? said(choiceName(value, world.spec)) : nothing;
    case 'nameUnlessCoded':
      return typeof value === 'string' && codeFor(value, world.codes).kind !== 'value'
        ? said(choiceName(value, world.spec))
        : nothing;
    case 'count':
      return typeof value === 'number' ? said(value) : nothing;
    case 'date':
      return dateOf(value, (date) => said(writeDate(date)));
    case 'dateInWords':
      return typeof value === 'string' && isLocalDate(value)
        ? said(dateInWords(value))
        : dateOf(value, (date) => said(partialDateInWords(date)));
    case 'address':
    case 'addressText':
      return isAddress(value) ? said(rule.as === 'address' ? writeAddress(value) : addressLine(value, world)) : nothing;
    case 'addressAbroad':
      return typeof value === 'string' ? said(abroad(value, world.country)) : nothing;
    case 'placeText':
    case 'placeUnit':
    case 'placeAbroad':
      return isPlace(value) ? placePart(rule.as, value, world) : nothing;
    case 'idType':
      return isIdDocument(value) ? codeFor(value.type, world.codes) : nothing;
    case 'idNumber':
      return isIdDocument(value) ? said(value.number) : nothing;
    case 'idIssuedOn':
      return isIdDocument(value) && value.issuedOn !== undefined ? said(writeDate(value.issuedOn)) : nothing;
    case 'idIssuedBy':
      return isIdDocument(value) ? said(value.issuedBy) : nothing;
    case 'familyName':
      return typeof value === 'string' ? said(splitName(value).family) : nothing;
    case 'middleName':
      return typeof value === 'string' ? said(splitName(value).middle) : nothing;
    case 'givenName':
      return typeof value === 'string' ? said(splitName(value).given) : nothing;
    default:
      return rule.as satisfies never;
  }
}

function codeFor(code: string, codes: Readonly<Record<string, string>>): Written {
  if (Object.hasOwn(codes, code)) return said(codes[code]);
  if (codes['*'] === 'same') return said(code);
  return codes['*'] === 'none' ? nothing : { kind: 'unlisted' };
}

function choiceName(code: string, spec: FieldSpec | undefined): string {
  return spec?.choices?.find((choice) => choice.code === code)?.label.vi ?? code;
}

function dateOf(value: FieldValue, use: (date: PartialDate) => Written): Written {
  if (typeof value === 'string') return isLocalDate(value) ? use(partialFromLocalDate(value)) : nothing;
  return typeof value === 'object' && 'y' in value ? use(value) : nothing;
}

/** `dd/MM/yyyy`; its parts where not all of them are known. */
function writeDate({ y, m, d }: PartialDate): unknown {
  const two = (part: number): string => String(part).padStart(2, '0');
  if (m !== undefined && d !== undefined) return `${two(d)}/${two(m)}/${y}`;
  return { namSinh: y, thangSinh: m ?? null, ngaySinh: d ?? null };
}

/** An old paper's units, which nobody has mapped to today's, are told as text alone. */
function writeAddress(address: Address): unknown {
  const { provinceCode, communeCode, detail } = address;
  const writing = onlyWriting(address);
  if (writing !== undefined) return { quocGia: 'VN', maTinh: '', maXa: '', dcChiTiet: writing };
  return { quocGia: 'VN', maTinh: provinceCode, maXa: communeCode, dcChiTiet: detail };
}

function abroad(text: string, country: string): unknown {
  return { quocGia: country, maTinh: '', maXa: '', dcChiTiet: text };
}

function placePart(as: 'placeText' | 'placeUnit' | 'placeAbroad', place: Place, world: WritingWorld): Written {
  if (place.at === 'abroad') return as === 'placeUnit' ? nothing : said(`${place.city}, ${countryName(place.country)}`);
  switch (as) {
    case 'placeAbroad':
      return nothing;
    case 'placeUnit':
      return said(writeAddress(place.address));
    case 'placeText': {
      const line = addressLine(place.address, world);
      return said(place.at === 'facility' ? [place.facility, line].filter((part) => part !== '').join(', ') : line);
    }
    default:
      return as satisfies never;
  }
}

function addressLine(address: Address, { unitsOf }: WritingWorld): string {
  const units = unitsOf(address);
  return units === undefined ? (onlyWriting(address) ?? address.detail) : printAddress(address, units);
}

function countryName(code: string): string {
  return nationalities.find((country) => country.code === code)?.label.vi ?? code;
}

function isAddress(value: FieldValue): value is Address {
  return typeof value === 'object' && 'communeCode' in value;
}

function isPlace(value: FieldValue): value is Place {
  return typeof value === 'object' && 'at' in value;
}

function isIdDocument(value: FieldValue): value is IdDocument {
  return typeof value === 'object' && 'number' in value;
}
