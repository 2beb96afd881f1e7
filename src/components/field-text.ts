import type { Address } from '../domain/address.ts';
import type { Fields, FieldSpec, FieldValue } from '../domain/field.ts';
import { idDocumentTypes } from '../domain/id-document.ts';
import { printLocalDate } from '../domain/local-date.ts';
import { printPartialDate } from '../domain/partial-date.ts';
import { printPhone } from '../domain/phone.ts';
import { printAddress, printPlace, type UnitNames } from '../domain/print-address.ts';
import type { Choice, Label, LocalDate } from '../domain/words.ts';
import { useMessages, useSay } from '../state/locale.ts';
import { useNationalities } from '../state/nationalities.ts';
import { unitKeyOf, useUnitNames } from '../state/unit-names.ts';

/** Every address among the values, whose units need names. */
export function addressesIn(fields: Fields): readonly Address[] {
  return Object.values(fields).flatMap((value) => {
    if (typeof value !== 'object') return [];
    if ('communeCode' in value) return [value];
    return 'at' in value && value.at !== 'abroad' ? [value.address] : [];
  });
}

interface TextParts {
  readonly names: (address: Address) => UnitNames;
  readonly countries: readonly Choice[];
  readonly say: (label: Label) => string;
  readonly yes: string;
  readonly no: string;
}

function nameOfChoice(choices: readonly Choice[], code: string, say: TextParts['say']): string {
  const found = choices.find((choice) => choice.code === code);
  return found === undefined ? code : say(found.label);
}

/** One kept value in words, as a person reads it. */
function fieldTextOf(spec: FieldSpec, value: FieldValue, parts: TextParts): string {
  const { say, countries, names } = parts;
  if (typeof value === 'boolean') return value ? parts.yes : parts.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (spec.kind === 'date') return printLocalDate(value);
    if (spec.kind === 'phone') return printPhone(value);
    if (spec.kind === 'choice') return nameOfChoice(spec.choices ?? countries, value, say);
    return value;
  }
  if ('y' in value) return printPartialDate(value);
  if ('type' in value) {
    const rest = [value.number, value.issuedOn === undefined ? '' : printPartialDate(value.issuedOn), value.issuedBy];
    return [nameOfChoice(idDocumentTypes, value.type, say), ...rest].filter((text) => text).join(', ');
  }
  if ('at' in value) {
    if (value.at === 'abroad') return `${value.city}, ${nameOfChoice(countries, value.country, say)}`;
    return printPlace(value, names(value.address), '', spec.saysDetail);
  }
  return printAddress(value, names(value));
}

/** Says any field of a dossier in words; unit and country names come in as their tables are read. */
export function useFieldText(fields: Fields, on: LocalDate): (spec: FieldSpec, value: FieldValue) => string {
  const words = useMessages().newDossier;
  const say = useSay();
  const countries = useNationalities();
  const known = useUnitNames(addressesIn(fields), on);
  const names = (address: Address): UnitNames =>
    known.get(unitKeyOf(address)) ?? { commune: address.communeCode, province: address.provinceCode };
  return (spec, value) => fieldTextOf(spec, value, { names, countries, say, yes: words.yes, no: words.no });
}
