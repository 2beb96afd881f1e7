import type { BookKind } from '../books/book.ts';
import type { EntryKind } from '../books/register-entry.ts';
import type { Dossier } from '../dossier.ts';
import type { Fields } from '../field.ts';
import { ageBounds, boundsOf, type PartialDate } from '../partial-date.ts';
import { actionField } from '../procedures/change/actions.ts';
import { partialDateAt, textAt } from '../read-field.ts';
import type { LocalDate } from '../words.ts';

export const entryKinds = [
  'timely',
  'late',
  'reRegistration',
  'foreignAnnotation',
  'unknown',
] as const satisfies readonly EntryKind[];

/** `unknown`: not determined, or not written down. */
export const sexesCounted = ['male', 'female', 'unknown'] as const;
export const peoplesCounted = ['kinh', 'other', 'unknown'] as const;
/** Whole years: at registration of a birth, at death of a death. `unknown`: what is written leaves it open. */
export const agesCounted = ['under1', 'under5', 'from5', 'unknown'] as const;
/** What was done to an entry; what a confirmation is for. */
export const detailsCounted = [
  ...(['change', 'correction', 'supplement', 'ethnicity'] as const),
  ...(['toMarry', 'otherPurpose', 'unknown'] as const),
] as const;

/** What the statistics ask of one entry of a register, and nothing that tells whose it is. `null`: not asked of this kind. */
export interface EntryFacts {
  readonly book: BookKind;
  readonly on: LocalDate;
  readonly kind: EntryKind;
  readonly sex: (typeof sexesCounted)[number] | null;
  readonly people: (typeof peoplesCounted)[number] | null;
  readonly age: (typeof agesCounted)[number] | null;
  readonly detail: (typeof detailsCounted)[number] | null;
  /** Whole years of each at a first marriage; `null`: it is none, or nobody can say. */
  readonly brideAge: number | null;
  readonly groomAge: number | null;
}

const actionDetails: Readonly<Record<string, EntryFacts['detail']>> = {
  THAY_DOI: 'change',
  CAI_CHINH: 'correction',
  BO_SUNG: 'supplement',
  XAC_DINH_LAI_DAN_TOC: 'ethnicity',
};

/** By the day on which it was registered, also of an entry that was typed in from a book later; `undefined`: in no book. */
export function entryFactsOf({ entry, fields }: Pick<Dossier, 'entry' | 'fields'>): EntryFacts | undefined {
  if (entry === undefined) return undefined;
  const { bookKind: book, registeredOn: on, kind } = entry;
  const nothing = { sex: null, people: null, age: null, detail: null, brideAge: null, groomAge: null };
  const facts: EntryFacts = { book, on, kind, ...nothing };
  switch (book) {
    case 'KS':
      return { ...facts, ...personFacts(fields, 'child'), age: ageOn(birthOf(fields, 'child'), day(on)) };
    case 'KT': {
      const died = partialDateAt(fields, 'death.date') ?? dayAt(fields, 'death.date');
      const age = died === undefined ? 'unknown' : ageOn(birthOf(fields, 'deceased'), died);
      return { ...facts, ...personFacts(fields, 'deceased'), age };
    }
    case 'KH':
      return {
        ...facts,
        brideAge: firstMarriageAge(fields, 'bride', on),
        groomAge: firstMarriageAge(fields, 'groom', on),
      };
    case 'TTHN':
      return { ...facts, sex: sexOf(fields, 'subject'), detail: purposeOf(fields) };
    case 'TDCC':
      return { ...facts, detail: actionDetails[textAt(fields, actionField) ?? ''] ?? 'unknown' };
    case 'CMC':
    case 'GH':
    case 'GCKH':
    case 'GCLH':
    case 'BSTL':
    case 'CTBS':
    case 'CTCK':
    case 'CTDC':
    case 'BSSG':
      return facts;
  }
}

function personFacts(fields: Fields, block: string): Pick<EntryFacts, 'sex' | 'people'> {
  const ethnicity = textAt(fields, `${block}.ethnicity`);
  return {
    sex: sexOf(fields, block),
    people: ethnicity === undefined ? 'unknown' : ethnicity === '01' ? 'kinh' : 'other',
  };
}

function sexOf(fields: Fields, block: string): EntryFacts['sex'] {
  const sex = textAt(fields, `${block}.sex`);
  return sex === '1' ? 'male' : sex === '2' ? 'female' : 'unknown';
}

function purposeOf(fields: Fields): EntryFacts['detail'] {
  const purpose = textAt(fields, 'purpose.kind');
  if (purpose === undefined) return 'unknown';
  return purpose === '5' ? 'otherPurpose' : 'toMarry';
}

const day = (on: LocalDate): PartialDate => ({
  y: Number(on.slice(0, 4)),
  m: Number(on.slice(5, 7)),
  d: Number(on.slice(8, 10)),
});

/** A date field holds a whole day as text, a partial one its parts. */
function dayAt(fields: Fields, path: string): PartialDate | undefined {
  const text = textAt(fields, path);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(text) ? day(text) : undefined;
}

function birthOf(fields: Fields, block: string): PartialDate | undefined {
  return partialDateAt(fields, `${block}.birthDate`) ?? dayAt(fields, `${block}.birthDate`);
}

function ageOn(birth: PartialDate | undefined, on: PartialDate): EntryFacts['age'] {
  const years = yearsOn(birth, on);
  if (years === undefined) return 'unknown';
  const [least, most] = years.map(ageBand);
  return least === most && least !== undefined ? least : 'unknown';
}

const ageBand = (years: number): 'under1' | 'under5' | 'from5' =>
  years < 1 ? 'under1' : years < 5 ? 'under5' : 'from5';

/** At the least and at the most; what is not whole, and a death before a birth, leaves it open. */
function yearsOn(birth: PartialDate | undefined, on: PartialDate): readonly [number, number] | undefined {
  if (birth === undefined) return undefined;
  const { earliest, latest } = boundsOf(on);
  const least = ageBounds(birth, earliest).atLeast;
  const most = ageBounds(birth, latest).atMost;
  return most < 0 ? undefined : [Math.max(0, least), most];
}

function firstMarriageAge(fields: Fields, party: 'bride' | 'groom', on: LocalDate): number | null {
  if (fields[`${party}.timesMarried`] !== 1) return null;
  const years = yearsOn(birthOf(fields, party), day(on));
  return years !== undefined && years[0] === years[1] ? years[0] : null;
}
