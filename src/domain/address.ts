import * as v from 'valibot';
import { isCountryCode } from './nationality-codes.ts';
import { plainText } from './plain-text.ts';

/** Two-level address in force since 1 July 2025. `detail`: hamlet (thôn, buôn, bản, ấp, tổ dân phố), house number. */
export interface Address {
  readonly provinceCode: string;
  readonly communeCode: string;
  readonly detail: string;
  /** Unit names as an older paper writes them, kept beside the mapped unit. */
  readonly asWritten?: string;
}

/** An address of which only the writing is known: old units that nobody has mapped to today's. Its codes are no unit's. */
const unmapped = { provinceCode: '00', communeCode: '00000' } as const;

export function writtenAddress(asWritten: string): Address {
  return { ...unmapped, detail: '', asWritten };
}

/** What such an address says, `undefined` of one with units. */
export function onlyWriting({ communeCode, asWritten }: Address): string | undefined {
  return communeCode === unmapped.communeCode ? (asWritten ?? '') : undefined;
}

/** Where something happened to a person: in a health facility, elsewhere in Viet Nam, or abroad. */
export type Place =
  | { readonly at: 'facility'; readonly facility: string; readonly address: Address }
  | { readonly at: 'address'; readonly address: Address }
  | { readonly at: 'abroad'; readonly city: string; readonly country: string };

const text = (max: number) => v.pipe(v.string(), v.transform(plainText), v.maxLength(max, 'tooLong'));
const filledText = (max: number) => v.pipe(text(max), v.minLength(1, 'addressIncomplete'));

export const addressSchema: v.GenericSchema<unknown, Address> = v.strictObject({
  provinceCode: v.pipe(v.string(), v.regex(/^\d{2}$/u, 'addressIncomplete')),
  communeCode: v.pipe(v.string(), v.regex(/^\d{5}$/u, 'addressIncomplete')),
  detail: text(200),
  asWritten: v.exactOptional(filledText(300)),
});

export const placeSchema: v.GenericSchema<unknown, Place> = v.variant('at', [
  v.strictObject({ at: v.literal('facility'), facility: filledText(200), address: addressSchema }),
  v.strictObject({ at: v.literal('address'), address: addressSchema }),
  v.strictObject({
    at: v.literal('abroad'),
    city: filledText(100),
    country: v.pipe(v.string(), v.check(isCountryCode, 'choiceUnknown')),
  }),
]);

export function sameUnit(a: Address, b: Address): boolean {
  return a.provinceCode === b.provinceCode && a.communeCode === b.communeCode;
}
