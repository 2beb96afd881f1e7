import * as v from 'valibot';
import { addressSchema, placeSchema } from './address.ts';
import { parseEmail } from './email.ts';
import type { FieldKind, FieldValue } from './field.ts';
import { idDocumentSchema } from './id-document.ts';
import { isLocalDate, yearOf } from './local-date.ts';
import type { Parsed } from './parsed.ts';
import { isPlausibleYear, partialDateSchema } from './partial-date.ts';
import { parseName } from './person-name.ts';
import { parsePersonalNumber } from './personal-number.ts';
import { parsePhone } from './phone.ts';
import { plainText } from './plain-text.ts';
import { parseTimeOfDay } from './time-of-day.ts';

/** No text from outside is looked at beyond this, whatever its field allows (R17). */
const longestRawText = 2_000;

const isPlausibleDay = (date: string): boolean => isPlausibleYear(yearOf(date));

const rawText = v.pipe(v.string(), v.maxLength(longestRawText, 'tooLong'));

function textSchema<Problem extends string>(parse: (text: string) => Parsed<string, Problem>) {
  return v.pipe(
    rawText,
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const parsed = parse(dataset.value);
      if (parsed.status === 'ok') return parsed.value;
      addIssue({ message: parsed.problem });
      return NEVER;
    }),
  );
}

/** Each kind of value as it is kept, or what is wrong with it, as an issue's message. */
export const fieldSchemas: { readonly [Kind in FieldKind]: v.GenericSchema<unknown, FieldValue> } = {
  name: textSchema(parseName),
  text: v.pipe(rawText, v.transform(plainText), v.minLength(1, 'empty'), v.maxLength(300, 'tooLong')),
  choice: v.pipe(v.string(), v.maxLength(64, 'choiceUnknown')),
  integer: v.pipe(v.number('numberForm'), v.safeInteger('numberForm')),
  yesNo: v.boolean(),
  date: v.pipe(v.string(), v.check(isLocalDate, 'dateNotReal'), v.check(isPlausibleDay, 'dateYear')),
  partialDate: partialDateSchema,
  time: textSchema(parseTimeOfDay),
  pin: textSchema(parsePersonalNumber),
  phone: textSchema(parsePhone),
  email: textSchema(parseEmail),
  address: addressSchema,
  place: placeSchema,
  idDocument: idDocumentSchema,
};
