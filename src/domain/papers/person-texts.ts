import { sexes } from '../code-lists.ts';
import { ethnicGroups } from '../ethnic-groups.ts';
import type { FieldPath, Fields } from '../field.ts';
import { type IdDocument, idDocumentTypes } from '../id-document.ts';
import { isLocalDate } from '../local-date.ts';
import { type PartialDate, partialFromLocalDate, printPartialDate } from '../partial-date.ts';
import { printName } from '../person-name.ts';
import { idDocumentAt, partialDateAt, textAt } from '../read-field.ts';
import type { Choice } from '../words.ts';
import { addressText, type PlaceNames } from './place-names.ts';

/** A coded value by its Vietnamese name. */
export function choiceText(choices: readonly Choice[], code: string | undefined): string {
  return choices.find((choice) => choice.code === code)?.label.vi ?? code ?? '';
}

/** Capitals with all accents; a name that is not there is empty. */
export function nameText(fields: Fields, path: FieldPath): string {
  return printName(textAt(fields, path) ?? '');
}

/** A whole or partial date as it is kept: what is not known is not made up. */
export function dateAt(fields: Fields, path: FieldPath): PartialDate | undefined {
  const whole = textAt(fields, path);
  if (whole !== undefined) return isLocalDate(whole) ? partialFromLocalDate(whole) : undefined;
  return partialDateAt(fields, path);
}

export function dateText(fields: Fields, path: FieldPath): string {
  const date = dateAt(fields, path);
  return date === undefined ? '' : printPartialDate(date);
}

export function sexText(fields: Fields, path: FieldPath): string {
  return choiceText(sexes, textAt(fields, path));
}

/** `Ba-na (Roh)`: the group, and what it is called where the person comes from. */
export function ethnicityText(fields: Fields, block: string): string {
  const group = choiceText(ethnicGroups, textAt(fields, `${block}.ethnicity`));
  const local = textAt(fields, `${block}.ethnicityText`);
  return local === undefined || local === group ? group : `${group} (${local})`;
}

/** `Việt Nam, Pháp` where a person has two. */
export function nationalityText(fields: Fields, block: string, names: PlaceNames): string {
  return ['nationality', 'otherNationality']
    .flatMap((name) => textAt(fields, `${block}.${name}`) ?? [])
    .map((code) => names.countryOf(code))
    .join(', ');
}

/** Where a person lives: here, or as written of who lives in another country. */
export function residenceText(fields: Fields, block: string, names: PlaceNames, residence = 'residence'): string {
  const here = addressText(fields, `${block}.${residence}`, names);
  return here === '' ? (textAt(fields, `${block}.residenceAbroad`) ?? '') : here;
}

/** `Thẻ căn cước số 001…, do Bộ Công an cấp ngày 01/02/2024`. */
export function documentText({ type, number, issuedOn, issuedBy }: IdDocument): string {
  const by = issuedBy === undefined ? '' : `do ${issuedBy} `;
  const on = issuedOn === undefined ? '' : ` ngày ${printPartialDate(issuedOn)}`;
  const issued = by + on === '' ? '' : `, ${by}cấp${on}`;
  return `${choiceText(idDocumentTypes, type)} số ${number}${issued}`;
}

/** The identity paper; without one the personal number, which stands for it. */
export function identityText(fields: Fields, block: string): string {
  const document = idDocumentAt(fields, `${block}.idDocument`);
  if (document !== undefined) return documentText(document);
  const pin = textAt(fields, `${block}.pin`);
  return pin === undefined ? '' : `Số định danh cá nhân ${pin}`;
}
