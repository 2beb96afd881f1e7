import type { Address } from '../../domain/address.ts';
import { unitAtEnd } from '../../domain/administrative-units.ts';
import { type IdCard, parseIdCardText, personFromIdCard } from '../../domain/id-card-qr.ts';
import type { FormStore } from '../../state/form/form-store.ts';
import type { UnitTables } from '../../state/unit-tables.ts';

export type CardFilled =
  | {
      readonly status: 'filled';
      /** Ids of the person blocks. */
      readonly persons: readonly string[];
      readonly name: string;
      /** The card names units that are not (or no longer) there: a person chooses the commune. */
      readonly addressLeft: boolean;
    }
  | { readonly status: 'notUnderstood' }
  /** Nobody left whose card this could be. */
  | { readonly status: 'nobodyLeft' }
  | { readonly status: 'notAsked'; readonly person: string };

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

/** Whose card it is: by its sex where the form tells persons apart by it, else whoever has no name yet. */
function personsFor(card: IdCard, form: FormStore): readonly string[] {
  const { procedure } = form.context;
  const { fields } = form.getState().form;
  const nameless = (id: string): boolean => fields[`${id}.fullName`] === undefined;
  const person =
    procedure.persons.find(({ sex }) => sex === card.sex) ??
    procedure.persons.find(({ id, sex }) => sex === undefined && nameless(id));
  if (person === undefined) return [];
  // Who stands at the desk may stand in two blocks: the parent who is the applicant too.
  const same = procedure.submitter(fields);
  if (!same.includes(person.id)) return [person.id];
  const also = procedure.persons.filter(({ id }) => id !== person.id && same.includes(id) && nameless(id));
  return [person.id, ...also.map(({ id }) => id)];
}

/** What of the card the block asks for; with the number first, for it makes other questions fall away. */
function fillPerson(form: FormStore, person: string, card: IdCard, address: Address | undefined): void {
  const { fullName, pin, ...rest } = personFromIdCard(card);
  form.fill({ [`${person}.fullName`]: fullName, [`${person}.pin`]: pin });
  const { asked } = form.getState();
  const wanted = Object.entries(rest).map(([name, value]) => [`${person}.${name}`, value] as const);
  form.fill(Object.fromEntries(wanted.filter(([path]) => asked.has(path))));
  const residence = residenceOf(form, person);
  if (residence === undefined) return;
  if (address !== undefined) form.fill({ [residence]: address });
  else if (card.address !== '') form.fillTexts(residence, { asWritten: card.address });
}

/** The address in a person's block, where it is asked for. */
function residenceOf(form: FormStore, person: string): string | undefined {
  const group = form.context.procedure.groups.find(({ id }) => id === person);
  const { asked } = form.getState();
  return group?.fields.find(({ kind, path }) => kind === 'address' && asked.has(path))?.path;
}

/** Reads the text of an identity card's QR code into the person it belongs to; `target`: a block's id. */
export async function fillFromCard(
  form: FormStore,
  text: string,
  target: string,
  units: UnitTables,
): Promise<CardFilled> {
  const read = parseIdCardText(text);
  if (read.status === 'wrong') return { status: 'notUnderstood' };
  const card = read.value;
  const persons = target === 'auto' ? personsFor(card, form) : [target];
  if (persons.length === 0) return { status: 'nobodyLeft' };
  const { asked } = form.getState();
  const unasked = persons.find((person) => !asked.has(`${person}.fullName`));
  if (unasked !== undefined) return { status: 'notAsked', person: unasked };
  const address = card.address === '' ? undefined : await addressOf(card, units);
  for (const person of persons) fillPerson(form, person, card, address);
  const wantsAddress = persons.some((person) => residenceOf(form, person) !== undefined);
  return {
    status: 'filled',
    persons,
    name: card.fullName,
    addressLeft: wantsAddress && address === undefined && card.address !== '',
  };
}
