import type { Address } from '../../domain/address.ts';
import { unitAtEnd } from '../../domain/administrative-units.ts';
import { type CardFacts, personFromIdCard } from '../../domain/id-card-qr.ts';
import { readScannedCard } from '../../domain/scanned-card.ts';
import type { FormStore } from '../../state/form/form-store.ts';
import type { UnitTables } from '../../state/unit-tables.ts';
import { whoseCard } from './whose-card.ts';

export type CardFilled =
  | {
      readonly status: 'filled';
      /** Ids of the person blocks. */
      readonly persons: readonly string[];
      readonly name: string;
      /** The card names units that are not (or no longer) there: a person chooses the commune. */
      readonly addressLeft: boolean;
      /** What of it a person should hold beside the card: see `ScannedCard`; or an input method was on. */
      readonly damage: 'nameLost' | 'unaccented' | 'composed' | null;
    }
  | { readonly status: 'notUnderstood' }
  /** Somebody stands wherever it might belong: one of these is chosen, and the text read again. */
  | { readonly status: 'whose'; readonly persons: readonly string[]; readonly name: string }
  | { readonly status: 'notAsked'; readonly person: string };

/** The residence on the card, in the units of today; `undefined` when its names are not theirs. */
async function addressOf(card: CardFacts, units: UnitTables): Promise<Address | undefined> {
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

/** What of the card the block asks for; with the number first, for it makes other questions fall away. */
function fillPerson(form: FormStore, person: string, card: CardFacts, address: Address | undefined): void {
  const { fullName, pin, ...rest } = personFromIdCard(card);
  form.fill({ ...(fullName === undefined ? {} : { [`${person}.fullName`]: fullName }), [`${person}.pin`]: pin });
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

/** Where a card is meant to go: into a block that she has chosen, or wherever it belongs, the keyboard being in `block`. */
export type CardTarget = { readonly person: string } | { readonly block: string | undefined };

/** Reads the text of an identity card's QR code into the person it belongs to. `composed`: typed through an input method. */
export async function fillFromCard(
  form: FormStore,
  text: string,
  target: CardTarget,
  { units, composed = false }: { readonly units: UnitTables; readonly composed?: boolean },
): Promise<CardFilled> {
  const read = readScannedCard(text);
  if (read.status === 'notCard') return { status: 'notUnderstood' };
  const { card } = read;
  const address = card.address === '' ? undefined : await addressOf(card, units);
  const { asked } = form.getState();
  const owner =
    'person' in target
      ? asked.has(`${target.person}.fullName`)
        ? ({ kind: 'known', persons: [target.person] } as const)
        : ({ kind: 'notAsked', person: target.person } as const)
      : whoseCard(card, form, target.block);
  const name = card.fullName ?? card.pin;
  if (owner.kind === 'notAsked') return { status: 'notAsked', person: owner.person };
  if (owner.kind === 'whose') return { status: 'whose', persons: owner.persons, name };
  const { persons } = owner;
  const into = form.context.procedure.groups.find(({ id }) => id === persons[0])?.title ?? form.context.procedure.name;
  form.asOneStep({ from: 'card', into }, () => {
    for (const person of persons) fillPerson(form, person, card, address);
  });
  const wantsAddress = persons.some((person) => residenceOf(form, person) !== undefined);
  return {
    status: 'filled',
    persons,
    name,
    addressLeft: wantsAddress && address === undefined && card.address !== '',
    damage: read.damage ?? (composed ? 'composed' : null),
  };
}
