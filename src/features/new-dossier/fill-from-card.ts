import type { Address } from '../../domain/address.ts';
import { unitAtEnd } from '../../domain/administrative-units.ts';
import type { Fields } from '../../domain/field.ts';
import {
  applicantFieldsFromIdCard,
  type IdCard,
  parentFieldsFromIdCard,
  parseIdCardText,
} from '../../domain/id-card-qr.ts';
import type { FormStore } from '../../state/form/form-store.ts';
import type { UnitTables } from '../../state/unit-tables.ts';

export type CardTarget = 'auto' | 'mother' | 'father' | 'applicant';
export type CardPerson = Exclude<CardTarget, 'auto'>;

export type CardFilled =
  | {
      readonly status: 'filled';
      readonly persons: readonly CardPerson[];
      readonly name: string;
      /** The card names units that are not (or no longer) there: a person chooses the commune. */
      readonly addressLeft: boolean;
    }
  | { readonly status: 'notUnderstood' }
  | { readonly status: 'notAsked'; readonly person: CardPerson };

/** The residence on the card, in the units of today; `undefined` when its names are not theirs. */
async function addressOf(card: IdCard, units: UnitTables): Promise<Address | undefined> {
  const province = unitAtEnd((await units.provinces()) ?? [], card.address);
  if (province === undefined) return undefined;
  const communes = await units.communes(province.unit.code);
  const commune = unitAtEnd(communes ?? [], province.before);
  if (commune === undefined) return undefined;
  return {
    provinceCode: province.unit.code,
    communeCode: commune.unit.code,
    detail: commune.before,
    asWritten: card.address,
  };
}

function personsFor(card: IdCard, target: CardTarget, form: FormStore): readonly CardPerson[] {
  if (target !== 'auto') return [target];
  const parent = card.sex === '2' ? 'mother' : 'father';
  const { fields } = form.getState().form;
  // The parent who stands at the desk is the applicant too.
  const isApplicant = fields['applicant.relationship'] === parent && fields['applicant.fullName'] === undefined;
  return isApplicant ? [parent, 'applicant'] : [parent];
}

function fillPerson(form: FormStore, person: CardPerson, card: IdCard, address: Address | undefined): void {
  const fields: Fields =
    person === 'applicant' ? applicantFieldsFromIdCard(card) : parentFieldsFromIdCard(card, person);
  form.fill(fields);
  const residence = `${person}.residence`;
  if (address !== undefined) form.fill({ [residence]: address });
  else if (card.address !== '') form.fillTexts(residence, { asWritten: card.address });
}

/** Reads the text of an identity card's QR code into the person it belongs to. */
export async function fillFromCard(
  form: FormStore,
  text: string,
  target: CardTarget,
  units: UnitTables,
): Promise<CardFilled> {
  const read = parseIdCardText(text);
  if (read.status === 'wrong') return { status: 'notUnderstood' };
  const card = read.value;
  const persons = personsFor(card, target, form);
  const { asked } = form.getState();
  const unasked = persons.find((person) => !asked.has(`${person}.fullName`));
  if (unasked !== undefined) return { status: 'notAsked', person: unasked };
  const address = card.address === '' ? undefined : await addressOf(card, units);
  for (const person of persons) fillPerson(form, person, card, address);
  const wantsAddress = persons.some((person) => form.getState().asked.has(`${person}.residence`));
  return {
    status: 'filled',
    persons,
    name: card.fullName,
    addressLeft: wantsAddress && address === undefined && card.address !== '',
  };
}
