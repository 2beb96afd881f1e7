import type { Address, Place } from '../../domain/address.ts';
import type { FieldKind, FieldSpec, FieldValue, Finding } from '../../domain/field.ts';
import { type FieldProblem, fieldProblems } from '../../domain/field-problems.ts';
import { parseFieldValue } from '../../domain/field-value.ts';
import type { IdDocument } from '../../domain/id-document.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { type PartialDate, parseFullDate, parsePartialDate, printPartialDate } from '../../domain/partial-date.ts';
import { titleCaseName } from '../../domain/person-name.ts';
import { printPhone } from '../../domain/phone.ts';

/** One control of a field. A field with one control has the part `''`; an address has several. */
export type Part = string;

/** What stands in a field's controls, by part. A part left out is blank. */
export type Texts = Readonly<Record<Part, string>>;

/** What a field's texts say, read as its kind. */
export type ReadTexts =
  | { readonly status: 'empty' }
  | { readonly status: 'value'; readonly value: FieldValue }
  | { readonly status: 'finding'; readonly finding: Finding };

const addressParts = ['provinceCode', 'communeCode', 'detail', 'asWritten'] as const;

const compoundParts: Partial<Record<FieldKind, readonly Part[]>> = {
  address: addressParts,
  place: ['at', 'facility', ...addressParts, 'city', 'country'],
  idDocument: ['type', 'number', 'issuedOn', 'issuedBy'],
};

export function partsOf(kind: FieldKind): readonly Part[] {
  return compoundParts[kind] ?? [''];
}

/** Controls that have a choice from the beginning: alone they say nothing yet. */
export const firstChoices: Readonly<Record<Part, string>> = { at: 'facility', type: '10' };

function addressTexts(address: Address): Texts {
  const { provinceCode, communeCode, detail, asWritten } = address;
  return { provinceCode, communeCode, detail, ...(asWritten === undefined ? {} : { asWritten }) };
}

function placeTexts(place: Place): Texts {
  switch (place.at) {
    case 'facility':
      return { at: place.at, facility: place.facility, ...addressTexts(place.address) };
    case 'address':
      return { at: place.at, ...addressTexts(place.address) };
    case 'abroad':
      return { at: place.at, city: place.city, country: place.country };
    default: {
      const unreachable: never = place;
      return unreachable;
    }
  }
}

function idDocumentTexts({ type, number, issuedOn, issuedBy }: IdDocument): Texts {
  return {
    type,
    number,
    ...(issuedOn === undefined ? {} : { issuedOn: printPartialDate(issuedOn) }),
    ...(issuedBy === undefined ? {} : { issuedBy }),
  };
}

function singleText(kind: FieldKind, value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  if (kind === 'date') return printLocalDate(value);
  if (kind === 'phone') return printPhone(value);
  return value;
}

/** A kept value as its controls show it. */
export function textsOfValue(kind: FieldKind, value: FieldValue): Texts {
  if (typeof value !== 'object') return { '': singleText(kind, value) };
  if ('y' in value) return { '': printPartialDate(value) };
  if ('at' in value) return placeTexts(value);
  if ('type' in value) return idDocumentTexts(value);
  return addressTexts(value);
}

type Raw = { readonly problem: FieldProblem } | { readonly raw: unknown };

function filled(texts: Texts, ...parts: readonly Part[]): Record<Part, string> {
  return Object.fromEntries(parts.flatMap((part) => (texts[part]?.trim() ? [[part, texts[part]]] : [])));
}

function rawAddress(texts: Texts): unknown {
  return { provinceCode: '', communeCode: '', detail: '', ...filled(texts, ...addressParts) };
}

function rawPlace(texts: Texts): unknown {
  const at = texts['at'] ?? firstChoices['at'];
  if (at === 'abroad') return { at, city: texts['city'] ?? '', country: texts['country'] ?? '' };
  const address = rawAddress(texts);
  return at === 'address' ? { at, address } : { at, facility: texts['facility'] ?? '', address };
}

function rawIdDocument(texts: Texts, contextYear: number): Raw {
  const document = { type: firstChoices['type'], number: '', ...filled(texts, 'type', 'number', 'issuedBy') };
  const typedDate = texts['issuedOn']?.trim() ?? '';
  if (typedDate === '') return { raw: document };
  const issuedOn = parsePartialDate(typedDate, contextYear);
  return issuedOn.status === 'wrong'
    ? { problem: issuedOn.problem }
    : { raw: { ...document, issuedOn: issuedOn.value } };
}

function rawDate(text: string, contextYear: number, whole: boolean): Raw {
  const parsed = whole ? parseFullDate(text, contextYear) : parsePartialDate(text, contextYear);
  if (parsed.status === 'wrong') return { problem: parsed.problem };
  const raw: string | PartialDate = parsed.value;
  return { raw };
}

function rawOf(spec: FieldSpec, texts: Texts, contextYear: number): Raw {
  const text = texts[''] ?? '';
  switch (spec.kind) {
    case 'name':
      return { raw: titleCaseName(text) };
    case 'date':
      return rawDate(text, contextYear, true);
    case 'partialDate':
      return rawDate(text, contextYear, false);
    case 'integer':
      return /^\s*\d{1,9}\s*$/u.test(text) ? { raw: Number(text) } : { problem: 'numberForm' };
    case 'yesNo':
      return { raw: text === 'true' };
    case 'address':
      return { raw: rawAddress(texts) };
    case 'place':
      return { raw: rawPlace(texts) };
    case 'idDocument':
      return rawIdDocument(texts, contextYear);
    case 'text':
      return { raw: spec.writtenOut?.(text) ?? text };
    case 'time':
    case 'choice':
    case 'pin':
    case 'phone':
    case 'email':
      return { raw: text };
    default: {
      const unreachable: never = spec.kind;
      return unreachable;
    }
  }
}

/** Parts that say nothing by themselves: a first choice, or how an older paper writes the place. */
export const silentParts: ReadonlySet<Part> = new Set([...Object.keys(firstChoices), 'asWritten']);

/** An unticked box is an answer only where the form began with "no". */
function isBlank(spec: FieldSpec, texts: Texts): boolean {
  if (spec.kind === 'yesNo') return texts[''] !== 'true' && spec.initial !== false;
  return partsOf(spec.kind).every((part) => silentParts.has(part) || (texts[part]?.trim() ?? '') === '');
}

/** Reads what a person has typed; `contextYear` settles years of two digits. */
export function readTexts(spec: FieldSpec, texts: Texts, contextYear: number): ReadTexts {
  if (isBlank(spec, texts)) return { status: 'empty' };
  const read = rawOf(spec, texts, contextYear);
  if ('problem' in read) {
    const finding = { field: spec.path, code: read.problem, message: fieldProblems[read.problem] };
    return { status: 'finding', finding: { ...finding, level: 'error' } };
  }
  return parseFieldValue(spec, read.raw);
}
