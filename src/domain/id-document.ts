import * as v from 'valibot';
import type { Choice } from './words.ts';
import { type PartialDate, partialDateSchema } from './partial-date.ts';
import { plainText } from './plain-text.ts';

/** `type`: the national exchange's code list (1 CMND, 2 passport, 3 residence card, 4 CCCD, 5–7 army and police papers, 8 other, 10 căn cước). */
export interface IdDocument {
  readonly type: string;
  readonly number: string;
  readonly issuedOn?: PartialDate;
  readonly issuedBy?: string;
}

export const idDocumentTypes: readonly Choice[] = [
  { code: '10', label: { vi: 'Thẻ căn cước', en: 'Identity card (from 2024)' } },
  { code: '4', label: { vi: 'Thẻ căn cước công dân', en: 'Citizen identity card' } },
  { code: '1', label: { vi: 'Chứng minh nhân dân', en: 'Old people’s identity card (9 digits)' } },
  { code: '2', label: { vi: 'Hộ chiếu', en: 'Passport' } },
  { code: '3', label: { vi: 'Thẻ thường trú', en: 'Permanent residence card' } },
  { code: '5', label: { vi: 'Giấy chứng minh quân đội nhân dân', en: 'Army identity paper' } },
  { code: '6', label: { vi: 'Giấy chứng minh sĩ quan', en: 'Officer’s identity paper' } },
  { code: '7', label: { vi: 'Giấy chứng minh công an nhân dân', en: 'Police identity paper' } },
  { code: '8', label: { vi: 'Giấy tờ khác', en: 'Other paper' } },
];

function hasItsForm({ type, number }: { readonly type: string; readonly number: string }): boolean {
  switch (type) {
    case '1':
      return /^(?:\d{9}|\d{12})$/u.test(number);
    case '4':
    case '10':
      return /^\d{12}$/u.test(number);
    default:
      return /^[\p{L}\d][\p{L}\d./-]{2,29}$/u.test(number);
  }
}

const compactNumber = (text: string): string => plainText(text).replace(/ /gu, '').toUpperCase();

export const idDocumentSchema: v.GenericSchema<unknown, IdDocument> = v.pipe(
  v.strictObject({
    type: v.picklist(
      idDocumentTypes.map((choice) => choice.code),
      'choiceUnknown',
    ),
    number: v.pipe(v.string(), v.transform(compactNumber), v.minLength(1, 'idNumberForm'), v.maxLength(30, 'tooLong')),
    issuedOn: v.exactOptional(partialDateSchema),
    issuedBy: v.exactOptional(
      v.pipe(v.string(), v.transform(plainText), v.minLength(1, 'empty'), v.maxLength(200, 'tooLong')),
    ),
  }),
  v.check(hasItsForm, 'idNumberForm'),
);
