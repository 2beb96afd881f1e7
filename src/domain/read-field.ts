import type { Address, Place } from './address.ts';
import type { FieldPath, Fields } from './field.ts';
import type { IdDocument } from './id-document.ts';
import type { PartialDate } from './partial-date.ts';

// A value of another shape than asked for reads as absent: the field's own finding already tells of it. Also of fields
// that nobody has looked at yet, where anything at all may stand.

export function textAt(fields: Fields, path: FieldPath): string | undefined {
  const value = fields[path];
  return typeof value === 'string' ? value : undefined;
}

export function partialDateAt(fields: Fields, path: FieldPath): PartialDate | undefined {
  const value = partsAt(fields, path);
  const { y, m, d } = value ?? {};
  const isDate = isNumber(y) && (m === undefined || isNumber(m)) && (d === undefined || isNumber(d));
  return isDate ? (value as unknown as PartialDate) : undefined;
}

export function addressAt(fields: Fields, path: FieldPath): Address | undefined {
  const value = partsAt(fields, path);
  return typeof value?.['communeCode'] === 'string' ? (value as unknown as Address) : undefined;
}

export function placeAt(fields: Fields, path: FieldPath): Place | undefined {
  const value = partsAt(fields, path);
  return typeof value?.['at'] === 'string' ? (value as unknown as Place) : undefined;
}

export function idDocumentAt(fields: Fields, path: FieldPath): IdDocument | undefined {
  const value = partsAt(fields, path);
  return typeof value?.['type'] === 'string' ? (value as unknown as IdDocument) : undefined;
}

function partsAt(fields: Fields, path: FieldPath): Readonly<Record<string, unknown>> | undefined {
  const value: unknown = fields[path];
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
