import type { Address, Place } from './address.ts';
import type { FieldPath, Fields } from './field.ts';
import type { IdDocument } from './id-document.ts';
import type { PartialDate } from './partial-date.ts';

// A value of another shape than asked for reads as absent: the field's own finding already tells of it.

export function textAt(fields: Fields, path: FieldPath): string | undefined {
  const value = fields[path];
  return typeof value === 'string' ? value : undefined;
}

export function partialDateAt(fields: Fields, path: FieldPath): PartialDate | undefined {
  const value = fields[path];
  return typeof value === 'object' && 'y' in value ? value : undefined;
}

export function addressAt(fields: Fields, path: FieldPath): Address | undefined {
  const value = fields[path];
  return typeof value === 'object' && 'communeCode' in value ? value : undefined;
}

export function placeAt(fields: Fields, path: FieldPath): Place | undefined {
  const value = fields[path];
  return typeof value === 'object' && 'at' in value ? value : undefined;
}

export function idDocumentAt(fields: Fields, path: FieldPath): IdDocument | undefined {
  const value = fields[path];
  return typeof value === 'object' && 'type' in value ? value : undefined;
}
