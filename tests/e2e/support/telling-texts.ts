import type { FieldValue } from '../../../src/domain/field.ts';

export const textOf = (value: FieldValue | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** What anybody could be told by: names, numbers, addresses, phones. */
export function tellingTexts(fields: object): string[] {
  return [...new Set(JSON.stringify(Object.values(fields)).match(/\p{Lu}[\p{L}]+(?: [\p{L}\d]+)+|\d{9,}/gu) ?? [])];
}
